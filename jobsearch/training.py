"""Training: evaluate the classifier on the labels, train it on all of them, and replace the saved model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from jobsearch.classifier import enough, model_names
from jobsearch.classifier.calibration import calibrate, out_of_fold
from jobsearch.classifier.counting import read, unique
from jobsearch.classifier.evaluation import evaluate
from jobsearch.classifier.features import TEXT_READ
from jobsearch.classifier.model import read_labels, train
from jobsearch.classifier.model_file import save
from jobsearch.dataaccess import answers, applications, excerpts, jobs, model_record, rules, settings
from jobsearch.errors import JobSearchError
from jobsearch.posts import JobPostLabel
from jobsearch.suggesting import suggest
from jobsearch.timing import timed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from pathlib import Path

    from jobsearch.classifier.calibration import Calibration, Scores
    from jobsearch.classifier.evaluation import Evaluation
    from jobsearch.classifier.fitting import TrainingSet
    from jobsearch.classifier.model import TrainedModel
    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost, TasteTerm
    from jobsearch.suggesting import Suggestion

CORPUS = 10_000
KINDS = {JobPostLabel.INTERESTED: "interesting", JobPostLabel.NOT_INTERESTED: "not interesting"}


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """How many labels of each kind the model learned from, how good it is, and what rules the reasons suggest.

    `led` is whether words in force stand in for labels.
    """

    interested: int
    not_interested: int
    evaluation: Evaluation
    suggestions: tuple[Suggestion, ...]
    led: bool


@dataclass(frozen=True, slots=True)
class LearnedFrom:
    """How many labels of each kind a model learned from."""

    interested: int
    not_interested: int


@dataclass(frozen=True, slots=True)
class _Made:
    """A model, and what is to be known of what it was made of; `labels`, `posts` and `words` are their fingerprints."""

    model: TrainedModel
    taste: list[TasteTerm]
    learned_from: LearnedFrom
    led: bool
    labels: str
    posts: str
    words: str


@dataclass(frozen=True, slots=True)
class _Learned:
    """A model, and all that it was made of."""

    made: _Made
    training_set: TrainingSet
    scores: Scores
    calibration: Calibration
    labeled: list[JobPost]


def retrain(session: Session, path: Path, now: datetime) -> TrainingReport:
    """Evaluate, train on all labels, and save the model to `path`.

    Raises `JobSearchError` without posts, or with fewer than two jobs of either label; where words lead, one is enough.
    """
    reasons = answers.get_reasons(session)
    labeled = jobs.get_labeled(session) if reasons else []  # with their texts, before the corpus needs the memory
    suggestions = suggest(labeled, reasons, rules.get_rules(session))
    del labeled
    learned = _learn(session)
    with timed("Evaluating"):
        evaluation = evaluate(learned.training_set, learned.scores, learned.calibration, learned.labeled)
    evaluation, made = _without_reasoned(evaluation, reasons), learned.made
    del learned  # to save the model needs the memory
    _keep(session, path, now, made, _quality(evaluation))
    number = made.learned_from
    return TrainingReport(number.interested, number.not_interested, evaluation, suggestions, made.led)


def refit(session: Session, path: Path, now: datetime) -> LearnedFrom:
    """Train as `retrain` does, but keep the figures of the last evaluation: the labels are the same, the posts are not.

    A model that has not counted the words of new posts takes a title for the one word of it that it knows.
    """
    record = model_record.get(session)
    made = _learn(session).made
    _keep(session, path, now, made, record.quality if record else {})
    return made.learned_from


@timed("Training")
def _learn(session: Session) -> _Learned:
    jobs.check_stored(session)
    fingerprints = (
        model_record.fingerprint_labels(session),
        model_record.fingerprint_posts(session),
        model_record.fingerprint_words(session),
    )
    labeled = jobs.get_labeled_without_texts(session)
    words = settings.get(session, settings.LOOKING_FOR)
    _check_enough(labeled, led=words is not None)
    newest, answered = excerpts.iterate_corpus(session, CORPUS, TEXT_READ), excerpts.iterate_labeled(session, TEXT_READ)
    corpus = read(unique(chain(newest, answered)))
    training_set = read_labels(corpus, labeled, words, applications.get_all_stages(session).keys())
    scores = out_of_fold(training_set)
    calibration = calibrate(training_set, scores)
    model = train(corpus, training_set, calibration)
    learned_from = LearnedFrom(training_set.interested, len(labeled) - training_set.interested)
    made = _Made(model, model.taste(training_set), learned_from, words is not None, *fingerprints)
    return _Learned(made, training_set, scores, calibration, labeled)


@timed("Saving the model")
def _keep(session: Session, path: Path, now: datetime, made: _Made, quality: dict[str, Any]) -> None:
    """Save the model beside the former one, and let the record, once it is stored, tell which of them counts."""
    model, trained_at = made.model, now.isoformat(timespec="seconds")
    record = model_record.ModelRecord(
        model.id, trained_at, made.labels, made.posts, made.words, model.threshold, quality, made.taste
    )

    def save_beside(former: str | None) -> None:
        model_names.settle(path, former)
        save(model, model_names.under_id(path, model.id), trained_at, made.labels)

    model_record.put(session, record, save_beside)
    model_names.take_place(path, model.id)


def _without_reasoned(evaluation: Evaluation, reasons: Collection[int]) -> Evaluation:
    """Leave out of the labels that may be mistakes each no that the user gave a reason for."""
    suspects = (each for each in evaluation.suspects if each.post.label or each.post.id not in reasons)
    return replace(evaluation, suspects=tuple(suspects))


def _check_enough(labeled: Sequence[JobPost], *, led: bool) -> None:
    found = {kind: len({post.job_key for post in labeled if post.label is kind}) for kind in JobPostLabel}
    missing = enough.missing(found, led=led)
    more = [f"{missing[kind]} more {name}" for kind, name in KINDS.items() if kind in missing]
    if more:
        raise JobSearchError(f"Too few labels to train: label {' and '.join(more)} (copies of one job count once).")


def _quality(evaluation: Evaluation) -> dict[str, Any]:
    return {"average_precision": evaluation.average_precision, "precision_at_10": evaluation.precision_at_10}
