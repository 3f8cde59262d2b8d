"""The trained model: the pipeline with its calibration, and what it says of posts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import joblib
import numpy as np
import sklearn
from scipy import sparse
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import Pipeline

from jobsearch.classifier.calibration import INTERESTING, Calibration, to_log_odds
from jobsearch.classifier.counting import transform
from jobsearch.classifier.explaining import each, explain, flip, strongest
from jobsearch.classifier.fitting import TrainingSet, fit, number_jobs, read_words, with_weak_examples
from jobsearch.classifier.vectors import fitted_vectorizer, learned_by, similarities
from jobsearch.posts import Score, TasteTerm

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from jobsearch.classifier.counting import Corpus
    from jobsearch.classifier.explaining import Row
    from jobsearch.classifier.vectors import Learned
    from jobsearch.posts import JobPost, OfJob, Readable, Term

TASTE_TERMS = 20
NEAREST = 5  # some may be taken back


@dataclass(frozen=True, slots=True)
class Vectors:
    """Posts, and a row of their features for each."""

    posts: Sequence[OfJob]
    rows: sparse.csr_matrix


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A pipeline from posts to the log odds of their being interesting.

    `threshold` is the least chance that counts as interesting, `max_chance` the most that the labels support,
    `names` are the features as people read them.
    """

    pipeline: Pipeline
    threshold: float
    max_chance: float
    names: list[str]

    @property
    def id(self) -> str:
        """A fingerprint by which this model differs from any other."""
        linear = self.pipeline["classifier"]
        facts = repr((linear.intercept_.tolist(), self.threshold, self.max_chance, versions())).encode()
        return hashlib.sha256(linear.coef_.tobytes() + facts).hexdigest()[:16]

    def chances(self, posts: Sequence[Readable]) -> list[float]:
        """Return each post's chance of being interesting."""
        return self._chances(self.rows(posts)) if posts else []

    def judge(self, posts: Sequence[OfJob], labeled: Vectors) -> list[Score]:
        """Return what is to be said of each post, with the labeled ones that are most similar to it."""
        if not posts:
            return []
        vectors = self.vectors(posts)
        chances, nearest = self._chances(vectors.rows), self.nearest(vectors, labeled, NEAREST)
        return [
            Score(chance, chance >= self.threshold, self.why(row), self.flip(row, chance), near)
            for chance, row, near in zip(chances, each(vectors.rows), nearest, strict=True)
        ]

    def why(self, row: Row) -> tuple[Term, ...]:
        """Return the terms that contribute most to the log odds of the post with this row."""
        return explain(row, self._weights, self.names)

    def flip(self, row: Row, chance: float) -> tuple[Term, ...]:
        """Return the few terms without which a post of this chance would fall on the other side of the threshold."""
        log_odds = to_log_odds(chance)
        if chance >= self.max_chance:  # the chance was capped, the sum was not
            log_odds = float(row.data @ self._weights[row.indices] + self.pipeline["classifier"].intercept_[0])
        return flip(row, self._weights, self.names, to_log_odds(self.threshold) - log_odds)

    def nearest(self, asked: Vectors, others: Vectors, most: int) -> list[tuple[int, ...]]:
        """Return for each post that is asked about the ids of those of the others that are most similar, these first.

        Copies of the post itself are left out.
        """
        by_similarity = np.argsort(-similarities(asked.rows, others.rows), axis=1, kind="stable")
        keys = [(other.job_key, other.id) for other in others.posts]
        return [
            tuple(islice((keys[i][1] for i in order if keys[i][0] != post.job_key), most))
            for post, order in zip(asked.posts, by_similarity, strict=True)
        ]

    def taste(self, training_set: TrainingSet) -> list[TasteTerm]:
        """Return the terms that weigh most for and against, with how many of the labeled posts have them."""
        rows, labels = training_set.matrix[training_set.rows] > 0, training_set.labels
        interested, others = (np.asarray(rows[labels == label].sum(axis=0)).ravel() for label in (1, 0))
        return [
            TasteTerm(self.names[column], float(self._weights[column]), int(interested[column]), int(others[column]))
            for column in strongest(self._weights, self.names, TASTE_TERMS)
        ]

    @property
    def _weights(self) -> NDArray[np.float64]:
        weights: NDArray[np.float64] = self.pipeline["classifier"].coef_[0]
        return weights

    def _chances(self, rows: sparse.csr_matrix) -> list[float]:
        chances: list[float] = self.pipeline["classifier"].predict_proba(rows)[:, 1].tolist()
        return [min(chance, self.max_chance) for chance in chances]

    def rows(self, posts: Sequence[Readable]) -> sparse.csr_matrix:
        """Return each post as a row of its features."""
        return transform(self.pipeline["vectors"], posts) if posts else sparse.csr_matrix((0, len(self.names)))

    def vectors(self, posts: Sequence[OfJob]) -> Vectors:
        """Return the posts with their rows."""
        return Vectors(posts, self.rows(posts))


def read_labels(
    corpus: Corpus, labeled: Sequence[JobPost], words: str | None, acted_on: Collection[str] = ()
) -> TrainingSet:
    """Find the labeled posts, oldest answer first, among those of the corpus.

    One post of each other job may be a weak example, but for the jobs that the user has acted on.
    """
    row = {post_id: index for index, post_id in enumerate(corpus.jobs)}
    rows = np.array([row[post.id] for post in labeled])
    labels = np.array([int(post.label or 0) for post in labeled])
    known = {post.job_key for post in labeled}.union(acted_on)
    others = {job: index for index, job in reversed(list(enumerate(corpus.jobs.values()))) if job not in known}
    led_by = read_words(corpus.vectorizer, corpus.matrix, words)
    training_set = TrainingSet(corpus.matrix, rows, labels, number_jobs(labeled), led_by)
    return with_weak_examples(training_set, np.array(sorted(others.values()), dtype=np.int64))


def train(corpus: Corpus, training_set: TrainingSet, calibration: Calibration) -> TrainedModel:
    """Fit the linear model to all labels, and set up the classifier with it so that its margin is the log odds."""
    linear = fit(training_set).scaled(calibration.slope, calibration.intercept)
    pipeline = assemble(learned_by(corpus.vectorizer), linear.weights[np.newaxis], np.array([linear.intercept]))
    return TrainedModel(pipeline, INTERESTING, calibration.max_chance, corpus.names)


def assemble(learned: Learned, weights: NDArray[np.float64], intercept: NDArray[np.float64]) -> Pipeline:
    """Put the pipeline together from what its steps have learned: one row of weights, and one intercept."""
    classifier = SGDClassifier(loss="log_loss")
    classifier.classes_, classifier.coef_, classifier.intercept_ = np.array([0, 1]), weights, intercept
    return Pipeline([("vectors", fitted_vectorizer(learned)), ("classifier", classifier)])


def versions() -> dict[str, str]:
    """Return the versions of the libraries that a saved model depends on."""
    return {"scikit-learn": sklearn.__version__, "numpy": np.__version__, "joblib": joblib.__version__}
