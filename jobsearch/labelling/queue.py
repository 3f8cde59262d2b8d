"""The queue of posts to offer: those waiting, those skipped, and those offered again after an undo."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from jobsearch.posts import JobPost


@dataclass(slots=True)
class Queue:
    """The posts to offer, in their order; skipped ones come back last, once a session."""

    waiting: dict[int, JobPost]
    skipped: dict[int, JobPost] = field(default_factory=dict)
    returned: list[JobPost] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.returned) + len(self.waiting) + len(self.skipped)

    def ids(self) -> set[int]:
        return {post.id for post in self.returned} | self.waiting.keys() | self.skipped.keys()

    def next(self, choose: Callable[[Collection[int]], int]) -> JobPost | None:
        """Return the post to offer: one just returned, else the choice among those waiting, else a skipped one."""
        if self.returned:
            return self.returned[-1]
        pool = self.waiting or self.skipped
        return pool[choose(pool.keys())] if pool else None

    def remove(self, post: JobPost) -> bool:
        """Take a post out; return whether it was waiting for its first offer."""
        self.returned = [other for other in self.returned if other.id != post.id]
        self.skipped.pop(post.id, None)
        return self.waiting.pop(post.id, None) is not None

    def put_back(self, post: JobPost) -> None:
        """Offer a post next, in place of any copy of its job."""
        for other in [*self.returned, *self.waiting.values(), *self.skipped.values()]:
            if other.job_key == post.job_key:
                self.remove(other)
        self.returned.append(post)


def make_queue(posts: Sequence[JobPost], skipped: Collection[int]) -> Queue:
    """Return the queue of these posts, in their order, those skipped in earlier sessions last."""
    return Queue(
        {post.id: post for post in posts if post.id not in skipped},
        {post.id: post for post in posts if post.id in skipped},
    )


def first(among: Collection[int]) -> int:
    """Choose the first post, as the queue has them."""
    return next(iter(among))
