"""The labelling screen's keys beside the answers: why and its end, scrolling, help, hiding a company, leaving."""

from __future__ import annotations

import os
import select
from typing import TYPE_CHECKING

import pytest

from jobsearch.terminal.labelling.keyboard import keyboard
from tests.helpers.feed_server import Answer, serving
from tests.helpers.feeds import feed, feed_element
from tests.helpers.four_posts import NEWEST, stored_labels
from tests.helpers.pseudo_terminal import PATIENCE, at_terminal
from tests.helpers.running import Program

if TYPE_CHECKING:
    from pathlib import Path

NO_MODEL = "There is no model yet"
OFFER = "Fetch Remote OK's posts now? [Y/n]"


@pytest.fixture
def program(four_posts: Program) -> Program:
    return four_posts


def test_why_waits_for_a_model_by_itself_and_is_closed_by_the_same_key(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor", "Paragraph 0.")
        terminal.press("w")
        terminal.wait(NO_MODEL, "Editor", gone="One moment")
        terminal.press("w")
        terminal.wait("Editor", gone=NO_MODEL)
        terminal.press("w")
        terminal.wait(NO_MODEL)
    assert stored_labels(program) == [None] * 4


def test_why_in_lines_waits_for_a_model_too(program: Program) -> None:
    done = program("label", given="w\nw\nn\n")
    assert done.err.count(NO_MODEL) == 2
    assert done.err.count("One moment") <= 1


def test_j_k_g_and_G_scroll(program: Program) -> None:  # noqa: N802 - the key is a capital
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Paragraph 0.")
        terminal.press("j")
        terminal.wait("back: b", gone="Paragraph 0.")
        terminal.press("k")
        terminal.wait("Paragraph 0.", gone="back: b")
        terminal.press("G")
        terminal.wait("Paragraph 59.", gone="more line")
        terminal.press("g")
        terminal.wait("Paragraph 0.", gone="back: b")
    assert stored_labels(program) == [None] * 4


def test_the_keys_explain_the_reasons_and_can_be_scrolled_and_closed(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Paragraph 0.")
        terminal.press("j")
        terminal.wait("back: b")
        terminal.press("?")
        terminal.wait("1  place: ", "5  company: hides all its posts from now on", gone="back: b")
        terminal.press("G")
        terminal.wait("train tests whether", "j, k, arrows", gone="this post is interesting")
        terminal.press("?")
        terminal.wait("Paragraph 1.", "back: b", gone="train tests")
        terminal.press("?")
        terminal.wait("train tests whether")
        for _ in range(2):  # Esc closes what is open, and opens nothing
            terminal.press("\x1b")
            terminal.wait("Paragraph 1.", "back: b", gone="train tests")


def test_the_reason_company_hides_it_and_undo_shows_it_again(program: Program) -> None:
    posts = [feed_element(number, position=f"Baker {number}", company="Bread & Co") for number in (11, 12)]
    newest = {"epoch": 1_795_000_000}
    program("fetch-new", "--from", "-", given=feed(*(post | newest for post in posts)))
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait_for_title("Baker 12")
        terminal.press("n")
        terminal.wait_for_title("Baker 11")
        terminal.press("5")
        terminal.wait("Hidden from now on: Bread & Co; recommend --unhide 'company:Bread & Co'", "Editor", "4 left")
        terminal.press("u")
        terminal.wait("Undone: Baker 12; Bread & Co is shown again", "6 left")
        terminal.press("n")
        terminal.wait_for_title("Baker 11")
        terminal.press("5q")
        assert terminal.end() == 0
        assert b"1 answer given: not interesting" in terminal.received
        assert terminal.received.count(b"recommend --unhide 'company:Bread & Co' shows it\r\nagain.") == 1
    assert program("stats", "--json").json()["rules"] == ["company:Bread & Co"]


def test_an_address_that_could_not_be_opened_is_shown(program: Program) -> None:
    with at_terminal(program, *NEWEST, DISPLAY="", WAYLAND_DISPLAY="", BROWSER="") as terminal:
        terminal.wait("4 · Remote OK · https://remoteOK.com/remote-jobs/4")
        terminal.press("o")
        shown = terminal.wait("No browser could be opened")
        assert "the address is https://remoteOK.com/remote-jobs/4" in " ".join(shown.split())
    assert b"]8;" in terminal.received


def test_ctrl_c_says_that_the_answers_are_stored(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor")
        terminal.press("y")
        terminal.wait("Driver")
        terminal.press("\x03")
        assert terminal.end() == 130
        assert terminal.received.rfind(b"1 answer stored.") > terminal.received.rfind(b"\x1b[?1049l")


def test_what_is_typed_too_much_does_not_reach_the_shell() -> None:
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    user, program = pty.openpty()
    with keyboard(program):
        os.write(user, b"rm -rf\n")
        assert select.select([program], [], [], PATIENCE)[0]
    os.set_blocking(program, False)
    with pytest.raises(BlockingIOError):
        os.read(program, 100)
    assert termios.tcgetattr(program)[3] & termios.ICANON
    os.close(user)
    os.close(program)


def test_on_an_empty_store_the_posts_are_fetched_if_wanted(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    with serving({"api": Answer(feed(feed_element(1)))}) as server:
        with at_terminal(program, "label", JOBSEARCH_URL=server / "api") as terminal:
            terminal.wait(OFFER)
            terminal.press("\r")
            terminal.wait("What are you looking for?")
            terminal.press("gardener\r")
            terminal.wait("Where do you live?")
            terminal.press("\r")
            terminal.wait("Gardener", "1 left")
            terminal.press("y")
            assert terminal.end() == 0
        assert len(server.asked) == 1
    assert stored_labels(program) == [1]


@pytest.mark.parametrize(("typed", "code"), [("n\r", 0), ("\x04", 0), ("\x03", 130)])
def test_on_an_empty_store_nothing_is_fetched_unless_wanted(typed: str, code: int, tmp_path: Path) -> None:
    with (
        serving({}) as server,
        at_terminal(Program(tmp_path / "instance"), "label", "--plain", JOBSEARCH_URL=server / "api") as terminal,
    ):
        terminal.wait(OFFER)
        terminal.press(typed)
        assert terminal.end() == code
    assert server.asked == []


@pytest.mark.parametrize("option", ["--json", "--quiet"])
def test_on_an_empty_store_a_program_is_asked_nothing(option: str, tmp_path: Path) -> None:
    with at_terminal(Program(tmp_path / "instance"), "label", option) as terminal:
        assert terminal.end() == 0
        assert OFFER.encode() not in terminal.received
