"""Scoring: what the saved model says of posts; asked once, and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from jobsearch.classifier.features import TEXT_READ
from jobsearch.classifier.model_names import candidates
from jobsearch.classifier.room import make_room
from jobsearch.dataaccess import counts, excerpts, jobs, model_record, scores
from jobsearch.dataaccess.database import batched, no_progress
from jobsearch.errors import JobSearchError
from jobsearch.posts import Score
from jobsearch.timing import timed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jobsearch.classifier.model import TrainedModel
    from jobsearch.dataaccess.database import Session
    from jobsearch.dataaccess.model_record import ModelRecord
    from jobsearch.dataaccess.scores import RankingQuery

Answer = TypeVar("Answer")

AT_ONCE = 1000
MOST_TRIES = 20
COMPARED = 1000  # the posts labeled last: to read the words of thousands takes seconds


class NotTrainedLastError(JobSearchError):
    """The file is of another model than the record."""


@dataclass(frozen=True)
class SavedModel:
    """The model at `path`, loaded once it is needed; `record` is what is known of it before."""

    path: Path
    record: ModelRecord

    @cached_property
    def loaded(self) -> TrainedModel:
        """Load the model; raises `JobSearchError` when it can't be used, or is not the one of the record."""
        make_room()
        from jobsearch.classifier import model_file  # noqa: PLC0415 - posts scored before need no scikit-learn

        with timed("Loading the model"):
            loaded = model_file.load(*candidates(self.path, self.record.id))
        if loaded.id != self.record.id:
            raise NotTrainedLastError(f"The model {self.path} is not the one trained last; run train again.")
        return loaded


def find_model(session: Session, path: Path) -> SavedModel | None:
    """Return the saved model, if there is one."""
    record = model_record.get(session)
    is_there = record and any(file.exists() for file in candidates(path, record.id))
    return SavedModel(path, record) if record and is_there else None


def is_outdated(session: Session, model: SavedModel) -> bool:
    """Return whether labels or words have changed since the model was trained."""
    return model_record.fingerprint_labels(session) != model.record.labels


def has_new_posts(session: Session, model: SavedModel) -> bool:
    """Return whether posts have been stored or changed since the model was trained."""
    return model_record.fingerprint_posts(session) != model.record.posts


def get_model(session: Session, path: Path) -> SavedModel:
    """Return the saved model; raises `JobSearchError` when there is none."""
    model = find_model(session, path)
    if model is None:
        jobs.check_stored(session)
        before = "" if all(counts.label_counts(session).values()) else "label some posts, then "
        raise JobSearchError(f"There is no model yet: {before}run train.")
    return model


def ask(session: Session, path: Path, question: Callable[[SavedModel], Answer]) -> Answer:
    """Return what the saved model answers; where another command comes between, the newest model is asked again.

    Raises `JobSearchError` when there is none, or when it can't be used.
    """
    for _ in range(MOST_TRIES):
        model = get_model(session, path)
        try:
            return question(model)
        except NotTrainedLastError:
            session.rollback()  # what other commands have stored meanwhile is seen
            if get_model(session, path).record == model.record:
                raise
    raise JobSearchError("Other commands keep changing the model; try again when they have ended.")


def score_new(
    session: Session, model: SavedModel, query: RankingQuery, on_progress: Callable[[int, int], None]
) -> None:
    """Score and explain those posts of the query that the model has not scored yet.

    Another command may add or change posts meanwhile: these are scored, too.
    """
    _score_all(
        session, model, lambda: scores.get_unscored(session, model.record.id, query, explained=True), on_progress
    )


def score(
    session: Session,
    model: SavedModel,
    ids: Sequence[int],
    on_progress: Callable[[int, int], None],
    *,
    explained: bool = False,
) -> None:
    """Score and explain those of the posts with these ids that are stored and have no chance yet.

    Where all are to be `explained`, also those to which an earlier version gave a chance without saying why.
    """
    _score_all(
        session, model, lambda: scores.without_chance(session, model.record.id, ids, explained=explained), on_progress
    )


def explain(
    session: Session, model: SavedModel, ids: Sequence[int], on_progress: Callable[[int, int], None] = no_progress
) -> dict[int, Score]:
    """Return what the model says of those of these posts that are stored, and why.

    It is asked what it has not said yet.
    """
    record = model.record
    known: dict[int, Score] = {}

    def find_missing() -> list[int]:
        known.update(scores.get_scores(session, record.id, ids, record.threshold))
        return [post_id for post_id in ids if post_id not in known]

    _score_all(session, model, find_missing, on_progress)
    return known


def get_kept(session: Session, model: SavedModel, ids: Sequence[int]) -> dict[int, Score]:
    """Return what the model has said of these posts before; an old score may lack the terms."""
    record = model.record
    chances = scores.get_chances(session, record.id, ids)
    bare = {post_id: Score(chance, chance >= record.threshold, ()) for post_id, chance in chances.items()}
    return bare | scores.get_scores(session, record.id, ids, record.threshold)


def _score_all(
    session: Session,
    model: SavedModel,
    find_unscored: Callable[[], Sequence[int]],
    on_progress: Callable[[int, int], None],
) -> None:
    """Score posts until none is left that has no score and is stored: other commands may change posts meanwhile."""
    while (unscored := find_unscored()) and _score(session, model, unscored, on_progress):
        pass


def _score(
    session: Session, model: SavedModel, unscored: Sequence[int], on_progress: Callable[[int, int], None]
) -> bool:
    """Score posts; return whether any was still stored."""
    labeled = model.loaded.vectors(excerpts.get_labeled_last(session, COMPARED, TEXT_READ))
    done, found = 0, False
    for batch in batched(unscored, AT_ONCE):
        read_at = scores.get_change(session)
        posts = excerpts.get(session, batch, TEXT_READ)
        with timed(f"Scoring {len(batch)} posts"):
            judged = model.loaded.judge(posts, labeled)
        scores.save(session, model.record.id, dict(zip(posts, judged, strict=True)), read_at, TEXT_READ)
        done, found = done + len(batch), found or bool(posts)
        on_progress(done, len(unscored))
    return found
