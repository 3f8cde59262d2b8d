"""Moments: when the feed was fetched last and what time it is, by what is stored; those of a wrong clock are mended."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Column, ColumnElement, case, func, or_, select, true, update

from jobsearch import clock
from jobsearch.clock import EARLIEST, SLACK
from jobsearch.dataaccess.tables import answers, job_posts, stages
from jobsearch.posts import JobPostLabel

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from jobsearch.dataaccess.database import Session

LISTED_LAST = 100
LABELED = job_posts.c.label.in_(list(JobPostLabel))  # two ranges of an index
NEWEST = select(func.max(job_posts.c.last_seen))
SEEN = job_posts.c.first_seen, job_posts.c.last_seen
ANSWERED = (
    (job_posts.c.labeled_at, LABELED),
    (answers.c.answered_at, true()),
    (answers.c.labeled_before, true()),
    (stages.c.marked_at, true()),
)


def get_present(session: Session, now: datetime) -> datetime:
    """Return what time it is: `now`, unless the posts listed last say that this clock is more than a day behind."""
    newest = session.scalar(NEWEST)
    if newest is None or newest <= now + SLACK:
        return now
    posted = select(job_posts.c.posted_at).order_by(job_posts.c.last_seen.desc()).limit(LISTED_LAST)
    return clock.present(now, session.scalars(posted))


def get_newest_fetch(session: Session, now: datetime) -> datetime | None:
    """Return when the feed last listed anything stored here.

    What was stored by a clock that was ahead does not count, unless there is nothing else: then the oldest does.
    """
    seen = job_posts.c.last_seen
    in_time = select(func.max(seen)).where(seen <= get_present(session, now) + SLACK)
    newest: datetime | None = session.scalar(in_time) or session.scalar(select(func.min(seen)))
    return newest


def listed_since(session: Session, window: timedelta | datetime | None, now: datetime) -> datetime | None:
    """Return when a window begins: at a moment, or a length of time before the newest fetch; None for no bound.

    It has no end: what a clock that was ahead has stored is within it.
    """
    if isinstance(window, timedelta):
        newest = get_newest_fetch(session, now)
        return newest and newest - window
    return window


def mend(session: Session, now: datetime) -> None:
    """Let what is stored as of later than `now`, or of before this program was written, be of `now`.

    That is the latest it can be, so that no post is hidden too early. What no command goes by stays as it is: when
    posts were shown, and the model was trained. Call it within `writing`.
    """
    seen = {column: case((_is_wrong(column, now), now), else_=column) for column in SEEN}
    session.execute(update(job_posts).where(_is_wrong(job_posts.c.last_seen, now)).values(seen))
    for column, of_rows in ANSWERED:
        session.execute(update(column.table).where(of_rows, _is_wrong(column, now)).values({column: now}))


def _is_wrong(moment: Column[Any], now: datetime) -> ColumnElement[bool]:
    return or_(moment > now + SLACK, moment < EARLIEST)
