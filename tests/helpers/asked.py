"""A program whose user was not asked yet what they look for, and answers to that question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.helpers.feeds import feed, feed_element
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.running import Program

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = "What are you looking for?"


def store_two(folder: Path, *, asked_where: bool = True) -> Program:
    """Store two posts: 1 Night Baker is the newest. The user was not asked yet what they look for."""
    program = Program(folder / "instance")
    posts = feed_element(1, position="Night Baker", epoch=1_790_000_001), feed_element(2, position="Day Carpenter")
    program("fetch-new", "--from", "-", given=feed(*posts))
    return program.was_asked_where() if asked_where else program


def words(program: Program) -> str | None:
    """Return the words in force."""
    found: str | None = program("stats", "--json").json()["looking_for"]
    return found


def answered(program: Program, *keys: str, command: tuple[object, ...] = ("label",), **named: Any) -> str | None:
    """Answer the question by these keys and quit; return the words in force then."""
    with at_terminal(program, *command, **named) as terminal:
        terminal.wait(QUESTION)
        for key in keys:
            terminal.press(key)
        terminal.press("\r")
        terminal.wait("in all", gone=QUESTION)
        terminal.press("q")
        assert terminal.end() == 0
        assert terminal.is_as_found()
    return words(program)
