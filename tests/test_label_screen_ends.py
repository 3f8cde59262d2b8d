"""How the labelling screen ends: by signals, a crash, a closed terminal; and where there is none."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers.four_posts import NEWEST, stored_labels
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.systems import KILL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.running import Program


@pytest.fixture
def program(four_posts: Program) -> Program:
    return four_posts


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129), ("SIGQUIT", 131)])
def test_a_signal_ends_it_and_leaves_the_terminal_as_it_was(name: str, code: int, program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor")
        terminal.press("y")
        terminal.wait("Driver")
        terminal.process.kill(signal.Signals[name])
        assert terminal.end() == code
        assert terminal.is_as_found()
        assert b"Traceback" not in terminal.received
    assert stored_labels(program) == [None, None, None, 1]


def test_ctrl_c_on_the_keyboard_is_the_same(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor")
        terminal.press("\x03")
        assert terminal.end() == 130
        assert terminal.is_as_found()


def test_a_crash_leaves_the_terminal_as_it_was_and_its_traceback_in_sight(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor")
        for file in program.instance.glob("jobposts.db*"):
            file.write_bytes(b"no database")
        terminal.press("yyyy")
        assert terminal.end() not in (0, 130)
        assert terminal.is_as_found()


def test_the_end_of_input_quits(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor")
        terminal.press("\x04")
        assert terminal.end() == 0
        assert terminal.is_as_found()


def test_a_closed_terminal_ends_it_and_keeps_the_answers(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor")
        terminal.press("n")
        terminal.wait("Driver")
        terminal.process.close(force=False)
        assert not terminal.process.isalive()
    assert stored_labels(program) == [None, None, None, 0]


def test_a_kill_loses_nothing_that_was_answered(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor")
        terminal.press("y")
        terminal.wait("Driver")
        terminal.process.kill(KILL)
        assert terminal.end() == -KILL
    assert stored_labels(program) == [None, None, None, 1]


@pytest.mark.parametrize(("arguments", "environment"), [(("--plain",), {}), ((), {"TERM": "dumb"})])
def test_plain_lines_are_asked_for_or_all_the_terminal_can(
    arguments: tuple[str, ...], environment: dict[str, str], program: Program
) -> None:
    with at_terminal(program, *NEWEST, *arguments, **dict[str, Any](environment)) as terminal:
        terminal.wait("y interesting, n not")
        terminal.press("y\r")
        terminal.wait("Driver")
        terminal.press("q\r")
        assert terminal.end() == 0
        assert b"\x1b[?1049h" not in terminal.received


def test_o_opens_the_post_in_the_browser(program: Program, tmp_path: Path) -> None:
    opened, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
    browser.chmod(0o755)
    with at_terminal(program, *NEWEST, BROWSER=str(browser)) as terminal:
        terminal.wait("Editor")
        terminal.press("o")
        terminal.wait("Opened https://remoteOK.com/remote-jobs/4", "Editor", "0 in all")
        terminal.wait_until(lambda _: opened.exists() and opened.read_text() == "https://remoteOK.com/remote-jobs/4\n")
