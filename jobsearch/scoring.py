"""Scoring: what the saved model says of posts; asked once, and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from jobsearch.classifier.features import TEXT_READ
from jobsearch.classifier.model_names import candidates
from jobsearch.classifier.room import make_room
from jobsearch.dataaccess import counts, excerpts, jobs, model_record, scores
from jobsearch.dataaccess.database import batched
from jobsearch.errors import JobSearchError
from jobsearch.posts import Score
from jobsearch.timing import timed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from jobsearch.classifier.model import TrainedModel
    from jobsearch.dataaccess.database import Session
    from jobsearch.dataaccess.model_record import ModelRecord
    from jobsearch.dataaccess.scores import RankingQuery
    from jobsearch.posts import JobPost

Answer = TypeVar("Answer")

AT_ONCE = 1000
MOST_TRIES = 20
NEAREST = 5  # some may be taken back
COMPARED = 1000  # the posts labeled last: to read the words of thousands takes seconds


class ChangedMeanwhileError(Exception):
    """Another command has changed posts or their scores, so that what is known of them does not fit together."""


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
        except ChangedMeanwhileError:
            session.rollback()  # what other commands have stored meanwhile is seen
        except NotTrainedLastError:
            session.rollback()
            if get_model(session, path).record == model.record:
                raise
    raise JobSearchError("Other commands keep changing posts or the model; try again when they have ended.")


def score_new(
    session: Session, model: SavedModel, query: RankingQuery, on_progress: Callable[[int, int], None]
) -> None:
    """Score those posts of the query that the model has not scored yet.

    Another command may add or change posts meanwhile: these are scored, too.
    """
    while unscored := scores.get_unscored(session, model.record.id, query):
        _score(session, model, unscored, on_progress)


def score(
    session: Session, model: SavedModel, ids: Sequence[int], on_progress: Callable[[int, int], None]
) -> dict[int, float]:
    """Return the chances of the posts with these ids; those that the model has not scored yet are scored."""
    while True:  # another command may change posts meanwhile
        known = scores.get_chances(session, model.record.id, ids)
        missing = [post_id for post_id in ids if post_id not in known]
        if not missing:
            return known
        _score(session, model, missing, on_progress)


def get_kept(session: Session, model: SavedModel, ids: Sequence[int]) -> dict[int, Score]:
    """Return what the model has said of these posts before, with the terms where it was asked why."""
    record = model.record
    chances = scores.get_chances(session, record.id, ids)
    bare = {post_id: Score(chance, chance >= record.threshold, ()) for post_id, chance in chances.items()}
    return bare | scores.get_scores(session, record.id, ids, record.threshold)


def _score(
    session: Session, model: SavedModel, unscored: Sequence[int], on_progress: Callable[[int, int], None]
) -> None:
    done = 0
    for batch in batched(unscored, AT_ONCE):
        read_at = scores.get_change(session)
        posts = jobs.get_plain(session, batch)
        with timed(f"Scoring {len(batch)} posts"):
            chances = model.loaded.chances([posts[post_id] for post_id in batch])
        scores.save(session, model.record.id, dict(zip(batch, chances, strict=True)), read_at, posts)
        done += len(batch)
        on_progress(done, len(unscored))


def assess(session: Session, model: SavedModel, post: JobPost) -> Score:
    """Return what the model says of one post, and keep it.

    Raises `JobSearchError` when the model can't be used, and `ChangedMeanwhileError`.
    """
    while not (chances := scores.get_chances(session, model.record.id, [post.id])):
        _score(session, model, [post.id], lambda _done, _total: None)
    return explain_all(session, model, [post], chances)[post.id]


def explain_all(
    session: Session, model: SavedModel, posts: Sequence[JobPost], chances: Mapping[int, float]
) -> dict[int, Score]:
    """Do what `explain` does for all of these posts; raises `ChangedMeanwhileError` where one of them is left out."""
    explained = explain(session, model, posts, chances)
    if len(explained) < len(posts):
        raise ChangedMeanwhileError
    return explained


def explain(
    session: Session, model: SavedModel, posts: Sequence[JobPost], chances: Mapping[int, float]
) -> dict[int, Score]:
    """Return what the model says of posts to which it has given these chances, and why.

    A post whose text another command changes meanwhile is left out: its chance is that of another text.
    """
    ids, record = [post.id for post in posts], model.record
    explained = scores.get_scores(session, record.id, ids, record.threshold)
    missing = [post for post in posts if post.id not in explained]
    if missing:
        scores.explain(session, record.id, _explain(session, model, missing, chances))
        explained = scores.get_scores(session, record.id, ids, record.threshold)
    return {post_id: score for post_id, score in explained.items() if score.chance == chances[post_id]}


def _explain(
    session: Session, model: SavedModel, posts: Sequence[JobPost], chances: Mapping[int, float]
) -> dict[int, Score]:
    asked, threshold = model.loaded, model.record.threshold
    rows = asked.rows(posts)
    nearest = asked.nearest(posts, rows, excerpts.get_labeled_last(session, COMPARED, TEXT_READ), NEAREST)
    return {
        post.id: Score(chance, chance >= threshold, asked.why(row), asked.flip(row, chance), near)
        for post, row, near in zip(posts, rows, nearest, strict=True)
        for chance in (chances[post.id],)
    }
