"""The user's answers: each stored with the model's guess before it; undo takes back one's own, one after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, case, delete, func, insert, select, update

from jobsearch.dataaccess import moments, rules, settings
from jobsearch.dataaccess.database import writing
from jobsearch.dataaccess.tables import answers, job_posts
from jobsearch.posts import LARGEST_ID, JobPost, JobPostLabel, Score
from jobsearch.rules import Rule, RuleKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from jobsearch.dataaccess.database import Session

# What each answer of a session asks, built once: building a statement takes longer than SQLite takes to answer it.
NEWEST = select(func.max(answers.c.id))
BEFORE = select(job_posts.c.label, job_posts.c.labeled_at).where(job_posts.c.id == bindparam("post_id"))
SINCE = (
    select(answers.c.id, answers.c.post_id, job_posts.c.job, job_posts.c.label)
    .join(job_posts, job_posts.c.id == answers.c.post_id)
    .where(answers.c.id > bindparam("answer"))
    .order_by(answers.c.id)
)
RECENTLY = func.sum(case((job_posts.c.labeled_at >= bindparam("since", type_=job_posts.c.labeled_at.type), 1), else_=0))
LABELS = (
    select(job_posts.c.label, func.count(), RECENTLY)
    .where(job_posts.c.label.in_(list(JobPostLabel)))
    .group_by(job_posts.c.label)
)
GUESSED = (
    select(answers.c.guess, answers.c.label)
    .where(answers.c.label.is_not(None), answers.c.guess.is_not(None))
    .order_by(answers.c.id.desc())
    .limit(bindparam("guesses"))
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How labelling goes: labels of each kind, recent ones, and how many of the last guesses were right."""

    interested: int
    not_interested: int
    recently: int
    guesses: int
    right: int


@dataclass(frozen=True, slots=True)
class Answered:
    """A post that was answered, its job, and the label that it has now."""

    answer: int
    post_id: int
    job_key: str
    label: JobPostLabel | None


def record(session: Session, post_id: int, label: JobPostLabel | None, score: Score | None, now: datetime) -> int:
    """Store an answer at once, with `score`, what the model said before it; return the answer's id.

    A label of None is a skip, which leaves the post's label as it was.
    """
    with writing(session):
        now = moments.get_present(session, now)
        answer = _record(session, post_id, label, score, now)
        if label is not None:
            _put(session, post_id, label, now)
    return answer


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


def _record(session: Session, post_id: int, label: JobPostLabel | None, score: Score | None, now: datetime) -> int:
    answer = _new_id(session)
    before = session.execute(BEFORE, {"post_id": post_id}).one()
    values = {
        "id": answer,
        "post_id": post_id,
        "label": label,
        "label_before": before.label,
        "labeled_before": before.labeled_at,
        "answered_at": now,
        "guess": score and int(score.interesting),
        "chance": score and score.chance,
    }
    session.execute(insert(answers), values)
    return answer


def _new_id(session: Session) -> int:
    """Return an id greater than any answer has had: by its id another session knows whether it is newer than itself."""
    return max(get_newest(session), settings.get_number(session, settings.LAST_ANSWER_TAKEN_BACK)) + 1


def _put(session: Session, post_id: int, label: JobPostLabel | None, labeled_at: datetime | None) -> None:
    session.execute(update(job_posts).where(job_posts.c.id == post_id).values(label=label, labeled_at=labeled_at))


def undo(session: Session, own: Sequence[int] = (), until: int = LARGEST_ID) -> int | None:
    """Take back the last of one's `own` answers, else the last one with an id `until` this, with the rule it added.

    Those that others have given since stay, and a label with them. Returns the post's id, or None where there is no
    such answer.
    """
    with writing(session):
        last = _find_last(session, own, until)
        if last is None:
            return None
        session.execute(delete(answers).where(answers.c.id == last.id))
        taken_back = settings.LAST_ANSWER_TAKEN_BACK
        settings.keep(session, taken_back, str(max(last.id, settings.get_number(session, taken_back))))
        _put_back(session, last)
        if last.rule is not None:
            kind, _, named = last.rule.partition(":")
            rules.take_back(session, Rule(RuleKind(kind), named))
        return int(last.post_id)


def get_last_job(session: Session, own: Sequence[int], until: int) -> str | None:
    """Return the job of the answer that `undo` would take back, if there is one."""
    last = _find_last(session, own, until)
    return last and session.scalar(select(job_posts.c.job).where(job_posts.c.id == last.post_id))


def _find_last(session: Session, own: Sequence[int], until: int) -> Any:  # noqa: ANN401 - a row
    """Return the last own answer that is still there, else the last one until then."""
    for answer in reversed(own):
        if found := session.execute(select(answers).where(answers.c.id == answer)).one_or_none():
            return found
    earlier = select(answers).where(answers.c.id <= until)
    return session.execute(earlier.order_by(answers.c.id.desc()).limit(1)).one_or_none()


def _put_back(session: Session, taken: Any) -> None:  # noqa: ANN401 - a row
    """Let a post, and the answers to it since, be as if this one had not been given.

    What came before it is now before the next one, and before those after that as long as they are skips. The last
    answer that was none decides the label.
    """
    of_post = answers.c.post_id == taken.post_id, answers.c.id > taken.id
    later = session.execute(select(answers).where(*of_post).order_by(answers.c.id)).all()
    (label,) = session.execute(select(job_posts.c.label).where(job_posts.c.id == taken.post_id)).one()
    before = {"label_before": taken.label_before, "labeled_before": taken.labeled_before}
    after_each = [*(each.label_before for each in later), label][1:]
    for each, after in zip(later, after_each, strict=True):
        session.execute(update(answers).where(answers.c.id == each.id).values(before))
        is_skip = each.label is None and after == each.label_before
        if not is_skip:
            return
    _put(session, taken.post_id, taken.label_before, taken.labeled_before)


def get_newest(session: Session) -> int:
    """Return the id of the newest answer, 0 where there is none."""
    return session.scalar(NEWEST) or 0


def get_since(session: Session, answer: int) -> list[Answered]:
    """Return what was answered after this answer, by whatever command; what another one has just stored is seen."""
    session.rollback()
    return [
        Answered(given_id, post_id, job, None if label is None else JobPostLabel(label))
        for given_id, post_id, job, label in session.execute(SINCE, {"answer": answer})
    ]


def give_reason(session: Session, post_id: int, reason: str | None, rule: Rule | None = None) -> None:
    """Store why the last no to the post was given, and put a rule in force with it.

    A rule that was in force before does not belong to the answer: it stays when that is taken back.
    """
    with writing(session):
        noes = answers.c.post_id == post_id, answers.c.label == JobPostLabel.NOT_INTERESTED
        last = session.scalar(select(func.max(answers.c.id)).where(*noes))
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
    counts = {kind: (number, recent) for kind, number, recent in session.execute(LABELS, {"since": since})}
    right = [guess == given for guess, given in session.execute(GUESSED, {"guesses": guesses})]
    interested, others = (counts.get(kind, (0, 0)) for kind in (JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED))
    return Progress(interested[0], others[0], interested[1] + others[1], len(right), sum(right))
