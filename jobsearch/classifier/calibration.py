"""Calibration: scores of models that had not seen a post become probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from scipy.optimize import minimize

from jobsearch.classifier.enough import least
from jobsearch.classifier.fitting import TrainingSet, fit_and_score
from jobsearch.posts import NEGLIGIBLE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores: TypeAlias = NDArray[np.float64]

FOLDS = 5
HALF_LIFE = 30
PRIOR_MEAN, PRIOR_DEVIATION = np.array([1.5, -4.0]), np.array([0.5, 1.0])
CERTAIN = 30.0
INTERESTING = 0.2


@dataclass(frozen=True, slots=True)
class Calibration:
    """The line from a model's scores to log odds, and the largest chance that so few labels support."""

    slope: float
    intercept: float
    max_chance: float

    def chances(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the probabilities of being interesting."""
        return np.minimum(_sigmoid(self.slope * scores + self.intercept), self.max_chance)


def can_calibrate(training_set: TrainingSet) -> bool:
    """Return whether there are enough jobs of each kind to hold them out in turn."""
    jobs = (set(training_set.jobs[training_set.labels == kind]) for kind in (0, 1))
    return min(map(len, jobs)) >= least(led=training_set.words is not None)


def out_of_fold(training_set: TrainingSet) -> Scores:
    """Return a score for each labeled post by a model that saw neither it nor a copy of it.

    The jobs of each kind are dealt in turn to at most five folds, all copies of a job to the same one.
    """
    jobs, labels = training_set.jobs, training_set.labels
    kinds = [np.unique(jobs[labels == kind]).tolist() for kind in (0, 1)]
    folds = max(2, min(FOLDS, *map(len, kinds)))
    dealt = {job: index % folds for kind in kinds for index, job in enumerate(kind)}
    fold, scores = np.array([dealt[job] for job in jobs.tolist()]), np.zeros(len(labels))
    for number in range(folds):
        held_out = fold == number
        _, of_all = fit_and_score(training_set.without(held_out))
        scores[held_out] = of_all[training_set.rows[held_out]]
    return scores


def calibrate(training_set: TrainingSet, scores: Scores | None = None) -> Calibration:
    """Fit the line from out-of-fold scores, which are found where they are not given, to log odds.

    As Platt (1999) does, but by maximum a posteriori. The priors are what holds before there is evidence:
    an average post is interesting in 2 % of the cases, and each standard deviation above multiplies the odds
    by 4.5. A better score never means a smaller chance, whatever the labels. The posts labeled last count most:
    the likely ones have been asked about, so these resemble what is left.
    No chance exceeds what Laplace's rule of succession gives after nothing but successes.
    """
    labels = training_set.labels
    scores = out_of_fold(training_set) if scores is None else scores
    recency = 0.5 ** (np.arange(len(labels))[::-1] / HALF_LIFE)

    def loss(line: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """Return the loss and its gradient."""
        log_odds, surprise = line[0] * scores + line[1], (line - PRIOR_MEAN) / PRIOR_DEVIATION
        likelihood = recency * (np.logaddexp(0, log_odds) - labels * log_odds)
        off = recency * (_sigmoid(log_odds) - labels)
        gradient = np.array([off @ scores, off.sum()]) + surprise / PRIOR_DEVIATION
        return float(likelihood.sum() + surprise @ surprise / 2), gradient

    found = minimize(loss, PRIOR_MEAN, jac=True, method="L-BFGS-B", bounds=[(0, None), (None, None)])
    slope, intercept = found.x.tolist()
    interested = training_set.interested
    return Calibration(slope, intercept, (interested + 1) / (interested + 2))


def _sigmoid(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(log_odds, -CERTAIN, CERTAIN)))
    return chances


def to_log_odds(chance: float) -> float:
    """Return the log odds of a probability; 0 and 1, which have none, count as nearly 0 and 1."""
    certain = min(max(chance, 1e-9), 1 - 1e-9)
    return float(np.log(certain / (1 - certain)))


def expected(chances: NDArray[np.float64]) -> float:
    """Return how many of the posts with these chances should be interesting; many tiny chances don't add up."""
    return float(chances[chances >= NEGLIGIBLE].sum())
