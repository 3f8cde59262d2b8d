"""Why a post has its chance: each term's exact share in the log odds of the linear model."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from jobsearch.posts import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from scipy import sparse

TERMS = 8
FLIP_TERMS = 5
LEAST = 0.005


class Row(NamedTuple):
    """One row of a sparse matrix, which would itself take longer to cut out than to explain."""

    indices: NDArray[np.int32]
    data: NDArray[np.float64]


def each(rows: sparse.csr_matrix) -> Iterator[Row]:
    """Yield the rows of a matrix."""
    for start, end in pairwise(rows.indptr.tolist()):
        yield Row(rows.indices[start:end], rows.data[start:end])


def explain(row: Row, weights: NDArray[np.float64], names: Sequence[str]) -> tuple[Term, ...]:
    """Return the strongest contributions to one row's log odds, for and against, strongest first.

    Terms without a name are left out: they are too frequent to mean anything.
    """
    contributions = row.data * weights[row.indices]
    order = np.argsort(-np.abs(contributions), kind="stable")
    strong = order[: np.count_nonzero(np.abs(contributions) >= LEAST)]
    terms = map(names.__getitem__, row.indices[strong].tolist())
    named = (Term(term, weight) for term, weight in zip(terms, contributions[strong].tolist(), strict=True) if term)
    return tuple(islice(named, TERMS))


def flip(row: Row, weights: NDArray[np.float64], names: Sequence[str], gap: float) -> tuple[Term, ...]:
    """Return the fewest terms without which a row's log odds would change by more than `gap`, up or down.

    Empty when no few terms make so much of a difference.
    """
    contributions = row.data * weights[row.indices]
    taken, missing = [], abs(gap)
    for index in np.argsort(contributions * np.sign(gap), kind="stable")[:FLIP_TERMS]:
        taken.append(Term(names[row.indices[index]], float(contributions[index])))
        missing += float(contributions[index]) * np.sign(gap)
        if missing < 0 and all(term.term for term in taken):
            return tuple(taken)
    return ()


def strongest(weights: NDArray[np.float64], names: Sequence[str], most: int) -> list[int]:
    """Return the columns of the largest weights, then those of the smallest, `most` of each, strongest first."""
    order = [int(column) for column in np.argsort(-weights, kind="stable") if names[column]]
    return [column for column in (*order[:most], *order[::-1][:most]) if abs(weights[column]) >= LEAST]
