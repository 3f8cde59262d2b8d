"""How label ends in a pipe: what it says was done, what is left, and its refusals in JSON."""

from __future__ import annotations

import json
import signal
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers.feeds import feed, feed_element
from tests.helpers.four_posts import NEWEST, stored_labels
from tests.helpers.running import SECONDS, Program
from tests.helpers.systems import SIGNALS
from tests.helpers.trained_instances import UNLABELED

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def program(four_posts: Program) -> Program:
    return four_posts


def age(program: Program, *ids: int) -> None:
    """Let these posts be last listed fifty days before the others."""
    with closing(sqlite3.connect(program.instance / "jobposts.db")) as database, database:
        marks = ",".join("?" * len(ids))
        change = f"UPDATE job_posts SET last_seen = datetime(last_seen, '-50 days') WHERE id IN ({marks})"  # noqa: S608
        database.execute(change, ids)


def offered(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def test_older_posts_are_offered_only_when_asked_for(program: Program) -> None:
    age(program, 1, 2)
    done = program("label", given="n\nn\nn\n")
    assert stored_labels(program) == [None, None, 0, 0]
    left = "Nothing left that was listed in the last 30 days; 2 older: label --since all\n"
    assert left in done.err
    again = program("label")
    assert again.err.startswith(left)
    assert "Nothing to label" not in again.err
    assert "Nothing left that was listed in the last 7 days" in program("label", "--since", "7d").err
    program("label", "--since", "all", given="y\ny\n")
    assert stored_labels(program) == [1, 1, 0, 0]
    assert "Nothing to label.\n" in program("label").err


def test_older_posts_can_be_named(program: Program) -> None:
    age(program, 1)
    done = program("label", 1, given="y\n")
    assert "1 interesting, 0 not interesting so far.\n" in done.err  # of those named none is left
    assert stored_labels(program) == [1, None, None, None]


def test_a_window_that_can_not_be_read_is_wrong_usage(program: Program) -> None:
    assert "'soon'" in program("label", "--since", "soon", code=2).err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "0 answers given. 0 interesting,"),
        ("n\n", "1 answer given: not interesting. 0 interesting,"),
        ("n\nn\n", "2 answers given, none of them interesting. 0 interesting,"),
        ("y\ns\nn\ny\n", "3 answers given, 2 of them interesting. 2 interesting, 1 not interesting so far; 1 left"),
    ],
)
def test_the_answers_given_are_counted(given: str, said: str, program: Program) -> None:
    assert said in program(*NEWEST, given=given).err


def test_answers_of_earlier_sessions_are_said_to_be_taken_back(program: Program) -> None:
    program(*NEWEST, given="y\nn\ny\n")
    assert "2 taken back. 1 interesting, 0 not interesting so far; 3 left" in program(*NEWEST, given="u\nu\n").err
    done = program(*NEWEST, given="u\nn\ny\n")
    assert "2 answers given, 1 of them interesting; 1 taken back. 1 interesting, 1 not" in done.err


@SIGNALS.needed
def test_ctrl_c_says_that_the_answers_are_stored(program: Program) -> None:
    with program.start(*NEWEST) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"n\ny\n")
        process.stdin.flush()
        while process.stdout.readline() != b"Carpenter\n":
            pass
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 130
    assert b"2 answers stored.\n" in err


def test_the_words_are_said_to_be_remembered_and_forgotten(program: Program) -> None:
    assert "Remembered: you look for bread, and wine.\n" in program("label", "--looking-for", " bread, and wine").err
    assert "Your words are forgotten.\n" in program("label", "--looking-for", "").err


def test_the_company_hidden_is_named_with_the_way_back(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    posts = [feed_element(number, company="Smith & Co", position=f"Baker {number}") for number in (2, 3, 4)]
    program("fetch-new", "--from", "-", given=feed(*posts, feed_element(1)))
    done = program(*NEWEST, given="n\n5\n")
    assert "Hidden from now on: Smith & Co; recommend --unhide 'company:Smith & Co' shows it again." in done.err
    assert done.err.count("Hidden from now on") == 1
    assert "1 left to label" in done.err
    assert program("stats", "--json").json()["rules"] == ["company:Smith & Co"]
    again = program("label", given="u\n")
    assert "Baker" not in again.out.partition("Gardener")[0]
    assert "Undone: Baker 4; Smith & Co is shown again." in again.err
    assert "4 left to label" in again.err
    assert program("stats", "--json").json()["rules"] == []


def test_a_company_hidden_with_all_that_was_left_is_named_too(program: Program) -> None:
    program("fetch-new", "--from", "-", given=feed(feed_element(5, company="Company 4")))
    done = program("label", 4, 5, given="n\n5\n")
    assert "Hidden from now on: Company 4; recommend --unhide 'company:Company 4' shows it again.\n" in done.err


def test_what_is_no_answer_gets_the_line_again_with_what_was_refused(program: Program) -> None:
    done = program(*NEWEST, "--json", given="Bla\n5\ny\n")
    first, *again, following = offered(done.out)
    assert [post.pop("refused") for post in again] == ["Bla", "5"]
    assert again == [first, first]
    assert (first["id"], following["id"]) == (4, 3)
    assert "refused" not in following
    assert done.err.count("is not an answer") == 2
    assert "every answer is stored already" not in done.err


def test_a_program_gets_a_line_for_every_line(program: Program) -> None:
    done = program(*NEWEST, "--json", given="w\nw\nn\n4\nu\nu\no\ns\n", DISPLAY="")
    assert [post["id"] for post in offered(done.out)] == [4, 4, 4, 3, 3, 4, 4, 4, 3]


def test_the_model_s_guesses_are_worded_in_one_way(gardeners: Path) -> None:
    done = Program(gardeners)("label", "--json", *UNLABELED, given="y\ny\n")
    assert done.code == 0
    shown = Program(gardeners)("label", UNLABELED[2], given="").err
    assert "my last guesses: 2 of 2 right" in shown
