"""How good the classifier is, honestly: judged on labels it had not seen, next to simple baselines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.metrics import average_precision_score, classification_report

from jobsearch.classifier.calibration import INTERESTING, Calibration, out_of_fold
from jobsearch.classifier.fitting import Known, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from jobsearch.posts import JobPost

NAMES = ["not interested", "interested"]
TOP = 10
SLIPS = 5
SLIP_WANTED, SLIP_UNWANTED = 0.04, 0.9
REPLAYED = 300


@dataclass(frozen=True, slots=True)
class Replay:
    """How many posts are read to reach each wanted one: led by the model, and in any order on average."""

    with_model: tuple[int, ...]
    without: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A label that looks like a mistake; `chance` is what the rest of the labels say, `copy` one that disagrees."""

    post: JobPost
    chance: float
    copy: int | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Out-of-fold figures of the classifier, those of simple baselines, and labels that look like slips.

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
    slips: tuple[Slip, ...]


def evaluate(known: Known, calibration: Calibration, labeled: Sequence[JobPost]) -> Evaluation:
    """Judge each label by a model that saw neither it nor a copy of it; `labeled` are the posts of `known`."""
    scores, labels = out_of_fold(known), known.labels
    chances = calibration.chances(scores)
    alike = None if known.words is None else known.matrix[known.rows] @ known.words
    top = np.argsort(-scores, kind="stable")[:TOP]
    majority = np.full(len(labels), int(labels.mean() > 1 / 2))
    return Evaluation(
        report=_report(labels, chances >= INTERESTING, as_dict=True),
        report_text=_report(labels, chances >= INTERESTING, as_dict=False),
        most_frequent=_report(labels, majority, as_dict=True),
        average_precision=float(average_precision_score(labels, scores)),
        precision_at_10=float(labels[top].mean()),
        words_precision=None if alike is None else float(average_precision_score(labels, alike)),
        replay=replay(known),
        slips=find_slips(known, labeled, chances),
    )


def _report(labels: NDArray[np.int64], guesses: NDArray[np.int64] | NDArray[np.bool_], *, as_dict: bool) -> Any:  # noqa: ANN401
    return classification_report(
        labels, guesses, labels=[0, 1], target_names=NAMES, output_dict=as_dict, zero_division=0
    )


def replay(known: Known) -> Replay:
    """Ask for the user's own labels again, from none on, in the order the model would have asked.

    In random order the k-th of w wanted among n posts is reached after k (n + 1) / (w + 1) on average.
    """
    labels, rows = known.labels[:REPLAYED], known.matrix[known.rows[:REPLAYED]]
    left, asked = np.ones(len(labels), dtype=bool), np.zeros(len(known.labels), dtype=bool)
    reads: list[int] = []
    while len(reads) < labels.sum():
        scores = fit(known.without(~asked)).scores(rows)
        place = int(np.argmax(np.where(left, scores, -np.inf)))
        left[place], asked[place] = False, True
        if labels[place]:
            reads.append(int(asked.sum()))
    step = (len(labels) + 1) / (len(reads) + 1)
    return Replay(tuple(reads), tuple(round(step * place, 1) for place in range(1, len(reads) + 1)))


def find_slips(known: Known, labeled: Sequence[JobPost], chances: NDArray[np.float64]) -> tuple[Slip, ...]:
    """Find the labels that copies contradict, and those the other labels speak most against."""
    slips = []
    for post, label, chance in zip(labeled, known.labels, chances, strict=True):
        others = [other.id for other in labeled if other.job == post.job and other.label != post.label]
        if others or (chance <= SLIP_WANTED if label else chance >= SLIP_UNWANTED):
            against = 1 - chance if label else chance
            slips.append((not others, -against, Slip(post, float(chance), others[0] if others else None)))
    return tuple(slip for *_, slip in sorted(slips, key=lambda each: each[:2])[:SLIPS])
