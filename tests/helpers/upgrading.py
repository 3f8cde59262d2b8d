"""Upgrades a database, and looks at what came of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from jobsearch.dataaccess.database import get_session
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


def backups_of(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.backup"))


def upgrade(path: Path) -> None:
    with get_session(path, NOW):
        pass


def interrupted(_done: int, _total: int) -> None:
    raise KeyboardInterrupt
