"""Writes the answers of the feed that an instance would fetch next: each of fifty new posts, and fifty stored ones.

python -m benchmarks.next_feed INSTANCE FOLDER --feeds FILES --number 6
"""

from __future__ import annotations

import argparse
import json
import random
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.history import SEED, Variations
from benchmarks.simulated import read_posts
from jobsearch import remoteok
from jobsearch.dataaccess import jobs
from jobsearch.dataaccess.database import get_session
from jobsearch.instance import open_instance

if TYPE_CHECKING:
    from jobsearch.posts import JobPost, RemoteOkJobPost

NEW = KNOWN = 50
LISTED = 100
TOLD = "url", "company", "position", "description", "location", "tags", "posted_at"
BEYOND = 9_000_000  # all ids of a history


def element(post: RemoteOkJobPost) -> dict[str, object]:
    """Return a post as the feed lists it."""
    same = "id", "url", "apply_url", "company", "position", "description", "location", "salary_min", "salary_max"
    posted = {"epoch": int(post.posted_at.timestamp())} if post.posted_at else {}
    return {name: getattr(post, name) for name in same} | {"tags": list(post.tags)} | posted


def is_told_the_same(post: JobPost) -> bool:
    """Return whether listing the post once more changes nothing: a made title may end as none of the feed does."""
    (listed,) = remoteok.parse_jobs(json.dumps([element(post)]).encode()).posts
    return all(getattr(listed, name) == getattr(post, name) for name in TOLD)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("instance", type=Path)
    parser.add_argument("folder", type=Path, help="gets the files 0.json, 1.json and so on")
    parser.add_argument("--feeds", nargs="+", type=Path, required=True)
    parser.add_argument("--number", type=int, default=1)
    options = parser.parse_args()
    now = datetime.now(UTC)
    recorded = sorted(read_posts(options.feeds), key=lambda post: post.id)
    variations = Variations(recorded, random.Random(SEED))  # noqa: S311 - a draw, no secret
    with get_session(open_instance(options.instance).database, now) as session:
        newest = [post_id for _, post_id in islice(jobs.iterate_keys(session), LISTED)]
        known = list(filter(is_told_the_same, jobs.get(session, newest)))[:KNOWN]
    for number in range(options.number):
        ids = range(BEYOND + number * NEW, BEYOND + (number + 1) * NEW)
        new = [variations.make(post_id, now)[0] for post_id in ids]
        answer = [{"legal": "Name Remote OK as the source."}, *map(element, (*new, *known))]
        (options.folder / f"{number}.json").write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    main()
