"""Migrations: a database of any earlier schema version, the original program's included, becomes today's.

The original program left its version at 0. A new database is an empty one of the original's, upgraded.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, delete, select, text, update

from jobsearch.dataaccess import facts, job_keys, months, original_posts, search_index
from jobsearch.dataaccess.backup import back_up
from jobsearch.dataaccess.tables import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

ORIGINAL = (
    """CREATE TABLE IF NOT EXISTS job_posts (
        id INTEGER NOT NULL, url VARCHAR NOT NULL, company VARCHAR NOT NULL, position VARCHAR NOT NULL,
        description VARCHAR NOT NULL, location VARCHAR NOT NULL, tags VARCHAR NOT NULL, label INTEGER,
        PRIMARY KEY (id))""",
    "CREATE INDEX IF NOT EXISTS ix_job_posts_id ON job_posts (id)",
)
VERSION_1 = (
    "ALTER TABLE job_posts ADD COLUMN apply_url VARCHAR",
    "ALTER TABLE job_posts ADD COLUMN salary_min INTEGER",
    "ALTER TABLE job_posts ADD COLUMN salary_max INTEGER",
    "ALTER TABLE job_posts ADD COLUMN posted_at DATETIME",
    "ALTER TABLE job_posts ADD COLUMN first_seen DATETIME",
    "ALTER TABLE job_posts ADD COLUMN last_seen DATETIME",
    "ALTER TABLE job_posts ADD COLUMN mention VARCHAR",
    "ALTER TABLE job_posts ADD COLUMN labeled_at DATETIME",
    "ALTER TABLE job_posts ADD COLUMN job VARCHAR",
    "UPDATE job_posts SET label = NULL WHERE label NOT IN (0, 1)",
    "CREATE INDEX ix_job_posts_job ON job_posts (job, label, last_seen, posted_at)",
    "CREATE INDEX ix_job_posts_last_seen ON job_posts (last_seen)",
    "CREATE INDEX ix_job_posts_label ON job_posts (label) WHERE label IS NOT NULL",
    """CREATE TABLE answers (
        id INTEGER NOT NULL PRIMARY KEY, post_id INTEGER NOT NULL REFERENCES job_posts (id), label INTEGER,
        label_before INTEGER, labeled_before DATETIME, answered_at DATETIME NOT NULL,
        guess INTEGER, chance FLOAT, reason VARCHAR)""",
    "CREATE INDEX ix_answers_post_id ON answers (post_id)",
    "CREATE TABLE settings (name VARCHAR NOT NULL PRIMARY KEY, value VARCHAR NOT NULL)",
    """CREATE TABLE scores (
        post_id INTEGER NOT NULL PRIMARY KEY REFERENCES job_posts (id), model VARCHAR NOT NULL,
        chance FLOAT NOT NULL, why JSON)""",
    """CREATE TABLE ranking (
        job VARCHAR NOT NULL PRIMARY KEY, post_id INTEGER NOT NULL REFERENCES job_posts (id),
        chance FLOAT NOT NULL, last_seen DATETIME NOT NULL)""",
    "CREATE INDEX ix_ranking_chance ON ranking (chance, last_seen)",
    """CREATE TABLE shown (
        post_id INTEGER NOT NULL PRIMARY KEY REFERENCES job_posts (id), shown_at DATETIME NOT NULL)""",
    "CREATE TABLE hidden (kind VARCHAR NOT NULL, text VARCHAR NOT NULL, PRIMARY KEY (kind, text))",
    # Should the original program write here once more, its posts count as seen then, each a job of its own.
    """CREATE TRIGGER original_wrote AFTER INSERT ON job_posts WHEN new.job IS NULL BEGIN
        UPDATE job_posts SET job = '#' || id, apply_url = url, first_seen = datetime('now'),
            last_seen = datetime('now') WHERE id = new.id; END""",
    """CREATE TRIGGER score_is_stale AFTER UPDATE OF company, position, description, location, tags,
        salary_min, salary_max ON job_posts BEGIN DELETE FROM scores WHERE post_id = new.id; END""",
    """CREATE TRIGGER ranking_is_stale_new AFTER INSERT ON job_posts
        BEGIN DELETE FROM settings WHERE name = 'ranked_by'; END""",
    """CREATE TRIGGER ranking_is_stale_changed AFTER UPDATE ON job_posts
        BEGIN DELETE FROM settings WHERE name = 'ranked_by'; END""",
)
VERSION_2 = (
    "DROP TRIGGER IF EXISTS ranking_is_stale_new",
    "DROP TRIGGER IF EXISTS ranking_is_stale_changed",
    "DROP TABLE IF EXISTS ranking",
    "DELETE FROM settings WHERE name = 'ranked_by'",
    # With the job in them, ranking reads no row of the table, where it comes after the long text.
    "DROP INDEX IF EXISTS ix_job_posts_last_seen",
    "CREATE INDEX ix_job_posts_last_seen ON job_posts (last_seen, job)",
    "DROP INDEX IF EXISTS ix_job_posts_label",
    "CREATE INDEX ix_job_posts_label ON job_posts (label, job) WHERE label IS NOT NULL",
)
VERSION_3 = (
    "ALTER TABLE job_posts ADD COLUMN note VARCHAR",
    "ALTER TABLE answers ADD COLUMN rule VARCHAR",
    "ALTER TABLE scores ADD COLUMN flip JSON",
    "ALTER TABLE scores ADD COLUMN nearest JSON",
    """CREATE TABLE stages (
        id INTEGER NOT NULL PRIMARY KEY, post_id INTEGER NOT NULL REFERENCES job_posts (id), stage VARCHAR NOT NULL,
        marked_at DATETIME NOT NULL)""",
    "CREATE INDEX ix_stages_post_id ON stages (post_id)",
    "CREATE INDEX ix_job_posts_note ON job_posts (job, note) WHERE note IS NOT NULL",
    # A list of labeled posts, newest answer first, reads no row of the table.
    "DROP INDEX IF EXISTS ix_job_posts_label",
    "CREATE INDEX ix_job_posts_label ON job_posts (label, labeled_at, job) WHERE label IS NOT NULL",
)
VERSION_4 = (
    # Apart from the posts, so that a filter reads no long text.
    """CREATE TABLE facts (
        post_id INTEGER NOT NULL PRIMARY KEY REFERENCES job_posts (id), open_to VARCHAR NOT NULL, hours VARCHAR,
        on_site BOOLEAN NOT NULL, salary_min FLOAT, salary_max FLOAT, currency VARCHAR, per VARCHAR, level VARCHAR,
        years INTEGER, contract VARCHAR, evidence JSON)""",
    # The original program reads no facts; its posts are read when this one is used next.
    """CREATE TRIGGER original_left_facts AFTER INSERT ON job_posts WHEN new.job IS NULL
        BEGIN INSERT OR REPLACE INTO settings VALUES ('facts_are_missing', 'yes'); END""",
)
VERSION_6 = (
    # So that they can be told without reading all posts.
    "CREATE TABLE months (month VARCHAR NOT NULL PRIMARY KEY, posts INTEGER NOT NULL)",
)


def upgrade(engine: Engine, path: Path, now: datetime, on_progress: Callable[[int, int], None]) -> list[str]:
    """Bring the database to the newest version, in one transaction, after a backup copy beside it.

    `on_progress` is told how many of how many posts have been cleaned, read or indexed. Returns what to tell the user.
    """
    with engine.connect().execution_options(begin="IMMEDIATE", upgrades=True) as connection, connection.begin():
        version, told = _version(connection), []
        _execute(connection, ORIGINAL)
        if version < len(MIGRATIONS) and connection.scalar(text("SELECT EXISTS (SELECT * FROM job_posts)")):
            back_up(path, version)
        for migrate in MIGRATIONS[version:]:
            told += migrate(connection, now, on_progress) or []
        connection.execute(text(f"PRAGMA user_version = {len(MIGRATIONS)}"))
        if not search_index.is_in_step(connection):
            search_index.bring_in_step(connection, on_progress)
        if not facts.is_in_step(connection):
            told += original_posts.clean_new(connection, on_progress)
            facts.read_missing(connection, on_progress)
        return told


def _version(connection: Connection) -> int:
    return connection.scalar(text("PRAGMA user_version")) or 0


def _execute(connection: Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.execute(text(statement))


def from_0_to_1(connection: Connection, now: datetime, on_progress: Callable[[int, int], None]) -> list[str]:
    """Add what the original program did not store; its posts are cleaned, and count as first and last seen `now`."""
    told = original_posts.drop_odd_labels(connection)
    _execute(connection, VERSION_1)
    return told + original_posts.clean_all(connection, now, on_progress)


def from_1_to_2(connection: Connection, _now: datetime, _on_progress: Callable[[int, int], None]) -> None:
    """Drop the ranking: jobs are ranked by a query over the scores. The model's `bar` is its `threshold` now.

    A record of the model that can't be read is dropped, as if there were no model yet.
    """
    _execute(connection, VERSION_2)
    of_model = settings.c.name == "model"
    try:
        record = json.loads(connection.scalar(select(settings.c.value).where(of_model)) or "")
        record["threshold"] = record.pop("bar")
    except (ValueError, KeyError, TypeError, AttributeError):
        connection.execute(delete(settings).where(of_model))
    else:
        connection.execute(update(settings).where(of_model).values(value=json.dumps(record)))


def from_2_to_3(connection: Connection, _now: datetime, _on_progress: Callable[[int, int], None]) -> None:
    """Add the stages of applications, notes, and what `show` says of a scored post; `upgrade` adds the search index.

    Reasons kept before have no terms that would change the verdict beside them, and are explained again.
    """
    _execute(connection, VERSION_3)


def from_3_to_4(connection: Connection, _now: datetime, on_progress: Callable[[int, int], None]) -> None:
    """Add what posts state, read from what is stored of them."""
    _execute(connection, VERSION_4)
    facts.read_missing(connection, on_progress)


def from_4_to_5(connection: Connection, _now: datetime, on_progress: Callable[[int, int], None]) -> None:
    """Join the jobs whose titles differ only in a place and whose texts are alike; all that is said of them stays."""
    job_keys.regroup_all(connection, on_progress)


def from_5_to_6(connection: Connection, _now: datetime, _on_progress: Callable[[int, int], None]) -> None:
    """Count the posts by month."""
    _execute(connection, VERSION_6)
    months.count_all(connection)


MIGRATIONS: tuple[Callable[[Connection, datetime, Callable[[int, int], None]], list[str] | None], ...] = (
    from_0_to_1,
    from_1_to_2,
    from_2_to_3,
    from_3_to_4,
    from_4_to_5,
    from_5_to_6,
)
