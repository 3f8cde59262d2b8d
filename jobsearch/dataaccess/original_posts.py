"""Posts that the original program wrote: cleaned as those of the feed are, at the upgrade and whenever it wrote later.

Triggers of the database note what it writes then; that is cleaned when this program is used next.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import ColumnElement, TextClause, bindparam, delete, func, select, text, true, update

from jobsearch.cleaning import MOST_TAGS
from jobsearch.cleaning.fields import clean_description, clean_line, clean_tags
from jobsearch.dataaccess import job_keys, months, search_index
from jobsearch.dataaccess.tables import BEFORE_ALL, job_posts
from jobsearch.dataaccess.tables import facts as stated
from jobsearch.posts import job_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Select

stored = job_posts.c
ORIGINAL = (stored.id, stored.url, stored.company, stored.position, stored.description, stored.location, stored.tags)
CLEANED_AT_ONCE = 500
WRITTEN = "length(first_seen) = 19"  # by a trigger: our own moments have a fraction of a second
AS_WINDOWS_1252 = {  # what a byte that is not UTF-8 is decoded as, and the character it is meant to be
    0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)
}
MISREAD = re.compile("[\udc80-\udcff]")


def drop_odd_labels(connection: Connection) -> list[str]:
    """Take labels away that are neither 0 nor 1; return what to tell the user."""
    connection.execute(
        text("UPDATE job_posts SET label = label + 0 WHERE label IN ('0', '1') AND typeof(label) = 'text'")
    )
    dropped = connection.execute(text("UPDATE job_posts SET label = NULL WHERE label NOT IN (0, 1)")).rowcount
    return [f"Labels that are neither 0 nor 1 were left out: {dropped}."] if dropped else []


def clean_all(connection: Connection, now: datetime, on_progress: Callable[[int, int], None]) -> list[str]:
    """Clean all posts, which count as first and last seen `now`; return what to tell the user."""
    told, _ = _clean(connection, true(), {"first_seen": now, "last_seen": now}, on_progress)
    return told


def clean_new(connection: Connection, on_progress: Callable[[int, int], None]) -> list[str]:
    """Clean the posts that the original program has written since, and find their jobs; return what to tell the user.

    Their facts are to be read then, as of all posts that have none.
    """
    is_new = text(WRITTEN)
    told, keys = _clean(connection, is_new, {}, on_progress)
    replaced = connection.execute(delete(stated).where(stated.c.post_id.in_(select(stored.id).where(is_new)))).rowcount
    connection.execute(text(f"UPDATE job_posts SET first_seen = first_seen || '.0' WHERE {WRITTEN}"))  # noqa: S608
    job_keys.regroup(connection, keys)
    counted = sum(months.get(connection).values())  # of a post that it had written itself no facts were kept
    if replaced or counted != connection.scalar(select(func.count()).select_from(job_posts)):
        search_index.bring_in_step(connection, on_progress)  # no trigger tells of what is replaced
        months.count_all(connection)
    return drop_odd_labels(connection) + told


def _clean(
    connection: Connection,
    which: ColumnElement[bool] | TextClause,
    seen: dict[str, datetime],
    on_progress: Callable[[int, int], None],
) -> tuple[list[str], set[str]]:
    """Clean the posts that match, and keep when they were seen; return what to tell the user, and their jobs' keys."""
    page = select(*ORIGINAL).where(which, stored.id > bindparam("after")).order_by(stored.id).limit(CLEANED_AT_ONCE)
    change = update(job_posts).where(stored.id == bindparam("post"))
    total = connection.scalar(select(func.count()).where(which).select_from(job_posts)) or 0
    last, done, misread, keys = BEFORE_ALL, 0, 0, set()
    while posts := _texts_of(connection, page, last):
        cleaned = [_cleaned(post_id, texts) | seen for post_id, texts in posts]
        connection.execute(change, cleaned)
        keys |= {str(post["job"]) for post in cleaned}
        misread += sum(any(map(MISREAD.search, texts)) for _, texts in posts)
        last, done = posts[-1][0], done + len(posts)
        on_progress(done, total)
    told = [f"Posts whose text was not UTF-8, and was read as Windows-1252: {misread}."] if misread else []
    return told, keys


def _texts_of(connection: Connection, page: Select[Any], after: float) -> list[tuple[int, list[str]]]:
    """Return the ids of a page of posts with their texts, whatever bytes these are."""
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    driver.text_factory = bytes
    try:
        return [(row[0], [_read(value) for value in row[1:]]) for row in connection.execute(page, {"after": after})]
    finally:
        driver.text_factory = str


def _read(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode(errors="surrogateescape")
    return "" if value is None else str(value)


def _cleaned(post_id: int, texts: Sequence[str]) -> dict[str, object]:
    url, company, position, description, location, tags = (text.translate(AS_WINDOWS_1252) for text in texts)
    url, company, position, location = (clean_line(line) for line in (url, company, position, location))
    description, mention = clean_description(description)
    return {
        "post": post_id,
        "url": url,
        "company": company,
        "position": position,
        "location": location,
        "tags": ",".join(clean_tags(tags.split(",", MOST_TAGS))),
        "description": description,
        "mention": mention,
        "apply_url": url,
        "job": job_key(company, position, post_id),
    }
