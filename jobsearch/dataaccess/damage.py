"""Damage: whether all that a database holds is as this program writes it, and what to say when it is not.

It is asked once something has gone wrong: everything is read, which would take too long for each command.
"""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Connection, Engine, Table, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeDecorator

from jobsearch.dataaccess import backup, search_index
from jobsearch.dataaccess.sqlite_codes import code_of
from jobsearch.dataaccess.tables import answers, facts, hidden, job_posts, metadata, scores, stages
from jobsearch.errors import JobSearchError
from jobsearch.facts.values import Contract, Level, Period
from jobsearch.instance import beside
from jobsearch.posts import JobPostLabel, Stage
from jobsearch.rules import RuleKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import Enum
    from pathlib import Path

DAMAGED = "it is damaged, or not a database"
CHECK = "PRAGMA integrity_check(1)"
WHOLE = "ok"
NOT_OF_THE_FILE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
ALWAYS_GIVEN = {job_posts.c.first_seen, job_posts.c.last_seen, job_posts.c.job}  # by a trigger at the latest


class DamagedError(Exception):
    """A database holds what this program did not write."""


def unusable(path: Path, what: str = DAMAGED) -> JobSearchError:
    """Return the error of a database with which something is wrong for good; it says how to go on."""
    log = beside(path, "wal")
    together = f" together with {log.name}" if log.exists() and log.stat().st_size else ""
    return JobSearchError(
        f"The database {path} can't be used: {what}. Move it away{together}, and put back your own copy of the folder"
        f"{_without_one(path)}. Or name another folder with --instance."
    )


def _without_one(path: Path) -> str:
    """Return what to do without a copy of the folder: to use the backup copy, if there is one, and what it lacks."""
    copy = backup.newest(path)
    if not copy:
        return " if you have one"
    day = time.strftime("%Y-%m-%d", time.localtime(copy.stat().st_mtime))
    lacking = f"it dates from {day}, before the last upgrade, and lacks all labels since then"
    return f"; if you have none, give {copy.name} the name {path.name}: {lacking}"


def is_damaged(engine: Engine) -> bool:
    """Return whether something in the database is not as this program writes it; False where that can't be told."""
    try:
        with engine.connect() as connection:
            if connection.scalar(text(CHECK)) != WHOLE:
                return True
            if not all(_is_as_written(connection, table) for table in metadata.sorted_tables):
                return True
        with engine.connect().execution_options(begin="IMMEDIATE") as connection:
            search_index.check(connection)
    except DBAPIError as error:
        return code_of(error) not in NOT_OF_THE_FILE
    except (TypeError, ValueError):  # raised by the type of a column
        return True
    return False


def _is_as_written(connection: Connection, table: Table) -> bool:
    found = set(connection.scalars(text("SELECT name FROM pragma_table_info(:table)"), {"table": table.name}))
    columns = [column for column in table.c if column.name in found]  # an earlier version has fewer
    rows = connection.execute(select(*columns)) if columns else ()
    return all(_fits(column, value) for row in rows for column, value in zip(columns, row, strict=True))


def _fits(column: Column[Any], value: object) -> bool:
    if value is None:
        return bool(column.nullable) and column not in ALWAYS_GIVEN
    if column in ONE_OF:
        return value in list(ONE_OF[column])
    if column in FORMS:
        return FORMS[column](value)
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return isinstance(value, kind.python_type)


def _are_terms(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_term, value))


def _is_term(value: object) -> bool:
    match value:
        case [str(), int() | float()]:
            return True
    return False


def _are_ids(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, int) for each in value)


def _is_evidence(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())


def _is_rule(value: object) -> bool:
    return isinstance(value, str) and value.partition(":")[0] in list(RuleKind)


ONE_OF: dict[Column[Any], type[Enum]] = {
    job_posts.c.label: JobPostLabel,
    answers.c.label: JobPostLabel,
    answers.c.label_before: JobPostLabel,
    stages.c.stage: Stage,
    hidden.c.kind: RuleKind,
    facts.c.per: Period,
    facts.c.level: Level,
    facts.c.contract: Contract,
}
FORMS: dict[Column[Any], Callable[[object], bool]] = {
    answers.c.rule: _is_rule,
    facts.c.evidence: _is_evidence,
    scores.c.why: _are_terms,
    scores.c.flip: _are_terms,
    scores.c.nearest: _are_ids,
}
