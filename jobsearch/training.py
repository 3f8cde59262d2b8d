"""Training: evaluate the classifier on the labels, train it on all of them, and replace the saved model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jobsearch.classifier.calibration import calibrate, least
from jobsearch.classifier.evaluation import evaluate
from jobsearch.classifier.features import spellings
from jobsearch.classifier.model import read_labels, save, train
from jobsearch.classifier.vectors import make_vectorizer, term_names
from jobsearch.dataaccess import answers, jobs, model_record, rules, settings
from jobsearch.errors import JobSearchError
from jobsearch.posts import JobPostLabel
from jobsearch.suggesting import suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from pathlib import Path

    from jobsearch.classifier.evaluation import Evaluation
    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost
    from jobsearch.suggesting import Suggestion

CORPUS = 10_000


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


def retrain(session: Session, path: Path, now: datetime) -> TrainingReport:
    """Evaluate, train on all labels, and save the model to `path`.

    Raises `JobSearchError` without posts, or with fewer than two jobs of either label; where words lead, one is enough.
    """
    jobs.check_stored(session)
    labeled = jobs.get_labeled(session)
    interested = [post for post in labeled if post.label is JobPostLabel.INTERESTED]
    others = [post for post in labeled if post.label is JobPostLabel.NOT_INTERESTED]
    words = settings.get(session, settings.LOOKING_FOR)
    _check_enough(interested, others, least(led=words is not None))
    posts = list({post.id: post for post in (*jobs.get_corpus(session, CORPUS), *labeled)}.values())
    labels = model_record.fingerprint_labels(session)
    vectorizer = make_vectorizer(posts)
    training_set = read_labels(vectorizer, posts, labeled, words)
    calibration = calibrate(training_set)
    model = train(vectorizer, training_set, calibration, term_names(vectorizer, spellings(posts)))
    reasons = answers.get_reasons(session)
    evaluation = _without_reasoned(evaluate(training_set, calibration, labeled), reasons)
    trained_at = now.isoformat(timespec="seconds")
    record = model_record.ModelRecord(
        model.id, trained_at, labels, model.threshold, _quality(evaluation), model.taste(training_set)
    )
    model_record.put(session, record, lambda: save(model, path, {"trained_at": trained_at, "labels": labels}))
    suggestions = suggest(labeled, reasons, rules.get_rules(session))
    return TrainingReport(len(interested), len(others), evaluation, suggestions, words is not None)


def _without_reasoned(evaluation: Evaluation, reasons: Collection[int]) -> Evaluation:
    """Leave out of the labels that may be mistakes each no that the user gave a reason for."""
    suspects = (each for each in evaluation.suspects if each.post.label or each.post.id not in reasons)
    return replace(evaluation, suspects=tuple(suspects))


def _check_enough(interested: Sequence[JobPost], others: Sequence[JobPost], needed: int) -> None:
    missing = [
        f"{needed - found} more {name}"
        for found, name in (
            (len({post.job_key for post in interested}), "interesting"),
            (len({post.job_key for post in others}), "not interesting"),
        )
        if found < needed
    ]
    if missing:
        raise JobSearchError(f"Too few labels to train: label {' and '.join(missing)} (copies of one job count once).")


def _quality(evaluation: Evaluation) -> dict[str, Any]:
    return {"average_precision": evaluation.average_precision, "precision_at_10": evaluation.precision_at_10}
