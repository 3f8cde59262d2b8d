from __future__ import annotations

import signal
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.pseudo_terminal import at_terminal
from tests.running import READER, SAMPLE, Program, feed, listed

if TYPE_CHECKING:
    from pathlib import Path

TITLES = ("Baker", "Carpenter", "Driver", "Editor")
LONG = "\n\n".join(f"Paragraph {number}." for number in range(60))
KEYS = ("y interesting", "n not", "s skip", "u undo", "o open", "w why", "? keys", "q quit")
NEWEST = ("label", "--order", "newest")


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Four posts: 1 Baker is the oldest, 4 Editor the newest, and long."""
    program = Program(tmp_path_factory.mktemp("four") / "instance")
    texts = ("Bread.", "Wood.", "Roads.", LONG)
    posts = (
        listed(number, position=title, description=text, epoch=1_790_000_000 + number)
        for number, (title, text) in enumerate(zip(TITLES, texts, strict=True), 1)
    )
    assert program("fetch-new", "--from", "-", given=feed(*posts)).code == 0
    return program


@pytest.fixture
def program(four: Program, tmp_path: Path) -> Program:
    return four.copy(tmp_path / "copy")


def labels(program: Program) -> list[int | None]:
    """Return the labels of the posts, by their ids."""
    with closing(sqlite3.connect(program.instance / "jobposts.db")) as database:
        return [label for (label,) in database.execute("SELECT label FROM job_posts ORDER BY id")]


def test_the_first_screen_shows_the_post_every_key_and_how_it_goes(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        shown = terminal.wait("Editor", "Company 4", "Paragraph 1.", "more lines: space", "0 in all", *KEYS)
        assert "4 left" in shown
        terminal.press("q")
        assert terminal.end() == 0
        assert terminal.is_as_found()


def test_twenty_answers_take_twenty_keys_and_no_enter(tmp_path: Path) -> None:
    program = Program(tmp_path / "sample")
    assert program("fetch-new", "--from", SAMPLE).code == 0
    with at_terminal(program, "label", "--limit", 20) as terminal:
        for number in range(20):
            terminal.wait(f"{number} in all")
            terminal.press("n" if number % 3 else "y")
        assert terminal.end() == 0
        assert b"20 answers given" in terminal.received
        assert terminal.is_as_found()
    assert (labels(program).count(1), labels(program).count(0)) == (7, 13)


def test_keys_typed_ahead_are_taken_one_by_one(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor")
        terminal.press("ynsq")
        assert terminal.end() == 0
    assert labels(program) == [None, None, 0, 1]


def test_what_is_no_key_shows_the_keys_and_decides_nothing(program: Program) -> None:
    enter, escape, alt, mouse, old_mouse = "\r", "\x1b", "\x1by", "\x1b[<0;3;4M", "\x1b[M yn"
    paste, clipboard, function_key = "\x1b[200~yes\nno\n\x1b[201~", "\x1b]52;c;eXk=\x07", "\x1b[15~"
    with at_terminal(program, *NEWEST) as terminal:
        for keys in (enter, "x", "5", escape, alt, mouse, old_mouse, paste, clipboard, function_key):
            terminal.wait("Editor", "Paragraph 0.", "0 in all", gone="undo the last answer")
            terminal.press(keys)
            terminal.wait("Editor", "undo the last answer", "0 in all", *KEYS)
            terminal.press("\x1b[H")
        terminal.press("q")
        assert terminal.end() == 0
    assert labels(program) == [None] * 4


def test_space_b_and_arrows_turn_the_pages(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Paragraph 0.")
        terminal.press(" ")
        terminal.wait("back: b", "Editor", gone="Paragraph 0.")
        terminal.press("b")
        terminal.wait("Paragraph 0.", gone="back: b")
        terminal.press("\x1b[B")
        terminal.wait("back: b", gone="Paragraph 0.")
        terminal.press("\x1b[F")
        terminal.wait("Paragraph 59.", *KEYS, gone="more line")
        terminal.press("\x1b[H")
        terminal.wait("Paragraph 0.")


def test_a_resize_redraws_and_keeps_the_keys_in_sight(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor", *KEYS)
        terminal.resize(20, 60)
        terminal.wait("Editor", "y yes", "q quit", gone="y interesting")
        terminal.resize(50, 160)
        terminal.wait("Editor", "Paragraph 18.", *KEYS)
        assert terminal.screen.display[0].startswith(" " * 30)
        terminal.resize(5, 20)
        terminal.wait("Editor", "y n s u o w ? q")
        terminal.press("q")
        assert terminal.end() == 0


def test_undo_says_what_it_undid_and_goes_back_over_earlier_sessions(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor")
        terminal.press("y")
        terminal.wait("Interesting: Editor", "Driver")
        terminal.press("q")
        assert terminal.end() == 0
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Driver", "1 in all")
        terminal.press("s")
        terminal.wait("Skipped: Driver", "Carpenter")
        terminal.press("u")
        terminal.wait("Undone: Driver", "1 in all")
        terminal.press("u")
        terminal.wait("Undone: Editor", "Paragraph 0.", "0 in all")
        terminal.press("u")
        terminal.wait("Nothing to undo", "Paragraph 0.")
    assert labels(program) == [None] * 4


def test_a_second_key_says_why_not_and_may_be_left_out(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor")
        terminal.press("n")
        terminal.wait("Why not Editor?", "1 place", "6 contract", "Driver")
        terminal.press("4")
        terminal.wait("Noted: pay", "Driver", gone="Why not")
        terminal.press("n")
        terminal.wait("Why not Driver?", "Carpenter")
        terminal.press("y")
        terminal.wait("Baker", gone="Why not")
        terminal.press("3")
        terminal.wait("undo the last answer")
    assert program("stats", "--json").json()["reasons"] == {"pay": 1}
    assert labels(program) == [None, 1, 0, 0]


def test_a_skipped_post_comes_back_last(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        for title, key in (("Editor", "s"), ("Driver", "n"), ("Carpenter", "n"), ("Baker", "n"), ("Editor", "y")):
            terminal.wait_for_title(title)
            terminal.press(key)
        assert terminal.end() == 0
    assert labels(program) == [0, 0, 0, 1]


def test_judging_again_shows_the_old_answer(program: Program) -> None:
    assert program("label", 2, given="n\n").code == 0
    with at_terminal(program, "label", 2) as terminal:
        terminal.wait("Carpenter", "You said: not.")
        terminal.press("y")
        assert terminal.end() == 0
    assert labels(program) == [None, 1, None, None]


def test_why_names_terms_and_the_nearest_posts_judged(tmp_path: Path) -> None:
    program = Program(tmp_path / "sample")
    assert program("fetch-new", "--from", SAMPLE).code == 0
    with closing(sqlite3.connect(program.instance / "jobposts.db")) as database:
        stored = {str(post_id) for (post_id,) in database.execute("SELECT id FROM job_posts")}
    known = [post_id for post_id in READER if post_id in stored]
    program.label({post_id: READER[post_id] for post_id in known[:20]})
    with at_terminal(program, "label", size=(30, 80)) as terminal:
        terminal.wait("20 in all")
        for _ in range(60):  # the model learns while the user reads
            if "good in" in terminal.wait("20 in all"):
                break
            terminal.press("s")
            time.sleep(0.3)
            terminal.wait("Skipped")
        terminal.press("w")
        terminal.wait("Chance", "Like: ", "you said", *KEYS)


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGQUIT, 131)],
)
def test_a_signal_ends_it_and_leaves_the_terminal_as_it_was(number: int, code: int, program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor")
        terminal.press("y")
        terminal.wait("Driver")
        terminal.process.kill(number)
        assert terminal.end() == code
        assert terminal.is_as_found()
        assert b"Traceback" not in terminal.received
    assert labels(program) == [None, None, None, 1]


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
    assert labels(program) == [None, None, None, 0]


def test_a_kill_loses_nothing_that_was_answered(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor")
        terminal.press("y")
        terminal.wait("Driver")
        terminal.process.kill(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
    assert labels(program) == [None, None, None, 1]


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
