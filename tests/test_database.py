"""Opening the database: new, damaged, of a later version, in the hands of others."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from jobsearch.dataaccess import answers, jobs, settings
from jobsearch.dataaccess.database import Session, get_session, writing
from jobsearch.dataaccess.tables import answers as stored_answers
from jobsearch.dataaccess.tables import settings as remembered
from jobsearch.errors import JobSearchError
from jobsearch.posts import JobPostLabel
from tests.helpers.builders import NOW, a_post, write_original
from tests.helpers.stored import newest_posts
from tests.helpers.systems import LINKS, NOT_ROOT, RIGHTS, WINDOWS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def change_and_stop(
    session: Session, stop: type[BaseException], before: Callable[[Session], object] = lambda _session: None
) -> None:
    with writing(session):
        session.execute(insert(remembered).values(name="a", value="1"))
        before(session)
        raise stop


def refusal(path: Path) -> str:
    """Return why the database is refused, having seen that nothing in its folder was touched."""
    before = contents(path.parent)
    with pytest.raises(JobSearchError) as refused, get_session(path, NOW):
        pass
    assert contents(path.parent) == before
    message = str(refused.value)
    assert str(path) in message
    assert "\n" not in message
    return message


def newer(path: Path) -> sqlite3.Connection:
    """Write the database of a program to come, in today's way of writing, and leave it open."""
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post()], NOW)
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE of_a_later_time (id INTEGER)")
    database.execute("PRAGMA user_version = 99")
    database.commit()
    return database


# --- what is not a database of this program ---


def test_a_newer_database_is_refused_and_left_as_it_is(path: Path) -> None:
    newer(path).close()
    assert refusal(path).endswith("was written by a newer jobsearch (schema 99); update this program.")
    assert list(contents(path.parent)) == ["jobposts.db"]


def test_a_newer_database_that_a_crash_left_with_its_log_is_refused_and_kept(path: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with closing(newer(path)):
        for name, content in contents(tmp_path).items():
            (crashed / name).write_bytes(content)
    before = contents(crashed)
    assert before["jobposts.db-wal"]
    with (
        pytest.raises(JobSearchError, match="newer jobsearch"),
        get_session(crashed / path.name, NOW),
    ):
        pass
    after = contents(crashed)
    assert set(after) == set(before)
    assert {name: after[name] for name in after if not name.endswith("-shm")} == {
        name: before[name] for name in before if not name.endswith("-shm")
    }


@pytest.mark.parametrize("content", [b"id,label\n1,1\n", b"xy", b"SQLite format 3\0 and no more", b"\0" * 5_000])
def test_a_file_that_is_not_a_database_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "damaged, or not a database" in refusal(path)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.99])
def test_a_database_cut_short_is_refused_and_left_as_it_is(path: Path, kept: float) -> None:
    write_original(path, count=200)
    os.truncate(path, int(path.stat().st_size * kept))
    message = refusal(path)
    assert "damaged, or not a database" in message or "cut short" in message


