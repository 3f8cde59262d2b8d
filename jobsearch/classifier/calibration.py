"""Chances that keep their word: scores by models that had not seen a post, turned into probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from jobsearch.classifier.fitting import Known, fit
from jobsearch.posts import NEGLIGIBLE

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDS = 5
HALF_LIFE = 30
PRIOR_MEAN, PRIOR_DEVIATION = np.array([1.5, -4.0]), np.array([0.5, 1.0])
CERTAIN = 30.0
INTERESTING = 0.3


@dataclass(frozen=True, slots=True)
class Calibration:
    """The line from a taste's scores to log odds, and the greatest chance that so few wanted posts support."""

    slope: float
    intercept: float
    greatest: float

    def chances(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the probabilities of being wanted."""
        return np.minimum(_sigmoid(self.slope * scores + self.intercept), self.greatest)


def can_calibrate(known: Known) -> bool:
    """Tell whether there are enough jobs of each kind to hold them out in turn."""
    return min(len(set(known.jobs[known.labels == kind])) for kind in (0, 1)) >= least(led=known.words is not None)


def least(*, led: bool) -> int:
    """Return how many jobs of each kind are needed: words stand in for the one that is held out."""
    return 1 if led else 2


def out_of_fold(known: Known) -> NDArray[np.float64]:
    """Return a score for each labeled post by a model that saw neither it nor a copy of it.

    The jobs of each kind are dealt to at most five folds in turn, all copies of a job to the same one.
    """
    kinds = [sorted(set(known.jobs[known.labels == kind].tolist())) for kind in (0, 1)]
    folds = max(2, min(FOLDS, *map(len, kinds)))
    dealt = {job: place % folds for kind in kinds for place, job in enumerate(kind)}
    fold, scores = np.array([dealt[job] for job in known.jobs.tolist()]), np.zeros(len(known.labels))
    for number in range(folds):
        held = fold == number
        scores[held] = fit(known.without(held)).scores(known.matrix[known.rows[held]])
    return scores


def calibrate(known: Known) -> Calibration:
    """Fit the line from out-of-fold scores to log odds.

    As Platt (1999) does, but by maximum a posteriori. The priors say what holds before there is evidence:
    an average post is wanted in 2 % of the cases, and each standard deviation above multiplies the odds by
    4.5. A better score never means a smaller chance, whatever the labels. The posts labeled last count most:
    the likely ones have been asked for, so these resemble what is left.
    No chance exceeds what Laplace's rule of succession gives after nothing but successes.
    """
    scores, labels = out_of_fold(known), known.labels
    recency = 0.5 ** (np.arange(len(labels))[::-1] / HALF_LIFE)

    def loss(line: NDArray[np.float64]) -> float:
        log_odds = line[0] * scores + line[1]
        likelihood = recency * (np.logaddexp(0, log_odds) - labels * log_odds)
        return float(likelihood.sum() + (((line - PRIOR_MEAN) / PRIOR_DEVIATION) ** 2).sum() / 2)

    slope, intercept = minimize(loss, PRIOR_MEAN, method="L-BFGS-B", bounds=[(0, None), (None, None)]).x.tolist()
    return Calibration(slope, intercept, (known.wanted + 1) / (known.wanted + 2))


def _sigmoid(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(log_odds, -CERTAIN, CERTAIN)))
    return chances


def to_log_odds(chance: float) -> float:
    """Return the log odds of a probability, kept from the ends, which have none."""
    certain = min(max(chance, 1e-9), 1 - 1e-9)
    return float(np.log(certain / (1 - certain)))


def expected(chances: NDArray[np.float64]) -> float:
    """Return how many of the posts with these chances should be wanted; the long tail of small ones is noise."""
    return float(chances[chances >= NEGLIGIBLE].sum())
