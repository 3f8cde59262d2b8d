"""Texts of which the feed has only the beginning: readers are told so, and where the whole is."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from jobsearch.remoteok import parse_jobs
from jobsearch.terminal import rendering, words
from jobsearch.terminal.pages.posts import description, markdown
from tests.helpers.builders import NOW, a_post, a_stored_post

if TYPE_CHECKING:
    from pathlib import Path

CUT = "We look for a gardener who…"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CUT, True),
        ("We look for a gardener who is...", True),
        (f"{CUT}See this and similar jobs on LinkedIn.", True),
        (f"{CUT}Ve este y otros empleos similares en LinkedIn.", True),
        ("We look for a gardener.", False),
        ("… and a gardener", False),
        (f"{CUT}\nSend it by mail, not by LinkedIn.", False),
        ("Roses, tulips, moss, " * 20 + "and more...", False),
        ("", False),
    ],
)
def test_a_short_text_that_ends_in_dots_is_cut_short(text: str, *, expected: bool) -> None:
    assert a_post(description=text).is_cut_short is expected


def test_every_place_that_shows_the_text_says_so_once() -> None:
    cut, whole = (a_stored_post(description=text) for text in (CUT, "We look for a gardener."))
    console = Console(file=io.StringIO(), width=30)
    for post, times in ((cut, 1), (whole, 0)):
        lines = [line.plain.rstrip() for line in rendering.description_lines(console, post, 30)]
        assert " ".join(lines).count(words.CUT_SHORT) == times
        assert max(map(len, lines)) <= 30
        assert rendering.plain_post(post, NOW).count(words.CUT_SHORT) == times
        assert description(post, markdown()).count(words.CUT_SHORT) == times


def test_a_quarter_of_a_recorded_feed_is_cut_short(shared: Path) -> None:
    posts = parse_jobs((shared / "feed" / "2026-06-14.json").read_bytes()).posts
    assert sum(post.is_cut_short for post in posts) == 29
