"""The backup copy before an upgrade, and upgrades that are interrupted, killed or short of room."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import jobs
from jobsearch.dataaccess.database import get_session
from jobsearch.errors import JobSearchError
from tests.helpers.builders import NOW, write_original
from tests.helpers.running import REPO
from tests.helpers.systems import FILE_LIMITS, LONG_PATHS, RIGHTS
from tests.helpers.upgrading import backups_of, interrupted, rows_of, upgrade

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_NAME = 255 - len("-journal")  # leaves no room for that of a backup


def schema_of(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        return set(rows.fetchall())


def test_a_backup_copy_is_made_beside_it_before(path: Path) -> None:
    write_original(path, {"id": 1, "label": 1, "description": "<p>Roses &amp; more"}, {"id": 2})
    before = rows_of(path)
    upgrade(path)
    (backup,) = backups_of(path)
    assert backup.name == "jobposts.db.v0.backup"
    assert rows_of(backup) == before
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, backup.name]


def test_the_backup_opens_as_a_database_of_the_original(path: Path, tmp_path: Path) -> None:
    write_original(path, {"id": 1, "label": 1})
    upgrade(path)
    (backup,) = backups_of(path)
    restored = backup.rename(tmp_path / "restored.db")
    with get_session(restored, NOW) as session:
        assert [post.id for post in jobs.get_labeled(session)] == [1]


@RIGHTS.needed
def test_the_backup_is_the_users_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        upgrade(write_original(path))
    finally:
        os.umask(before)
    assert backups_of(path)[0].stat().st_mode & 0o777 == 0o600


def test_an_earlier_backup_is_never_lost(path: Path) -> None:
    for label in (1, 0, 1):
        path.unlink(missing_ok=True)
        upgrade(write_original(path, {"id": 1, "label": label}))
    kept = [rows_of(backup, "label") for backup in backups_of(path)]
    assert sorted(kept) == [[(0,)], [(1,)]]


def test_a_new_database_needs_no_backup(path: Path) -> None:
    upgrade(path)
    write_original(path.with_name("empty.db"))
    with closing(sqlite3.connect(path.with_name("empty.db"))) as database, database:
        database.execute("DELETE FROM job_posts")
    upgrade(path.with_name("empty.db"))
    assert backups_of(path) == []


@LONG_PATHS.needed
def test_where_no_backup_can_be_made_nothing_is_upgraded(tmp_path: Path) -> None:
    path = write_original(tmp_path / ("x" * LONGEST_NAME), {"id": 1, "label": 1})
    before = rows_of(path)
    with pytest.raises(JobSearchError, match="No backup copy"), get_session(path, NOW):
        pass
    assert rows_of(path) == before


@FILE_LIMITS.needed
def test_a_disk_too_full_for_an_upgrade_leaves_everything_as_it_was(path: Path) -> None:
    write_original(path, count=2_000)
    rows, size = rows_of(path), path.stat().st_size
    program = f"""
import resource, signal
from pathlib import Path
from jobsearch.dataaccess.database import get_session
from jobsearch.errors import JobSearchError
from tests.helpers.builders import NOW
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
for limit in ({size} // 2, {size} + 8_192):  # for the backup copy, for the upgrade itself
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        with get_session(Path({str(path)!r}), NOW): pass
    except JobSearchError as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=REPO, capture_output=True, text=True, check=True)
    assert ["disk" in line for line in done.stdout.splitlines()] == [True, True], done
    assert rows_of(path) == rows
    assert not list(path.parent.glob("*.part"))
    upgrade(path)
    assert len(backups_of(path)) == 1


def test_an_upgrade_that_is_interrupted_leaves_everything_as_it_was(path: Path) -> None:
    write_original(path, {"id": 1, "label": 1, "company": "A&amp;B"}, {"id": 2})
    rows, schema = rows_of(path), schema_of(path)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt), get_session(path, NOW, interrupted):
            pass
        assert (rows_of(path), schema_of(path)) == (rows, schema)
    with get_session(path, NOW) as session:
        assert [post.company for post in jobs.get_labeled(session)] == ["A&B"]
    assert len(backups_of(path)) == 1


def test_an_upgrade_that_is_killed_leaves_everything_as_it_was(path: Path) -> None:
    write_original(path, count=1_500)
    rows, schema = rows_of(path), schema_of(path)
    program = f"""
import sys
from pathlib import Path
from jobsearch.dataaccess.database import get_session
from tests.helpers.builders import NOW
def hang(done, total):
    print(done, flush=True)
    if done > 500: sys.stdin.read()
with get_session(Path({str(path)!r}), NOW, hang): pass
"""
    pipe = subprocess.PIPE
    killed = subprocess.Popen([sys.executable, "-c", program], cwd=REPO, stdin=pipe, stdout=pipe, text=True)
    assert killed.stdout
    assert [killed.stdout.readline().strip() for _ in range(2)] == ["500", "1000"]
    killed.kill()
    killed.communicate()
    assert (rows_of(path), schema_of(path)) == (rows, schema)
    upgrade(path)
    assert len(rows_of(path)) == 1_500
    assert len(backups_of(path)) == 1


def test_a_damaged_original_is_an_error_in_words_and_keeps_what_it_has(path: Path) -> None:
    write_original(path, count=500)
    content = bytearray(path.read_bytes())
    content[20_480:24_576] = b"\xa5" * 4_096
    path.write_bytes(content)
    with pytest.raises(JobSearchError, match="damaged, or not a database"), get_session(path, NOW):
        pass
    assert path.read_bytes()[24_576:] == content[24_576:]
    assert rows_of(path, "max(id)") == [(500,)]


def test_an_original_that_was_killed_while_it_wrote_is_put_right_first(path: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    write_original(path, {"id": 1, "label": 1}, {"id": 2, "label": 0})
    with closing(sqlite3.connect(path)) as original:
        original.execute("PRAGMA cache_spill = 1")
        original.execute("PRAGMA cache_size = 1")
        original.execute("UPDATE job_posts SET label = NULL")
        original.executemany(
            "INSERT INTO job_posts SELECT ?, url, company, position, ?, location, tags, 0 FROM job_posts WHERE id = 1",
            [(number, "x" * 5_000) for number in range(10, 60)],
        )
        for file in list(tmp_path.glob("jobposts.db*")):
            (crashed / file.name).write_bytes(file.read_bytes())
        original.rollback()
    assert (crashed / "jobposts.db-journal").stat().st_size
    with get_session(crashed / "jobposts.db", NOW) as session:
        assert {post.id: post.label for post in jobs.get_labeled(session)} == {1: 1, 2: 0}
