"""Where nothing is stored yet, each command that reads says so, and in which folder: the posts may lie in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.pages import Page
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.running import Program
from tests.helpers.systems import ODD_NAMES

if TYPE_CHECKING:
    from pathlib import Path

FETCH = "Next, get the posts that Remote OK lists now: python main.py fetch-new"
FILTERS = ("--search", "python"), ("--company", "Acme"), ("--tag", "python"), ("--like", 1), ("--place", "Peru")


@pytest.fixture
def empty(tmp_path: Path) -> Program:
    return Program(tmp_path / "my jobs")


def said(program: Program) -> str:
    return f"Nothing is stored yet in {program.instance}."


@pytest.mark.parametrize("options", [(), ("--all",), ("--stage", "applied"), *FILTERS[:3], ("--all", *FILTERS[0])])
def test_list_says_so_and_how_to_begin(options: tuple[str, ...], empty: Program) -> None:
    done = empty("list", *options)
    lines = done.err.splitlines()
    assert (done.out, lines[0], lines[-1]) == ("", said(empty), FETCH)
    assert "apply" not in done.err
    assert "match" not in done.err


def test_programs_get_an_empty_list(empty: Program) -> None:
    done = empty("list", "--json")
    assert done.json() == []
    assert said(empty) in done.err


def test_a_page_which_may_be_published_names_no_folder(empty: Program) -> None:
    page = empty("list", "--html", "-").out
    assert "Nothing is stored yet." in Page(page).text("header")
    assert str(empty.instance) not in page


def test_label_says_so_too(empty: Program) -> None:
    for options in ((), ("--json",), ("--looking-for", "python")):
        done = empty("label", *options)
        assert done.out == ""
        assert f"{said(empty)}\nNothing to label.\n" in done.err


def test_label_says_so_before_it_offers_to_fetch(empty: Program) -> None:
    with at_terminal(empty, "label", "--plain", size=(30, 300)) as terminal:
        terminal.wait(f"{said(empty)}\nFetch Remote OK's posts now? [Y/n]")
        terminal.press("n\r")
        assert terminal.end() == 0
    assert terminal.text().count("stored yet") == 1


@pytest.mark.parametrize(
    "command",
    [
        *(("recommend",), ("train",), ("show", 1), ("label", 1), ("mark", 1, "--label", "interested")),
        *(("list", *FILTERS[3]), ("list", "--min-chance", 0.5)),
    ],
)
def test_what_needs_posts_fails_with_an_error_that_says_where(command: tuple[object, ...], empty: Program) -> None:
    where = f"There are no posts yet in {empty.instance}"
    assert empty(*command, code=1).err == f"Error: {where}: run fetch-new, then label some, then train.\n"


@ODD_NAMES.needed
def test_the_name_of_a_folder_stays_within_its_line(tmp_path: Path) -> None:
    odd = Program(tmp_path / "two\nlines\x1b[31m")
    assert odd("list").err.splitlines()[0] == rf"Nothing is stored yet in {tmp_path}/two\nlines\x1b[31m."
    assert odd("recommend", code=1).err.count("\n") == 1
