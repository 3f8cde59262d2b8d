"""Learning while the user labels: refitted after each answer, it chooses the post to ask about next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from jobsearch.classifier.calibration import Calibration, calibrate
from jobsearch.classifier.explaining import explain
from jobsearch.classifier.fitting import fit, read_words
from jobsearch.classifier.vectors import make_vectorizer, term_names
from jobsearch.posts import JobPostLabel, Score

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from jobsearch.posts import JobPost

SPANNED = 1000
CALIBRATED_EVERY = 10


class Learner:
    """A model of the user's taste over the posts at hand, in step with the labels."""

    def __init__(self, posts: Sequence[JobPost], words: str | None) -> None:
        vectorizer = make_vectorizer()
        self._matrix = vectorizer.fit_transform(posts).tocsr()
        self._names = term_names(vectorizer)
        self._row = {post.id: row for row, post in enumerate(posts)}
        self._jobs = np.array([post.job for post in posts])
        self._words = read_words(vectorizer, self._matrix, words)
        self._labels: dict[int, JobPostLabel] = {}
        self._margins = np.zeros(len(posts))
        self._weights = np.zeros(self._matrix.shape[1])
        self._calibration: Calibration | None = None
        self._calibrated_at = 0
        self._likeness: NDArray[np.float64] | None = None

    def learn(self, labels: Mapping[int, JobPostLabel]) -> None:
        """Fit the model to these labels, by post."""
        self._labels = {post_id: label for post_id, label in labels.items() if post_id in self._row}
        rows = sorted(self._row[post_id] for post_id in self._labels)
        wanted = {self._row[post_id]: int(label) for post_id, label in self._labels.items()}
        targets = np.array([wanted[row] for row in rows], dtype=int)
        model = fit(self._matrix[rows], targets, self._words)
        self._margins = model.decision_function(self._matrix)
        self._weights = model.coef_[0]
        if self._calibration is None or abs(len(rows) - self._calibrated_at) >= CALIBRATED_EVERY:
            self._calibration = calibrate(self._matrix[rows], targets, self._jobs[rows], self._words)
            self._calibrated_at = len(rows)

    def choose(self, among: Collection[int]) -> int:
        """Choose the likeliest post; as long as there is nothing to go by, the one that covers most of the rest."""
        ids = sorted(among)
        rows = [self._row[post_id] for post_id in ids]
        guided = self._words is not None or JobPostLabel.INTERESTED in self._labels.values()
        worth = self._margins[rows] if guided else self._covers(rows)
        return ids[int(np.argmax(worth))]

    def score(self, post_id: int) -> Score | None:
        """Return the post's chance and why; None until both kinds of answer are there."""
        if self._calibration is None:
            return None
        row = self._row[post_id]
        chance = float(self._calibration.chances(self._margins[[row]])[0])
        why = explain(self._matrix[row], self._weights * self._calibration.slope, self._names)
        return Score(chance, chance >= self._calibration.bar, why)

    def expected(self, among: Collection[int]) -> float | None:
        """Return how many of these posts should be wanted."""
        if self._calibration is None:
            return None
        rows = [self._row[post_id] for post_id in among]
        return float(self._calibration.chances(self._margins[rows]).sum())

    def nearest(self, post_id: int, among: Collection[int]) -> list[int]:
        """Return these posts by how alike they are to one, most alike first."""
        others = sorted(other for other in among if other in self._row and other != post_id)
        rows = [self._row[other] for other in others]
        alike = (self._matrix[rows] @ self._matrix[self._row[post_id]].T).toarray().ravel()
        return [others[place] for place in np.argsort(-alike, kind="stable")]

    def _covers(self, rows: Sequence[int]) -> NDArray[np.float64]:
        """Return how much of the feed each row would newly speak for (facility location, greedily)."""
        if self._likeness is None:
            self._likeness = (self._matrix @ self._matrix[:SPANNED].T).toarray()
        asked = [self._row[post_id] for post_id in self._labels]
        covered = self._likeness[asked].max(axis=0) if asked else np.zeros(self._likeness.shape[1])
        gain: NDArray[np.float64] = np.maximum(self._likeness[rows] - covered, 0).sum(axis=1)
        return gain
