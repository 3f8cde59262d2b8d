"""Upgrades a database, and looks at what came of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from jobsearch.dataaccess import search_index
from jobsearch.dataaccess.database import Session, get_session
from jobsearch.errors import JobSearchError
from tests.helpers.builders import NOW

if TYPE_CHECKING:
    from pathlib import Path


def rows_of(path: Path, columns: str = "*") -> list[Any]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(f"SELECT {columns} FROM job_posts ORDER BY id").fetchall()  # noqa: S608 - our own names


def schema_of(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        return set(rows.fetchall())


def everything_in(path: Path) -> dict[str, list[Any]]:
    """Return all that a database of the original holds, byte by byte, whatever journal it keeps."""
    with closing(sqlite3.connect(path)) as database:
        database.text_factory = bytes
        described = database.execute("SELECT name, type, sql FROM sqlite_master ORDER BY name").fetchall()
        tables = [name.decode() for name, kind, _ in described if kind == b"table"]
        rows = {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in tables}  # noqa: S608
        return rows | {"": [described, database.execute("PRAGMA user_version").fetchone()]}


def files_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def backups_of(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.backup"))


def upgrade(path: Path) -> list[str]:
    """Upgrade a database, and return what the user is told."""
    told: list[str] = []
    with get_session(path, NOW, tell=told.append):
        pass
    return told


def refusal(path: Path) -> str:
    """Return in which words a database is refused, having seen that nothing in its folder was touched."""
    before = files_in(path.parent)
    with pytest.raises(JobSearchError) as refused, get_session(path, NOW):
        pass
    assert files_in(path.parent) == before
    message = str(refused.value)
    assert str(path) in message
    assert "\n" not in message
    return message


def assert_whole(session: Session) -> None:
    """Assert that SQLite finds nothing wrong, and that the search index is of the posts."""
    assert session.exec_driver_sql("PRAGMA integrity_check").all() == [("ok",)]
    assert session.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    search_index.check(session)
    session.rollback()


def interrupted(_done: int, _total: int) -> None:
    raise KeyboardInterrupt
