"""Learning while the user labels: refitted after each answer, it chooses the post to ask about next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn import config_context

from jobsearch.classifier.calibration import INTERESTING, Calibration, calibrate, can_calibrate, expected
from jobsearch.classifier.coverage import Coverage
from jobsearch.classifier.explaining import explain
from jobsearch.classifier.features import spellings
from jobsearch.classifier.fitting import TrainingSet, fit_and_score, number_jobs, read_words
from jobsearch.classifier.vectors import for_similarity, make_vectorizer, similarities, term_names
from jobsearch.posts import NEGLIGIBLE, Score

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from jobsearch.posts import JobPostLabel, OfJob

FEW, CALIBRATED_EVERY = 30, 5


class Learner:
    """A model of what interests the user, over the posts at hand, in step with the labels."""

    def __init__(self, posts: Sequence[OfJob], words: str | None) -> None:
        self._vectorizer = make_vectorizer(posts)
        self._matrix = self._vectorizer.fit_transform(posts).tocsr()
        self._names = term_names(self._vectorizer, spellings(posts))
        self._ids = np.array([post.id for post in posts], dtype=np.int64)
        self._row = {post_id: row for row, post_id in enumerate(self._ids.tolist())}
        self._jobs = number_jobs(posts)
        self._words = read_words(self._vectorizer, self._matrix, words)
        self._coverage: Coverage | None = None
        self._calibration: Calibration | None = None
        self._calibrated_on = b""
        self.learn({})

    def learn(self, labels: Mapping[int, JobPostLabel]) -> None:
        """Fit the model to these labels, by post, oldest answer first."""
        self._training_set = self._read(labels)
        with config_context(assume_finite=True, skip_parameter_validation=True):  # with few labels a third of a fit
            self._model, self._scores = fit_and_score(self._training_set)
            self._calibrate()

    def choose(self, among: Collection[int]) -> int:
        """Choose the likeliest post; while nothing is known yet, the one that is similar to most of the rest."""
        rows, known = self._rows(among), self._training_set
        guided = self._words is not None or 0 < known.interested < len(known.labels)
        if not rows.size:  # another program has deleted them
            return min(among)
        best = self._likeliest(rows) if guided else self._widest(rows)
        return int(self._ids[best].min())  # whatever their order

    def score(self, post_id: int) -> Score | None:
        """Return the post's chance and why, or None for an unknown post or too few labels of either kind."""
        if self._calibration is None or post_id not in self._row:
            return None
        row = self._row[post_id]
        chance = float(self._calibration.chances(self._scores[[row]])[0])
        why = explain(self._matrix[row], self._model.weights * self._calibration.slope, self._names)
        return Score(chance, chance >= INTERESTING, why)

    def expected(self, among: Collection[int]) -> float | None:
        """Return how many of these posts should be interesting; None until there are enough labels of each kind."""
        if self._calibration is None:
            return None
        chances = self._calibration.chances(self._scores)
        likely = np.flatnonzero(chances >= NEGLIGIBLE)  # few, so that few are looked up
        asked_for = [post_id in among for post_id in self._ids[likely].tolist()]
        return expected(chances[likely[asked_for]])

    def nearest(self, post_id: int, among: Collection[int]) -> list[int]:
        """Return these posts by their similarity to one, most similar first."""
        if post_id not in self._row:
            return []
        others = sorted(other for other in among if other in self._row and other != post_id)
        rows = self._matrix[[self._row[other] for other in others]]
        similarity = similarities(rows, self._matrix[self._row[post_id]]).ravel()
        return [others[index] for index in np.argsort(-similarity, kind="stable")]

    def _read(self, labels: Mapping[int, JobPostLabel]) -> TrainingSet:
        answered = [(self._row[post_id], int(label)) for post_id, label in labels.items() if post_id in self._row]
        rows, values = (np.array(column, dtype=int) for column in zip(*answered, strict=True)) if answered else NOTHING
        return TrainingSet(self._matrix, rows, values, self._jobs[rows], self._words)

    def _calibrate(self) -> None:
        """Calibrate on all labels, or once there are many only after every fifth: calibrating is slow."""
        number = len(self._training_set.labels)
        settled = self._training_set.first(number - number % CALIBRATED_EVERY if number > FEW else number)
        content = settled.rows.tobytes() + settled.labels.tobytes()
        if content != self._calibrated_on:
            self._calibrated_on = content
            self._calibration = calibrate(settled) if can_calibrate(settled) else None

    def _likeliest(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        scores = self._scores[rows]
        best: NDArray[np.int64] = rows[scores == scores.max()]
        return best

    def _widest(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        if self._coverage is None:
            self._coverage = Coverage(for_similarity(self._vectorizer, self._matrix))
        return self._coverage.widest(rows, self._training_set.rows.tolist())

    def _rows(self, ids: Collection[int]) -> NDArray[np.int64]:
        return np.array([self._row[post_id] for post_id in ids if post_id in self._row], dtype=np.int64)


NOTHING = (np.zeros(0, dtype=int), np.zeros(0, dtype=int))
