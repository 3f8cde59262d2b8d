"""The trained model: the pipeline with its calibration, and the file that keeps both."""

from __future__ import annotations

import hashlib
import os
import tempfile
import warnings
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import joblib
import numpy as np
import sklearn
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import FeatureUnion, Pipeline

from jobsearch.classifier.calibration import INTERESTING, Calibration, to_log_odds
from jobsearch.classifier.explaining import explain, flip, strongest
from jobsearch.classifier.fitting import Known, fit, read_words
from jobsearch.classifier.vectors import similarities
from jobsearch.errors import JobSearchError
from jobsearch.posts import TasteTerm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from scipy import sparse

    from jobsearch.posts import JobPost, Term

FORMAT = 1
TASTE_TERMS = 20


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A pipeline from posts to the log odds of their being wanted.

    `bar` is the least chance that counts as interesting, `greatest` the most that the labels support, `names`
    are the features as people read them.
    """

    pipeline: Pipeline
    bar: float
    greatest: float
    names: list[str]

    @property
    def id(self) -> str:
        """What tells this model from any other."""
        linear = self.pipeline["classifier"]
        facts = repr((linear.intercept_.tolist(), self.bar, self.greatest, versions())).encode()
        return hashlib.sha256(linear.coef_.tobytes() + facts).hexdigest()[:16]

    def chances(self, posts: Sequence[JobPost]) -> list[float]:
        """Return each post's chance of being wanted."""
        if not posts:
            return []
        return [min(float(chance), self.greatest) for chance in self.pipeline.predict_proba(posts)[:, 1]]

    def why(self, post: JobPost) -> tuple[Term, ...]:
        """Return the terms that moved the post's log odds most."""
        return explain(self._rows([post]), self._weights, self.names)

    def flip(self, post: JobPost, chance: float) -> tuple[Term, ...]:
        """Return the few terms without which a post of this chance would fall on the other side of the bar."""
        row = self._rows([post])
        log_odds = to_log_odds(chance)
        if chance >= self.greatest:  # how far above, only the sum tells
            log_odds = float(self.pipeline["classifier"].decision_function(row)[0])
        return flip(row, self._weights, self.names, to_log_odds(self.bar) - log_odds)

    def nearest(self, post: JobPost, others: Sequence[JobPost], most: int) -> list[JobPost]:
        """Return those of the others that are most like the post, most alike first."""
        if not others:
            return []
        alike = similarities(self._rows(others), self._rows([post])).ravel()
        return [others[place] for place in np.argsort(-alike, kind="stable")[:most]]

    def taste(self, known: Known) -> list[TasteTerm]:
        """Return what the model likes and dislikes most, with how many of the labeled posts have it."""
        rows = known.matrix[known.rows] > 0
        wanted, others = (np.asarray(rows[known.labels == label].sum(axis=0)).ravel() for label in (1, 0))
        return [
            TasteTerm(self.names[place], float(self._weights[place]), int(wanted[place]), int(others[place]))
            for place in strongest(self._weights, self.names, TASTE_TERMS)
        ]

    @property
    def _weights(self) -> NDArray[np.float64]:
        weights: NDArray[np.float64] = self.pipeline["classifier"].coef_[0]
        return weights

    def _rows(self, posts: Sequence[JobPost]) -> sparse.csr_matrix:
        return self.pipeline["vectors"].transform(posts).tocsr()


def read_labels(
    vectorizer: FeatureUnion, posts: Sequence[JobPost], labeled: Sequence[JobPost], words: str | None
) -> Known:
    """Fit vocabulary and idf on all posts, and place the labeled ones, oldest answer first, among them."""
    matrix = vectorizer.fit_transform(posts).tocsr()
    place = {post.id: row for row, post in enumerate(posts)}
    return Known(
        matrix,
        np.array([place[post.id] for post in labeled]),
        np.array([int(post.label or 0) for post in labeled]),
        np.array([post.job for post in labeled]),
        read_words(vectorizer, matrix, words),
    )


def train(vectorizer: FeatureUnion, known: Known, calibration: Calibration, names: list[str]) -> TrainedModel:
    """Fit the taste to all labels, and put it into the classifier so that its margin is the log odds."""
    taste = fit(known).scaled(calibration.slope, calibration.intercept)
    classifier = SGDClassifier(loss="log_loss")
    classifier.classes_ = np.array([0, 1])
    classifier.coef_, classifier.intercept_ = taste.weights[np.newaxis], np.array([taste.intercept])
    pipeline = Pipeline([("vectors", vectorizer), ("classifier", classifier)])
    return TrainedModel(pipeline, INTERESTING, calibration.greatest, names)


def save(model: TrainedModel, path: Path, facts: dict[str, Any]) -> None:
    """Write the model, with what is needed to recognise it, so that a reader sees the old or the new one whole.

    Raises `JobSearchError` when it can't be written.
    """
    kept = {"format": FORMAT, "versions": versions(), "id": model.id, "model": model} | facts
    try:
        _write(kept, path)
    except OSError as error:
        raise JobSearchError(f"The model {path} can't be written: {error.strerror}.") from error


def _write(kept: dict[str, Any], path: Path) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, suffix=".part", delete=False) as part:
        try:
            joblib.dump(kept, part, compress=3)
            part.flush()
            Path(part.name).replace(path)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise


def load(path: Path) -> TrainedModel:
    """Read the saved model.

    Raises `JobSearchError` when there is none, or none that this version of the program can use.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            kept = joblib.load(path)
        usable = kept["format"] == FORMAT and kept["versions"] == versions()
        model: TrainedModel = kept["model"]
    except FileNotFoundError as error:
        raise JobSearchError("There is no model yet: label some posts, then run train.") from error
    except Exception as error:  # a damaged or foreign pickle can raise anything
        raise JobSearchError(f"The model {path} can't be used by this version; run train again.") from error
    if not usable:
        raise JobSearchError(f"The model {path} was saved by another version of the program; run train again.")
    return model


def versions() -> dict[str, str]:
    """Return the versions of the libraries that a saved model depends on."""
    return {"scikit-learn": sklearn.__version__, "numpy": np.__version__, "joblib": joblib.__version__}


def chances_in_parallel(path: Path, batches: Iterable[Sequence[JobPost]]) -> Iterator[list[float]]:
    """Yield the saved model's chances for each batch, in order, one process a core working a batch or two ahead."""
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as workers:
        ahead: deque[Future[list[float]]] = deque()
        for batch in batches:
            ahead.append(workers.submit(_chances, path, batch))
            if len(ahead) > 2 * cores:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def _chances(path: Path, posts: Sequence[JobPost]) -> list[float]:
    return _load_once(path).chances(posts)


@cache
def _load_once(path: Path) -> TrainedModel:
    return load(path)
