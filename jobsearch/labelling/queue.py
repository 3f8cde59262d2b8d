"""The queue of posts to offer: those waiting, skipped, offered again after an undo, put last, and hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from jobsearch.posts import Outline
    from jobsearch.rules import Rule


@dataclass(slots=True)
class Queue:
    """The posts to offer, in their order; skipped ones come back last, once a session.

    Those with an id in `hidden` keep their place, but are not offered; those in `last` come once no other is left.
    """

    waiting: dict[int, Outline]
    skipped: dict[int, Outline] = field(default_factory=dict)
    returned: list[Outline] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    last: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.ids())

    def ids(self) -> set[int]:
        ids = set(self.waiting)
        ids.update(self.skipped, (post.id for post in self.returned))
        ids -= self.hidden
        return ids

    def next(self, choose: Callable[[Collection[int]], int], busy: Collection[int] = ()) -> Outline | None:
        """Return the post to offer: one just returned, else the choice among those waiting, else a skipped one.

        Those that are `busy` are left out.
        """
        left_out = self.hidden.union(busy)
        for post in reversed(self.returned):
            if post.id not in left_out:
                return post
        for not_yet in (left_out | self.last, left_out):
            for posts in (self.waiting, self.skipped):
                if pool := [post_id for post_id in posts if post_id not in not_yet]:
                    return posts[choose(pool)]
        return None

    def remove(self, post_id: int) -> None:
        """Take a post out."""
        self.returned = [post for post in self.returned if post.id != post_id]
        self.skipped.pop(post_id, None)
        self.waiting.pop(post_id, None)

    def skip(self, post_id: int) -> None:
        """Offer a post late if this was its first offer, else no more."""
        post = self.waiting.get(post_id)
        self.remove(post_id)
        if post:
            self.skipped[post_id] = post

    def put_back(self, post: Outline) -> None:
        """Offer a post next, in place of any copy of its job, even if it was hidden."""
        self.remove_job(post.job_key)
        self.hidden.discard(post.id)
        self.returned.append(post)

    def remove_job(self, job_key: str) -> None:
        """Take out all posts of a job."""
        for post in list(self._posts()):
            if post.job_key == job_key:
                self.remove(post.id)

    def hide(self, rule: Rule) -> None:
        """Stop offering the posts of a company."""
        self.hidden |= {post.id for post in self._posts() if rule.names(post.company)}

    def show_again(self, find_hidden: Callable[[Sequence[Outline]], set[int]]) -> None:
        """Offer again what is not hidden any more."""
        self.hidden = find_hidden([post for post in self._posts() if post.id in self.hidden])

    def _posts(self) -> Iterator[Outline]:
        yield from self.returned
        yield from self.waiting.values()
        yield from self.skipped.values()


def make_queue(
    posts: Sequence[Outline], skipped: Collection[int], hidden: Collection[int] = (), last: Collection[int] = ()
) -> Queue:
    """Return the queue of these posts, in their order, those skipped in earlier sessions late, and some last."""
    return Queue(
        {post.id: post for post in posts if post.id not in skipped},
        {post.id: post for post in posts if post.id in skipped},
        hidden=set(hidden),
        last=frozenset(last),
    )


def first(among: Collection[int]) -> int:
    """Choose the first post, as the queue has them."""
    return next(iter(among))
