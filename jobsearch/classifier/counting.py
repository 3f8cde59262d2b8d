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
    from collections.abc import Collection, Iterable, Iterator

    from numpy.typing import NDArray
    from sklearn.pipeline import FeatureUnion

    from jobsearch.posts import OfJob

AT_ONCE = 100_000


class _Columns(dict[str, int]):
    """A column for each text, numbered as they come."""

    def __missing__(self, text: str) -> int:
        column = self[text] = len(self)
        return column


class _Counts:
    """How often each text stands in each row, as `CountVectorizer` counts it."""

    def __init__(self) -> None:
        self.columns = _Columns()
        self._full: list[NDArray[np.int32]] = []
        self._found: list[int] = []
        self._lengths: list[int] = []

    def add(self, row: Collection[str]) -> None:
        self._found.extend(map(self.columns.__getitem__, row))
        self._lengths.append(len(row))
        if len(self._found) > AT_ONCE:
            self._pack()

    def matrix(self) -> sparse.csr_matrix:
        """Return a row for each that was added; what stands there twice is still to be summed up."""
        self._pack()
        found, ends = np.concatenate(self._full), np.cumsum([0, *self._lengths], dtype=np.int32)
        self._full.clear()
        shape = len(self._lengths), len(self.columns)
        return sparse.csr_matrix((np.ones(len(found), np.int32), found, ends), shape=shape)

    def _pack(self) -> None:
        self._full.append(np.array(self._found, np.int32))
        self._found.clear()


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
    counted = {name: (counts.columns, counts.matrix()) for name, counts in short.items()}
    counted["text"] = _split(texts, headed)
    spelled = plurals(headed)
    del short, texts, headed  # to weigh needs the memory
    vectorizer, matrix = _weigh(counted)
    return Corpus(vectorizer, matrix, jobs, term_names(vectorizer, spelled))


def _split(texts: _Counts, headed: Counter[str]) -> tuple[_Columns, sparse.csr_matrix]:
    """Return how often each word stands in texts of which the pieces were counted; add these to what stands above."""
    words, in_pieces = _Counts(), texts.matrix()
    for piece in texts.columns:
        words.add(folded(piece))
    headed.update(dict(zip(texts.columns, np.asarray(in_pieces.sum(axis=0)).ravel().tolist(), strict=True)))
    return words.columns, in_pieces @ words.matrix()


def _weigh(counted: dict[str, tuple[_Columns, sparse.csr_matrix]]) -> tuple[FeatureUnion, sparse.csr_matrix]:
    """Return a vectorizer that has learned what was counted, and the rows as it would have weighed them."""
    learned, weighed = {}, []
    for name in FIELDS:
        columns, counts = counted.pop(name)
        if not columns:
            continue
        vocabulary = {term: column for column, term in enumerate(sorted(columns))}
        counts.sum_duplicates()
        counts.indices = np.fromiter((vocabulary[term] for term in columns), np.int32)[counts.indices]
        tfidf = TfidfTransformer(sublinear_tf=True).fit(counts)
        weighed.append(tfidf.transform(counts.astype(np.float64), copy=False))
        weighed[-1].data *= WEIGHTS[name]
        learned[name] = vocabulary, tfidf.idf_
    return fitted_vectorizer(learned), sparse.hstack(weighed).tocsr()
