"""Showing: one post, what the saved model says of it, and which labeled posts are most like it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch import scoring
from jobsearch.dataaccess import jobs
from jobsearch.errors import JobSearchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost, Score

NEAREST = 2


@dataclass(frozen=True, slots=True)
class Assessment:
    """A post, and what the model says of it, if there is one.

    `nearest` are the labeled posts most similar to it; `problem` is why the model can't be asked.
    """

    post: JobPost
    score: Score | None = None
    nearest: tuple[JobPost, ...] = ()
    problem: str = ""


def assess(session: Session, path: Path, post_id: int) -> Assessment:
    """Look a post up, and ask the model at `path` about it, which is loaded only where it was not asked before.

    Raises `JobSearchError` when the post is not stored.
    """
    (post,) = jobs.get(session, [post_id])
    if scoring.find_model(session, path) is None:
        return Assessment(post)
    try:
        score = scoring.ask(session, path, lambda model: scoring.explain(session, model, [post_id]).get(post_id))
    except JobSearchError as error:
        return Assessment(post, problem=str(error))
    return Assessment(post, score, tuple(_labeled(session, score.nearest))[:NEAREST] if score else ())


def _labeled(session: Session, ids: Sequence[int]) -> Iterator[JobPost]:
    """Yield those of these posts that are still stored and labeled, in their order."""
    posts = jobs.get_plain(session, ids)
    return (post for post_id in ids if (post := posts.get(post_id)) and post.label is not None)
