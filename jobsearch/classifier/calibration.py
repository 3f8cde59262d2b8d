"""Chances that keep their word: margins of models that had not seen a post, turned into probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from jobsearch.classifier.fitting import Words, fit

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

FOLDS = 5
LEAST = 2


@dataclass(frozen=True, slots=True)
class Calibration:
    """The line from a margin to log odds, and the least chance that counts as interesting."""

    slope: float
    intercept: float
    bar: float = 0.5

    def chances(self, margins: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return a probability for each margin."""
        return 1 / (1 + np.exp(-(self.slope * margins + self.intercept)))


def log_odds(chance: float) -> float:
    """Return the log odds of a probability, which 0 and 1 do not have."""
    certain = min(max(chance, 1e-9), 1 - 1e-9)
    return float(np.log(certain / (1 - certain)))


def out_of_fold(
    rows: sparse.csr_matrix, labels: NDArray[np.int64], jobs: NDArray[np.str_], words: Words | None
) -> NDArray[np.float64]:
    """Return a margin for each row by a model that saw neither it nor a copy of it."""
    fewest = min(len(set(jobs[labels == kind])) for kind in (0, 1))
    folds = StratifiedGroupKFold(min(FOLDS, fewest), shuffle=True, random_state=0)
    margins = np.zeros(len(labels))
    for seen, unseen in folds.split(rows, labels, jobs):
        model = fit(rows[seen], labels[seen], words)
        margins[unseen] = model.decision_function(rows[unseen])
    return margins


def calibrate(
    rows: sparse.csr_matrix, labels: NDArray[np.int64], jobs: NDArray[np.str_], words: Words | None
) -> Calibration | None:
    """Fit a logistic line to out-of-fold margins (Platt 1999); None with fewer than two jobs of a kind."""
    if min(len(set(jobs[labels == kind])) for kind in (0, 1)) < LEAST:
        return None
    margins = out_of_fold(rows, labels, jobs, words)
    line = LogisticRegression(C=1.0).fit(margins.reshape(-1, 1), labels)
    return Calibration(float(line.coef_[0][0]), float(line.intercept_[0]))
