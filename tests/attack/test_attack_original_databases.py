"""Attack: databases of every kind that the original program can leave are upgraded whole, or refused untouched."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import jobs, search
from jobsearch.dataaccess.database import get_session
from jobsearch.errors import JobSearchError
from tests.helpers.builders import NOW, write_original
from tests.helpers.damaging import KINDS, cut_off, damaged, pages_of
from tests.helpers.original_databases import LABELED, REFUSED, UPGRADED, every_text, run
from tests.helpers.soak import rounds
from tests.helpers.stored import newest_posts
from tests.helpers.systems import NOT_ROOT
from tests.helpers.upgrading import assert_whole, backups_of, everything_in, files_in, refusal, rows_of, upgrade

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.running import Program


def labels_to_keep(path: Path) -> dict[int, int | None]:
    """Return the labels of a database by the ids of its posts; what is neither 0 nor 1 is none."""
    return {post_id: int(label) if label in {0, 1, "0", "1"} else None for post_id, label in rows_of(path, "id, label")}


@pytest.mark.parametrize("kind", UPGRADED)
def test_what_the_original_can_leave_is_upgraded_with_every_label_and_a_backup(kind: str, path: Path) -> None:
    UPGRADED[kind](path)
    before, labels = everything_in(path), labels_to_keep(path)
    with get_session(path, NOW) as session:
        posts = session.exec_driver_sql("SELECT id, label FROM job_posts").all()
        assert dict(map(tuple, posts)) == labels
        assert {post.id: post.label for post in jobs.get(session, list(labels))} == labels
        assert_whole(session)
    (backup,) = backups_of(path)
    assert everything_in(backup) == before
    upgrade(path)
    assert backups_of(path) == [backup]


@pytest.mark.parametrize("kind", REFUSED)
def test_what_the_original_never_leaves_is_refused_untouched(kind: str, path: Path) -> None:
    build, words = REFUSED[kind]
    build(path)
    assert words in refusal(path)


@pytest.mark.parametrize("statements", [(), ("VACUUM",), ("PRAGMA journal_mode = WAL", "VACUUM")])
def test_a_database_without_tables_becomes_one(statements: tuple[str, ...], path: Path) -> None:
    run(path, *statements)
    with get_session(path, NOW) as session:
        assert newest_posts(session, 1) == []


def test_a_table_without_posts_is_upgraded_without_a_backup(path: Path) -> None:
    write_original(path)
    run(path, "DELETE FROM job_posts")
    assert upgrade(path) == []
    assert backups_of(path) == []


def test_text_that_is_not_utf_8_is_read_as_windows_1252_and_the_user_is_told(path: Path) -> None:
    write_original(path, *LABELED)
    run(path, every_text("CAST(X'936772FC6E94' AS TEXT)"))
    assert upgrade(path) == ["Posts whose text was not UTF-8, and was read as Windows-1252: 1."]
    with get_session(path, NOW) as session:
        (post,) = jobs.get(session, [2])
        assert {post.company, post.position, post.description, post.location, *post.tags} == {"“grün”"}
        assert search.find(session, "grün") == [2]
    assert upgrade(path) == []


def test_the_command_says_so_once_on_stderr_and_goes_on(program: Program) -> None:
    program.instance.mkdir()
    database = write_original(program.instance / "jobposts.db", *LABELED)
    run(database, every_text("CAST(X'5AFC72696368' AS TEXT)"), "UPDATE job_posts SET label = 2 WHERE id = 1")
    done = program("list", "--label", "not-interested")
    assert "Zürich" in done.out
    for words in ("Labels that are neither 0 nor 1 were left out: 1.", "was read as Windows-1252: 1."):
        assert words in done.err
    assert "Windows" not in program("list").err


def test_bytes_of_every_value_are_text_after_an_upgrade(path: Path) -> None:
    write_original(path, *({"id": byte, "label": 1, "company": bytes([65, byte, 66])} for byte in range(1, 256)))
    run(path, "UPDATE job_posts SET company = CAST(company AS TEXT)")
    upgrade(path)
    with get_session(path, NOW) as session:
        companies = {post.id: post.company for post in jobs.get_labeled(session)}
    assert (companies[0x80], companies[0x93], companies[0xE9]) == ("A€B", "A“B", "AéB")
    assert all(name.isprintable() and name.startswith("A") and name.endswith("B") for name in companies.values())


def test_a_post_of_many_megabytes_is_upgraded(path: Path) -> None:
    size = rounds(1_000_000, 20_000_000)
    write_original(path, {"id": 1, "label": 1, "description": "Grow plants. " * (size // 13)}, {"id": 2})
    with get_session(path, NOW) as session:
        assert [post.id for post in jobs.get_labeled(session)] == [1]


@pytest.mark.parametrize("left", ["wal", "journal"])
def test_what_a_crash_left_beside_it_counts(left: str, path: Path, tmp_path: Path) -> None:
    """A finished answer within the log is kept; an unfinished one within the journal is undone."""
    crashed = tmp_path / "crashed" / path.name
    crashed.parent.mkdir()
    write_original(path, *LABELED, {"id": 4, "description": "x" * 100_000})
    with closing(sqlite3.connect(path, isolation_level=None)) as original:
        if left == "wal":
            original.execute("PRAGMA journal_mode = WAL")
            original.execute("UPDATE job_posts SET label = 1 WHERE id = 3")
        else:
            original.execute("PRAGMA cache_size = 1")
            original.execute("BEGIN")
            original.execute("UPDATE job_posts SET label = NULL, description = description || 'y'")
        for file in path.parent.glob("jobposts.db*"):
            shutil.copy(file, crashed.parent)
    assert crashed.with_name(f"jobposts.db-{left}").stat().st_size
    with get_session(crashed, NOW) as session:
        labels = {post.id: post.label for post in jobs.get_labeled(session)}
        assert_whole(session)
    assert labels == ({1: 1, 2: 0, 3: 1} if left == "wal" else {1: 1, 2: 0})


def test_a_damaged_original_is_upgraded_whole_or_refused_untouched(path: Path) -> None:
    posts = ({"id": n, "label": n % 2, "description": f"Grow plants {n}. " * 60} for n in range(1, 41))
    whole = write_original(path.with_name("whole.db"), *posts).read_bytes()
    labels = labels_to_keep(path.with_name("whole.db"))
    refused = 0
    for kind in KINDS:
        for page in range(kind is cut_off, pages_of(whole), rounds(4, 1)):
            for beside in path.parent.glob("jobposts.db*"):
                beside.unlink()
            path.write_bytes(damaged(whole, kind, page))
            try:
                with get_session(path, NOW) as session:
                    assert_whole(session)
                    assert rows_of(path, "count(*)") == [(len(labels),)]
            except JobSearchError:
                refused += 1
                assert path.read_bytes() == damaged(whole, kind, page)
                assert set(files_in(path.parent)) == {"whole.db", "jobposts.db"}
    assert refused > rounds(20, 80)


@NOT_ROOT.needed
def test_an_original_that_may_only_be_read_is_refused_untouched(path: Path) -> None:
    write_original(path, *LABELED)
    path.chmod(0o400)
    assert "check the rights" in refusal(path)
