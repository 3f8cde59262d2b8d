"""Opening the database: a session for each command, writers that wait their turn, errors in plain words."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from jobsearch.dataaccess.upgrade import check, upgrade
from jobsearch.errors import JobSearchError
from jobsearch.instance import PRIVATE_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

__all__ = ["Session", "get_session", "writing"]

BUSY_SECONDS = 60.0


def no_progress(_done: int, _total: int) -> None:
    """Ignore how far long work has come."""


@contextmanager
def get_session(path: Path, now: datetime, on_progress: Callable[[int, int], None] = no_progress) -> Iterator[Session]:
    """Open the database at `path`, made or brought to the newest schema version where needed.

    `on_progress` hears how many of how many posts an upgrade has mended. Raises `JobSearchError`
    when the file is no database of this program, is newer than it, or can't be read or written.
    """
    try:
        check(path)
        path.touch(mode=PRIVATE_FILE)
        engine = _engine(path)
        upgrade(engine, path, now, on_progress)
        with Session(engine) as session:
            yield session
    except DBAPIError as error:
        raise _in_words(path, error.orig) from error
    except sqlite3.Error as error:
        raise _in_words(path, error) from error


@contextmanager
def writing(session: Session) -> Iterator[None]:
    """Make the changes of the block together or not at all, after any other writer has ended."""
    session.rollback()
    session.connection(execution_options={"begin": "IMMEDIATE"})
    try:
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise


def _engine(path: Path) -> Engine:
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's own BEGIN, below, instead of sqlite3's
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer asks for the lock at once: one that has read first could not wait for it.
        mode = connection.get_execution_options().get("begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def _in_words(path: Path, error: BaseException | None) -> JobSearchError:
    text = str(error)
    if "locked" in text:
        hint = "another command has been writing to it for a minute; try again when it has ended"
    elif "not a database" in text or "malformed" in text:
        hint = "it is damaged or no database; move it away, or name another folder with --instance"
    elif "readonly" in text or "unable to open" in text:
        hint = "it can't be written; check the rights of the file and its folder"
    elif "full" in text:
        hint = "the disk is full"
    else:
        hint = text
    return JobSearchError(f"The database {path} can't be used: {hint}.")
