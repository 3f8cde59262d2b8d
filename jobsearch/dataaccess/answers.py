"""The user's answers: each stored with the model's guess before it; undo takes back one after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, delete, func, insert, select, update

from jobsearch.dataaccess import moments, rules
from jobsearch.dataaccess.counts import label_counts
from jobsearch.dataaccess.database import writing
from jobsearch.dataaccess.tables import answers, job_posts
from jobsearch.posts import JobPost, JobPostLabel, Score
from jobsearch.rules import Rule, RuleKind

if TYPE_CHECKING:
    from datetime import datetime

    from jobsearch.dataaccess.database import Session


@dataclass(frozen=True, slots=True)
class Progress:
    """How labelling goes: labels of each kind, recent ones, and how many of the last guesses were right."""

    interested: int
    not_interested: int
    recently: int
    guesses: int
    right: int


def record(session: Session, post_id: int, label: JobPostLabel | None, score: Score | None, now: datetime) -> None:
    """Store an answer at once, with `score`, what the model said before it.

    A label of None is a skip, which leaves the post's label as it was.
    """
    with writing(session):
        now = moments.get_present(session, now)
        _record(session, post_id, label, score, now)
        if label is not None:
            _put(session, post_id, label, now)


def set_label(session: Session, post: JobPost, label: JobPostLabel | None, score: Score | None, now: datetime) -> None:
    """Label a post, and those copies that have a label; None removes the labels of all of them.

    Each change is an answer, so that undo takes it back. Call it within `writing`.
    """
    now = moments.get_present(session, now)
    copies = select(job_posts.c.id, job_posts.c.label).where(job_posts.c.id.in_((post.id, *post.copies)))
    for post_id, before in session.execute(copies).all():
        concerned = before is not None or (post_id == post.id and label is not None)
        if concerned and before != label:
            _record(session, post_id, label, score if post_id == post.id else None, now)
            _put(session, post_id, label, None if label is None else now)


def _record(session: Session, post_id: int, label: JobPostLabel | None, score: Score | None, now: datetime) -> None:
    before = session.execute(select(job_posts.c.label, job_posts.c.labeled_at).where(job_posts.c.id == post_id)).one()
    session.execute(
        insert(answers).values(
            post_id=post_id,
            label=label,
            label_before=before.label,
            labeled_before=before.labeled_at,
            answered_at=now,
            guess=score and int(score.interesting),
            chance=score and score.chance,
        )
    )


def _put(session: Session, post_id: int, label: JobPostLabel | None, labeled_at: datetime | None) -> None:
    session.execute(update(job_posts).where(job_posts.c.id == post_id).values(label=label, labeled_at=labeled_at))


def undo(session: Session) -> int | None:
    """Take back the last answer, whenever it was given, with the rule that it added.

    Returns its post's id, or None where there is no answer.
    """
    with writing(session):
        last = session.execute(select(answers).order_by(answers.c.id.desc()).limit(1)).one_or_none()
        if last is None:
            return None
        session.execute(delete(answers).where(answers.c.id == last.id))
        _put(session, last.post_id, last.label_before, last.labeled_before)
        if last.rule is not None:
            kind, _, named = last.rule.partition(":")
            rules.take_back(session, Rule(RuleKind(kind), named))
        return int(last.post_id)


def give_reason(session: Session, post_id: int, reason: str | None, rule: Rule | None = None) -> None:
    """Store why the post's last answer was a no, and put a rule in force with it.

    A rule that was in force before does not belong to the answer: it stays when that is taken back.
    """
    with writing(session):
        last = session.scalar(select(func.max(answers.c.id)).where(answers.c.post_id == post_id))
        if last is not None:
            added = str(rule) if rule and rules.put(session, rule) else None
            session.execute(update(answers).where(answers.c.id == last).values(reason=reason, rule=added))


def get_reasons(session: Session) -> dict[int, str]:
    """Return why posts were not interesting, by post id; of several reasons for one post the last."""
    given = select(answers.c.post_id, answers.c.reason).where(answers.c.reason.is_not(None)).order_by(answers.c.id)
    return {int(post_id): str(reason) for post_id, reason in session.execute(given)}


def skipped(session: Session) -> set[int]:
    """Return the ids of the posts whose last answer was a skip, and did not take a label away."""
    last = select(func.max(answers.c.id)).group_by(answers.c.post_id)
    kept = answers.c.label_before.is_(None) | job_posts.c.label.is_not(None)
    skips = select(answers.c.post_id).join(job_posts, job_posts.c.id == answers.c.post_id)
    return set(session.scalars(skips.where(answers.c.id.in_(last), answers.c.label.is_(None), kept)))


def get_progress(session: Session, since: datetime, guesses: int) -> Progress:
    """Count the labels, those given at `since` or later, and the right ones among the last `guesses` guesses."""
    counts = label_counts(session)
    answered = answers.c.label.is_not(None)
    labels = job_posts.c.label.in_(list(JobPostLabel))  # two ranges of an index
    recently = session.scalar(select(func.count()).where(labels, job_posts.c.labeled_at >= since))
    guessed = (
        select(answers.c.guess, answers.c.label)
        .where(answered, answers.c.guess.is_not(None))
        .order_by(answers.c.id.desc())
        .limit(guesses)
        .subquery()
    )
    right = case((guessed.c.guess == guessed.c.label, 1), else_=0)
    made, rightly = session.execute(select(func.count(), func.coalesce(func.sum(right), 0)).select_from(guessed)).one()
    interested, others = counts[JobPostLabel.INTERESTED], counts[JobPostLabel.NOT_INTERESTED]
    return Progress(interested, others, recently or 0, made, rightly)
