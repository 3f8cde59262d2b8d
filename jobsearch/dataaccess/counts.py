"""Counts over what is stored: labels, answers by week, and how right the guesses were."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, case, func, select, union

from jobsearch.dataaccess import facts
from jobsearch.dataaccess.tables import answers, job_posts
from jobsearch.dataaccess.tables import facts as stated
from jobsearch.posts import JobPostLabel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from jobsearch.dataaccess.database import Session
    from jobsearch.facts.values import Salary


@dataclass(frozen=True, slots=True)
class Week:
    """The answers of one week, by the Monday it began on: how many the model had guessed, and how many rightly."""

    monday: str
    answers: int
    interested: int
    guesses: int
    right: int


@dataclass(frozen=True, slots=True)
class Guess:
    """The first label of a post, with what the model had guessed, and the chance that it had given, if it gave one."""

    answered_at: datetime
    interested: bool
    guessed_interested: bool
    chance: float | None

    @property
    def is_right(self) -> bool:
        return self.interested == self.guessed_interested


@dataclass(frozen=True, slots=True)
class Stated:
    """What some posts state: how many there are, their pay, and how many have each tag and each set of places."""

    posts: int
    salaries: Sequence[Salary]
    open_to: Mapping[tuple[str, ...], int]
    tags: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Title:
    """A post's title, and which job and place it is of."""

    id: int
    job_key: str
    position: str
    location: str


def monday_of(moment: ColumnElement[datetime]) -> ColumnElement[str]:
    """Return the Monday on which the week of a moment began."""
    return func.strftime("%Y-%m-%d", moment, "weekday 0", "-6 days")


def label_counts(session: Session) -> dict[JobPostLabel, int]:
    """Count the labels of each kind."""
    return _by_label(session, func.count())


def labeled_jobs(session: Session) -> dict[JobPostLabel, int]:
    """Count the jobs with a label of each kind."""
    return _by_label(session, func.count(job_posts.c.job.distinct()))


def _by_label(session: Session, number: ColumnElement[int]) -> dict[JobPostLabel, int]:
    counted = select(job_posts.c.label, number).where(job_posts.c.label.is_not(None))
    found = {JobPostLabel(label): n for label, n in session.execute(counted.group_by(job_posts.c.label))}
    return {label: found.get(label, 0) for label in JobPostLabel}


def answers_by_week(session: Session) -> list[Week]:
    """Count the answers week by week, oldest first."""
    monday = monday_of(answers.c.answered_at)
    right = case((answers.c.guess == answers.c.label, 1), else_=0)
    rows = session.execute(
        select(monday, func.count(), func.sum(answers.c.label), func.count(answers.c.guess), func.sum(right))
        .where(answers.c.label.is_not(None))
        .group_by(monday)
        .order_by(monday)
    )
    return [Week(*row) for row in rows]


def posts_by_week(session: Session, since: datetime) -> dict[str, int]:
    """Count the posts week by week, as `months` does month by month: those posted, or first seen, at `since` or later.

    A post was not listed before it was posted, so that an index finds these few.
    """
    posted = func.coalesce(job_posts.c.posted_at, job_posts.c.first_seen)
    monday = monday_of(posted)
    counted = select(monday, func.count()).where(job_posts.c.last_seen >= since, posted >= since).group_by(monday)
    return {str(week): number for week, number in session.execute(counted)}


def get_guesses(session: Session) -> list[Guess]:
    """Return the guesses of posts when they were labeled for the first time, in the order of the answers.

    Later ones are left out, also those after a label was taken back, as the model may have learned from it.
    """
    both = list(JobPostLabel)
    with_a_label = answers.c.label.is_not(None) | answers.c.label_before.is_not(None)
    first = select(func.min(answers.c.id)).where(with_a_label).group_by(answers.c.post_id)
    guessed = answers.c.label.in_(both), answers.c.guess.in_(both), answers.c.label_before.is_(None)
    columns = answers.c.answered_at, answers.c.label, answers.c.guess, answers.c.chance
    rows = session.execute(select(*columns).where(answers.c.id.in_(first), *guessed).order_by(answers.c.id))
    return [Guess(moment, bool(label), bool(guess), chance) for moment, label, guess, chance in rows]


def reasons(session: Session) -> dict[str, int]:
    """Count why posts were not interesting, most frequent first."""
    number = func.count()
    rows = session.execute(
        select(answers.c.reason, number)
        .where(answers.c.reason.is_not(None))
        .group_by(answers.c.reason)
        .order_by(number.desc(), answers.c.reason)
    )
    return {str(reason): times for reason, times in rows}


def get_market(session: Session, limit: int) -> tuple[Stated, Stated]:
    """Return what the posts labeled as interesting state, and what the `limit` posts listed last and all labeled do."""
    labeled = select(job_posts.c.id).where(job_posts.c.label.is_not(None))
    recent = select(job_posts.c.id).order_by(job_posts.c.last_seen.desc()).limit(limit).subquery()
    interested = labeled.where(job_posts.c.label == JobPostLabel.INTERESTED)
    return _stated(session, interested), _stated(session, union(select(recent), labeled))


def _stated(session: Session, ids: Select[Any] | CompoundSelect[Any]) -> Stated:
    """Return what the posts with these ids state; only what is counted is read of them."""
    tagged = session.scalars(select(job_posts.c.tags).where(job_posts.c.id.in_(ids))).all()
    of_posts = stated.c.post_id.in_(ids)
    places = session.execute(select(stated.c.open_to, func.count()).where(of_posts).group_by(stated.c.open_to))
    return Stated(
        len(tagged),
        [facts.salary_of(*row) for row in session.execute(select(*facts.PAY).where(of_posts, facts.STATES_PAY))],
        {facts.places_of(text): number for text, number in places},
        Counter(chain.from_iterable(set(text.split(",")) for text in tagged if text)),
    )


def get_titles(session: Session, limit: int, since: datetime | None) -> list[Title]:
    """Return the titles of the `limit` posts listed last, at `since` or later."""
    columns = job_posts.c.id, job_posts.c.job, job_posts.c.position, job_posts.c.location
    recent = select(*columns).order_by(job_posts.c.last_seen.desc())
    listed = recent if since is None else recent.where(job_posts.c.last_seen >= since)
    return [Title(*row) for row in session.execute(listed.limit(limit))]


def tags(session: Session, limit: int | None = None) -> dict[str, int]:
    """Count the tags of the `limit` posts listed last, or of all, most frequent first."""
    recent = select(job_posts.c.tags).order_by(job_posts.c.last_seen.desc()).limit(limit)
    counted = Counter(tag for text in session.scalars(recent) for tag in text.split(",") if tag)
    return dict(counted.most_common())


def companies(session: Session) -> dict[str, int]:
    """Count the companies of all posts, most frequent first."""
    found = session.scalars(select(job_posts.c.company).order_by(job_posts.c.last_seen.desc()))
    return dict(Counter(name for name in found if name).most_common())
