"""Tab leaves no trace: whatever the state of the database, its folder stays as it is, and nobody is waited for."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import jobs, migrations, schema
from tests.helpers.at_once import wait_for
from tests.helpers.builders import NOW, a_post, write_original
from tests.helpers.holding import SHUTTING_OUT, WRITING, held
from tests.helpers.prompts import asking
from tests.helpers.running import Program
from tests.helpers.systems import RIGHTS
from tests.helpers.trained_instances import opened_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WRITER = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode = " + sys.argv[2])
database.execute("BEGIN")
database.execute("UPDATE job_posts SET position = 'Rewritten'")
if sys.argv[2] == "WAL":
    database.execute("COMMIT")
    database.execute("BEGIN IMMEDIATE")
    database.execute("UPDATE job_posts SET position = 'Not yet'")
print("written", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a database with one post lies, in a folder of its own."""
    folder = tmp_path / "instance"
    folder.mkdir()
    with opened_database(folder) as session:
        jobs.save(session, [a_post(id=101, position="Gardener")], NOW)
    return folder / "jobposts.db"


@contextmanager
def written_to(path: Path, journal: str) -> Iterator[subprocess.Popen[str]]:
    """Let another process write to the database, and not have ended yet."""
    command = [sys.executable, "-c", WRITER, str(path), journal]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        wait_for(writer, "written")
        yield writer
        writer.kill()


def state_of(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Return what is in a folder, with the moments of its last changes."""
    found = {file.name: (file.read_bytes(), *_changed(file)) for file in folder.iterdir()}
    return {**found, ".": (b"", *_changed(folder))}


def _changed(path: Path) -> tuple[int, int]:
    return path.stat().st_mtime_ns, path.stat().st_mode


def offered_without_trace(path: Path) -> list[str]:
    """Press Tab after show; return the titles offered, having seen that nothing in the folder has changed."""
    before = state_of(path.parent)
    done = Program(path.parent)(**asking("show", ""))
    assert state_of(path.parent) == before
    assert done.err == ""
    return [line.partition("\t")[2] for line in done.out.splitlines()[1:]]


def test_what_is_offered_is_read_by_the_schema_of_today() -> None:
    assert len(migrations.MIGRATIONS) == schema.VERSION


def test_a_database_stays_as_it_is(path: Path) -> None:
    assert offered_without_trace(path) == ["Gardener"]


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "beside").mkdir()
    assert offered_without_trace(tmp_path / "beside" / "jobposts.db") == []
    Program(tmp_path / "nowhere")(**asking("show", ""))
    assert [file.name for file in tmp_path.iterdir()] == ["beside"]


@pytest.mark.parametrize("version", [0, 2, schema.VERSION + 1], ids=["original", "earlier", "newer"])
def test_a_database_of_another_version_is_offered_nothing_of(version: int, path: Path) -> None:
    if version == 0:
        path.unlink()
        write_original(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(f"PRAGMA user_version = {version}")
    assert offered_without_trace(path) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"Shopping: bread, soap. " * 100, b"SQLite format 3\0" * 500],
    ids=["empty", "a text", "only the first words"],
)
def test_what_is_no_database_is_offered_nothing_of(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    assert offered_without_trace(path) == []


def test_a_damaged_database_is_offered_nothing_of(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    assert offered_without_trace(path) == []


@pytest.mark.parametrize("how", [WRITING, SHUTTING_OUT], ids=["writing", "shutting out"])
def test_who_holds_the_database_is_not_waited_for(how: tuple[str, ...], path: Path) -> None:
    with held(path, *how):
        assert offered_without_trace(path) == ["Gardener"]


def test_what_another_process_has_written_is_offered_and_no_more(path: Path) -> None:
    with written_to(path, "WAL"):
        assert offered_without_trace(path) == ["Rewritten"]


def test_the_log_of_a_killed_writer_stays_for_the_next_command(path: Path) -> None:
    with written_to(path, "WAL") as writer:
        writer.kill()
        writer.wait()
        assert offered_without_trace(path) == ["Rewritten"]
    with opened_database(path.parent) as session:
        assert [post.position for post in jobs.get(session, [101])] == ["Rewritten"]


def test_a_log_without_its_index_gets_none(path: Path) -> None:
    with written_to(path, "WAL") as writer:
        writer.kill()
        writer.wait()
    path.with_name("jobposts.db-shm").unlink()
    assert offered_without_trace(path) == []


def test_what_a_journal_lists_is_not_undone(path: Path) -> None:
    with written_to(path, "DELETE") as writer:
        writer.kill()
        writer.wait()
    assert path.with_name("jobposts.db-journal").stat().st_size > 0
    assert offered_without_trace(path) == []


@RIGHTS.needed
@pytest.mark.parametrize("log", [False, True], ids=["no log", "a log"])
def test_a_folder_that_may_only_be_read_is_read(log: bool, path: Path) -> None:
    if log:
        with written_to(path, "WAL") as writer:
            writer.kill()
            writer.wait()
    for file in path.parent.iterdir():
        file.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        assert os.geteuid() == 0 or not os.access(path.parent, os.W_OK)
        assert offered_without_trace(path) == ["Rewritten" if log else "Gardener"]
    finally:
        path.parent.chmod(0o700)