def test_a_folder_in_its_place_is_refused_and_left_as_it_is(path: Path) -> None:
    path.mkdir()
    (path / "mine.txt").write_text("mine")
    assert "is not a file" in refusal(path)
    assert (path / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("version", [0, 1, 99])
@pytest.mark.parametrize("table", ["moz_places (id)", "job_posts (id, title)"])
def test_the_database_of_another_program_is_refused_and_left_as_it_is(path: Path, version: int, table: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute(f"PRAGMA user_version = {version}")
        database.execute(f"CREATE TABLE {table}")
    assert "belongs to another program" in refusal(path)


def test_a_database_with_a_version_and_no_table_is_another_programs(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 1")
    assert "belongs to another program" in refusal(path)


@pytest.mark.parametrize("content", [None, b""])
def test_no_file_and_an_empty_one_become_a_database(path: Path, content: bytes | None) -> None:
    if content is not None:
        path.write_bytes(content)
    with get_session(path, NOW) as session:
        assert newest_posts(session, 1) == []
    assert list(contents(path.parent)) == ["jobposts.db"]


QUESTION = pytest.param("what?.db", marks=pytest.mark.skipif(WINDOWS, reason="no file has a ? in its name here"))


@pytest.mark.parametrize("name", ["a b.db", "100%.db", QUESTION, "#1.db", "ünï.db", "a&mode=ro.db", "'; --.db"])
def test_a_database_may_have_any_name(tmp_path: Path, name: str) -> None:
    for _ in range(2):
        with get_session(tmp_path / name, NOW) as session:
            jobs.save(session, [a_post()], NOW)
    assert list(contents(tmp_path)) == [name]


@LINKS.needed
def test_a_database_may_lie_behind_a_link(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    path.symlink_to(tmp_path / "elsewhere" / "real.db")
    for _ in range(2):
        with get_session(path, NOW) as session:
            jobs.save(session, [a_post()], NOW)
    assert path.is_symlink()
    assert list(contents(tmp_path / "elsewhere")) == ["real.db"]


# --- rights ---


@RIGHTS.needed
def test_the_database_and_its_log_are_the_users_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        with get_session(path, NOW) as session:
            jobs.save(session, [a_post()], NOW)
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert modes == {"jobposts.db": 0o600, "jobposts.db-wal": 0o600, "jobposts.db-shm": 0o600}


@NOT_ROOT.needed
def test_a_database_that_can_not_be_written_is_an_error_in_words(path: Path) -> None:
    write_original(path)
    path.chmod(0o400)
    assert "check the rights" in refusal(path)


@NOT_ROOT.needed
def test_a_database_that_can_not_be_read_is_an_error_in_words(path: Path) -> None:
    write_original(path)
    path.chmod(0)
    with pytest.raises(JobSearchError, match="check the rights"), get_session(path, NOW):
        pass


@NOT_ROOT.needed
def test_a_folder_that_can_not_be_written_is_an_error_in_words(path: Path) -> None:
    with get_session(path, NOW):
        pass
    for present in (True, False):
        if not present:
            path.unlink()
        path.parent.chmod(0o500)
        try:
            with (
                pytest.raises(JobSearchError, match="check the rights"),
                get_session(path, NOW) as session,
            ):
                jobs.save(session, [a_post()], NOW)
        finally:
            path.parent.chmod(0o700)


# --- how it is opened ---


@pytest.mark.parametrize(
    ("pragma", "value"), [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 2), ("secure_delete", 1)]
)
def test_a_session_is_set_up_for_safety(path: Path, pragma: str, value: object) -> None:
    with get_session(path, NOW) as session:
        assert session.scalar(text(f"PRAGMA {pragma}")) == value


def test_an_answer_to_no_post_is_a_bug_and_keeps_its_traceback(path: Path) -> None:
    with pytest.raises(IntegrityError), get_session(path, NOW) as session, writing(session):
        session.execute(insert(stored_answers).values(post_id=1, answered_at=NOW))


def test_a_post_with_answers_can_not_be_deleted(path: Path) -> None:
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post()], NOW)
        answers.record(session, 1, JobPostLabel.INTERESTED, None, NOW)
        with pytest.raises(IntegrityError), writing(session):
            session.execute(text("DELETE FROM job_posts"))
        assert len(jobs.get_labeled(session)) == 1


@pytest.mark.parametrize("stop", [ValueError, KeyboardInterrupt, SystemExit])
def test_changes_are_made_together_or_not_at_all(path: Path, stop: type[BaseException]) -> None:
    with get_session(path, NOW) as session:
        with pytest.raises(stop):
            change_and_stop(session, stop)
        assert settings.get(session, "a") is None
        settings.put(session, "a", "2")
    with get_session(path, NOW) as session:
        assert settings.get(session, "a") == "2"


def test_a_signal_that_closes_the_connection_leaves_the_changes_unmade(path: Path) -> None:
    with get_session(path, NOW) as session, pytest.raises(SystemExit):
        change_and_stop(session, SystemExit, Session.invalidate)  # as SQLAlchemy does when it is interrupted
    with get_session(path, NOW) as session:
        assert settings.get(session, "a") is None
