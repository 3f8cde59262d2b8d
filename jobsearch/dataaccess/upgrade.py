"""Schema versions: a database of any earlier version, the original program's included, becomes today's.

The version is SQLite's `user_version`; the original program left it at 0. A new database is an
empty one of the original's, upgraded.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from filecmp import cmp
from itertools import count
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, bindparam, select, text, update

from jobsearch.dataaccess.tables import job_posts
from jobsearch.errors import JobSearchError
from jobsearch.instance import PRIVATE_FILE
from jobsearch.mending import mend_description, mend_line
from jobsearch.posts import job_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

ORIGINAL_COLUMNS = {"id", "url", "company", "position", "description", "location", "tags", "label"}
ORIGINAL = (
    """CREATE TABLE IF NOT EXISTS job_posts (
        id INTEGER NOT NULL, url VARCHAR NOT NULL, company VARCHAR NOT NULL, position VARCHAR NOT NULL,
        description VARCHAR NOT NULL, location VARCHAR NOT NULL, tags VARCHAR NOT NULL, label INTEGER,
        PRIMARY KEY (id))""",
    "CREATE INDEX IF NOT EXISTS ix_job_posts_id ON job_posts (id)",
)
VERSIONS = (
    (
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
    ),
)
MENDED_AT_ONCE = 500
BUSY_SECONDS = 60.0


def check(path: Path) -> None:
    """Raise `JobSearchError` when what is at `path` is not ours to open; it stays as it is."""
    if not path.exists():
        return
    if not path.is_file():
        raise JobSearchError(f"The database {path} is no file; move it away, or name another folder with --instance.")
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
    if version > len(VERSIONS):
        message = f"The database {path} was written by a newer jobsearch (schema {version}); update this program."
        raise JobSearchError(message)
    if path.stat().st_size % page_size and not _left_by_a_writer(path):
        message = f"The database {path} is cut short; move it away, or name another folder with --instance."
        raise JobSearchError(message)


def _look_into(path: Path) -> sqlite3.Connection:
    """Open a database to read, in the way that leaves the least behind.

    SQLite needs its other files only for what a writer has left in them: it reads a log of what is
    to come, and has to put back at once what a journal says.
    """
    left = _left_by_a_writer(path)
    mode = "mode=rw" if "journal" in left else "mode=ro" if left else "immutable=1"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, timeout=BUSY_SECONDS)


def _left_by_a_writer(path: Path) -> set[str]:
    file = path.resolve()
    return {name for name in ("wal", "journal") if _has_content(file.with_name(f"{file.name}-{name}"))}


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def upgrade(engine: Engine, path: Path, now: datetime, on_progress: Callable[[int, int], None]) -> None:
    """Bring the database to the newest version, in one transaction, after a backup copy beside it.

    The texts of the original's posts are mended; they count as first and last seen `now`.
    """
    with engine.connect() as connection:
        if _version(connection) == len(VERSIONS):
            return
    with engine.connect().execution_options(begin="IMMEDIATE") as connection, connection.begin():
        version = _version(connection)
        for statement in ORIGINAL:
            connection.execute(text(statement))
        total = connection.scalar(text("SELECT count(*) FROM job_posts"))
        if total and version < len(VERSIONS):
            _back_up(path, version)
        for statements in VERSIONS[version:]:
            for statement in statements:
                connection.execute(text(statement))
        if version == 0 and total:
            _mend(connection, total, now, on_progress)
        connection.execute(text(f"PRAGMA user_version = {len(VERSIONS)}"))


def _version(connection: Connection) -> int:
    return connection.scalar(text("PRAGMA user_version")) or 0


def _back_up(path: Path, version: int) -> None:
    """Copy the database beside itself; a copy made earlier of other content is kept, and a half-made one never."""
    half = path.with_name(f"{path.name}.v{version}.part")
    try:
        half.unlink(missing_ok=True)
        half.touch(mode=PRIVATE_FILE)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(half)) as target:
            source.backup(target)
        half.replace(
            next(copy for copy in _names(path, version) if not copy.exists() or cmp(half, copy, shallow=False))
        )
    except OSError as error:
        message = f"No backup copy of {path} can be made beside it ({error.strerror}), so it is not upgraded."
        raise JobSearchError(message) from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def _names(path: Path, version: int) -> Iterator[Path]:
    yield path.with_name(f"{path.name}.v{version}.backup")
    yield from (path.with_name(f"{path.name}.v{version}.{number}.backup") for number in count(2))


def _mend(connection: Connection, total: int, now: datetime, on_progress: Callable[[int, int], None]) -> None:
    original = [column for column in job_posts.c if column.name in ORIGINAL_COLUMNS]
    page = select(*original).where(job_posts.c.id > bindparam("after")).order_by(job_posts.c.id).limit(MENDED_AT_ONCE)
    mended = update(job_posts).where(job_posts.c.id == bindparam("post"))
    after, done = -(2**63), 0
    while posts := connection.execute(page, {"after": after}).mappings().all():
        values = [_mended(dict(post), now) for post in posts]
        connection.execute(mended, values)
        after, done = posts[-1]["id"], done + len(posts)
        on_progress(done, total)


def _mended(post: dict[str, str | int], now: datetime) -> dict[str, object]:
    url, (description, mention) = mend_line(str(post["url"])), mend_description(str(post["description"]))
    company, position = mend_line(str(post["company"])), mend_line(str(post["position"]))
    tags = dict.fromkeys(mend_line(tag) for tag in str(post["tags"]).split(","))
    return {
        "post": post["id"],
        "url": url,
        "company": company,
        "position": position,
        "location": mend_line(str(post["location"])),
        "tags": ",".join(tag for tag in tags if tag),
        "description": description,
        "mention": mention,
        "apply_url": url,
        "first_seen": now,
        "last_seen": now,
        "job": job_key(company, position, int(post["id"])),
    }
