"""Fitting the linear model to answers and to the words that stand in for them while there are few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import SGDClassifier

from jobsearch.classifier.vectors import as_post

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse
    from sklearn.pipeline import Pipeline

ALPHA = 0.1
EPOCHS = 10
WANTED_WEIGHT = 2.0
LEAD = 1.5
LEAD_HALVED_AFTER = 5


@dataclass(frozen=True, slots=True)
class Words:
    """What the user looks for: as a unit row, and what a likeness of 1 is for the posts at hand."""

    vector: sparse.csr_matrix
    most_alike: float


def read_words(vectorizer: Pipeline, matrix: sparse.csr_matrix, text: str | None) -> Words | None:
    """Return the words as a vector; None when there are none, or none that any post has."""
    if not text:
        return None
    vector = vectorizer.transform([as_post(text)])
    most_alike = float((matrix @ vector.T).max()) if vector.nnz else 0.0
    return Words(vector, most_alike) if most_alike else None


def fit(rows: sparse.csr_matrix, labels: NDArray[np.int64], words: Words | None) -> SGDClassifier:
    """Fit a linear model to labeled rows, and lead it by the words.

    Wanted posts are few, so all of them together weigh `WANTED_WEIGHT` times what the others do. The
    likeness to the words is added to the margin, and fades with each wanted post found. With labels of
    one kind only, the words alone decide.
    """
    model = SGDClassifier(loss="log_loss", alpha=ALPHA, average=True, max_iter=EPOCHS, tol=None, random_state=0)
    wanted = np.count_nonzero(labels)
    if 0 < wanted < len(labels):
        weights = np.where(labels == 1, WANTED_WEIGHT * (len(labels) - wanted) / wanted, 1.0)
        model.fit(rows, labels, sample_weight=weights * len(weights) / weights.sum())
    else:
        model.classes_, model.coef_, model.intercept_ = np.array([0, 1]), np.zeros((1, rows.shape[1])), np.zeros(1)
    if words is not None:
        fade = 1 + wanted / LEAD_HALVED_AFTER
        model.coef_ += (LEAD / fade / words.most_alike) * words.vector.toarray()
    return model
