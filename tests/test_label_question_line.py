"""The line in which the first label asks what the user looks for: it is edited, fits, and what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.asked import QUESTION, answered, store_two, words
from tests.helpers.four_posts import stored_labels
from tests.helpers.pseudo_terminal import PseudoTerminal, at_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.running import Program

AGAIN = ("label", "--looking-for")
CTRL_U, CTRL_W, LEFT, HOME, DELETE = "\x15", "\x17", "\x1b[D", "\x1b[H", "\x1b[3~"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return store_two(tmp_path)


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (["bakr", LEFT, "e"], "baker"),
        (["baker and more", CTRL_W, CTRL_W], "baker"),
        (["wood", CTRL_U, "baker"], "baker"),
        (["aker", HOME, "b", HOME, "x", "\x7f"], "baker"),
        (["xbaker", HOME, DELETE], "baker"),
        (["  baker ", "\x1b[A", "\x1b[15~", "\x1by"], "baker"),
        (["面包师 e\N{COMBINING ACUTE ACCENT}"], "面包师 e\N{COMBINING ACUTE ACCENT}"),
        (["\x1b[200~baker\rbread\n\x1b[31mnight\x07\x1b[201~"], "baker bread [31mnight"),
    ],
)
def test_the_line_is_edited_as_lines_are(keys: list[str], line: str, program: Program) -> None:
    assert answered(program, *keys) == line


def test_the_cursor_stands_behind_wide_characters(program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        terminal.wait(QUESTION)
        terminal.press("好好a")
        terminal.wait("> 好好a")
        terminal.wait_until(lambda _: cursor(terminal) == (5, 8))
        terminal.press(LEFT + LEFT)
        terminal.wait_until(lambda _: cursor(terminal) == (5, 5))
        assert not terminal.screen.cursor.hidden


def cursor(terminal: PseudoTerminal) -> tuple[int, int]:
    """Return the row and the column of the cursor."""
    return terminal.screen.cursor.y, terminal.screen.cursor.x


def test_of_a_line_longer_than_the_screen_the_part_around_the_cursor_shows(program: Program) -> None:
    with at_terminal(program, "label", size=(10, 40)) as terminal:
        terminal.wait(QUESTION)
        terminal.press("first " + "wood " * 20 + "last")
        terminal.wait("> …", "wood last")
        terminal.press(HOME)
        terminal.wait("> first wood", gone="last")
        terminal.press("\r")
        terminal.wait("in all")


@pytest.mark.parametrize("size", [(6, 20), (10, 40), (20, 60), (24, 80), (50, 200)])
def test_it_can_be_answered_at_any_size_and_after_a_resize(size: tuple[int, int], program: Program) -> None:
    with at_terminal(program, "label", size=size) as terminal:
        terminal.wait("What are you looking", ">", "Enter")
        terminal.press("baker")
        terminal.wait("> baker", "Enter done")
        terminal.resize(12, 50)
        terminal.wait(QUESTION, "> baker", "Enter done")
        terminal.press("\r")
        terminal.wait_for_title("Night Baker")


def test_keys_typed_ahead_of_the_first_post_decide_nothing(program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        terminal.wait(QUESTION)
        terminal.press("baker\ryyy")
        terminal.wait_for_title("Night Baker")
        terminal.press("q")
        assert terminal.end() == 0
    assert stored_labels(program) == [None, None]


def test_a_file_that_can_not_be_read_is_refused_and_the_line_stays(program: Program, tmp_path: Path) -> None:
    (tmp_path / "cv").write_text("I bake\nbread.")
    with at_terminal(program, "label") as terminal:
        terminal.wait(QUESTION)
        terminal.press(f"@{tmp_path}/cvx\r")
        terminal.wait(QUESTION, "can't be read as text")
        terminal.press("\x7f\r")
        terminal.wait("in all", gone=QUESTION)
    assert words(program) == "I bake\nbread."


@pytest.mark.parametrize("text", ["", " \n\t\n", "--\n"])
def test_a_file_without_words_is_refused(text: str, program: Program, tmp_path: Path) -> None:
    (tmp_path / "cv").write_text(text)
    done = program("label", "--looking-for", f"@{tmp_path}/cv", code=1)
    assert (done.out, done.err) == ("", f"Error: The file {tmp_path}/cv holds no words.\n")
    with at_terminal(program, "label") as terminal:
        terminal.wait(QUESTION)
        terminal.press(f"@{tmp_path}/cv\r")
        terminal.wait(QUESTION, "holds no words.")
        terminal.press(CTRL_U + "baker\r")
        terminal.wait("in all", gone=QUESTION)
    assert words(program) == "baker"


def test_asked_again_the_words_stand_in_the_line(program: Program) -> None:
    program("label", "--looking-for", "wood")
    with at_terminal(program, *AGAIN, "--order", "newest") as terminal:
        terminal.wait(QUESTION, "> wood")
        terminal.press(" and bread\r")
        terminal.wait_for_title("Night Baker")
    assert words(program) == "wood and bread"


def test_a_cv_that_is_left_as_it_is_keeps_its_lines(program: Program) -> None:
    program("label", "--looking-for", "I bake\nbread.")
    assert answered(program, command=AGAIN) == "I bake\nbread."
