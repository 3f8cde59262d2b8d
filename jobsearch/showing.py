"""Showing: one post, what the saved model says of it, and which labeled posts are most like it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch import scoring
from jobsearch.dataaccess import jobs
from jobsearch.errors import JobSearchError
from jobsearch.posts import JobPost, Score, Term

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.dataaccess.database import Session

NEAREST = 2


@dataclass(frozen=True, slots=True)
class Assessment:
    """A post, and what the model says of it, if there is one.

    `flip` are the few terms without which it would fall on the other side of the threshold, `nearest` the
    labeled posts most similar to it; `problem` is why the model can't be asked.
    """

    post: JobPost
    score: Score | None = None
    flip: tuple[Term, ...] = ()
    nearest: tuple[JobPost, ...] = ()
    problem: str = ""


def assess(session: Session, path: Path, post_id: int) -> Assessment:
    """Look a post up, and ask the model at `path` about it.

    Raises `JobSearchError` when the post is not stored.
    """
    (post,) = jobs.get(session, [post_id])
    saved = scoring.find_model(session, path)
    if saved is None:
        return Assessment(post)
    try:
        model = saved.loaded
    except JobSearchError as error:
        return Assessment(post, problem=str(error))
    (chance,) = model.chances([post])
    score = Score(chance, chance >= saved.record.threshold, model.why(post))
    others = [other for other in jobs.get_labeled(session) if other.job_key != post.job_key]
    return Assessment(post, score, model.flip(post, chance), tuple(model.nearest(post, others, NEAREST)))
