"""The first label on a terminal asks what the user looks for: when it does, and how it ends."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.helpers.asked import QUESTION, answered, store_two, words
from tests.helpers.four_posts import NEWEST, stored_labels
from tests.helpers.pseudo_terminal import PseudoTerminal, at_terminal
from tests.helpers.running import Program

if TYPE_CHECKING:
    from pathlib import Path

AGAIN = ("label", "--looking-for")
CTRL_D, CTRL_C = "\x04", "\x03"
KEYS = ("Enter choose from a list", "Ctrl-U clear", "Ctrl-D quit")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return store_two(tmp_path)


def test_the_first_label_asks_and_its_answer_leads_to_the_first_post(program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        terminal.wait(QUESTION, "Example: python backend europe", *KEYS)
        terminal.press("carpenter")
        terminal.wait("> carpenter", "Enter done")
        terminal.press("\r")
        terminal.wait_for_title("Day Carpenter")
        terminal.press("q")
        assert terminal.end() == 0
        assert terminal.is_as_found()
        assert terminal.received.count(b"\x1b[?1049h") == 1
    assert words(program) == "carpenter"


def test_it_asks_once(program: Program) -> None:
    assert answered(program, "baker") == "baker"
    program("label", "--looking-for", "")
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait_for_title("Night Baker")


def test_it_asks_even_if_there_are_labels(program: Program) -> None:
    program("label", given="n\n")
    assert answered(program, "baker") == "baker"


@pytest.mark.parametrize("command", [("label", 1), ("label", "--looking-for", "wood"), ("label", "--looking-for", "")])
def test_who_names_posts_or_words_is_not_asked(command: tuple[object, ...], program: Program) -> None:
    with at_terminal(program, *command) as terminal:
        terminal.wait("in all", "q quit", gone=QUESTION)


def test_who_has_said_it_is_not_asked(program: Program) -> None:
    program("label", "--looking-for", "wood")
    with at_terminal(program, "label") as terminal:
        terminal.wait("in all", "q quit", gone=QUESTION)


@pytest.mark.parametrize("options", [(), ("--plain",), ("--json",), ("--quiet",)])
def test_a_pipe_is_never_asked(options: tuple[str, ...], program: Program) -> None:
    done = program("label", *options, given="n\n")
    assert QUESTION not in done.out + done.err
    assert stored_labels(program).count(0) == 1
    assert answered(program, "baker") == "baker"


@pytest.mark.parametrize("option", ["--json", "--quiet"])
def test_a_terminal_that_is_to_be_silent_is_not_asked(option: str, program: Program) -> None:
    with at_terminal(program, "label", option) as terminal:
        terminal.wait("Baker" if option == "--json" else "y interesting", gone=QUESTION)
        terminal.press(CTRL_D)
        assert terminal.end() == 0


def test_ctrl_c_leaves_and_it_is_asked_again(program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        terminal.wait(QUESTION)
        terminal.press("wood" + CTRL_C)
        assert terminal.end() == 130
        assert terminal.is_as_found()
        assert b"Traceback" not in terminal.received
    assert answered(program, "baker") == "baker"


def test_ctrl_d_quits_as_from_the_posts_and_it_is_asked_again(program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        terminal.wait(QUESTION)
        terminal.press("wood" + CTRL_D)
        assert terminal.end() == 0
        assert terminal.is_as_found()
        assert b"2 left to label" in terminal.received
    assert words(program) is None
    assert answered(program, "baker") == "baker"


def is_continued(terminal: PseudoTerminal) -> bool:
    """Continue the program, which may not have stopped yet; return whether it has taken the screen again."""
    terminal.process.kill(signal.SIGCONT)
    return terminal.received.count(b"\x1b[?1049h") == 2


def test_the_program_can_be_suspended(program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        terminal.wait(QUESTION)
        terminal.press("bread")
        terminal.wait("> bread")
        terminal.process.kill(signal.SIGTSTP)
        terminal.wait_until(lambda _: terminal.received.endswith(b"\x1b[?7h"))
        terminal.wait_until(lambda _: is_continued(terminal))
        terminal.wait_until(lambda shown: "> bread" in shown and not terminal.screen.cursor.hidden)
        terminal.press("\r")
        terminal.wait("in all", gone=QUESTION)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_leaves_the_terminal_as_it_was(name: str, program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        terminal.wait(QUESTION)
        terminal.process.kill(signal.Signals[name])
        assert terminal.end() == 128 + signal.Signals[name]
        assert terminal.is_as_found()


@pytest.mark.parametrize(
    "command", [("label", "--limit", 5, "--looking-for"), ("label", "--looking-for", "-n5"), (*AGAIN, "--", 1)]
)
def test_other_options_may_follow_or_come_before(command: tuple[object, ...], program: Program) -> None:
    if "-n5" in command:
        assert "No such option" in program(*command, code=2).err
    else:
        assert answered(program, "wood", command=command) == "wood"


@pytest.mark.parametrize("options", [(), ("--plain",), ("--json",), ("--quiet",)])
def test_without_a_terminal_the_words_must_be_given(options: tuple[str, ...], tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    done = program(*AGAIN, *options, code=2)
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert 'Invalid value for --looking-for: give the words after it, such as "python backend"' in done.err
    assert not program.instance.exists()


def test_words_may_begin_with_a_dash(program: Program) -> None:
    program("label", "--looking-for", "-senior wood")
    assert words(program) == "-senior wood"
    program("label", "--looking-for=-senior")
    assert words(program) == "-senior"
    program("label", "--looking-for=")
    assert words(program) is None
