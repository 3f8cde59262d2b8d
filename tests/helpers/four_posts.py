"""A program with four posts stored: 1 Baker is the oldest, 4 Editor the newest, and long."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.helpers.feeds import feed, feed_element
from tests.helpers.running import Program

if TYPE_CHECKING:
    from pathlib import Path

TITLES = ("Baker", "Carpenter", "Driver", "Editor")
NEWEST = ("label", "--order", "newest")  # from Editor to Baker
LONG = "\n\n".join(f"Paragraph {number}." for number in range(60))


def store_four(folder: Path) -> Program:
    program = Program(folder / "instance")
    texts = ("Bread.", "Wood.", "Roads.", LONG)
    posts = (
        feed_element(number, position=title, description=text, epoch=1_790_000_000 + number)
        for number, (title, text) in enumerate(zip(TITLES, texts, strict=True), 1)
    )
    program("fetch-new", "--from", "-", given=feed(*posts))
    return program.was_asked()


def stored_labels(program: Program) -> list[int | None]:
    """Return the labels of the posts, by their ids."""
    with closing(sqlite3.connect(program.instance / "jobposts.db")) as database:
        return [label for (label,) in database.execute("SELECT label FROM job_posts ORDER BY id")]
