"""Fitting the linear model to answers, led by the user's words while answers are few."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import SGDClassifier

from jobsearch.classifier.vectors import vectorize_words

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse
    from sklearn.pipeline import FeatureUnion

ALPHA = 0.1
EPOCHS = 10
WANTED_WEIGHT = 2.0
LEAD = 1.5
LEAD_HALVED_AFTER = 5


@dataclass(frozen=True, slots=True)
class Taste:
    """A linear function of a post's features: the weights, one a feature, and the intercept."""

    weights: NDArray[np.float64]
    intercept: float

    def scores(self, rows: sparse.csr_matrix) -> NDArray[np.float64]:
        """Return a score for each row."""
        scores: NDArray[np.float64] = rows @ self.weights + self.intercept
        return scores

    def scaled(self, slope: float, intercept: float) -> Taste:
        """Return the taste whose scores are `slope` times these, plus `intercept`."""
        return Taste(self.weights * slope, self.intercept * slope + intercept)


@dataclass(frozen=True, slots=True)
class Known:
    """Labeled posts, oldest answer first, among all posts at hand.

    `rows` are their places in `matrix`, a row for each post; `labels` are 1 or 0; `jobs` tell which are
    copies of one job. `words` are the weights of what the user looks for, if anything.
    """

    matrix: sparse.csr_matrix
    rows: NDArray[np.int64]
    labels: NDArray[np.int64]
    jobs: NDArray[np.str_]
    words: NDArray[np.float64] | None

    @property
    def wanted(self) -> int:
        return int(np.count_nonzero(self.labels))

    def first(self, number: int) -> Known:
        """Return what was known after the first answers."""
        return self.without(np.arange(len(self.labels)) >= number)

    def without(self, held: NDArray[np.bool_]) -> Known:
        """Return what would be known without some of the labels."""
        return replace(self, rows=self.rows[~held], labels=self.labels[~held], jobs=self.jobs[~held])


def read_words(vectorizer: FeatureUnion, matrix: sparse.csr_matrix, text: str | None) -> NDArray[np.float64] | None:
    """Return the words as weights that give the post most like them a score of 1; None where no post is."""
    if not text:
        return None
    vector = vectorize_words(vectorizer, matrix, text)
    alike = float((matrix @ vector.T).max())
    return vector.toarray()[0] / alike if alike else None


def fit(known: Known) -> Taste:
    """Fit a linear model to the labels.

    Wanted posts are few, so all of them together weigh `WANTED_WEIGHT` times what the others do. The words'
    weights are added, and fade with each wanted post found; with labels of one kind only they decide alone.
    The scores are standardised over all posts at hand, so that they mean the same from fit to fit.
    """
    matrix, labels, wanted = known.matrix, known.labels, known.wanted
    weights = np.zeros(matrix.shape[1])
    if 0 < wanted < len(labels):
        model = SGDClassifier(loss="log_loss", alpha=ALPHA, max_iter=EPOCHS, tol=None, random_state=0)
        order = np.argsort(known.rows, kind="stable")  # the order of the answers must not matter
        each = np.where(labels == 1, WANTED_WEIGHT / wanted, 1 / (len(labels) - wanted))[order]
        model.fit(matrix[known.rows[order]], labels[order], sample_weight=each * len(each) / each.sum())
        weights += model.coef_[0]
    if known.words is not None:
        weights += known.words * (LEAD / (1 + wanted / LEAD_HALVED_AFTER))
    scores = matrix @ weights
    deviation = float(scores.std()) or 1.0
    return Taste(weights / deviation, -float(scores.mean()) / deviation)
