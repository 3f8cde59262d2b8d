"""The full-text index over the posts: built once, then kept in step by triggers of the database.

It is SQLite's FTS5. Where this SQLite has none, the triggers are dropped, as they would make every change fail, and
the index is built anew by the next SQLite that has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from jobsearch.dataaccess.tables import BEFORE_ALL

if TYPE_CHECKING:
    from collections.abc import Callable

MODULE = "fts5"
# Where a word stands is kept with the number of its column, but for the first: so the longest text comes first.
COLUMNS = ("description", "position", "company", "tags", "location", "note")
# Names that a tokenizer would take apart at their signs, and how they are indexed and looked up.
SPELLINGS = (
    ("c plus plus", "cplusplus"),
    ("C Plus Plus", "cplusplus"),
    ("C++", " cplusplus "),
    ("c++", " cplusplus "),
    ("C#", " csharp "),
    ("c#", " csharp "),
    ("F#", " fsharp "),
    ("f#", " fsharp "),
    ("dot net", "dotnet"),
    (".NET", " dotnet "),
    (".Net", " dotnet "),
    (".net", " dotnet "),
)
TRIGGERS = ("post_is_found", "post_is_found_anew", "post_is_not_found")
INDEXED_AT_ONCE = 2000


def spell(words: str) -> str:
    """Return a text in the spelling of the index."""
    for written, indexed in SPELLINGS:
        words = words.replace(written, indexed)
    return words


def is_available(connection: Connection) -> bool:
    """Return whether this SQLite has full-text search."""
    modules = text("SELECT EXISTS (SELECT * FROM pragma_module_list WHERE name = :name)")
    return bool(connection.scalar(modules, {"name": MODULE}))


def is_in_step(connection: Connection) -> bool:
    """Return whether the index is kept in step by triggers, or there is none and can be none."""
    return is_available(connection) == _has_triggers(connection)


def columns(connection: Connection) -> list[str]:
    """Return the columns in the order of the index, which an earlier version may have built with another one."""
    return list(connection.scalars(text("SELECT name FROM pragma_table_info('search_index') ORDER BY cid")))


def check(connection: Connection) -> None:
    """Raise SQLAlchemy's `DatabaseError` when the index is not of the posts; call it where writing is allowed."""
    if _has_triggers(connection):
        connection.execute(text("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"))


def bring_in_step(connection: Connection, on_progress: Callable[[int, int], None]) -> None:
    """Build the index, or drop its triggers where it can't be used."""
    if is_available(connection):
        _build(connection, on_progress)
    else:
        for name in TRIGGERS:
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))


def _build(connection: Connection, on_progress: Callable[[int, int], None]) -> None:
    """Index all posts, and have triggers index every change; `on_progress` is told how many posts are done."""
    columns = ", ".join(COLUMNS)
    view = f"CREATE VIEW searchable (id, {columns}) AS SELECT id, {_values('job_posts')} FROM job_posts"  # noqa: S608
    for statement in (
        *(f"DROP TRIGGER IF EXISTS {name}" for name in TRIGGERS),
        "DROP TABLE IF EXISTS search_index",
        "DROP VIEW IF EXISTS searchable",
        view,
        f"""CREATE VIRTUAL TABLE search_index USING fts5({columns}, content='searchable', content_rowid='id',
            tokenize="unicode61 remove_diacritics 2")""",
    ):
        connection.execute(text(statement))
    _index_all(connection, on_progress)
    into = f"INSERT INTO search_index (rowid, {columns}"
    add = f"{into}) VALUES (new.id, {_values('new')});"
    drop = f"{into}, search_index) VALUES (old.id, {_values('old')}, 'delete');"
    changes = ("INSERT", add), (f"UPDATE OF {columns}", drop + add), ("DELETE", drop)
    for name, (change, steps) in zip(TRIGGERS, changes, strict=True):
        connection.execute(text(f"CREATE TRIGGER {name} AFTER {change} ON job_posts BEGIN {steps} END"))


def _index_all(connection: Connection, on_progress: Callable[[int, int], None]) -> None:
    columns = ", ".join(COLUMNS)
    last = text("SELECT max(id) FROM (SELECT id FROM job_posts WHERE id > :after ORDER BY id LIMIT :number)")
    index = text(
        f"INSERT INTO search_index (rowid, {columns}) SELECT id, {columns} FROM searchable "  # noqa: S608 - our names
        "WHERE id > :after AND id <= :until"
    )
    total = connection.scalar(text("SELECT count(*) FROM job_posts")) or 0
    after, done = BEFORE_ALL, 0
    while (until := connection.scalar(last, {"after": after, "number": INDEXED_AT_ONCE})) is not None:
        connection.execute(index, {"after": after, "until": until})
        after, done = until, min(total, done + INDEXED_AT_ONCE)
        on_progress(done, total)


def _has_triggers(connection: Connection) -> bool:
    found = text("SELECT EXISTS (SELECT * FROM sqlite_master WHERE type = 'trigger' AND name = :name)")
    return bool(connection.scalar(found, {"name": TRIGGERS[0]}))


def _values(row: str) -> str:
    """Return the SQL of a row's indexed columns, in the spelling of the index."""
    return ", ".join(_spelled(f"{row}.{column}") for column in COLUMNS)


def _spelled(value: str) -> str:
    value = f"coalesce({value}, '')"
    for written, indexed in SPELLINGS:
        value = f"replace({value}, '{written}', '{indexed}')"
    return value
