"""Attack: an upgrade that is killed at any statement or instant, or has no room, leaves the old or the new whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess.database import get_session
from jobsearch.dataaccess.migrations import MIGRATIONS
from tests.helpers.builders import NOW, write_original
from tests.helpers.killing_upgrades import DONE, KILLED, REFUSED, kill_upgrades
from tests.helpers.soak import rounds
from tests.helpers.upgrading import assert_whole, backups_of, everything_in, rows_of, upgrade

if TYPE_CHECKING:
    from pathlib import Path

POSTS = 30


@pytest.fixture
def original(tmp_path: Path) -> Path:
    texts = ({"id": n, "label": n % 3 if n % 3 < 2 else None, "company": f"A&amp;B {n % 7}"} for n in range(POSTS))
    return write_original(tmp_path / "original.db", *(post | {"description": "<p>Grow. " * 200} for post in texts))


def assert_old_or_new(original: Path, path: Path) -> bool:
    """Assert that a database is as it was, or upgraded whole, and then is upgraded; return whether it was."""
    with closing(sqlite3.connect(path)) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
    assert version in {0, len(MIGRATIONS)}
    if not version:
        assert everything_in(path) == everything_in(original)
    upgrade(path)
    assert rows_of(path, "id, label") == rows_of(original, "id, label")
    assert {company for (company,) in rows_of(path, "company")} == {f"A&B {n}" for n in range(7)}
    with get_session(path, NOW) as session:
        assert_whole(session)
    (backup,) = backups_of(path)
    assert everything_in(backup) == everything_in(original)
    return bool(version)


def test_killed_at_any_statement_it_is_the_old_or_the_new(original: Path, tmp_path: Path) -> None:
    statements = range(1, 200, rounds(22, 1))
    ended = kill_upgrades(original, tmp_path, "statement", statements)
    upgraded = [assert_old_or_new(original, path) for path, _ in ended]
    assert [code in KILLED for _, code in ended] == sorted((code in KILLED for _, code in ended), reverse=True)
    assert upgraded == sorted(upgraded)
    assert (ended[0][1], ended[-1][1], upgraded[0], upgraded[-1]) == (KILLED[0], DONE, False, True)


def test_killed_at_any_instant_it_is_the_old_or_the_new(original: Path, tmp_path: Path) -> None:
    chance = Random(0)  # noqa: S311 - no secret
    instants = [chance.uniform(1, 400) for _ in range(rounds(10, 1_000))]
    for path, code in kill_upgrades(original, tmp_path, "instant", instants):
        assert assert_old_or_new(original, path) or code != DONE


def test_without_room_it_is_refused_and_as_it_was(original: Path, tmp_path: Path) -> None:
    pages = original.stat().st_size // 4_096
    ended = kill_upgrades(original, tmp_path, "pages", range(pages, pages + 160, rounds(40, 1)))
    for path, code in ended:
        assert assert_old_or_new(original, path) == (code == DONE)
    assert {code for _, code in ended} == {REFUSED, DONE}


def test_where_no_file_may_grow_it_is_refused_and_as_it_was(original: Path, tmp_path: Path) -> None:
    sizes = range(0, 2_000_000, rounds(400_000, 10_000))
    ended = kill_upgrades(original, tmp_path, "size", sizes)
    for path, code in ended:
        assert assert_old_or_new(original, path) == (code == DONE)
    assert {code for _, code in ended} == {REFUSED, DONE}
