"""How good the classifier is, honestly: judged on labels it had not seen, next to simple baselines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.metrics import average_precision_score, classification_report

from jobsearch.classifier.calibration import Calibration, out_of_fold
from jobsearch.classifier.fitting import fit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from jobsearch.classifier.model import LabeledRows
    from jobsearch.posts import JobPost

NAMES = ["not interested", "interested"]
TOP = 10
SLIPS = 5
SLIP_CHANCE = 0.1
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


def evaluate(known: LabeledRows, calibration: Calibration) -> Evaluation:
    """Judge each label by a model that saw neither it nor a copy of it."""
    margins = out_of_fold(known.rows, known.labels, known.jobs, known.words)
    chances = calibration.chances(margins)
    guesses = (chances >= calibration.bar).astype(int)
    likeness = None if known.words is None else (known.rows @ known.words.vector.T).toarray().ravel()
    top = np.argsort(-margins, kind="stable")[:TOP]
    majority = np.full(len(known.labels), int(known.labels.mean() > 1 / 2))
    return Evaluation(
        report=_report(known.labels, guesses, as_dict=True),
        report_text=_report(known.labels, guesses, as_dict=False),
        most_frequent=_report(known.labels, majority, as_dict=True),
        average_precision=float(average_precision_score(known.labels, margins)),
        precision_at_10=float(known.labels[top].mean()),
        words_precision=None if likeness is None else float(average_precision_score(known.labels, likeness)),
        replay=replay(known),
        slips=find_slips(known, chances),
    )


def _report(labels: NDArray[np.int64], guesses: NDArray[np.int64], *, as_dict: bool) -> Any:  # noqa: ANN401
    return classification_report(
        labels, guesses, labels=[0, 1], target_names=NAMES, output_dict=as_dict, zero_division=0
    )


def replay(known: LabeledRows) -> Replay:
    """Ask for the user's own labels again, from none on, in the order the model would have asked.

    In random order the k-th of w wanted among n posts is reached after k (n + 1) / (w + 1) on average.
    """
    labels = known.labels[:REPLAYED]
    left = list(range(len(labels)))
    asked: list[int] = []
    reads: list[int] = []
    while left and len(reads) < labels.sum():
        model = fit(known.rows[asked], labels[asked], known.words)
        margins = model.decision_function(known.rows[left])
        asked.append(left.pop(int(np.argmax(margins))))
        if labels[asked[-1]]:
            reads.append(len(asked))
    wanted = len(reads)
    step = (len(labels) + 1) / (wanted + 1)
    return Replay(tuple(reads), tuple(round(step * place, 1) for place in range(1, wanted + 1)))


def find_slips(known: LabeledRows, chances: NDArray[np.float64]) -> tuple[Slip, ...]:
    """Find the labels that copies contradict, and those the other labels speak most against."""
    slips = []
    for place, post in enumerate(known.posts):
        others = [other.id for other in known.posts if other.job == post.job and other.label != post.label]
        against = chances[place] if known.labels[place] == 0 else 1 - chances[place]
        if others or against >= 1 - SLIP_CHANCE:
            slips.append((not others, -against, Slip(post, float(chances[place]), others[0] if others else None)))
    return tuple(slip for *_, slip in sorted(slips, key=lambda each: each[:2])[:SLIPS])
