"""Several threads and processes on one database, some of them interrupted or killed."""

from __future__ import annotations

import signal
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier, Event
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from jobsearch.dataaccess import answers, files, jobs, settings, turns
from jobsearch.dataaccess.database import get_session, writing
from jobsearch.dataaccess.tables import settings as remembered
from jobsearch.errors import JobSearchError
from jobsearch.instance import beside
from jobsearch.posts import JobPostLabel
from tests.helpers.at_once import end, start, wait_for
from tests.helpers.builders import NOW, a_post, write_original
from tests.helpers.running import SECONDS
from tests.helpers.stored import newest_posts
from tests.helpers.systems import FILE_LIMITS, SIGNALS

if TYPE_CHECKING:
    from pathlib import Path


def test_many_first_starts_at_once_all_succeed(path: Path) -> None:
    together = Barrier(8)

    def first_start(number: int) -> None:
        together.wait()
        with get_session(path, NOW) as session:
            settings.put(session, f"command {number}", "was here")

    with ThreadPoolExecutor(8) as commands:
        list(commands.map(first_start, range(8)))
    with get_session(path, NOW) as session:
        assert all(settings.get(session, f"command {number}") for number in range(8))


def test_a_journal_that_comes_and_goes_is_no_error(path: Path) -> None:
    path.touch()
    journal, over = beside(path, "journal"), Event()

    def come_and_go() -> None:
        while not over.is_set():
            journal.touch()
            journal.unlink()

    with ThreadPoolExecutor(1) as other:
        gone = other.submit(come_and_go)
        try:
            for _ in range(3000):
                files.check(path)
        finally:
            over.set()
        gone.result()


def test_the_first_start_waits_while_the_original_program_writes(path: Path) -> None:
    write_original(path)
    written = Event()

    def write_slowly() -> None:
        with closing(sqlite3.connect(path)) as original, original:
            original.execute("UPDATE job_posts SET label = 1")
            written.set()
            time.sleep(0.5)

    with ThreadPoolExecutor(1) as another:
        slow = another.submit(write_slowly)
        written.wait()
        with get_session(path, NOW) as session:
            assert [post.id for post in jobs.get_labeled(session)] == [1]
        slow.result()


def test_two_processes_that_write_at_once_both_succeed(path: Path) -> None:
    program = """
with get_session(path, NOW) as session:
    say("open")
    sys.stdin.readline()
    for round in range(30):
        jobs.get_labeled(session)
        first = {offset} * 1_000
        jobs.save(session, [a_post(id=first + round + number) for number in (1, 2, 3)], NOW)
        answers.record(session, first + round + 1, JobPostLabel.INTERESTED, None, NOW)
"""
    both = [start(program.replace("{offset}", str(offset)), path) for offset in (1, 2)]
    for process in both:
        wait_for(process, "open")
    for process in both:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in both:
        end(process)
    with get_session(path, NOW) as session:
        assert len(jobs.get_labeled(session)) == 60
        assert len(newest_posts(session, 100)) == 64


def test_a_writer_that_has_read_before_still_gets_its_turn(path: Path) -> None:
    with get_session(path, NOW) as one, get_session(path, NOW) as other:
        assert settings.get(one, "a") is None
        settings.put(other, "a", "2")
        settings.put(one, "a", "1")
        assert settings.get(other, "a") == "1"


def test_a_writer_waits_for_the_one_before_it(path: Path) -> None:
    begun = Event()

    def write_slowly() -> None:
        with get_session(path, NOW) as session, writing(session):
            session.execute(insert(remembered).values(name="a", value="slow"))
            begun.set()
            time.sleep(0.5)

    with ThreadPoolExecutor(1) as another, get_session(path, NOW) as session:
        slow = another.submit(write_slowly)
        begun.wait()
        settings.put(session, "a", "last")
        slow.result()
        assert settings.get(session, "a") == "last"


def test_a_reader_does_not_wait_for_a_writer(path: Path) -> None:
    with get_session(path, NOW) as writer:
        jobs.save(writer, [a_post(id=1)], NOW)
        with writing(writer):
            writer.execute(insert(remembered).values(name="a", value="1"))
            with get_session(path, NOW) as reader:  # the turn of the writer ends only after this
                assert [post.id for post in newest_posts(reader, 10)] == [1]
                assert settings.get(reader, "a") is None


@SIGNALS.needed
def test_ctrl_c_ends_the_wait_for_a_turn(path: Path) -> None:
    waiting = """
with get_session(path, NOW) as session:
    try:
        say("open")
        settings.put(session, "a", "1")
    except KeyboardInterrupt:
        say("stopped")
"""
    with get_session(path, NOW) as session, writing(session):
        process = start(waiting, path)
        wait_for(process, "open")
        time.sleep(0.3)  # for it to begin to wait; if it has not yet, the outcome is the same
        process.send_signal(signal.SIGINT)
        wait_for(process, "stopped")  # while the other still has its turn
        end(process)


def test_a_process_killed_while_it_saves_leaves_the_database_as_it_was(path: Path) -> None:
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post(id=1)], NOW)
        answers.record(session, 1, JobPostLabel.INTERESTED, None, NOW)
    killed = start(
        """
with get_session(path, NOW) as session, writing(session):
    from sqlalchemy import text
    session.execute(text("UPDATE job_posts SET label = 0, description = :long"), {"long": "x" * 50_000_000})
    say("half")
    sys.stdin.read()
""",
        path,
    )
    wait_for(killed, "half")
    killed.kill()
    killed.communicate()
    with get_session(path, NOW) as session:
        (post,) = jobs.get_labeled(session)
        assert (post.label, post.description) == (JobPostLabel.INTERESTED, "Grow things.")


def test_an_answer_outlives_a_process_killed_right_after_it(path: Path) -> None:
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post(id=1)], NOW)
    killed = start(
        """
with get_session(path, NOW) as session:
    answers.record(session, 1, JobPostLabel.INTERESTED, None, NOW)
    say("answered")
    sys.stdin.read()
""",
        path,
    )
    wait_for(killed, "answered")
    killed.kill()
    killed.communicate()
    with get_session(path, NOW) as session:
        assert len(jobs.get_labeled(session)) == 1


@FILE_LIMITS.needed
def test_a_full_disk_is_an_error_in_words_and_changes_nothing(path: Path) -> None:
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post(id=1)], NOW)
        before = jobs.get(session, [1])
    full = start(
        """
import resource, signal
from jobsearch.errors import JobSearchError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    with get_session(path, NOW) as session:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
        jobs.save(session, [a_post(id=n, description="x" * 9_000) for n in range(1, 2_000)], NOW)
except JobSearchError as error:
    say(error)
""",
        path,
    )
    said, errors = full.communicate(timeout=SECONDS)
    assert "disk" in said, errors
    assert said.count("\n") == 1
    with get_session(path, NOW) as session:
        assert newest_posts(session, 10) == before


def test_after_a_turn_that_did_not_come_what_is_read_is_of_one_moment(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "TURN_SECONDS", 0.0)
    with get_session(path, NOW) as session, get_session(path, NOW) as other:
        with writing(other), pytest.raises(JobSearchError, match="keeps writing"):
            settings.put(session, "one", "mine")
        assert settings.get(session, "one") is None
        settings.put(other, "one", "theirs")
        assert settings.get(session, "one") is None
        session.rollback()
        assert settings.get(session, "one") == "theirs"
