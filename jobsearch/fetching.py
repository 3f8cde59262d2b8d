"""Fetching: what Remote OK lists now, for all or for this user, or a saved answer, goes into the database."""

from __future__ import annotations

import sys
import time
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jobsearch import feed_tags, remoteok
from jobsearch.dataaccess import counts, jobs, model_record, months, settings
from jobsearch.errors import JobSearchError, RemoteOkError
from jobsearch.timing import timed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.remoteok import FetchedJobs, LeftOut

STDIN = "-"
TAGS_ASKED, POSTS_READ = 5, 5000


@dataclass(frozen=True, slots=True)
class ForMe:
    """The tags asked for beside the plain list, and why some of them failed.

    `informed` is whether there are words or a taste to choose tags by.
    """

    informed: bool
    tags: tuple[str, ...]
    failed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What became of what was fetched: how many posts are new, changed and known, and what was left out."""

    new: int
    changed: int
    known: int
    left_out: tuple[LeftOut, ...]
    for_me: ForMe | None = None


@timed("Reading the saved answer")
def read_saved(path: Path, tags: Collection[str]) -> FetchedJobs:
    """Return the posts of a saved answer; where tags are given, those with one of them.

    The path "-" is standard input. Raises `JobSearchError` when it can't be read, or is not an answer of Remote OK.
    """
    try:
        fetched = remoteok.parse_jobs(_read(path), tags_asked=bool(tags))
    except remoteok.UnknownFormError as error:
        name = "Standard input" if str(path) == STDIN else path
        raise JobSearchError(f"{name} is not a saved answer of Remote OK: {error.what}.") from error
    asked = {tag.casefold() for tag in tags}
    posts = (post for post in fetched.posts if not asked or not asked.isdisjoint(map(str.casefold, post.tags)))
    return replace(fetched, posts=tuple(posts))


def _read(path: Path) -> bytes:
    """Return a saved answer, if it is no larger than an answer may be: a device, or a program, may never end."""
    if str(path) == STDIN and sys.stdin is None:
        raise JobSearchError("There is no standard input to read a saved answer from.")
    try:
        with nullcontext(sys.stdin.buffer) if str(path) == STDIN else path.open("rb") as file:
            body = file.read(remoteok.LARGEST_ANSWER + 1)
    except OSError as error:
        raise JobSearchError(f"The saved answer {path} can't be read: {error.strerror}.") from error
    if len(body) > remoteok.LARGEST_ANSWER:
        name = "Standard input" if str(path) == STDIN else path
        size = f"{remoteok.LARGEST_ANSWER // remoteok.MEGABYTE} MB"
        raise JobSearchError(f"{name} is larger than {size}, and so is not a saved answer of Remote OK.")
    return body


@timed("Storing the posts")
def store(session: Session, fetched: FetchedJobs, now: datetime) -> FetchReport:
    """Store the posts of an answer, all or none of them, and return what became of them."""
    saved = jobs.save(session, fetched.posts, now)
    return FetchReport(saved.new, saved.changed, saved.known, fetched.left_out)


def fetch_for_me(session: Session, fetch: Callable[..., FetchedJobs], now: datetime, pause: float) -> FetchReport:
    """Store what Remote OK lists now, then what it lists under the tags that best match this user's interests.

    `fetch` is `remoteok.fetch_jobs` with its address; `pause` is how long to wait before each tag, in seconds. A tag
    that fails is reported, and costs no other.
    Raises `RemoteOkError` when the plain list fails.
    """
    plain = fetch()
    report = store(session, plain, now)
    words, record = settings.get(session, settings.LOOKING_FOR), model_record.get(session)
    taste = record.taste if record else []
    posts = min(POSTS_READ, sum(months.get(session).values()))
    tags = feed_tags.choose(counts.tags(session, POSTS_READ), posts, taste, words or "", TAGS_ASKED)
    answers, failed = [plain], {}
    for tag in tags:
        time.sleep(pause)
        try:
            answers.append(fetch(tags=[tag]))
        except RemoteOkError as error:
            failed[tag] = str(error)
    everything, listed = remoteok.merge(answers), {post.id for post in plain.posts}
    others = [post for post in everything.posts if post.id not in listed]
    saved = jobs.save(session, others, now)
    return FetchReport(
        report.new + saved.new,
        report.changed + saved.changed,
        report.known + saved.known,
        everything.left_out,
        ForMe(bool(words or taste), tags, failed),
    )
