"""Training: evaluate the classifier on the labels, train it on all of them, and replace the saved model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jobsearch.classifier.calibration import calibrate, least
from jobsearch.classifier.evaluation import evaluate
from jobsearch.classifier.features import spellings
from jobsearch.classifier.model import read_labels, save, train
from jobsearch.classifier.vectors import make_vectorizer, term_names
from jobsearch.dataaccess import jobs, models, settings
from jobsearch.errors import JobSearchError
from jobsearch.posts import JobPostLabel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from jobsearch.classifier.evaluation import Evaluation
    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost

CORPUS = 10_000


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """How many labels of each kind were learned, and how good the model is."""

    interested: int
    not_interested: int
    evaluation: Evaluation


def retrain(session: Session, path: Path, now: datetime) -> TrainingReport:
    """Evaluate, train on all labels, and save the model to `path`.

    Raises `JobSearchError` with fewer than two jobs of either label, or one where words lead.
    """
    labeled = jobs.get_labeled(session)
    interested = [post for post in labeled if post.label is JobPostLabel.INTERESTED]
    others = [post for post in labeled if post.label is JobPostLabel.NOT_INTERESTED]
    words = settings.get(session, settings.LOOKING_FOR)
    _check_enough(interested, others, least(led=words is not None))
    posts = list({post.id: post for post in (*jobs.get_corpus(session, CORPUS), *labeled)}.values())
    labels = models.fingerprint_labels(session)
    vectorizer = make_vectorizer(posts)
    known = read_labels(vectorizer, posts, labeled, words)
    calibration = calibrate(known)
    model = train(vectorizer, known, calibration, term_names(vectorizer, spellings(posts)))
    evaluated = evaluate(known, calibration, labeled)
    trained_at = now.isoformat(timespec="seconds")
    save(model, path, {"trained_at": trained_at, "labels": labels})
    record = models.ModelRecord(model.id, trained_at, labels, model.bar, _quality(evaluated), model.taste(known))
    models.put_record(session, record)
    return TrainingReport(len(interested), len(others), evaluated)


def _check_enough(interested: Sequence[JobPost], others: Sequence[JobPost], needed: int) -> None:
    missing = [
        f"{needed - found} more {name}"
        for found, name in (
            (len({post.job for post in interested}), "interesting"),
            (len({post.job for post in others}), "not interesting"),
        )
        if found < needed
    ]
    if missing:
        raise JobSearchError(f"Too few labels to train: label {' and '.join(missing)} (copies of one job count once).")


def _quality(evaluated: Evaluation) -> dict[str, Any]:
    return {"average_precision": evaluated.average_precision, "precision_at_10": evaluated.precision_at_10}
