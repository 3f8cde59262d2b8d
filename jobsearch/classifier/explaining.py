"""Why a post has its chance: the terms of the linear model that moved its log odds most, exactly."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from jobsearch.posts import Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy import sparse

TERMS = 8
FLIP_TERMS = 5
LEAST = 0.005


def explain(row: sparse.csr_matrix, weights: NDArray[np.float64], names: Sequence[str]) -> tuple[Term, ...]:
    """Return the strongest contributions to one row's log odds, for and against, strongest first.

    Terms without a name, as they are too frequent to tell anything, are left out.
    """
    moved = row.data * weights[row.indices]
    order = np.argsort(-np.abs(moved), kind="stable")
    told = (place for place in order if names[row.indices[place]] and abs(moved[place]) >= LEAST)
    return tuple(Term(names[row.indices[place]], float(moved[place])) for place in islice(told, TERMS))


def flip(row: sparse.csr_matrix, weights: NDArray[np.float64], names: Sequence[str], gap: float) -> tuple[Term, ...]:
    """Return the fewest terms without which a row's log odds would move by more than `gap`, up or down.

    Empty when no few terms make so much of a difference.
    """
    moved = row.data * weights[row.indices]
    taken, missing = [], abs(gap)
    for place in np.argsort(moved * np.sign(gap), kind="stable")[:FLIP_TERMS]:
        taken.append(Term(names[row.indices[place]], float(moved[place])))
        missing += float(moved[place]) * np.sign(gap)
        if missing < 0 and all(term.term for term in taken):
            return tuple(taken)
    return ()


def strongest(weights: NDArray[np.float64], names: Sequence[str], most: int) -> list[int]:
    """Return the places of the greatest weights, then those of the least, `most` of each, strongest first."""
    order = [int(place) for place in np.argsort(-weights, kind="stable") if names[place]]
    return [place for place in (*order[:most], *order[::-1][:most]) if abs(weights[place]) >= LEAST]
