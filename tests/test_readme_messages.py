"""Each message of which the README says what to do is one that the program gives."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from jobsearch.terminal.missing_packages import missing
from tests.helpers.feed_server import Answer, serving
from tests.helpers.holding import WRITING, held
from tests.helpers.running import REPO, SAMPLE, Program

if TYPE_CHECKING:
    from collections.abc import Callable

ODD = (REPO / "README.md").read_text(encoding="utf-8").partition("## When something is odd")[2].partition("\n## ")[0]
MESSAGES = re.findall(r"^\| `([^`]+)` \|", ODD, re.MULTILINE)


def of_train(program: Program) -> str:
    program("fetch-new", "--from", SAMPLE)
    return program("train", code=1).err


def of_recommend(program: Program) -> str:
    program("fetch-new", "--from", SAMPLE)
    return program("recommend", code=1).err


def of_an_answer(answer: Answer) -> Callable[[Program], str]:
    def fetched(program: Program) -> str:
        with serving({"api": answer}) as server:
            return program("fetch-new", "--url", server / "api", code=3).err

    return fetched


def of_nothing_new(program: Program) -> str:
    program("recommend")
    return program("recommend", "--new").err


def of_a_held_database(program: Program) -> str:
    with (
        held(program.instance / "jobposts.db", *WRITING),
        program.start("mark", SOME_POST, "--note", "mine") as process,
    ):
        assert process.stderr
        line = process.stderr.readline()
        process.kill()
    return line.decode()


def of_garbage(program: Program) -> str:
    (program.instance / "jobposts.db").write_text("Shopping: bread, soap. " * 500)
    return program("stats", code=1).err


def of_a_newer_program(program: Program) -> str:
    with closing(sqlite3.connect(program.instance / "jobposts.db")) as database:
        database.execute("PRAGMA user_version = 99")
    return program("stats", code=1).err


SOME_POST = 9000879
EMPTY: dict[str, Callable[[Program], str]] = {
    "jobsearch needs packages that this Python has not got": lambda _program: missing("typer"),
    "There are no posts yet": lambda program: program("recommend", code=1).err,
    "There is no model yet": of_recommend,
    "Too few labels to train": of_train,
    "is out of reach": lambda program: program("fetch-new", "--url", "http://127.0.0.1:1/api", code=3).err,
    "Remote OK has had too many requests": of_an_answer(Answer(status=429, headers={"Retry-After": "3600"})),
    "Remote OK refuses the request": of_an_answer(Answer(status=403)),
    "Remote OK answers in an unknown form": of_an_answer(Answer(b"<!doctype html><title>Log in</title>")),
}
TRAINED: dict[str, Callable[[Program], str]] = {
    "Nothing new that should interest you": of_nothing_new,
    "not open to Portugal; --anywhere shows them": lambda program: (
        program("list", "--all", "--living-in", "Portugal").err
    ),
    "None of the jobs to apply to matches": lambda program: program("list", "--search", "zorkmid").err,
    "Waiting for another command that writes": of_a_held_database,
    "it is damaged, or not a database": of_garbage,
    "was written by a newer jobsearch": of_a_newer_program,
}


def test_each_message_is_tried() -> None:
    assert [*EMPTY, *TRAINED] == MESSAGES


@pytest.mark.parametrize("message", EMPTY)
def test_a_new_user_may_meet_it(message: str, program: Program) -> None:
    assert message in EMPTY[message](program)


@pytest.mark.parametrize("message", TRAINED)
def test_a_user_may_meet_it(message: str, trained_sample: Program, program: Program) -> None:
    assert message in TRAINED[message](trained_sample.copy(program.instance))
