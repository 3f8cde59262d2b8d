"""Coverage: the lazy choice is that of all similarities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy import sparse
from sklearn.preprocessing import normalize

from jobsearch.classifier.coverage import Coverage
from jobsearch.classifier.vectors import similarities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

POSTS = normalize(sparse.random(300, 60, 0.2, format="csr", random_state=3))
TWICE = sparse.vstack([POSTS, POSTS]).tocsr()


def greedy(posts: sparse.csr_matrix, asked: Sequence[int]) -> NDArray[np.int64]:
    """Return what adds most, by the similarities of all posts."""
    similarity = similarities(posts, posts)
    covered = similarity[list(asked)].max(axis=0, initial=0)
    gain = np.maximum(similarity - covered, 0).sum(axis=1)
    return np.flatnonzero(gain == gain.max())


def test_one_after_another_the_posts_are_those_of_all_similarities() -> None:
    coverage, asked = Coverage(POSTS), list[int]()
    for _ in range(30):
        chosen = coverage.widest(np.arange(300), asked)
        assert chosen.tolist() == greedy(POSTS, asked).tolist()
        asked.append(int(chosen[0]))


@pytest.mark.parametrize("asked", [[5], [5, 9, 200], []])
def test_answers_taken_back_cover_nothing_any_more(asked: list[int]) -> None:
    coverage, every = Coverage(POSTS), np.arange(300)
    for before in ([3], [3, 7, 8], [3, 7]):
        coverage.widest(every, before)
    assert coverage.widest(every, asked).tolist() == greedy(POSTS, asked).tolist()


def test_posts_that_add_the_same_are_all_named() -> None:
    first, second = Coverage(TWICE).widest(np.arange(600), [])
    assert second == first + 300


def test_only_the_rows_given_are_chosen() -> None:
    assert Coverage(POSTS).widest(np.array([4, 11]), [4]).tolist() == [11]
