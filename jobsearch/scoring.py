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
    """Score the posts the model has not scored, and rank the jobs anew where anything changed.

    Another command may add or change posts meanwhile: these are scored, too.
    """
    if scores.is_ranked(session, model.record.id):
        return
    while not scores.rank(session, model.record.id):
        _score(session, model, scores.get_unscored(session, model.record.id), on_progress)


def _score(
    session: Session, model: SavedModel, unscored: Sequence[int], on_progress: Callable[[int, int], None]
) -> None:
    batches = [unscored[start : start + AT_ONCE] for start in range(0, len(unscored), AT_ONCE)]
    read_at: list[int] = []

    def read() -> Iterator[list[JobPost]]:
        for batch in batches:
            read_at.append(scores.get_change(session))
            found = jobs.get_plain(session, batch)
            yield [found[post_id] for post_id in batch]

    for number, chances in enumerate(_chances(model, read(), len(unscored))):
        batch = batches[number]
        scores.save(session, model.record.id, dict(zip(batch, chances, strict=True)), read_at[number])
        on_progress(min((number + 1) * AT_ONCE, len(unscored)), len(unscored))


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
    posts most like it; `problem` is why the model can't be asked.
    """

    post: JobPost
    score: Score | None = None
    flip: tuple[Term, ...] = ()
    nearest: tuple[JobPost, ...] = ()
    problem: str = ""


def assess(session: Session, path: Path, post_id: int) -> Assessment:
    """Look a post up, and ask the saved model about it.

    Raises `JobSearchError` when the post is not stored.
    """
    (post,) = jobs.get(session, [post_id])
    saved = find_model(session, path)
    if saved is None:
        return Assessment(post)
    try:
        model = saved.loaded
    except JobSearchError as error:
        return Assessment(post, problem=str(error))
    (chance,) = model.chances([post])
    score = Score(chance, chance >= saved.record.bar, model.why(post))
    others = [other for other in jobs.get_labeled(session) if other.job != post.job]
    return Assessment(post, score, model.flip(post, chance), tuple(model.nearest(post, others, NEAREST)))


def _chances(model: SavedModel, batches: Iterator[list[JobPost]], number: int) -> Iterator[list[float]]:
    chances = model.loaded.chances  # checks the file, which the other processes read by themselves
    if number < PARALLEL_PAYS:
        return map(chances, batches)
    from jobsearch.classifier.model import chances_in_parallel  # noqa: PLC0415 - as above

    return chances_in_parallel(model.path, batches)
