"""What the current model says of each post, kept so that it is asked once, and the ranking of jobs that follows.

Triggers of the database drop a score when its post's text changes, and the ranking when any post or
label does, so that neither is ever stale.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, delete, func, select, text, update
from sqlalchemy.dialects.sqlite import insert

from jobsearch.dataaccess import jobs, settings
from jobsearch.dataaccess.database import writing
from jobsearch.dataaccess.jobs import not_judged
from jobsearch.dataaccess.tables import job_posts, ranking, scores, shown
from jobsearch.posts import JobPost, Score, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from jobsearch.dataaccess.database import Session

RANKED_BY = "ranked_by"
READ_AHEAD = 50


@dataclass(frozen=True, slots=True)
class Ranked:
    """Which ranked jobs are asked for: listed since then, of at least this chance, maybe only never shown ones."""

    since: datetime | None
    at_least: float
    only_new: bool


def get_unscored(session: Session, model: str) -> list[int]:
    """Return the ids of the posts that `model` has not scored, of jobs nobody judged yet."""
    kept = select(scores.c.post_id).where(scores.c.model == model)
    statement = select(job_posts.c.id).where(not_judged(), job_posts.c.id.not_in(kept))
    return list(session.scalars(statement.order_by(job_posts.c.id)))


def get_change(session: Session) -> int:
    """Return a number that changes when another command changes the database."""
    return session.scalar(text("PRAGMA data_version")) or 0


def save(session: Session, model: str, chances: Mapping[int, float], read_at: int) -> None:
    """Keep the chances that `model` gives these posts, unless another command has written since `read_at`.

    Its posts may have changed then: they are scored again.
    """
    statement = insert(scores)
    new = {"model": statement.excluded.model, "chance": statement.excluded.chance, "why": None}
    rows = [{"post_id": post_id, "model": model, "chance": chance} for post_id, chance in chances.items()]
    with writing(session):
        if get_change(session) == read_at:
            session.execute(statement.on_conflict_do_update(index_elements=["post_id"], set_=new), rows)


def get_chances(session: Session) -> dict[int, float]:
    """Return the chances of the ranked jobs' posts."""
    rows = session.execute(select(ranking.c.post_id, ranking.c.chance))
    return {int(post_id): chance for post_id, chance in rows}


def explain(session: Session, whys: Mapping[int, Sequence[Term]]) -> None:
    """Keep why these posts have the chance they have."""
    with writing(session):
        for post_id, why in whys.items():
            terms = [[term.term, term.weight] for term in why]
            session.execute(update(scores).where(scores.c.post_id == post_id).values(why=terms))


def is_ranked(session: Session, model: str) -> bool:
    """Tell whether the ranking is by `model`, and nothing has changed since."""
    return settings.get(session, RANKED_BY) == model


def rank(session: Session, model: str) -> bool:
    """Rank the jobs nobody judged yet: one row each, for the copy with the best chance.

    Returns False, and ranks nothing, as long as a post has no score.
    """
    place = func.row_number().over(
        partition_by=job_posts.c.job,
        order_by=(scores.c.chance.desc(), job_posts.c.last_seen.desc(), job_posts.c.id.desc()),
    )
    seen = func.max(job_posts.c.last_seen).over(partition_by=job_posts.c.job)
    scored = (
        select(job_posts.c.job, scores.c.post_id, scores.c.chance, seen.label("last_seen"), place.label("place"))
        .join(scores, scores.c.post_id == job_posts.c.id)
        .where(scores.c.model == model, not_judged())
        .subquery()
    )
    best = select(scored.c.job, scored.c.post_id, scored.c.chance, scored.c.last_seen).where(scored.c.place == 1)
    with writing(session):
        if get_unscored(session, model):
            return False
        session.execute(delete(ranking))
        session.execute(insert(ranking).from_select(["job", "post_id", "chance", "last_seen"], best))
        settings.put_within(session, RANKED_BY, model)
    return True


def get_scores(session: Session, model: str, post_ids: Sequence[int], bar: float) -> dict[int, Score]:
    """Return what `model` said of those of these posts that it has scored and explained."""
    kept = select(scores.c.post_id, scores.c.chance, scores.c.why).where(
        scores.c.model == model, scores.c.why.is_not(None)
    )
    return {
        post_id: Score(chance, chance >= bar, tuple(Term(*term) for term in why))
        for some in jobs.portions(post_ids)
        for post_id, chance, why in session.execute(kept.where(scores.c.post_id.in_(some)))
    }


def get_ranked(session: Session, which: Ranked) -> Iterator[JobPost]:
    """Yield the best post of each job nobody judged yet, best first, read as far as it is asked for."""
    order = ranking.c.chance.desc(), ranking.c.last_seen.desc(), ranking.c.post_id.desc()
    ids = session.scalars(select(ranking.c.post_id).where(*_conditions(which)).order_by(*order)).all()
    for some in jobs.portions(ids, READ_AHEAD):
        posts = jobs.get_plain(session, some)
        yield from (posts[post_id] for post_id in some)


def count_ranked(session: Session, which: Ranked) -> int:
    """Count what `get_ranked` would yield."""
    return session.scalar(select(func.count()).select_from(ranking).where(*_conditions(which))) or 0


def _conditions(which: Ranked) -> list[ColumnElement[bool]]:
    conditions = [ranking.c.chance >= which.at_least]
    if which.since is not None:
        conditions.append(ranking.c.last_seen >= which.since)
    if which.only_new:
        known = select(job_posts.c.job).join(shown, shown.c.post_id == job_posts.c.id)
        conditions.append(ranking.c.job.not_in(known))
    return conditions


def get_shown(session: Session, post_ids: Sequence[int]) -> set[int]:
    """Return those of these posts that were shown before."""
    return {
        post_id
        for some in jobs.portions(post_ids)
        for post_id in session.scalars(select(shown.c.post_id).where(shown.c.post_id.in_(some)))
    }


def mark_shown(session: Session, post_ids: Sequence[int], now: datetime) -> None:
    """Note that these posts were shown."""
    rows = [{"post_id": post_id, "shown_at": now} for post_id in post_ids]
    if rows:
        with writing(session):
            session.execute(insert(shown).on_conflict_do_nothing(), rows)
