"""The file of the database, looked into before it is opened: whether it is one of this program's, and whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from stat import S_ISREG
from typing import TYPE_CHECKING

from jobsearch.dataaccess.damage import CHECK, WHOLE, unusable
from jobsearch.dataaccess.schema import ORIGINAL_COLUMNS, VERSION
from jobsearch.errors import JobSearchError
from jobsearch.instance import BESIDE_DATABASE, OF_A_WRITER, address, beside, has_content, status

if TYPE_CHECKING:
    from pathlib import Path

TABLES_SINCE = {
    **dict.fromkeys(("answers", "settings", "scores", "shown", "hidden"), 1),
    "stages": 3,
    "facts": 4,
    "months": 6,
}
COLUMNS_SINCE = dict.fromkeys(("apply_url", "salary_min", "salary_max", "posted_at", "mention", "job"), 1) | {"note": 3}
AS_TEXT = ("CHAR", "TEXT", "CLOB")  # in the type of a column, as SQLite reads it
AS_NUMBER = ("INT", "REAL", "FLOA", "DOUB", "NUM", "DEC", "BOOL")


def check(path: Path) -> None:
    """Raise `JobSearchError` when what is at `path` is not a whole database of this program; it stays as it is."""
    for file in (path, *(beside(path, name) for name in BESIDE_DATABASE)):
        if (found := status(file)) and not S_ISREG(found.st_mode):
            raise JobSearchError(
                f"The database {path} can't be used: {file} is not a file; move it away, or name another folder with "
                "--instance."
            )
    if not path.exists() or path.stat().st_size == 0:
        return
    with closing(_look_into(path)) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        (page_size,) = database.execute("PRAGMA page_size").fetchone()
        tables = {
            str(row[0]).lower() for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        columns = database.execute("PRAGMA table_info(job_posts)").fetchall()
    if (tables or version) and not _is_of_posts(columns):
        message = f"The database {path} belongs to another program; name another folder with --instance."
        raise JobSearchError(message)
    if version > VERSION:
        message = f"The database {path} was written by a newer jobsearch (schema {version}); update this program."
        raise JobSearchError(message)
    if path.stat().st_size % page_size and not _left_by_a_writer(path):
        raise unusable(path, "it is cut short")
    if tables:
        _check_version(path, version, tables, {row[1].lower() for row in columns})


def _is_of_posts(columns: list[tuple[int, str, str, int, object, int]]) -> bool:
    """Return whether a table has the original's columns, ids that number its rows, and types to hold the others."""
    types = {name: declared.upper() for _, name, declared, *_ in columns}
    keys = [(name, types[name]) for _, name, *_, place in columns if place]
    if not types.keys() >= ORIGINAL_COLUMNS or keys != [("id", "INTEGER")]:
        return False
    texts = (types[name] for name in ORIGINAL_COLUMNS - {"id", "label"})
    return _holds(types["label"], AS_NUMBER) and all(_holds(declared, AS_TEXT) for declared in texts)


def _holds(declared: str, kinds: tuple[str, ...]) -> bool:
    return not declared or any(kind in declared for kind in kinds)


def _check_version(path: Path, version: int, tables: set[str], columns: set[str]) -> None:
    """Raise `JobSearchError` unless a database has what its version says, and nothing that an upgrade is to add.

    One that is to be upgraded is read whole: later it would be too late to leave it as it is.
    """
    known = ((TABLES_SINCE, tables), (COLUMNS_SINCE, columns))
    if version < 0 or any(name not in found for since, found in known for name in since if since[name] <= version):
        raise unusable(path)
    in_the_way = [name for since, found in known for name in since if since[name] > version and name in found]
    if in_the_way:
        names = ", ".join(in_the_way)
        raise JobSearchError(
            f"The database {path} has tables or columns that an upgrade is to make ({names}); rename them, or name "
            "another folder with --instance."
        )
    if version < VERSION and not _is_whole(path):
        raise unusable(path)


def _is_whole(path: Path) -> bool:
    with closing(_open(path, "mode=ro")) as database:
        return bool(database.execute(CHECK).fetchone() == (WHOLE,))


def _look_into(path: Path) -> sqlite3.Connection:
    """Open a database to read, with the fewest files made beside it.

    SQLite needs these only where a writer was interrupted: it reads a write-ahead log, and has to undo at once
    what a journal lists.
    """
    left = _left_by_a_writer(path)
    return _open(path, "mode=rw" if "journal" in left else "mode=ro" if left else "immutable=1")


def _open(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{address(path)}?{mode}", uri=True, timeout=0)


def _left_by_a_writer(path: Path) -> set[str]:
    return {name for name in OF_A_WRITER if has_content(beside(path, name))}
