"""Writes what the plain pipeline reads: the labeled posts of an instance, and those of the default window.

    python -m benchmarks.plain_posts INSTANCE DATABASE

Prints how many bytes of text the instance holds: all that the feed said of its posts.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobsearch.dataaccess import jobs, moments
from jobsearch.dataaccess.database import batched, get_session
from jobsearch.instance import open_instance
from jobsearch.posts import RECENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost

AT_ONCE = 500


def text_of(post: JobPost) -> str:
    return "\n".join((post.company, post.position, post.description, ",".join(post.tags), post.location))


def bytes_of(post: JobPost) -> int:
    """Return how many bytes the text of a post's columns takes, without the job's key, which is the program's own."""
    said = post.url, post.apply_url, post.company, post.position, post.description, post.location, *post.tags
    return sum(len(text.encode()) for text in (*said, post.mention or "", post.note or ""))


def every_post(session: Session) -> Iterable[JobPost]:
    ids = [post_id for _, post_id in jobs.iterate_keys(session)]
    for batch in batched(ids, AT_ONCE):
        yield from jobs.get_plain(session, batch).values()


def main() -> None:
    instance, database = map(Path, sys.argv[1:])
    now, taken, size = datetime.now(UTC), [], 0
    with get_session(open_instance(instance).database, now) as session:
        since = moments.listed_since(session, RECENT, now)
        for post in every_post(session):
            size += bytes_of(post)
            if post.label is not None or (since and post.last_seen >= since):
                taken.append((text_of(post), post.label))
    with closing(sqlite3.connect(database)) as plain, plain:
        plain.execute("CREATE TABLE posts (text VARCHAR NOT NULL, label INTEGER)")
        plain.executemany("INSERT INTO posts VALUES (?, ?)", taken)
    print(size)


if __name__ == "__main__":
    main()
