"""The file of the database, looked into before it is opened: whether it is one of this program's, and whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from jobsearch.dataaccess.migrations import MIGRATIONS, ORIGINAL_COLUMNS
from jobsearch.errors import JobSearchError

if TYPE_CHECKING:
    from pathlib import Path


def check(path: Path) -> None:
    """Raise `JobSearchError` when what is at `path` is not a database of this program; it stays as it is.

    It never waits for another command that holds the file.
    """
    if not path.exists():
        return
    if not path.is_file():
        raise JobSearchError(
            f"The database {path} is not a file; move it away, or name another folder with --instance."
        )
    if path.stat().st_size == 0:
        return
    with closing(_look_into(path)) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        (page_size,) = database.execute("PRAGMA page_size").fetchone()
        columns = {row[1] for row in database.execute("PRAGMA table_info(job_posts)")}
        (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if (tables or version) and not columns >= ORIGINAL_COLUMNS:
        message = f"The database {path} belongs to another program; name another folder with --instance."
        raise JobSearchError(message)
    if version > len(MIGRATIONS):
        message = f"The database {path} was written by a newer jobsearch (schema {version}); update this program."
        raise JobSearchError(message)
    if path.stat().st_size % page_size and not _left_by_a_writer(path):
        message = f"The database {path} is cut short; move it away, or name another folder with --instance."
        raise JobSearchError(message)


def _look_into(path: Path) -> sqlite3.Connection:
    """Open a database to read, with the fewest files made beside it.

    SQLite needs these only where a writer was interrupted: it reads a write-ahead log, and has to undo at once
    what a journal lists.
    """
    left = _left_by_a_writer(path)
    mode = "mode=rw" if "journal" in left else "mode=ro" if left else "immutable=1"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, timeout=0)


def _left_by_a_writer(path: Path) -> set[str]:
    file = path.resolve()
    return {name for name in ("wal", "journal") if _has_content(file.with_name(f"{file.name}-{name}"))}


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
