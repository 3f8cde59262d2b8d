"""Attacks by waiting: another program holds the database for a while, and no command is silent for long."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import jobs, settings
from jobsearch.dataaccess.database import get_session
from tests.helpers.at_once import end, start, wait_for
from tests.helpers.builders import NOW, a_post
from tests.helpers.holding import SHUTTING_OUT, TELLS_OWNERS, WRITING, held, held_by_process
from tests.helpers.labellers import store
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.running import SECONDS, Program
from tests.helpers.stored import newest_posts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def stored(path: Path) -> Path:
    store(path, 2)
    return path


@TELLS_OWNERS
def test_after_a_second_it_is_said_which_command_is_waited_for(stored: Path, tmp_path: Path) -> None:
    heard: list[str] = []
    with held_by_process(stored, tmp_path, "train") as holder:

        def on_wait(what: str) -> None:
            heard.append(what)
            holder.communicate("go on\n")

        with get_session(stored, NOW, tell=on_wait) as session:
            settings.put(session, "a", "1")
            assert settings.get(session, "a") == "1"
    assert heard == [f"Waiting for another command that writes to the database (PID {holder.pid}, jobsearch train)…"]


@TELLS_OWNERS
def test_who_shuts_readers_out_is_named_too(stored: Path) -> None:
    program = f"""
with closing(__import__("sqlite3").connect(path, isolation_level=None)) as database:
    for statement in {SHUTTING_OUT}: database.execute(statement).fetchall()
    say("held")
    sys.stdin.readline()
"""
    heard: list[str] = []
    holder = start(program, stored)
    wait_for(holder, "held")

    def on_wait(what: str) -> None:
        heard.append(what)
        end(holder)

    with get_session(stored, NOW, tell=on_wait) as session:
        assert len(newest_posts(session, 10)) == 2
    assert [
        what.startswith(f"Waiting for another command that writes to the database (PID {holder.pid}, ")
        for what in heard
    ] == [True]


def test_a_command_waits_in_one_line_and_then_does_what_it_was_asked(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    program("stats")
    database = program.instance / "jobposts.db"
    with get_session(database, NOW) as session:
        jobs.save(session, [a_post(id=1)], NOW)
    with held(database, *WRITING):
        process = program.start("mark", 1, "--note", "call them")
        assert process.stderr
        line = process.stderr.readline().decode()
    out, rest = process.communicate(timeout=SECONDS)
    assert (process.returncode, line.startswith("Waiting for another command")) == (0, True)
    assert "Waiting" not in (out + rest).decode()
    with get_session(database, NOW) as session:
        assert jobs.get(session, [1])[0].note == "call them"


def test_a_quiet_command_waits_without_a_word(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    program("stats")
    with ThreadPoolExecutor(1) as another:
        with held(program.instance / "jobposts.db", *SHUTTING_OUT):
            done = another.submit(program, "stats", "--quiet")
            time.sleep(1.5)
        assert done.result().err == ""


def test_the_screen_says_what_it_waits_for(four_posts: Program) -> None:
    with at_terminal(four_posts, "label", "--order", "newest") as terminal:
        terminal.wait("Editor", "0 in all")
        with held(four_posts.instance / "jobposts.db", *WRITING):
            terminal.press("y")
            terminal.wait("Editor", "Waiting for another command")
        terminal.wait("1 in all", gone="Waiting")
        terminal.press("q")
        assert terminal.end() == 0
        assert terminal.is_as_found()
