"""Counts what SQLite does for some code: a measure of work that is the same on each machine and at each time."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from sqlalchemy import event

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from jobsearch.dataaccess.database import Session


class Work:
    """How many steps SQLite's machine has taken."""

    steps = 0


@contextmanager
def counted_work(session: Session) -> Iterator[Work]:
    """Count the steps that SQLite takes for what the block asks of the database."""
    work = Work()

    def count() -> None:
        work.steps += 1

    driver = cast("sqlite3.Connection", session.connection.driver_connection)
    driver.set_progress_handler(count, 1)
    try:
        yield work
    finally:
        driver.set_progress_handler(None, 1)


@contextmanager
def noted_statements(session: Session) -> Iterator[list[str]]:
    """Note the statements that the block executes."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        statements.append(statement)

    event.listen(session, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(session, "before_cursor_execute", note)
