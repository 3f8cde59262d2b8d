"""The labelling screen on a terminal: keys, pages, resizing, undo, reasons and why."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.helpers.four_posts import NEWEST, stored_labels
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.running import READER, Program

KEYS = ("y interesting", "n not", "s skip", "u undo", "o open", "w why", "? keys", "q quit")


@pytest.fixture
def program(four_posts: Program) -> Program:
    return four_posts


def test_the_first_screen_shows_the_post_every_key_and_how_it_goes(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        shown = terminal.wait("Editor", "Company 4", "Paragraph 1.", "more lines: space", "0 in all", *KEYS)
        assert "4 left" in shown
        terminal.press("q")
        assert terminal.end() == 0
        assert terminal.is_as_found()


def test_twenty_answers_take_twenty_keys_and_no_enter(sample: Program) -> None:
    with at_terminal(sample, "label", "--limit", 20) as terminal:
        for number in range(20):
            terminal.wait(f"{number} in all")
            terminal.press("n" if number % 3 else "y")
        assert terminal.end() == 0
        assert b"20 answers given" in terminal.received
        assert terminal.is_as_found()
    assert (stored_labels(sample).count(1), stored_labels(sample).count(0)) == (7, 13)


def test_keys_typed_ahead_are_taken_one_by_one(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        terminal.wait("Editor")
        terminal.press("ynsq")
        assert terminal.end() == 0
    assert stored_labels(program) == [None, None, 0, 1]


def test_what_is_not_a_key_shows_the_keys_and_decides_nothing(program: Program) -> None:
    enter, alt, mouse, old_mouse = "\r", "\x1by", "\x1b[<0;3;4M", "\x1b[M yn"
    paste, clipboard, function_key = "\x1b[200~yes\nno\n\x1b[201~", "\x1b]52;c;eXk=\x07", "\x1b[15~"
    with at_terminal(program, *NEWEST) as terminal:
        for keys in (enter, "x", "5", alt, mouse, old_mouse, paste, clipboard, function_key):
            terminal.wait("Editor", "Paragraph 0.", "0 in all", gone="undo the last answer")
            terminal.press(keys)
            terminal.wait("Editor", "undo the last answer", "0 in all", *KEYS)
            terminal.press("?")
        terminal.press("q")
        assert terminal.end() == 0
    assert stored_labels(program) == [None] * 4


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
    assert stored_labels(program) == [None] * 4


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
    assert stored_labels(program) == [None, 1, 0, 0]


def test_a_skipped_post_comes_back_last(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        for title, key in (("Editor", "s"), ("Driver", "n"), ("Carpenter", "n"), ("Baker", "n"), ("Editor", "y")):
            terminal.wait_for_title(title)
            terminal.press(key)
        assert terminal.end() == 0
    assert stored_labels(program) == [0, 0, 0, 1]


def test_judging_again_shows_the_old_answer(program: Program) -> None:
    program("label", 2, given="n\n")
    with at_terminal(program, "label", 2) as terminal:
        terminal.wait("Carpenter", "You said: not interesting.")
        terminal.press("y")
        assert terminal.end() == 0
    assert stored_labels(program) == [None, 1, None, None]


def test_why_names_terms_and_the_nearest_labeled_posts(sample: Program) -> None:
    with closing(sqlite3.connect(sample.instance / "jobposts.db")) as database:
        stored = {str(post_id) for (post_id,) in database.execute("SELECT id FROM job_posts")}
    known = [post_id for post_id in READER if post_id in stored]
    sample.label({post_id: READER[post_id] for post_id in known[:20]})
    with at_terminal(sample, "label", size=(30, 80)) as terminal:
        terminal.wait("20 in all")
        explained = ""
        while "Chance" not in explained:  # the model learns while the user reads
            terminal.press("?")
            terminal.wait("undo the last answer")
            terminal.press("w")
            explained = terminal.wait("20 in all", gone="undo the last answer")
        terminal.wait("Chance", "Like: ", "you said", *KEYS)
