"""The queue of posts to offer: those waiting, skipped, offered again after an undo, put last, and hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from jobsearch.posts import JobPost
    from jobsearch.rules import Rule


@dataclass(slots=True)
class Queue:
    """The posts to offer, in their order; skipped ones come back last, once a session.

    Those with an id in `hidden` keep their place, but are not offered; those in `last` come once no other is left.
    """

    waiting: dict[int, JobPost]
    skipped: dict[int, JobPost] = field(default_factory=dict)
    returned: list[JobPost] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    last: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.ids())

    def ids(self) -> set[int]:
        return {post.id for post in self._posts()} - self.hidden

    def likely_ids(self) -> set[int]:
        """Return the ids of those that do not come last."""
        return self.ids() - self.last

    def next(self, choose: Callable[[Collection[int]], int], busy: Collection[int] = ()) -> JobPost | None:
        """Return the post to offer: one just returned, else the choice among those waiting, else a skipped one.

        Those that are `busy` are left out.
        """
        left_out = self.hidden.union(busy)
        for post in reversed(self.returned):
            if post.id not in left_out:
                return post
        lasts, each = (False, True), (self.waiting, self.skipped)
        pools = (self._shown(posts, left_out, last=last) for last in lasts for posts in each)
        pool = next(filter(None, pools), {})
        return pool[choose(pool.keys())] if pool else None

    def remove(self, post: JobPost) -> bool:
        """Take a post out; return whether it was waiting for its first offer."""
        self.returned = [other for other in self.returned if other.id != post.id]
        self.skipped.pop(post.id, None)
        return self.waiting.pop(post.id, None) is not None

    def put_back(self, post: JobPost) -> None:
        """Offer a post next, in place of any copy of its job, even if it was hidden."""
        self.remove_job(post.job_key)
        self.hidden.discard(post.id)
        self.returned.append(post)

    def remove_job(self, job_key: str) -> None:
        """Take out all posts of a job."""
        for post in list(self._posts()):
            if post.job_key == job_key:
                self.remove(post)

    def hide(self, rule: Rule) -> None:
        """Stop offering what a rule hides."""
        self.hidden |= {post.id for post in self._posts() if rule.matches(post)}

    def show_again(self, in_force: Collection[Rule]) -> None:
        """Offer again what none of the rules in force hides."""
        self.hidden &= {post.id for post in self._posts() if is_hidden(post, in_force)}

    def _posts(self) -> Iterator[JobPost]:
        yield from self.returned
        yield from self.waiting.values()
        yield from self.skipped.values()

    def _shown(self, posts: dict[int, JobPost], left_out: Collection[int], *, last: bool) -> dict[int, JobPost]:
        """Return those that are not left out, of those that come last or of the others."""
        return {
            post_id: post
            for post_id, post in posts.items()
            if post_id not in left_out and (post_id in self.last) is last
        }


def make_queue(
    posts: Sequence[JobPost], skipped: Collection[int], hidden: Collection[int] = (), last: Collection[int] = ()
) -> Queue:
    """Return the queue of these posts, in their order, those skipped in earlier sessions late, and some last."""
    return Queue(
        {post.id: post for post in posts if post.id not in skipped},
        {post.id: post for post in posts if post.id in skipped},
        hidden=set(hidden),
        last=frozenset(last),
    )


def is_hidden(post: JobPost, in_force: Collection[Rule]) -> bool:
    """Return whether one of these rules hides the post."""
    return any(rule.matches(post) for rule in in_force)


def first(among: Collection[int]) -> int:
    """Choose the first post, as the queue has them."""
    return next(iter(among))
