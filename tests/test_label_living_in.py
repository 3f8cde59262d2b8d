"""The first label on a terminal asks where the user lives, after the words; how it is answered, and asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.asked import QUESTION, store_two
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.stating import state_at

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.running import Program

WHERE = "Where do you live?"
AGAIN = ("label", "--living-in")
CTRL_D, CTRL_C, CTRL_U = "\x04", "\x03", "\x15"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return a program whose user was asked neither; 1 Night Baker is open to the US, 2 Day Carpenter to Europe."""
    program = store_two(tmp_path, asked_where=False)
    state_at(program.instance, {1: {"open_to": ("US",)}, 2: {"open_to": ("europe",)}})
    return program


def place(program: Program) -> str | None:
    """Return the place in force."""
    found: str | None = program("stats", "--json").json()["living_in"]
    return found


def test_it_is_asked_after_the_words_and_what_is_open_elsewhere_comes_last(program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        terminal.wait(QUESTION)
        terminal.press("baker\r")
        terminal.wait(WHERE, "Example: Portugal", "Enter anywhere", "Ctrl-D quit", gone=QUESTION)
        terminal.press("portugal")
        terminal.wait("> portugal", "Enter done")
        terminal.press("\r")
        terminal.wait_for_title("Day Carpenter")
        terminal.wait("1 of 2 posts is not open to Portugal and comes last.")
        terminal.press("n")
        terminal.wait_for_title("Night Baker")
        terminal.wait("Not open to Portugal, like all that is left.")
        terminal.press("q")
        assert terminal.end() == 0
        assert terminal.is_as_found()
        assert terminal.received.count(b"\x1b[?1049h") == 1
    assert place(program) == "Portugal"


def test_enter_says_none_and_it_is_asked_once(program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        terminal.wait(QUESTION)
        terminal.press("baker\r")
        terminal.wait(WHERE)
        terminal.press("\r")
        terminal.wait_for_title("Night Baker")
    assert place(program) is None
    with at_terminal(program, "label") as terminal:
        terminal.wait("in all", "q quit", gone=WHERE)


def test_who_answered_the_words_in_an_earlier_version_is_asked_once_too(program: Program) -> None:
    program("label", "--looking-for", "baker", given="")
    with at_terminal(program, "label") as terminal:
        terminal.wait(WHERE, gone=QUESTION)
        terminal.press("\r")
        terminal.wait("in all", gone=WHERE)


@pytest.mark.parametrize("command", [("label", 1), ("label", "--living-in", "Peru"), ("label", "--living-in", "")])
def test_who_names_posts_or_a_place_is_not_asked(command: tuple[object, ...], program: Program) -> None:
    program("label", "--looking-for", "baker", given="")
    with at_terminal(program, *command) as terminal:
        terminal.wait("in all", "q quit", gone=WHERE)


def test_who_has_said_it_is_not_asked(program: Program) -> None:
    program("label", "--looking-for", "baker", given="")
    program("recommend", "--living-in", "Peru", code=1)  # without a model
    assert place(program) == "Peru"
    with at_terminal(program, "label") as terminal:
        terminal.wait("in all", "q quit", gone=WHERE)


@pytest.mark.parametrize("options", [(), ("--plain",), ("--json",), ("--quiet",)])
def test_a_pipe_is_never_asked(options: tuple[str, ...], program: Program) -> None:
    done = program("label", *options, given="n\n")
    assert WHERE not in done.out + done.err


def test_an_unknown_place_says_what_may_be_meant_and_keeps_the_line(program: Program) -> None:
    program("label", "--looking-for", "baker", given="")
    with at_terminal(program, *AGAIN) as terminal:
        terminal.wait(WHERE)
        terminal.press("Portugall\r")
        terminal.wait("> Portugall", "Portugall is not a place known here; did you mean Portugal?")
        terminal.press(CTRL_U + "Georgia\r")
        terminal.wait("> Georgia", "say GE (the country) or Georgia, United States.")
        terminal.press(", US\r")
        terminal.wait("in all", gone=WHERE)
        terminal.press("q")
        assert terminal.end() == 0
    assert place(program) == "Georgia, United States"


def test_asked_again_the_place_stands_in_the_line(program: Program) -> None:
    program("label", "--looking-for", "baker", given="")
    program("label", "--living-in", "Georgia, US", given="")
    with at_terminal(program, *AGAIN) as terminal:
        terminal.wait(WHERE, "> Georgia, United States")
        terminal.press("\r")
        terminal.wait("in all", gone=WHERE)
    assert place(program) == "Georgia, United States"
    with at_terminal(program, *AGAIN) as terminal:
        terminal.wait("> Georgia, United States")
        terminal.press(CTRL_U + "\r")
        terminal.wait("in all", gone=WHERE)
    assert place(program) is None


@pytest.mark.parametrize(("key", "code"), [(CTRL_D, 0), (CTRL_C, 130)])
def test_who_leaves_is_asked_again_for_the_place_alone(key: str, code: int, program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        terminal.wait(QUESTION)
        terminal.press("baker\r")
        terminal.wait(WHERE)
        terminal.press("Peru" + key)
        assert terminal.end() == code
        assert terminal.is_as_found()
    with at_terminal(program, "label") as terminal:
        terminal.wait(WHERE, gone=QUESTION)
    assert place(program) is None


def test_by_lines_it_is_asked_and_refused_in_words(program: Program) -> None:
    with at_terminal(program, "label", "--plain") as terminal:
        terminal.wait(QUESTION)
        terminal.press("baker\n")
        terminal.wait(WHERE, "In a line (Enter: anywhere):")
        terminal.press("Portugall\n")
        terminal.wait("did you mean Portugal?")
        terminal.press("Portugal\n")
        terminal.wait("Day Carpenter")
        terminal.press("q\n")
        assert terminal.end() == 0
        assert b"1 of these is not open to Portugal and comes last" in terminal.received
    assert place(program) == "Portugal"


def test_by_lines_enter_keeps_the_place_and_a_dash_forgets_it(program: Program) -> None:
    program("label", "--looking-for", "baker", given="")
    program("label", "--living-in", "Peru", given="")
    for answer, kept in (("", "Peru"), ("-", None)):
        with at_terminal(program, *AGAIN, "--plain") as terminal:
            terminal.wait(WHERE, "Now: Peru", "In a line (Enter: keep that; -: anywhere):")
            terminal.press(f"{answer}\n")
            terminal.wait("left")
            terminal.press("q\n")
            assert terminal.end() == 0
        assert place(program) == kept
