"""Builds databases of every kind that the original program, its users and its crashes can leave."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.helpers.builders import write_original

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LABELED = ({"id": 1, "label": 1}, {"id": 2, "label": 0}, {"id": 3})
COLUMNS = "id, url, company, position, description, location, tags, label"
ROWS = f"INSERT INTO job_posts ({COLUMNS}) VALUES (1, 'u', 'c', 'p', 'd', 'l', 't', 1), (2, 'u', 'c', 'q', 'd', 'l', '', 0)"  # noqa: E501, S608


def changed(path: Path, *statements: str) -> None:
    """Write a database with three posts, then do this to it."""
    write_original(path, *LABELED)
    run(path, *statements)


def made_by_hand(path: Path, columns: str, *statements: str, set_up: tuple[str, ...] = ()) -> None:
    """Write a database whose table has been made with these columns, with two labeled posts, then do this to it."""
    run(path, *set_up, f"CREATE TABLE job_posts ({columns})", ROWS, *statements)


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for statement in statements:
            database.execute(statement)


def every_text(value: str) -> str:
    """Return the statement that gives this value to every text of the second post."""
    texts = ("url", "company", "position", "description", "location", "tags")
    return f"UPDATE job_posts SET {', '.join(f'{name} = {value}' for name in texts)} WHERE id = 2"  # noqa: S608


WITHOUT_TYPES = COLUMNS.replace("id,", "id INTEGER PRIMARY KEY,")
REORDERED = "label INTEGER, tags TEXT, location TEXT, description TEXT, position TEXT, company TEXT, url TEXT, id INTEGER NOT NULL PRIMARY KEY"  # noqa: E501
UPGRADED: dict[str, Callable[[Path], object]] = {
    "as it was": lambda path: write_original(path, *LABELED),
    "no index": lambda path: changed(path, "DROP INDEX ix_job_posts_id"),
    "labels 2 and -1": lambda path: write_original(
        path, *LABELED, {"id": 4, "label": 2}, {"id": 5, "label": -1}, {"id": 6, "label": "yes"}, {"id": 7, "label": ""}
    ),
    "labels that are text": lambda path: write_original(path, {"id": 1, "label": "1"}, {"id": 2, "label": "0"}),
    "labels that are floats": lambda path: write_original(path, {"id": 1, "label": 1.0}, {"id": 2, "label": 0.0}),
    "tags of all kinds": lambda path: write_original(
        path,
        *({"id": n, "label": 1, "tags": tags} for n, tags in enumerate(["", ",", " , a,,b ,a", "a" * 5_000, ",x"])),
    ),
    "odd ids": lambda path: write_original(
        path, *({"id": n, "label": 0} for n in (-(2**63), -1, 0, 2**31, 2**53 + 1, 2**63 - 1))
    ),
    "no UTF-8": lambda path: changed(path, every_text("CAST(X'5AFC72696368209320E9' AS TEXT)")),
    "cut within a character": lambda path: changed(path, every_text("CAST(X'5AC3BC72C3' AS TEXT)")),
    "NUL in texts": lambda path: changed(path, every_text("'a' || char(0) || 'b'")),
    "BLOBs": lambda path: changed(path, every_text("X'476172FFFE00'")),
    "empty texts": lambda path: changed(path, every_text("''")),
    "NULLs": lambda path: made_by_hand(path, REORDERED.replace(" NOT NULL", ""), every_text("NULL")),
    "columns in another order": lambda path: made_by_hand(path, REORDERED),
    "columns without types": lambda path: made_by_hand(
        path, WITHOUT_TYPES, "UPDATE job_posts SET label = '0' WHERE id = 2", every_text("5")
    ),
    "what the user added": lambda path: changed(
        path,
        "ALTER TABLE job_posts ADD COLUMN my_stars INTEGER DEFAULT 3",
        "CREATE TABLE my_notes (text)",
        "CREATE INDEX mine ON job_posts (company)",
        "CREATE VIEW liked AS SELECT * FROM job_posts WHERE label = 1",
        "CREATE TRIGGER noted AFTER UPDATE OF label ON job_posts BEGIN INSERT INTO my_notes VALUES (new.id); END",
    ),
    "a write-ahead log": lambda path: changed(path, "PRAGMA journal_mode = WAL"),
    "UTF-16": lambda path: made_by_hand(path, WITHOUT_TYPES, set_up=("PRAGMA encoding = 'UTF-16be'",)),
    "small pages": lambda path: made_by_hand(path, REORDERED, set_up=("PRAGMA page_size = 512",)),
    "large pages that move": lambda path: made_by_hand(
        path, REORDERED, set_up=("PRAGMA page_size = 65536", "PRAGMA auto_vacuum = FULL")
    ),
    "a schema version of its own": lambda path: changed(path, "PRAGMA application_id = 7"),
}
REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "ids that number no rows": (
        lambda path: made_by_hand(path, COLUMNS.replace("id,", "id INT,")),
        "belongs to another program",
    ),
    "ids that are text": (
        lambda path: made_by_hand(path, COLUMNS.replace("id,", "id TEXT PRIMARY KEY,")),
        "belongs to another program",
    ),
    "labels in a column of text": (
        lambda path: made_by_hand(path, WITHOUT_TYPES.replace("label", "label TEXT")),
        "belongs to another program",
    ),
    "texts in a column of numbers": (
        lambda path: made_by_hand(path, WITHOUT_TYPES.replace("tags", "tags INTEGER")),
        "belongs to another program",
    ),
    "a view instead of posts": (
        lambda path: run(path, f"CREATE TABLE x ({COLUMNS})", "CREATE VIEW job_posts AS SELECT * FROM x"),
        "belongs to another program",
    ),
    "a table in the way": (
        lambda path: changed(path, "CREATE TABLE Settings (theme)", "CREATE TABLE answers (id)"),
        "tables or columns that an upgrade is to make (answers, settings)",
    ),
    "a column in the way": (
        lambda path: changed(path, "ALTER TABLE job_posts ADD COLUMN note TEXT"),
        "tables or columns that an upgrade is to make (note)",
    ),
    "a version below all": (lambda path: changed(path, "PRAGMA user_version = -3"), "damaged"),
    "a version that it is not of": (lambda path: changed(path, "PRAGMA user_version = 3"), "damaged"),
}
