"""The help of a command: what it does, an example to type, and its options by what they are about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.helpers.running import COMMANDS

if TYPE_CHECKING:
    from tests.helpers.running import Program

GROUPS = ["Arguments", "What", "Where", "How it looks"]


def groups_of(said: str) -> dict[str, str]:
    """Return the text of each group of a help text, by its title."""
    groups: dict[str, str] = {}
    for part in said.split("\n\n"):
        title, colon, text = part.partition(":\n")
        if colon and not title.startswith(" "):
            groups[title] = text
    return groups


@pytest.mark.parametrize("command", COMMANDS)
def test_options_stand_in_groups_in_one_order(command: str, program: Program) -> None:
    said = program(command, "--help").out
    groups = groups_of(said)
    assert list(groups) == [title for title in GROUPS if title in groups]
    assert "--help" in groups["How it looks"]
    assert "--instance" in groups.get("Where", "--instance")
    assert "list[" not in said


def test_what_is_about_the_posts_stands_apart_from_where_and_from_looks(program: Program) -> None:
    groups = groups_of(program("recommend", "--help").out)
    assert all(option in groups["What"] for option in ("--limit", "--place", "--hide"))
    assert all(option in groups["Where"] for option in ("--instance", "--html", "--atom"))
    assert all(option in groups["How it looks"] for option in ("--json", "--csv", "--quiet", "--no-color"))


@pytest.mark.parametrize("command", COMMANDS)
def test_quiet_promises_no_silence_of_data(command: str, program: Program) -> None:
    assert re.search(r"-q, --quiet +Print no messages but errors\.", program(command, "--help").out)


def test_an_example_is_one_line_to_copy_however_narrow_the_screen(program: Program) -> None:
    said = program("mark", "--help", COLUMNS="40").out
    assert '\n  Example: python main.py mark 1133392 --stage applied --note "sent my CV to Ann"\n' in said
