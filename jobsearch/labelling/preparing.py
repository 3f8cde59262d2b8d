"""Preparing a labelling session: the words that lead it, the posts to offer, and the learner."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jobsearch.dataaccess import answers, jobs, scores, settings
from jobsearch.errors import JobSearchError
from jobsearch.labelling.background import BackgroundLearner
from jobsearch.labelling.queue import make_queue
from jobsearch.labelling.session import LabellingSession
from jobsearch.posts import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost

CANDIDATES = 5000
FILE = "@"


def remember_words(session: Session, text: str) -> None:
    """Remember what the user looks for; "" forgets it, "@FILE" reads a file.

    Raises `JobSearchError` when the file can't be read as text.
    """
    if text.startswith(FILE):
        path = Path(text.removeprefix(FILE))
        try:
            text = path.expanduser().read_text(encoding="utf-8")
        except (OSError, RuntimeError, UnicodeDecodeError) as error:
            raise JobSearchError(f"The file {path} can't be read as text; give words, or @FILE.") from error
    settings.put(session, settings.LOOKING_FOR, text.encode(errors="replace").decode().strip())


def prepare(
    session: Session,
    ids: Sequence[int],
    order: Order,
    clock: Callable[[], datetime],
    *,
    wait: bool,
) -> LabellingSession:
    """Prepare a session over the posts with these ids, else over one post of each unlabeled job.

    The learner is made in the background once it is started; with `wait` it is ready when this returns, so that
    the same answers give the same order.
    """
    labeled = jobs.get_labeled(session)
    posts = jobs.get(session, ids) if ids else jobs.get_not_labeled(session, CANDIDATES)
    known = {post.id: post for post in (*posts, *labeled)}
    words = settings.get(session, settings.LOOKING_FOR)
    learner = BackgroundLearner(list(known.values()), words)
    if order is not Order.MODEL:
        posts = _by_date(posts, order)
    elif not ids:
        posts = _likeliest_first(posts, scores.get_last_chances(session, [post.id for post in posts]), words)
    if wait:
        learner.finish()
    return LabellingSession(
        session=session,
        queue=make_queue(posts, set() if ids else answers.skipped(session)),
        labels={post.id: post.label for post in labeled if post.label is not None},
        get_learner=learner.get,
        start_learning=learner.start,
        clock=clock,
        since=clock().astimezone().replace(hour=0, minute=0, second=0, microsecond=0),
        keep_order=bool(ids) or order is not Order.MODEL,
    )


def _by_date(posts: list[JobPost], order: Order) -> list[JobPost]:
    return sorted(posts, key=lambda post: post.posted_at or post.first_seen, reverse=order is Order.NEWEST)


def _likeliest_first(posts: list[JobPost], chances: Mapping[int, float], words: str | None) -> list[JobPost]:
    """Order posts by what is at hand before the learner is ready: kept chances, else words in title and tags."""
    looked_for = set((words or "").casefold().split())

    def unlikeliness(post: JobPost) -> tuple[float, int]:
        in_post = " ".join((post.position, *post.tags)).casefold().split()
        return -chances.get(post.id, 0), -len(looked_for.intersection(in_post))

    return sorted(posts, key=unlikeliness)
