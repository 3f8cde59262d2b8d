"""A database of the original program's, as its users have it, and what its upgrade is compared with.

    python -m benchmarks.originals write DATABASE --feeds FILES --reader FILE --posts 100000
    python -m benchmarks.originals mend DATABASE     # clean its posts and read their facts, and store nothing

The posts are variations of the saved answers' elements as they are: the original program cleans nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.history import SEED, Variations
from benchmarks.simulated import read_posts, read_readers
from jobsearch.cleaning.fields import clean_description, clean_line, clean_tags
from jobsearch.dataaccess.migrations import ORIGINAL
from jobsearch.facts.reading import read
from jobsearch.facts.values import Ad

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.simulated import Reader
    from jobsearch.posts import JobPost

AS_IT_IS = "company", "position", "description", "location"
LABELS = 500
TEXTS = "url, company, position, description, location, tags"


def elements(feeds: Sequence[Path]) -> dict[int, dict[str, Any]]:
    found = [element for feed in feeds for element in json.loads(feed.read_bytes())]
    return {int(element["id"]): element for element in found if isinstance(element, dict) and element.get("id")}


def unmended(feeds: Sequence[Path]) -> list[JobPost]:
    """Return the posts of saved answers, each once, in the words of the feed."""
    said = elements(feeds)
    return [_as_said(post, said[post.id]) for post in sorted(read_posts(feeds), key=lambda post: post.id)]


def _as_said(post: JobPost, element: dict[str, Any]) -> JobPost:
    lines: dict[str, Any] = {name: str(element.get(name) or "") for name in AS_IT_IS}
    return replace(post, tags=tuple(element.get("tags") or ()), **lines)


def rows(feeds: Sequence[Path], reader: Reader, number: int) -> Iterator[tuple[object, ...]]:
    variations = Variations(unmended(feeds), random.Random(SEED))  # noqa: S311 - a draw, no secret
    for post_id in range(1, number + 1):
        post, source = variations.make(post_id, datetime.now(UTC))
        label = int(reader.labels.get(source, 0)) if post_id <= LABELS else None
        tags = ",".join(post.tags)
        yield post_id, post.url, post.company, post.position, post.description, post.location, tags, label


def write(path: Path, feeds: Sequence[Path], reader: Reader, number: int) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        for statement in ORIGINAL:
            database.execute(statement)
        database.executemany("INSERT INTO job_posts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows(feeds, reader, number))


def mend(path: Path) -> int:
    """Clean each post and read its facts, as the upgrade does; return how many there are."""
    number = 0
    with closing(sqlite3.connect(path)) as database:
        for texts in database.execute(f"SELECT {TEXTS} FROM job_posts"):  # noqa: S608 - our own names
            url, company, position, description, location, tags = texts
            url, company, position, location = (clean_line(line) for line in (url, company, position, location))
            description, _ = clean_description(description)
            clean_tags(tags.split(","))
            read(Ad(position, location, None, None, description))
            number += 1
    return number


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("write", "mend"))
    parser.add_argument("database", type=Path)
    parser.add_argument("--feeds", nargs="+", type=Path)
    parser.add_argument("--reader", type=Path)
    parser.add_argument("--posts", type=int, default=100_000)
    options = parser.parse_args()
    if options.what == "write":
        (reader,) = read_readers([options.reader])
        write(options.database, options.feeds, reader, options.posts)
    else:
        print(mend(options.database))


if __name__ == "__main__":
    main()
