"""Scoring: what the saved model says of posts; asked once, and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from jobsearch.dataaccess import jobs, models, scores
from jobsearch.errors import JobSearchError
from jobsearch.posts import JobPost, Score, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from jobsearch.classifier.model import TrainedModel
    from jobsearch.dataaccess.database import Session
    from jobsearch.dataaccess.models import ModelRecord

AT_ONCE = 1000
NEAREST = 2
PARALLEL_PAYS = 10_000


@dataclass(frozen=True)
class SavedModel:
    """The model at `path`, of which `record` tells what is known; loaded once it is needed."""

    path: Path
    record: ModelRecord

    @cached_property
    def loaded(self) -> TrainedModel:
        """Load the model; raises `JobSearchError` when it is not the one trained last."""
        from jobsearch.classifier import model  # noqa: PLC0415 - posts scored before need no scikit-learn

        loaded = model.load(self.path)
        if loaded.id != self.record.id:
            raise JobSearchError(f"The model {self.path} is not the one trained last; run train again.")
        return loaded


def find_model(session: Session, path: Path) -> SavedModel | None:
    """Return the saved model, if there is one."""
    record = models.get_record(session)
    return SavedModel(path, record) if record and path.exists() else None


def get_model(session: Session, path: Path) -> SavedModel:
    """Return the saved model; raises `JobSearchError` when there is none."""
    model = find_model(session, path)
    if model is None:
        raise JobSearchError("There is no model yet: label some posts, then run train.")
    return model


def score_new(session: Session, model: SavedModel, on_progress: Callable[[int, int], None]) -> None:
    """Score the posts the model has not scored, some at a time, and rank the jobs anew where anything changed."""
    if scores.is_ranked(session, model.record.id):
        return
    unscored = scores.get_unscored(session, model.record.id)
    if unscored:
        batches = [unscored[start : start + AT_ONCE] for start in range(0, len(unscored), AT_ONCE)]
        for done, (batch, chances) in enumerate(zip(batches, _chances(session, model, batches), strict=True), 1):
            scores.save(session, model.record.id, dict(zip(batch, chances, strict=True)))
            on_progress(min(done * AT_ONCE, len(unscored)), len(unscored))
    scores.rank(session, model.record.id)


def explain(session: Session, model: SavedModel, posts: Sequence[JobPost]) -> dict[int, Score]:
    """Return what the model says of posts it has scored, and why."""
    ids, record = [post.id for post in posts], model.record
    explained = scores.get_scores(session, record.id, ids, record.bar)
    missing = [post for post in posts if post.id not in explained]
    if missing:
        scores.explain(session, {post.id: model.loaded.why(post) for post in missing})
        explained |= scores.get_scores(session, record.id, ids, record.bar)
    return explained


@dataclass(frozen=True, slots=True)
class Assessment:
    """A post, and what the model says of it, if there is one.

    `flip` are the few terms without which it would fall on the other side of the bar, `nearest` the judged
    posts most like it.
    """

    post: JobPost
    score: Score | None = None
    flip: tuple[Term, ...] = ()
    nearest: tuple[JobPost, ...] = ()


def assess(session: Session, path: Path, post_id: int) -> Assessment:
    """Look a post up, and ask the saved model about it.

    Raises `JobSearchError` when the post is not stored.
    """
    (post,) = jobs.get(session, [post_id])
    saved = find_model(session, path)
    if saved is None:
        return Assessment(post)
    model = saved.loaded
    (chance,) = model.chances([post])
    score = Score(chance, chance >= saved.record.bar, model.why(post))
    others = [other for other in jobs.get_labeled(session) if other.job != post.job]
    return Assessment(post, score, model.flip(post, chance), tuple(model.nearest(post, others, NEAREST)))


def _chances(session: Session, model: SavedModel, batches: Sequence[Sequence[int]]) -> Iterator[list[float]]:
    posts = (_in_order(session, batch) for batch in batches)
    if sum(map(len, batches)) < PARALLEL_PAYS:
        return map(model.loaded.chances, posts)
    from jobsearch.classifier.model import chances_in_parallel  # noqa: PLC0415 - as above

    return chances_in_parallel(model.path, posts)


def _in_order(session: Session, ids: Sequence[int]) -> list[JobPost]:
    found = jobs.get_plain(session, ids)
    return [found[post_id] for post_id in ids]
