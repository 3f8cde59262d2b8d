"""Fitting the linear model to labels, led by the user's words while labels are few, steadied by unlabeled posts."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sklearn.linear_model import SGDClassifier

from jobsearch.classifier.vectors import vectorize_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sklearn.pipeline import FeatureUnion

    from jobsearch.posts import OfJob

ALPHA = 0.1
EPOCHS = 10
INTERESTED_WEIGHT = 2.0
WORDS_WEIGHT = 1.5
WORDS_HALVED_AFTER = 5
MOST_WEAK_SHARE = 0.5
MOST_WEAK = 1000


def _no_rows() -> NDArray[np.int64]:
    return np.zeros(0, dtype=np.int64)


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
    posts with the same one of `jobs`, as `number_jobs` gives them, are copies. `words` are the weights of what the
    user looks for, one a feature, if there is anything. `weak` are the rows of unlabeled posts that count a little as
    not interesting.
    """

    matrix: sparse.csr_matrix
    rows: NDArray[np.int64]
    labels: NDArray[np.int64]
    jobs: NDArray[np.int64]
    words: NDArray[np.float64] | None
    weak: NDArray[np.int64] = field(default_factory=_no_rows)

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
        return replace(self, rows=self.rows[kept], labels=self.labels[kept], jobs=self.jobs[kept])

    def alone(self) -> TrainingSet:
        """Return the labels without weak examples, and of all rows and columns only those of the labeled posts."""
        kept, rows = np.unique(self.rows, return_inverse=True)  # in their order: learning depends on it
        matrix = self.matrix[kept]
        columns, matrix.indices = np.unique(matrix.indices, return_inverse=True)
        matrix = sparse.csr_matrix((matrix.data, matrix.indices, matrix.indptr), shape=(len(kept), len(columns)))
        words = None if self.words is None else self.words[columns]
        return TrainingSet(matrix, rows, self.labels, self.jobs, words)


def number_jobs(posts: Sequence[OfJob]) -> NDArray[np.int64]:
    """Return a number for the job of each post, in the order of their keys.

    As an array the keys themselves would each take as much room as the longest.
    """
    numbers = {key: number for number, key in enumerate(sorted({post.job_key for post in posts}))}
    return np.array([numbers[post.job_key] for post in posts], dtype=np.int64)


def with_weak_examples(training_set: TrainingSet, unlabeled: NDArray[np.int64]) -> TrainingSet:
    """Add unlabeled posts, by their rows, as weak examples of what is not interesting.

    Most posts interest the user no more than those labeled not interested, but are unlike any of them. Of the likeliest
    as large a share is left out as of the labels is interested, a label held out later included; of many others
    at most 1,000 are taken, evenly. Unlabeled examples as noisy negatives: Lee and Liu 2003, Learning with positive and
    unlabeled examples using weighted logistic regression.
    """
    _, scores = fit_and_score(training_set)
    number = len(unlabeled) - math.ceil(len(unlabeled) * training_set.interested / max(1, len(training_set.labels)))
    unlikely = np.sort(unlabeled[np.argsort(scores[unlabeled], kind="stable")[:number]])
    return replace(training_set, weak=unlikely[:: math.ceil(len(unlikely) / MOST_WEAK) or 1])


def read_words(vectorizer: FeatureUnion, matrix: sparse.csr_matrix, text: str | None) -> NDArray[np.float64] | None:
    """Return the words as weights that give the most similar post a score of 1; None where no post is similar."""
    if not text:
        return None
    vector = vectorize_words(vectorizer, matrix, text)
    similarity = float((matrix @ vector.T).max())
    return vector.toarray()[0] / similarity if similarity else None


def fit(training_set: TrainingSet) -> LinearModel:
    """Fit a linear model to the labels, its scores standardised over all posts at hand.

    So they mean the same from fit to fit.
    """
    model, _ = fit_and_score(training_set)
    return model


def fit_and_score(training_set: TrainingSet) -> tuple[LinearModel, NDArray[np.float64]]:
    """Return what `fit` does, and its score for each post at hand, which fitting takes anyway."""
    weights = weigh(training_set)
    products = training_set.matrix @ weights
    mean, deviation = float(products.mean()), float(products.std()) or 1.0
    return LinearModel(weights / deviation, -mean / deviation), (products - mean) / deviation


def weigh(training_set: TrainingSet) -> NDArray[np.float64]:
    """Return the weights of the features by which posts are ordered as the labels tell.

    Interesting posts are few, so that together they weigh `INTERESTED_WEIGHT` times what all others do. A weak example
    weighs as much as a label not interested, but all of them at most as much as these labels together. The words'
    weights are added, and count less with each label interested; without labels of both kinds they decide alone.
    """
    interested, weights = training_set.interested, np.zeros(training_set.matrix.shape[1])
    if 0 < interested < len(training_set.labels):
        weights += _learn(training_set)
    if training_set.words is not None:
        weights += training_set.words * (WORDS_WEIGHT / (1 + interested / WORDS_HALVED_AFTER))
    return weights


def _learn(training_set: TrainingSet) -> NDArray[np.float64]:
    labels, weak, interested = training_set.labels, training_set.weak, training_set.interested
    others = len(labels) - interested
    share = min(MOST_WEAK_SHARE, len(weak) / (len(weak) + others))
    rows = np.concatenate([training_set.rows, weak])
    order = np.argsort(rows, kind="stable")  # the order of the answers must not matter
    kinds = np.concatenate([labels, np.zeros(len(weak), dtype=int)])[order]
    each = np.where(labels == 1, INTERESTED_WEIGHT / interested, (1 - share) / others)
    each = np.concatenate([each, np.full(len(weak), share / max(1, len(weak)))])[order]
    model = SGDClassifier(loss="log_loss", alpha=ALPHA, max_iter=EPOCHS, tol=None, random_state=0)
    model.fit(training_set.matrix[rows[order]], kinds, sample_weight=each * len(each) / each.sum())
    weights: NDArray[np.float64] = model.coef_[0]
    return weights
