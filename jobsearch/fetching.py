"""Fetching: what Remote OK lists now, from the network or a saved answer, goes into the database."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jobsearch.dataaccess import jobs
from jobsearch.errors import JobSearchError

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.remoteok import FetchedJobs, LeftOut

STDIN = "-"


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What became of an answer's elements: how many posts are new, changed and known, and what was left out."""

    new: int
    changed: int
    known: int
    left_out: tuple[LeftOut, ...]


def read_saved(path: Path) -> bytes:
    """Return a saved answer; the path "-" is standard input.

    Raises `JobSearchError` when it can't be read.
    """
    if str(path) == STDIN and sys.stdin is None:
        raise JobSearchError("There is no standard input to read a saved answer from.")
    try:
        return sys.stdin.buffer.read() if str(path) == STDIN else path.read_bytes()
    except OSError as error:
        raise JobSearchError(f"The saved answer {path} can't be read: {error.strerror}.") from error


def only_tagged(fetched: FetchedJobs, tags: Collection[str]) -> FetchedJobs:
    """Return the posts of a saved answer that have one of the tags, or all of them where no tag is given."""
    asked = {tag.casefold() for tag in tags}
    posts = (post for post in fetched.posts if not asked or not asked.isdisjoint(map(str.casefold, post.tags)))
    return replace(fetched, posts=tuple(posts))


def store(session: Session, fetched: FetchedJobs, now: datetime) -> FetchReport:
    """Store the posts of an answer, all or none of them, and return what became of them."""
    saved = jobs.save(session, fetched.posts, now)
    return FetchReport(saved.new, saved.changed, saved.known, fetched.left_out)
