"""What is stored, looked up for who has pressed Tab: at once, whatever others do, and without a trace.

The database is opened to be read alone, and only when it has today's schema; it is neither made, upgraded nor locked
against writers, and no file is made beside it. In all other cases nothing is found. SQLAlchemy is not loaded: that
would take longer than the rest.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any

from jobsearch.instance import address, beside, has_content

if TYPE_CHECKING:
    from pathlib import Path

VERSION = 6  # of the schema: the number of MIGRATIONS
NEWEST_FIRST = "ORDER BY last_seen DESC, posted_at DESC, id DESC LIMIT ?"
TITLES = f"SELECT CAST(id AS TEXT), position FROM job_posts WHERE substr(CAST(id AS TEXT), 1, ?) = ? {NEWEST_FIRST}"  # noqa: S608
TAGS = "SELECT tags FROM job_posts ORDER BY last_seen DESC LIMIT ?"
COMPANIES = "SELECT company FROM job_posts ORDER BY last_seen DESC LIMIT ?"
RULES = "SELECT kind, text FROM hidden ORDER BY kind, text"


def titles(database: Path, beginning: str, limit: int) -> list[tuple[str, str]]:
    """Return the ids that begin so, with the titles of their posts, last listed first, `limit` at the most."""
    return _rows(database, TITLES, len(beginning), beginning, limit)


def tags(database: Path, limit: int) -> dict[str, int]:
    """Count the tags of the `limit` posts listed last, most frequent first."""
    return _counted(tag for (text,) in _rows(database, TAGS, limit) for tag in text.split(","))


def companies(database: Path, limit: int) -> dict[str, int]:
    """Count the companies of the `limit` posts listed last, most frequent first."""
    return _counted(name for (name,) in _rows(database, COMPANIES, limit))


def rules(database: Path) -> list[tuple[str, str]]:
    """Return the kinds and texts of the rules in force."""
    return _rows(database, RULES)


def _counted(names: Any) -> dict[str, int]:  # noqa: ANN401
    return dict(Counter(name for name in names if name).most_common())


def _rows(database: Path, query: str, *parameters: object) -> list[Any]:
    try:
        if (mode := _mode(database)) is None:
            return []
        with closing(sqlite3.connect(f"{address(database)}?{mode}", uri=True, timeout=0)) as connection:
            connection.text_factory = lambda text: text.decode(errors="replace")
            if connection.execute("PRAGMA user_version").fetchone() != (VERSION,):
                return []
            return connection.execute(query, parameters).fetchall()
    except (sqlite3.Error, OSError, RuntimeError):  # the latter of a loop of links
        return []


def _mode(database: Path) -> str | None:
    """Return how SQLite leaves no trace; None where it can't read without one.

    Without a log of a writer the file is all there is, and is read like one that nobody changes. A write-ahead log is
    read with its index, which then is not written. What a journal lists would have to be undone first.
    """
    if not database.is_file() or has_content(beside(database, "journal")):
        return None
    return "mode=ro&readonly_shm=1" if has_content(beside(database, "wal")) else "immutable=1"
