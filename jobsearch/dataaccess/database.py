"""Opening the database: a session for each command, writers that wait for each other, errors in plain words."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias, cast
from weakref import WeakSet

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from jobsearch.dataaccess import facts, search_index
from jobsearch.dataaccess.damage import DamagedError, is_damaged, unusable
from jobsearch.dataaccess.files import check
from jobsearch.dataaccess.schema import VERSION
from jobsearch.dataaccess.sqlite_codes import code_of
from jobsearch.dataaccess.turns import Turns
from jobsearch.errors import JobSearchError
from jobsearch.system import PRIVATE_FILE
from jobsearch.timing import timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

__all__ = ["Session", "batched", "get_session", "writing"]

NO_RIGHTS = "it can't be written; check the rights of the file and its folder"
HINTS = {
    sqlite3.SQLITE_BUSY: "another command keeps writing to it; try again when that has ended",
    sqlite3.SQLITE_CANTOPEN: NO_RIGHTS,
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk can't read or write it; see whether it is full or damaged",
    sqlite3.SQLITE_PERM: NO_RIGHTS,
    sqlite3.SQLITE_READONLY: NO_RIGHTS,
}
OF_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
# What a value that is not as it was written leads to, wherever it is used.
MAY_BE_DAMAGE = (ArithmeticError, AttributeError, LookupError, SQLAlchemyError, TypeError, ValueError)
AT_ONCE = 500
TURNS = "turns"

Session: TypeAlias = Connection  # a session of the ORM would be this, and takes longer to load than all the rest


def no_progress(_done: int, _total: int) -> None:
    """Ignore how much of a long task is done."""


def no_word(_what: str) -> None:
    """Ignore what the user should know."""


@contextmanager
def get_session(
    path: Path,
    now: datetime,
    on_progress: Callable[[int, int], None] = no_progress,
    tell: Callable[[str], None] = no_word,
    on_known: Callable[[], None] = lambda: None,
) -> Iterator[Session]:
    """Open the database at `path`, made or brought to the newest schema version where needed.

    `on_progress` is told how many of how many posts an upgrade has cleaned, read or indexed; `tell` what the user
    should know of it, and whom the command waits for where another one has the database for long. `on_known` is called
    before anything is changed, once it is known that this is no other program's database. Raises `JobSearchError` when
    the file is not a database of this program, is newer than it, damaged, or can't be read or written, also later,
    when a turn to write does not come.
    """
    turns = Turns(path, tell)
    try:
        _find_or_make(path, turns, on_known)
        with _engine(path, turns) as engine, _damage_known(engine):
            with timed("Opening the database"):
                told = _bring_up(engine, path, now, on_progress)
            for what in told:
                tell(what)
            with engine.connect() as session:
                session.info[TURNS] = turns
                yield session
    except DamagedError as error:
        raise unusable(path) from error
    except (DBAPIError, sqlite3.Error) as error:
        code = code_of(error)
        if code in OF_DAMAGE:
            raise unusable(path) from error
        if code not in HINTS:
            raise  # not the state of the file or the disk, but a bug
        raise JobSearchError(f"The database {path} can't be used: {HINTS[code]}.") from error


@contextmanager
def _damage_known(engine: Engine) -> Iterator[None]:
    """Raise `DamagedError` for an error that a damaged database may lead to, if this is one; a bug goes on as it is."""
    try:
        yield
    except MAY_BE_DAMAGE as error:
        known = isinstance(error, DBAPIError) and code_of(error) in (OF_DAMAGE | HINTS.keys())
        if not known and is_damaged(engine):
            raise DamagedError from error
        raise


@contextmanager
def writing(session: Session) -> Iterator[None]:
    """Make all changes of the block or none of them, once any other writer has ended."""
    session.rollback()
    turns, driver = session.info[TURNS], _driver(session)
    session.execution_options(begin="BEGUN")
    try:
        turns.take(lambda: driver.execute("BEGIN IMMEDIATE"))  # in an event its error would stay in SQLAlchemy's way
        session.begin()
        yield
        session.commit()
    except BaseException:
        session.rollback()
        if not session.invalidated:  # as it is, and closed, where a signal came within a step of it
            driver.rollback()  # SQLAlchemy takes a commit that failed for the end
        raise
    finally:
        session.execution_options(begin="DEFERRED")


@contextmanager
def waits_told(session: Session, on_wait: Callable[[str], None]) -> Iterator[None]:
    """Tell `on_wait` instead whom the command waits for, as long as the block lasts."""
    turns: Turns = session.info[TURNS]
    before, turns.on_wait = turns.on_wait, on_wait
    try:
        yield
    finally:
        turns.on_wait = before


def batched(values: Sequence[Any], at_once: int = AT_ONCE) -> Iterator[Sequence[Any]]:
    """Split what may be more than SQLite takes as parameters of one statement; itertools has it from Python 3.12 on."""
    for start in range(0, len(values), at_once):
        yield values[start : start + at_once]


def _bring_up(engine: Engine, path: Path, now: datetime, on_progress: Callable[[int, int], None]) -> list[str]:
    """Upgrade the database where it is not of today's version, or what is kept beside the posts is not in step."""
    with engine.connect() as connection:
        is_of_today = connection.scalar(text("PRAGMA user_version")) == VERSION
        if is_of_today and search_index.is_in_step(connection) and facts.is_in_step(connection):
            return []
    from jobsearch.dataaccess import migrations  # noqa: PLC0415 - with all that mends and reads posts

    return migrations.upgrade(engine, path, now, on_progress)


