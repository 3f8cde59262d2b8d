"""How good the classifier is, on labels it had not seen, beside simple baselines."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.metrics import average_precision_score, classification_report

from jobsearch.classifier.calibration import INTERESTING, Calibration
from jobsearch.classifier.fitting import TrainingSet, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from jobsearch.classifier.calibration import Scores
    from jobsearch.posts import JobPost

NAMES = ["not interested", "interested"]
TOP = 10
SUSPECTS_SHOWN = 5
JOBS_TO_DOUBT = 5
SUSPECT_INTERESTED, SUSPECT_NOT_INTERESTED = 0.04, 0.9
REPLAYED = 300


@dataclass(frozen=True, slots=True)
class Replay:
    """How many posts are read to reach each interesting one: in the model's order, and on average in any order."""

    with_model: tuple[int, ...]
    without: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class SuspectLabel:
    """A label that may be a mistake: `chance` is what the other labels make of the post, `copy` one that disagrees."""

    post: JobPost
    chance: float
    copy: int | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Out-of-fold figures of the classifier, those of simple baselines, and labels that may be mistakes.

    `report` and `most_frequent` have scikit-learn's form. `words_precision` is the average precision of
    the words alone; None when there are none.
    """

    report: dict[str, Any]
    report_text: str
    most_frequent: dict[str, Any]
    average_precision: float
    precision_at_10: float
    words_precision: float | None
    replay: Replay
    suspects: tuple[SuspectLabel, ...]


def evaluate(
    training_set: TrainingSet, scores: Scores, calibration: Calibration, labeled: Sequence[JobPost]
) -> Evaluation:
    """Judge the scores of models that saw neither the post nor a copy of it; `labeled` are the posts in order."""
    labels, words = training_set.labels, training_set.words
    chances = calibration.chances(scores)
    similarity = None if words is None else training_set.matrix[training_set.rows] @ words
    top = np.argsort(-scores, kind="stable")[:TOP]
    majority = np.full(len(labels), int(labels.mean() > 1 / 2))
    return Evaluation(
        report=_report(labels, chances >= INTERESTING, as_dict=True),
        report_text=_report(labels, chances >= INTERESTING, as_dict=False),
        most_frequent=_report(labels, majority, as_dict=True),
        average_precision=float(average_precision_score(labels, scores)),
        precision_at_10=float(labels[top].mean()),
        words_precision=None if similarity is None else float(average_precision_score(labels, similarity)),
        replay=replay(training_set),
        suspects=find_suspects(training_set, labeled, chances),
    )


def _report(labels: NDArray[np.int64], guesses: NDArray[np.int64] | NDArray[np.bool_], *, as_dict: bool) -> Any:  # noqa: ANN401
    return classification_report(
        labels, guesses, labels=[0, 1], target_names=NAMES, output_dict=as_dict, zero_division=0
    )


def replay(training_set: TrainingSet) -> Replay:
    """Ask for the user's own labels again, from none on, in the order the model would have asked.

    In random order the k-th of m interesting among n posts is reached after k (n + 1) / (m + 1) on average.
    """
    alone = training_set.first(REPLAYED).alone()
    labels, rows = alone.labels, alone.matrix[alone.rows]
    left, asked = np.ones(len(labels), dtype=bool), np.zeros(len(labels), dtype=bool)
    reads: list[int] = []
    while len(reads) < labels.sum():
        scores = rows @ weigh(alone.without(~asked))
        index = int(np.argmax(np.where(left, scores, -np.inf)))
        left[index], asked[index] = False, True
        if labels[index]:
            reads.append(int(asked.sum()))
    step = (len(labels) + 1) / (len(reads) + 1)
    return Replay(tuple(reads), tuple(round(step * number, 1) for number in range(1, len(reads) + 1)))


def find_suspects(
    training_set: TrainingSet, labeled: Sequence[JobPost], chances: NDArray[np.float64]
) -> tuple[SuspectLabel, ...]:
    """Find the labels that copies contradict, and those that the other labels contradict most.

    Of fewer than five jobs of a kind the model knows too little to doubt one of them.
    """
    jobs = Counter(label for _, label in {(post.job_key, post.label) for post in labeled})
    of_job = defaultdict(list)
    for post in labeled:
        of_job[post.job_key].append(post)
    suspects = []
    for post, label, chance in zip(labeled, training_set.labels, chances, strict=True):
        others = [other.id for other in of_job[post.job_key] if other.label != post.label]
        doubtful = chance <= SUSPECT_INTERESTED if label else chance >= SUSPECT_NOT_INTERESTED
        if others or (doubtful and jobs[post.label] >= JOBS_TO_DOUBT):
            against = 1 - chance if label else chance
            suspect = SuspectLabel(post, float(chance), others[0] if others else None)
            suspects.append((not others, -against, suspect))
    return tuple(suspect for *_, suspect in sorted(suspects, key=lambda each: each[:2])[:SUSPECTS_SHOWN])
