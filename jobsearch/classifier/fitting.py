"""Fitting the linear model to labels, led by the user's words while labels are few."""

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
INTERESTED_WEIGHT = 2.0
WORDS_WEIGHT = 1.5
WORDS_HALVED_AFTER = 5


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A linear function of a post's features: one weight a feature, and the intercept."""

    weights: NDArray[np.float64]
    intercept: float

    def scores(self, rows: sparse.csr_matrix) -> NDArray[np.float64]:
        """Return a score for each row."""
        scores: NDArray[np.float64] = rows @ self.weights + self.intercept
        return scores

    def scaled(self, slope: float, intercept: float) -> LinearModel:
        """Return the model whose scores are `slope` times these, plus `intercept`."""
        return LinearModel(self.weights * slope, self.intercept * slope + intercept)


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """Labeled posts, oldest answer first, among all posts at hand.

    `matrix` has a row for each post at hand, `rows` are the rows of the labeled ones. `labels` are 1 or 0;
    posts with the same one of `job_keys` are copies. `words` are the weights of what the user looks for,
    one a feature, if there is anything.
    """

    matrix: sparse.csr_matrix
    rows: NDArray[np.int64]
    labels: NDArray[np.int64]
    job_keys: NDArray[np.str_]
    words: NDArray[np.float64] | None

    @property
    def interested(self) -> int:
        """How many of the labels are interested."""
        return int(np.count_nonzero(self.labels))

    def first(self, number: int) -> TrainingSet:
        """Return only the oldest `number` labels."""
        return self.without(np.arange(len(self.labels)) >= number)

    def without(self, held_out: NDArray[np.bool_]) -> TrainingSet:
        """Return the labels that are not held out."""
        kept = ~held_out
        return replace(self, rows=self.rows[kept], labels=self.labels[kept], job_keys=self.job_keys[kept])


def read_words(vectorizer: FeatureUnion, matrix: sparse.csr_matrix, text: str | None) -> NDArray[np.float64] | None:
    """Return the words as weights that give the most similar post a score of 1; None where no post is similar."""
    if not text:
        return None
    vector = vectorize_words(vectorizer, matrix, text)
    similarity = float((matrix @ vector.T).max())
    return vector.toarray()[0] / similarity if similarity else None


def fit(training_set: TrainingSet) -> LinearModel:
    """Fit a linear model to the labels.

    Interesting posts are few, so the labels interested weigh together `INTERESTED_WEIGHT` times what the others
    do. The words' weights are added, and count less with each label interested; without labels of both kinds
    they decide alone. The scores are standardised over all posts at hand, so that they mean the same from fit
    to fit.
    """
    matrix, labels, interested = training_set.matrix, training_set.labels, training_set.interested
    weights = np.zeros(matrix.shape[1])
    if 0 < interested < len(labels):
        model = SGDClassifier(loss="log_loss", alpha=ALPHA, max_iter=EPOCHS, tol=None, random_state=0)
        order = np.argsort(training_set.rows, kind="stable")  # the order of the answers must not matter
        each = np.where(labels == 1, INTERESTED_WEIGHT / interested, 1 / (len(labels) - interested))[order]
        model.fit(matrix[training_set.rows[order]], labels[order], sample_weight=each * len(each) / each.sum())
        weights += model.coef_[0]
    if training_set.words is not None:
        weights += training_set.words * (WORDS_WEIGHT / (1 + interested / WORDS_HALVED_AFTER))
    scores = matrix @ weights
    deviation = float(scores.std()) or 1.0
    return LinearModel(weights / deviation, -float(scores.mean()) / deviation)
