"""Filtering: which posts pass what the user asks for, and their lasting rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jobsearch.dataaccess import jobs, scores
from jobsearch.dataaccess.database import batched
from jobsearch.places import named_in as places
from jobsearch.posts import RECENT, yearly_pay

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime, timedelta

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost, Score
    from jobsearch.rules import Rule


@dataclass(frozen=True, slots=True)
class Filters:
    """Which posts are listed: how many, of what chance, last listed when, and what else must hold.

    A post that does not state its salary or its place passes that filter.
    """

    limit: int = 20
    min_chance: float | None = None
    since: timedelta | datetime | None = RECENT
    only_new: bool = False
    tags: tuple[str, ...] = ()
    min_salary: int | None = None
    place: str | None = None
    company: str | None = None

    @property
    def needs_every_post(self) -> bool:
        """Whether each post must be read to decide if it passes."""
        return bool(self.tags or self.place or self.company) or self.min_salary is not None

    @property
    def narrows(self) -> bool:
        """Whether a list without these filters may be longer, but for its limit."""
        return self.needs_every_post or self.only_new or self.min_chance is not None or self.since is not None


@dataclass(frozen=True, slots=True)
class Listed:
    """A post in a list, what the model says of it if it was asked, and whether it was neither shown nor labeled yet."""

    post: JobPost
    score: Score | None
    new: bool


@dataclass(frozen=True, slots=True)
class Picked:
    """The first posts that pass, how many do in all, and how many each rule hides."""

    posts: list[JobPost] = field(default_factory=list)
    total: int = 0
    hidden: dict[Rule, int] = field(default_factory=dict)


def pick(session: Session, ids: Sequence[int], filters: Filters, in_force: Sequence[Rule]) -> Picked:
    """Return what passes the filters and the rules in force among posts given in the order of the list."""
    if not in_force and not filters.needs_every_post:
        return Picked(jobs.get(session, ids[: filters.limit]), len(ids))
    best: list[JobPost] = []
    total, hidden = 0, dict.fromkeys(in_force, 0)
    for post in passing(session, ids, filters):
        hiding = next((rule for rule in in_force if rule.matches(post)), None)
        if hiding:
            hidden[hiding] += 1
            continue
        total += 1
        if len(best) < filters.limit:
            best.append(post)
    return Picked(best, total, hidden)


def passing(session: Session, ids: Sequence[int], filters: Filters) -> Iterator[JobPost]:
    """Yield the posts with these ids that have the tags, the company, the pay and the place asked for, in their order.

    They are read as far as they are asked for.
    """
    for batch in batched(ids):
        stored = jobs.get_plain(session, batch)
        found = [stored[post_id] for post_id in batch if _passes(stored[post_id], filters)]
        posts = jobs.with_job(session, found)
        yield from posts if filters.place is None else _open_in(session, posts, filters.place)


def find_seen(session: Session, posts: Collection[JobPost]) -> set[int]:
    """Return the ids of those of these posts that the user knows: labeled, at a stage, or shown, or a copy was."""
    shown = scores.get_shown(session, [post_id for post in posts for post_id in (post.id, *post.copies)])
    judged = {post.id for post in posts if post.label is not None or post.stage is not None}
    return judged | {post.id for post in posts if not shown.isdisjoint((post.id, *post.copies))}


def _passes(post: JobPost, filters: Filters) -> bool:
    tags = {tag.casefold() for tag in post.tags}
    if not all(tag.casefold() in tags for tag in filters.tags):
        return False
    if filters.company is not None and filters.company.casefold() not in post.company.casefold():
        return False
    most = post.salary_max or post.salary_min
    return filters.min_salary is None or most is None or yearly_pay(most) >= filters.min_salary


def _open_in(session: Session, posts: Sequence[JobPost], place: str) -> Iterator[JobPost]:
    """Yield the posts that may be open there, themselves or one of their copies."""
    copies = jobs.get_plain(session, [copy for post in posts for copy in post.copies])
    for post in posts:
        if any(places.is_open(each.location, place) for each in (post, *(copies[copy] for copy in post.copies))):
            yield post
