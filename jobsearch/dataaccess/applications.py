"""Applications: how far each job's has come, and the user's note, whichever of the job's copies they were given to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, bindparam, delete, func, insert, select, update

from jobsearch.dataaccess import moments
from jobsearch.dataaccess.counts import monday_of
from jobsearch.dataaccess.database import batched
from jobsearch.dataaccess.tables import job_posts, stages
from jobsearch.posts import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from typing import Any

    from jobsearch.dataaccess.database import Session

BETWEEN_NOTES = " / "
OF_JOBS = job_posts.c.job.in_(bindparam("jobs", expanding=True))
REACHED = (
    select(job_posts.c.job, stages.c.stage, stages.c.marked_at)
    .join(stages, stages.c.post_id == job_posts.c.id)
    .order_by(stages.c.id)
)
REACHED_BY = REACHED.where(OF_JOBS)
NOTED_BY = (
    select(job_posts.c.job, job_posts.c.note)
    .where(job_posts.c.note.is_not(None), OF_JOBS)
    .order_by(job_posts.c.job, job_posts.c.id)
)


def get_stages(session: Session, job_keys: Sequence[str]) -> dict[str, tuple[Stage, datetime]]:
    """Return the stage of each of these jobs that has one, and when it was reached."""
    found: dict[str, tuple[Stage, datetime]] = {}
    for batch in batched(job_keys):
        found |= _last(session, REACHED_BY, jobs=batch)
    return found


def get_all_stages(session: Session) -> dict[str, tuple[Stage, datetime]]:
    """Return the stage of each job that has one, and when it was reached."""
    return _last(session, REACHED)


def get_notes(session: Session, job_keys: Sequence[str]) -> dict[str, str]:
    """Return the note of each of these jobs that has one, or several if posts turned out to be copies when noted."""
    notes: defaultdict[str, list[str]] = defaultdict(list)
    for batch in batched(job_keys):
        for job, note in session.execute(NOTED_BY, {"jobs": batch}):
            notes[job].append(note)
    return {job: BETWEEN_NOTES.join(dict.fromkeys(several)) for job, several in notes.items()}


def has_no_stage() -> ColumnElement[bool]:
    """Match the posts of jobs without a stage."""
    staged = select(job_posts.c.job).join(stages, stages.c.post_id == job_posts.c.id)
    return job_posts.c.job.not_in(staged)


def stages_by_week(session: Session) -> dict[str, dict[Stage, int]]:
    """Count the stages reached week by week, by the Monday each week began on, oldest first."""
    monday = monday_of(stages.c.marked_at)
    rows = session.execute(select(monday, stages.c.stage, func.count()).group_by(monday, stages.c.stage))
    weeks: dict[str, dict[Stage, int]] = {}
    for week, stage, number in sorted(tuple(row) for row in rows):
        weeks.setdefault(week, {})[Stage(stage)] = number
    return weeks


def jobs_by_stage_reached(session: Session) -> dict[Stage, int]:
    """Count the jobs that reached each stage, whatever came after it.

    An interview or an offer is one of a job that was applied for, even where that was not marked.
    """
    found: defaultdict[Stage, set[str]] = defaultdict(set)
    for job, stage, _ in session.execute(REACHED):
        found[Stage(stage)].add(job)
        if stage in (Stage.INTERVIEW, Stage.OFFER):
            found[Stage.APPLIED].add(job)
    return {stage: len(found[stage]) for stage in Stage}


def get_oldest_unanswered(session: Session) -> int | None:
    """Return the id of the post whose application has gone without an answer longest, if there is one."""
    waiting = [(moment, job) for job, (stage, moment) in get_all_stages(session).items() if stage is Stage.APPLIED]
    if not waiting:
        return None
    _, oldest = min(waiting)
    of_job = job_posts.c.job == oldest, stages.c.stage == Stage.APPLIED
    applied_to = select(stages.c.post_id).join(job_posts, job_posts.c.id == stages.c.post_id).where(*of_job)
    return session.scalar(applied_to.order_by(stages.c.id.desc()).limit(1))


def set_stage(session: Session, post_id: int, stage: Stage | None, now: datetime) -> None:
    """Note that the job of this post has reached a stage now; None takes all its stages back.

    A stage takes those back that come after it; one reached before keeps its date. Call it within `writing`.
    """
    copies = _copies(post_id)
    later = list(Stage) if stage is None else list(Stage)[list(Stage).index(stage) + 1 :]
    session.execute(delete(stages).where(stages.c.post_id.in_(copies), stages.c.stage.in_(later)))
    reached = select(stages.c.id).where(stages.c.post_id.in_(copies), stages.c.stage == stage).limit(1)
    if stage is not None and session.scalar(reached) is None:
        marked_at = moments.get_present(session, now)
        session.execute(insert(stages).values(post_id=post_id, stage=stage, marked_at=marked_at))


def set_note(session: Session, post_id: int, note: str) -> None:
    """Keep a note for the job of this post, in place of any before; an empty one removes it.

    Call it within `writing`.
    """
    noted = job_posts.c.id.in_(_copies(post_id)), job_posts.c.note.is_not(None)
    session.execute(update(job_posts).where(*noted).values(note=None))
    if note:
        session.execute(update(job_posts).where(job_posts.c.id == post_id).values(note=note))


def _copies(post_id: int) -> Select[tuple[int]]:
    job = select(job_posts.c.job).where(job_posts.c.id == post_id).scalar_subquery()
    return select(job_posts.c.id).where(job_posts.c.job == job)


def _last(session: Session, reached: Select[Any], **given: Any) -> dict[str, tuple[Stage, datetime]]:  # noqa: ANN401 - values
    rows: Iterable[Any] = session.execute(reached, given)
    return {job: (Stage(stage), moment) for job, stage, moment in rows}
