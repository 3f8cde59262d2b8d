"""Counting: posts become the vectors that the pipeline would fit on them, read in one pass and kept as numbers only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer

from jobsearch.classifier.features import beginning, folded, pieces, plurals
from jobsearch.classifier.vectors import FIELDS, ROWS_AT_ONCE, WEIGHTS, fitted_vectorizer, term_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from sklearn.pipeline import FeatureUnion

    from jobsearch.posts import OfJob, Readable

    Counted: TypeAlias = tuple["_Columns", sparse.csr_matrix]

AT_ONCE = 100_000
SHORT_FIELDS = "title", "tag", "place"


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

    def totals(self) -> dict[str, int]:
        """Return how often each text was added, as long as no matrix was made."""
        self._pack()
        numbers = sum(np.bincount(part, minlength=len(self.columns)) for part in self._full)
        return dict(zip(self.columns, np.asarray(numbers).tolist(), strict=True))

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


class _Fields:
    """How often each term stands in each field of posts; texts are split only at their blanks."""

    def __init__(self) -> None:
        self._short = {name: _Counts() for name in SHORT_FIELDS}
        self._texts = _Counts()

    def add(self, post: Readable) -> None:
        for name, counts in self._short.items():
            counts.add(FIELDS[name](post))
        self._texts.add(pieces(beginning(post)))

    def counted(self) -> tuple[dict[str, Counted], dict[str, int]]:
        """Return the counts of each field, and how often each piece of the texts was found, which is split once."""
        counted = {name: (counts.columns, counts.matrix()) for name, counts in self._short.items()}
        words, found = _Counts(), self._texts.totals()
        for piece in found:
            words.add(folded(piece))
        counted["text"] = words.columns, self._texts.matrix() @ words.matrix()
        return counted, found


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
    fields, headed = _Fields(), Counter[str]()
    for post in posts:
        jobs[post.id] = post.job_key
        fields.add(post)
        headed.update(pieces(" ".join((post.position, *post.tags))))
    counted, in_texts = fields.counted()
    headed.update(in_texts)
    spelled = plurals(headed)
    del fields, headed, in_texts  # to weigh needs the memory
    vectorizer, matrix = _weigh(counted)
    return Corpus(vectorizer, matrix, jobs, term_names(vectorizer, spelled))


def transform(vectorizer: FeatureUnion, posts: Iterable[Readable]) -> sparse.csr_matrix:
    """Return what the vectorizer makes of posts, with what `read` saves."""
    fields, weighed = _Fields(), []
    for post in posts:
        fields.add(post)
    counted, _ = fields.counted()
    for name, field in vectorizer.transformer_list:
        columns, counts = counted[name]
        vocabulary = field["count"].vocabulary_
        known = [(row, vocabulary[term]) for term, row in columns.items() if term in vocabulary]
        rows, found = np.array(known, np.int32).reshape(-1, 2).T
        shape = len(columns), len(vocabulary)
        renumbered = counts @ sparse.csr_matrix((np.ones(len(known), np.int32), (rows, found)), shape=shape)
        renumbered.sort_indices()
        weighed.append(field["tfidf"].transform(renumbered.astype(np.float64), copy=False) * WEIGHTS[name])
    return sparse.hstack(weighed).tocsr()


def _weigh(counted: dict[str, Counted]) -> tuple[FeatureUnion, sparse.csr_matrix]:
    """Return a vectorizer that has learned what was counted, and the rows as it would have weighed them."""
    learned, weighed = {}, []
    for name in FIELDS:
        if counted[name][0]:
            learned[name], rows = _weigh_field(*counted.pop(name))
            rows.data *= WEIGHTS[name]
            weighed.append(rows)
    vectorizer, blocks = fitted_vectorizer(learned), list(_side_by_side(weighed))
    del weighed, rows  # to join all rows needs the memory
    return vectorizer, sparse.vstack(blocks, format="csr")


def _weigh_field(
    columns: _Columns, counts: sparse.csr_matrix
) -> tuple[tuple[dict[str, int], NDArray[np.float64]], sparse.csr_matrix]:
    """Return the vocabulary and the idf of a field, and its rows, which take the place of the counts."""
    vocabulary = {term: column for column, term in enumerate(sorted(columns))}
    counts.sum_duplicates()
    counts.indices = np.fromiter((vocabulary[term] for term in columns), np.int32)[counts.indices]
    tfidf = TfidfTransformer(sublinear_tf=True).fit(counts)
    numbers = sparse.csr_matrix((counts.data.astype(np.float64), counts.indices, counts.indptr), shape=counts.shape)
    numbers.sort_indices()
    return (vocabulary, tfidf.idf_), tfidf.transform(numbers, copy=False)


def _side_by_side(parts: Sequence[sparse.csr_matrix]) -> Iterator[sparse.csr_matrix]:
    """Yield the rows of parts side by side, some at a time: joining all of them takes three times their memory."""
    for start in range(0, parts[0].shape[0], ROWS_AT_ONCE):
        yield sparse.hstack([part[start : start + ROWS_AT_ONCE] for part in parts], format="csr")
