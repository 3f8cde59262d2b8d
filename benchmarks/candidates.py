"""Writes an instance of unlabeled posts to ask about, and beside it what a reader says of them.

    python -m benchmarks.candidates FOLDER --feeds FILES --reader FILE [--number 3000]

The posts are those of the saved answers, or so many variations of them. Their titles, texts and labels are in
`posts.json`, for other programs.
"""

from __future__ import annotations

import argparse
import json
import random
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.history import FIRST_ID, NEW_POSTS, SEED, Variations
from benchmarks.simulated import read_posts, read_readers
from jobsearch import remoteok
from jobsearch.dataaccess import jobs, settings
from jobsearch.dataaccess.database import batched, get_session
from jobsearch.instance import open_instance
from jobsearch.labelling import preparing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.simulated import Reader
    from jobsearch.posts import RemoteOkJobPost

POSTS = "posts.json"


def recorded(feeds: Sequence[Path], reader: Reader) -> list[tuple[RemoteOkJobPost, int]]:
    """Return the posts of saved answers, each once, with the reader's labels."""
    posts = {post.id: post for feed in feeds for post in remoteok.parse_jobs(feed.read_bytes()).posts}
    return [(post, int(reader.labels.get(post.id, 0))) for post in posts.values()]


def varied(feeds: Sequence[Path], reader: Reader, number: int) -> list[tuple[RemoteOkJobPost, int]]:
    """Return so many posts of different jobs, with the reader's labels for those that they vary."""
    among = sorted(read_posts(feeds), key=lambda post: post.id)
    variations = Variations(among, random.Random(SEED))  # noqa: S311 - a draw, no secret
    made: dict[tuple[str, str], tuple[RemoteOkJobPost, int]] = {}
    post_id = FIRST_ID
    while len(made) < number:
        post_id += 1
        post, source = variations.make(post_id, datetime.now(UTC))
        made.setdefault((post.company, post.position), (post, int(reader.labels.get(source, 0))))
    return list(made.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--feeds", nargs="+", type=Path, required=True)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--number", type=int)
    options = parser.parse_args()
    now, (reader,) = datetime.now(UTC), read_readers([options.reader])
    number = options.number
    posts = varied(options.feeds, reader, number) if number else recorded(options.feeds, reader)
    with get_session(open_instance(options.folder).database, now) as session:
        for batch in batched(posts, NEW_POSTS):
            jobs.save(session, [post for post, _ in batch], now)
        settings.put(session, settings.LOOKING_FOR, reader.looking_for)
        asked = preparing.prepare(session, preparing.Selection(), lambda: now, wait=False).queue.ids()
    told = [
        {"id": post.id, "title": post.position, "abstract": post.description, "label": label}
        for post, label in posts
        if post.id in asked
    ]
    (options.folder / POSTS).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main()
