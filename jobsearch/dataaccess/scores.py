"""What the current model says of each post, kept so that it is asked once, and the jobs ranked by it.

A trigger of the database drops a score when its post's text changes, so that none is ever stale.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, exists, select, text
from sqlalchemy.dialects.sqlite import insert

from jobsearch.dataaccess import excerpts
from jobsearch.dataaccess.applications import has_no_stage
from jobsearch.dataaccess.database import batched, writing
from jobsearch.dataaccess.jobs import is_unlabeled
from jobsearch.dataaccess.tables import job_posts, scores, shown
from jobsearch.posts import Score, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import Excerpt

EXPLAINED = scores.c.why.is_not(None), scores.c.flip.is_not(None), scores.c.nearest.is_not(None)


@dataclass(frozen=True, slots=True)
class RankingQuery:
    """Which unlabeled posts of jobs without a stage to rank.

    By when they were last listed, by chance, and by whether their job was shown.
    """

    since: datetime | None
    min_chance: float
    only_new: bool


def get_unscored(session: Session, model: str, query: RankingQuery, *, explained: bool = False) -> list[int]:
    """Return the ids of the posts that `rank` would consider if `model` had scored them, or also `explained` them."""
    known = scores.c.post_id == job_posts.c.id, scores.c.model == model
    scored = exists().where(*known, *(EXPLAINED if explained else ()))
    return sorted(session.scalars(select(job_posts.c.id).where(*_conditions(query), ~scored)))  # SQLite would scan all


def rank(session: Session, model: str, query: RankingQuery) -> dict[int, float]:
    """Return the chance of the best copy of each unlabeled job by its id, as `model` scored it, best first."""
    order = scores.c.chance.desc(), job_posts.c.last_seen.desc(), job_posts.c.id.desc()
    statement = (
        select(job_posts.c.job, scores.c.post_id, scores.c.chance)
        .join(scores, scores.c.post_id == job_posts.c.id)
        .where(scores.c.model == model, scores.c.chance >= query.min_chance, *_conditions(query))
        .order_by(*order)
    )
    chances: dict[int, float] = {}
    ranked: set[str] = set()
    for job, post_id, chance in session.execute(statement):
        if job not in ranked:
            ranked.add(job)
            chances[post_id] = chance
    return chances


def _conditions(query: RankingQuery) -> list[ColumnElement[bool]]:
    conditions = [is_unlabeled(), has_no_stage()]
    if query.since is not None:
        conditions.append(job_posts.c.last_seen >= query.since)
    if query.only_new:
        copy = job_posts.alias()
        conditions.append(~exists().where(copy.c.job == job_posts.c.job, shown.c.post_id == copy.c.id))
    return conditions


def get_change(session: Session) -> int:
    """Return a number that changes when another command changes the database."""
    return session.scalar(text("PRAGMA data_version")) or 0


def save(session: Session, model: str, scored: Mapping[Excerpt, Score], read_at: int, longest: int) -> None:
    """Keep what `model` says of posts, as they were read: up to so many characters of each.

    Where another command has written since `read_at`, those that are read otherwise now are to be scored again.
    """
    statement = insert(scores)
    new = {column.name: statement.excluded[column.name] for column in scores.c if not column.primary_key}
    with writing(session):
        is_as_read = get_change(session) == read_at
        stored = scored if is_as_read else set(excerpts.get(session, [post.id for post in scored], longest))
        rows = [_row(post.id, model, score) for post, score in scored.items() if post in stored]
        if rows:
            session.execute(statement.on_conflict_do_update(index_elements=["post_id"], set_=new), rows)


def _row(post_id: int, model: str, score: Score) -> dict[str, object]:
    why, flip = ([[term.term, term.weight] for term in terms] for terms in (score.why, score.flip))
    explained = {"why": why, "flip": flip, "nearest": list(score.nearest)}
    return {"post_id": post_id, "model": model, "chance": score.chance} | explained


def get_chances(session: Session, model: str, post_ids: Sequence[int], *, explained: bool = False) -> dict[int, float]:
    """Return the chances that `model` gave those of these posts that it has scored, or also `explained`."""
    kept = select(scores.c.post_id, scores.c.chance).where(scores.c.model == model, *(EXPLAINED if explained else ()))
    return {
        post_id: chance
        for batch in batched(post_ids)
        for post_id, chance in session.execute(kept.where(scores.c.post_id.in_(batch)))
    }


def without_chance(session: Session, model: str, post_ids: Sequence[int], *, explained: bool = False) -> list[int]:
    """Return those of these posts that `model` has not scored, or not `explained` either."""
    known = _chance_of_each(session, model, post_ids, explained=explained)
    return [post_id for post_id, chance in known if chance is None]


def get_likely(session: Session, model: str, post_ids: Sequence[int], least: float) -> list[int]:
    """Return those of these posts, in their order, to which `model` gave at least this chance."""
    known = _chance_of_each(session, model, post_ids)
    return [post_id for post_id, chance in known if (chance or 0) >= least]


def _chance_of_each(
    session: Session, model: str, post_ids: Sequence[int], *, explained: bool = False
) -> Iterator[tuple[int, float | None]]:
    """Yield these posts in their order, each with its chance if it has one: no more are held than are read at once."""
    for batch in batched(post_ids):
        chances = get_chances(session, model, batch, explained=explained)
        yield from ((post_id, chances.get(post_id)) for post_id in batch)


def get_scores(session: Session, model: str, post_ids: Sequence[int], threshold: float) -> dict[int, Score]:
    """Return what `model` said of those of these posts that it has scored and explained: all but old scores are."""
    kept = select(scores).where(scores.c.model == model, *EXPLAINED)
    return {
        row.post_id: Score(row.chance, row.chance >= threshold, _terms(row.why), _terms(row.flip), tuple(row.nearest))
        for batch in batched(post_ids)
        for row in session.execute(kept.where(scores.c.post_id.in_(batch)))
    }


def _terms(kept: Sequence[tuple[str, float]]) -> tuple[Term, ...]:
    return tuple(Term(*term) for term in kept)


def get_shown(session: Session, post_ids: Sequence[int]) -> set[int]:
    """Return those of these posts that were shown before."""
    return {
        post_id
        for batch in batched(post_ids)
        for post_id in session.scalars(select(shown.c.post_id).where(shown.c.post_id.in_(batch)))
    }


def mark_shown(session: Session, post_ids: Sequence[int], now: datetime) -> None:
    """Note that these posts were shown."""
    rows = [{"post_id": post_id, "shown_at": now} for post_id in post_ids]
    if rows:
        with writing(session):
            session.execute(insert(shown).on_conflict_do_nothing(), rows)
