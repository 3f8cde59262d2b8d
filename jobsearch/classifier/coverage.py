"""Coverage: which posts are similar to most of a feed that is not yet covered by those already asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray
    from scipy import sparse

COVERED = 3000
AT_ONCE = 50
ROUNDED = 1.001


class Coverage:
    """How much more of the feed each post would cover, by the similarities of posts to the first `COVERED` ones.

    Greedy facility location (Cornuéjols, Fisher and Nemhauser 1977). What a post adds becomes less with each one asked
    about, so that it is found only for those that added most before (Minoux 1978): similarities of all posts would be
    much to hold.
    """

    def __init__(self, posts: sparse.csr_matrix) -> None:
        self._posts = posts.astype(np.float32)
        self._feed = self._posts[:COVERED].T.tocsr()
        self._start()

    def widest(self, rows: NDArray[np.int64], asked: Collection[int]) -> NDArray[np.int64]:
        """Return those of these rows that add most to what those asked about cover: several if they add the same."""
        self._cover(asked)
        likely, most = rows[np.argsort(-self._at_most[rows], kind="stable")], 0.0
        for start in range(0, len(likely), AT_ONCE):
            some = likely[start : start + AT_ONCE]
            if self._at_most[some[0]] < most:
                break
            self._at_most[some] = np.maximum(self._similarities(some) - self._covered, 0).sum(axis=1)
            most = max(most, float(self._at_most[some].max()))
        widest: NDArray[np.int64] = rows[self._at_most[rows] >= most]
        return widest

    def _start(self) -> None:
        self._asked: set[int] = set()
        self._covered = np.zeros(self._feed.shape[1], dtype=np.float32)
        self._at_most = (self._posts @ np.asarray(self._feed.sum(axis=1)).ravel()) * np.float32(ROUNDED)

    def _cover(self, asked: Collection[int]) -> None:
        """Count these as asked about, from none on if an answer was taken back."""
        if not self._asked.issubset(asked):
            self._start()
        new = [row for row in asked if row not in self._asked]
        for start in range(0, len(new), AT_ONCE):
            similar = self._similarities(new[start : start + AT_ONCE])
            self._covered = np.maximum(self._covered, similar.max(axis=0))
        self._asked.update(new)

    def _similarities(self, rows: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float32]:
        similarities: NDArray[np.float32] = (self._posts[rows] @ self._feed).toarray()
        return similarities