def _find_or_make(path: Path, turns: Turns, on_known: Callable[[], None]) -> None:
    with _rights_needed(path):
        turns.take(lambda: check(path))
    on_known()
    with _rights_needed(path):
        path.touch(mode=PRIVATE_FILE)


@contextmanager
def _rights_needed(path: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:  # in the name of a table or column
        raise DamagedError from error
    except OSError as error:
        raise JobSearchError(f"The database {path} can't be used: {NO_RIGHTS} ({error.strerror}).") from error


@contextmanager
def _engine(path: Path, turns: Turns) -> Iterator[Engine]:
    # One connection for the whole command: closing the last one makes SQLite tidy up, which is slow.
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, pool_size=1, max_overflow=0, connect_args={"timeout": 0})

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's own BEGIN, below, instead of sqlite3's
        turns.take(lambda: _set_up(connection))

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # What a transaction needs it gets at its beginning: one that has read first could not wait to write.
        options, driver = connection.get_execution_options(), _driver(connection)
        if options.get("begin") == "IMMEDIATE":
            turns.take(lambda: driver.execute("BEGIN IMMEDIATE"), upgrades=options.get("upgrades", False))
        elif options.get("begin") != "BEGUN":
            driver.execute("BEGIN")
            turns.take(lambda: driver.execute("PRAGMA user_version").fetchone())

    @event.listens_for(engine, "commit")
    def commit(connection: Connection) -> None:
        # Waits for readers, where the file system allows no write-ahead log.
        turns.take(lambda: _driver(connection).execute("COMMIT"))

    cursors: WeakSet[sqlite3.Cursor] = WeakSet()

    @event.listens_for(engine, "after_cursor_execute")
    def note(_connection: Connection, cursor: sqlite3.Cursor, *_about: object) -> None:
        cursors.add(cursor)

    try:
        yield engine
    finally:
        for cursor in cursors:  # one that an error has left half read would keep the connection open
            cursor.close()
        engine.dispose()


def _set_up(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # an answer given survives a power failure
    connection.execute("PRAGMA fullfsync = ON")  # on macOS only so
    connection.execute("PRAGMA secure_delete = ON")  # what is replaced leaves nothing of itself in the file


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)
