"""The simulated readers: their answers to recorded posts, and the words that they would type or tick.

A reader's file holds `name`, `looking_for` and `labels`, 1 or 0 by post id, and `living_in` where that matters to them;
the feeds are saved answers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from jobsearch import remoteok
from jobsearch.classifier.features import singular, tokens
from jobsearch.copies.grouping import Listing, job_keys
from jobsearch.facts.reading import read
from jobsearch.labelling.title_words import frequent
from jobsearch.posts import JobPost, JobPostLabel, RemoteOkJobPost

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

TICKED_FROM, LEAST_TICKED = 0.3, 2
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Reader:
    """A simulated reader: what they would type, where they live if that matters, and their answer to each post."""

    name: str
    looking_for: str
    labels: dict[int, JobPostLabel]
    living_in: str | None = None


def read_posts(paths: Sequence[Path]) -> list[JobPost]:
    """Return the posts of saved answers, each once, as the database would hold them."""
    found: dict[int, RemoteOkJobPost] = {}
    for path in paths:
        found |= {post.id: post for post in remoteok.parse_jobs(path.read_bytes()).posts}
    keys = job_keys(
        Listing(post.id, post.company, post.position, post.location, post.description) for post in found.values()
    )
    return [_stored(post, keys[post.id]) for post in found.values()]


def _stored(post: RemoteOkJobPost, key: str) -> JobPost:
    listed = {field.name: getattr(post, field.name) for field in fields(post)}
    stored = JobPost(**listed, first_seen=NOW, last_seen=NOW, label=None, labeled_at=None, job_key=key)
    return replace(stored, facts=read(post.ad))


def read_readers(paths: Sequence[Path]) -> list[Reader]:
    files = [file for path in paths for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
    readers = [json.loads(file.read_bytes()) for file in files]
    return [
        Reader(
            reader["name"],
            reader["looking_for"],
            {int(post_id): JobPostLabel(label) for post_id, label in reader["labels"].items()},
            reader.get("living_in"),
        )
        for reader in readers
    ]


def typed(_posts: Sequence[JobPost], reader: Reader) -> str | None:
    return reader.looking_for


def ticked(posts: Sequence[JobPost], reader: Reader) -> str | None:
    """Return what an ideal user ticks in the menu of frequent words: those of whose jobs 30 % are interesting."""
    return " ".join(word for word in frequent(posts) if _is_promising(_jobs_titled(posts, reader, word))) or None


def ticked_carelessly(posts: Sequence[JobPost], reader: Reader) -> str | None:
    """Return what a user ticks who overlooks every second of those words, and ticks a wrong one, if any."""
    right = (ticked(posts, reader) or "").split()
    wrong = [word for word in frequent(posts) if word not in right]
    middle = len(wrong) // 2
    return " ".join([*right[::2], *wrong[middle : middle + 1]]) or None


def nothing(_posts: Sequence[JobPost], _reader: Reader) -> str | None:
    return None


def _jobs_titled(posts: Sequence[JobPost], reader: Reader, word: str) -> list[int]:
    """Return the reader's labels for the jobs that have a word in their title."""
    jobs = {
        post.job_key: int(reader.labels.get(post.id, 0)) for post in posts if singular(word) in tokens(post.position)
    }
    return list(jobs.values())


def _is_promising(labels: Sequence[int]) -> bool:
    return sum(labels) >= max(LEAST_TICKED, TICKED_FROM * len(labels))


WORDS: dict[str, Callable[[Sequence[JobPost], Reader], str | None]] = {
    "typed": typed,
    "ticked": ticked,
    "ticked carelessly": ticked_carelessly,
    "none": nothing,
}
