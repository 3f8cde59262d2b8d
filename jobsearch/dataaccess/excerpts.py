"""Excerpts of the stored posts: only what a classifier reads of them, each text up to so many characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select

from jobsearch.dataaccess.database import batched
from jobsearch.dataaccess.jobs import OLDEST_ANSWER_FIRST, newest_first
from jobsearch.dataaccess.rows import split_tags
from jobsearch.dataaccess.tables import job_posts
from jobsearch.posts import Excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Select

    from jobsearch.dataaccess.database import Session

stored = job_posts.c
BEGINNING = func.substr(stored.description, 1, bindparam("longest"))
EXCERPTS = select(stored.id, stored.job, stored.position, stored.location, stored.tags, BEGINNING)


def get(session: Session, ids: Sequence[int], longest: int) -> list[Excerpt]:
    """Return the excerpts of those of these posts that are stored, in the order of the ids."""
    found = {
        excerpt.id: excerpt
        for batch in batched(ids)
        for excerpt in _read(session, EXCERPTS.where(stored.id.in_(batch)), longest)
    }
    return [found[post_id] for post_id in ids if post_id in found]


def iterate_corpus(session: Session, limit: int, longest: int) -> Iterator[Excerpt]:
    """Yield the posts listed last, labeled or not, `limit` at the most: vocabulary is learned from them."""
    return _read(session, EXCERPTS.order_by(*newest_first()).limit(limit), longest)


def iterate_labeled(session: Session, longest: int) -> Iterator[Excerpt]:
    """Yield the labeled posts, oldest answer first."""
    return _read(session, EXCERPTS.where(stored.label.is_not(None)).order_by(*OLDEST_ANSWER_FIRST), longest)


def get_labeled_last(session: Session, limit: int, longest: int) -> list[Excerpt]:
    """Return the posts labeled last, oldest answer first, `limit` at the most."""
    last = EXCERPTS.where(stored.label.is_not(None)).order_by(stored.labeled_at.desc(), stored.id.desc()).limit(limit)
    return list(_read(session, last, longest))[::-1]


def _read(session: Session, statement: Select[Any], longest: int) -> Iterator[Excerpt]:
    for post_id, job, position, location, tags, text in session.execute(statement, {"longest": longest}):
        yield Excerpt(post_id, job, position, location, split_tags(tags), text)
