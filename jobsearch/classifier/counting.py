"""Counting: posts become the vectors that the pipeline would fit on them, read in one pass and kept as numbers only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from jobsearch.classifier.features import beginning, folded, pieces, place_tokens, plurals, tag_tokens, title_tokens
from jobsearch.classifier.vectors import FIELDS, WEIGHTS, fitted_vectorizer, term_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sklearn.pipeline import FeatureUnion

    from jobsearch.posts import OfJob


class _Columns(dict[str, int]):
    """A column for each text, numbered as they come."""

    def __missing__(self, text: str) -> int:
        column = self[text] = len(self)
        return column


class _Counts:
    """How often each text stands in each row, as `CountVectorizer` counts it."""

    def __init__(self) -> None:
        self.columns = _Columns()
        self._found: list[int] = []
        self._ends = [0]

    def add(self, row: Iterable[str]) -> None:
        self._found.extend(map(self.columns.__getitem__, row))
        self._ends.append(len(self._found))

    def matrix(self) -> sparse.csr_matrix:
        """Return a row for each that was added; what stands there twice is still to be summed up."""
        found, ends = np.array(self._found, np.int32), np.array(self._ends, np.int32)
        shape = len(ends) - 1, len(self.columns)
        return sparse.csr_matrix((np.ones(len(found), np.int64), found, ends), shape=shape)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Posts as vectors: a row of the matrix for each, in their order; `jobs` are the keys of their jobs by their ids.

    `names` are the features as people read them, in the order of the columns.
    """

    vectorizer: FeatureUnion
    matrix: sparse.csr_matrix
    jobs: dict[int, str]
    names: list[str]


def unique(posts: Iterable[OfJob]) -> Iterator[OfJob]:
    """Yield each post at its first place, as they are asked for."""
    seen: set[int] = set()
    for post in posts:
        if post.id not in seen:
            seen.add(post.id)
            yield post


def read(posts: Iterable[OfJob]) -> Corpus:
    """Return the vectors of posts, each of which is looked at once, and need not be kept.

    They are those of `make_vectorizer(posts).fit_transform(posts)`, but texts are split only at their blanks, and of
    all pieces each different one once into words.
    """
    jobs: dict[int, str] = {}
    analyzers = {"title": title_tokens, "tag": tag_tokens, "place": place_tokens}
    short, texts, headed = {name: _Counts() for name in analyzers}, _Counts(), Counter[str]()
    for post in posts:
        jobs[post.id] = post.job_key
        for name, analyzer in analyzers.items():
            short[name].add(analyzer(post))
        texts.add(pieces(beginning(post)))
        headed.update(pieces(" ".join((post.position, *post.tags))))
    words, in_pieces = _Counts(), texts.matrix()
    for piece in texts.columns:
        words.add(folded(piece))
    numbers = np.asarray(in_pieces.sum(axis=0)).ravel().tolist()
    headed.update(dict(zip(texts.columns, numbers, strict=True)))
    counted = {name: (counts.columns, counts.matrix()) for name, counts in short.items()}
    counted["text"] = words.columns, in_pieces @ words.matrix()
    vectorizer, matrix = _weigh(counted)
    return Corpus(vectorizer, matrix, jobs, term_names(vectorizer, plurals(headed)))


def _weigh(counted: dict[str, tuple[_Columns, sparse.csr_matrix]]) -> tuple[FeatureUnion, sparse.csr_matrix]:
    """Return a vectorizer that has learned what was counted, and the rows as it would have weighed them."""
    learned, weighed = {}, []
    for name in FIELDS:
        columns, counts = counted[name]
        if not columns:
            continue
        vocabulary = {term: column for column, term in enumerate(sorted(columns))}
        counts.sum_duplicates()
        counts.indices = np.fromiter((vocabulary[term] for term in columns), np.int32)[counts.indices]
        tfidf = TfidfTransformer(sublinear_tf=True)
        weighed.append(tfidf.fit_transform(counts) * WEIGHTS[name])
        learned[name] = vocabulary, tfidf.idf_
    return fitted_vectorizer(learned), sparse.hstack(weighed).tocsr()
