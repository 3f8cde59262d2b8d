"""Filtering: which posts pass what the user asks for, and their lasting rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jobsearch.clock import LATEST
from jobsearch.dataaccess import facts, jobs, scores
from jobsearch.dataaccess.database import batched
from jobsearch.demands import NO_DEMANDS, Demands, may_be_taken
from jobsearch.posts import RECENT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime, timedelta

    from jobsearch.dataaccess.database import Session
    from jobsearch.places.openness import Place
    from jobsearch.posts import JobPost, Score
    from jobsearch.rules import Rule


@dataclass(frozen=True, slots=True)
class Filters:
    """Which posts are listed: how many, of what chance, last listed when, and what else must hold.

    What a post does not state passes the demands. `living_in` is where the user may work: a post that is open only
    elsewhere is left out, and counted. `now` tells the newest fetch, which a length of time counts from, from one by
    a clock that was ahead.
    """

    limit: int = 20
    min_chance: float | None = None
    since: timedelta | datetime | None = RECENT
    only_new: bool = False
    tags: tuple[str, ...] = ()
    company: str | None = None
    demands: Demands = NO_DEMANDS
    living_in: Place | None = None
    now: datetime = LATEST

    @property
    def needs_every_post(self) -> bool:
        """Whether each post must be read to decide if it passes, more than what it states."""
        return bool(self.tags or self.company)

    @property
    def asks_of_facts(self) -> bool:
        """Whether what posts state decides if they pass."""
        return self.demands != NO_DEMANDS or self.living_in is not None

    @property
    def narrows(self) -> bool:
        """Whether a list without these filters may be longer, but for its limit."""
        of_posts = self.needs_every_post or self.demands != NO_DEMANDS
        return of_posts or self.only_new or self.min_chance is not None or self.since is not None


@dataclass(frozen=True, slots=True)
class Listed:
    """A post in a list, what the model says of it if it was asked, and whether it was neither shown nor labeled yet."""

    post: JobPost
    score: Score | None
    new: bool


@dataclass(frozen=True, slots=True)
class Picked:
    """The first posts that pass, how many do in all, how many each rule hides, and how many are open elsewhere only."""

    posts: list[JobPost] = field(default_factory=list)
    total: int = 0
    hidden: dict[Rule, int] = field(default_factory=dict)
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Sifted:
    """The posts that meet the demands, in their order, and those of them that are open elsewhere only."""

    ids: Sequence[int]
    elsewhere: frozenset[int] = frozenset()


def pick(session: Session, ids: Sequence[int], filters: Filters, in_force: Sequence[Rule]) -> Picked:
    """Return what passes the filters and the rules in force among posts given in the order of the list."""
    sifted = sift(session, ids, filters)
    if not in_force and not filters.needs_every_post:
        open_here = [post_id for post_id in sifted.ids if post_id not in sifted.elsewhere]
        best = jobs.get(session, open_here[: filters.limit])
        return Picked(best, len(open_here), elsewhere=len(sifted.elsewhere))
    best, total, elsewhere = [], 0, 0
    hidden = dict.fromkeys(in_force, 0)
    for post in having(session, sifted.ids, filters):
        hiding = next((rule for rule in in_force if rule.matches(post)), None)
        if hiding:
            hidden[hiding] += 1
        elif post.id in sifted.elsewhere:
            elsewhere += 1
        else:
            total += 1
            best += [post] * (total <= filters.limit)
    return Picked(best, total, hidden, elsewhere)


def sift(session: Session, ids: Sequence[int], filters: Filters) -> Sifted:
    """Return which of these posts meet the demands; those of a job do so together, if one of them meets all.

    Only what they state is read.
    """
    if not filters.asks_of_facts:
        return Sifted(ids)
    passing, elsewhere = [], set()
    for batch in batched(ids):
        stated = facts.get_of_jobs(session, batch)
        for post_id in batch:
            meeting = [each for each in stated[post_id] if filters.demands.are_met_by(each)]
            if not meeting:
                continue
            passing.append(post_id)
            if filters.living_in and not any(may_be_taken(each, filters.living_in) for each in meeting):
                elsewhere.add(post_id)
    return Sifted(passing, frozenset(elsewhere))


def having(session: Session, ids: Sequence[int], filters: Filters) -> Iterator[JobPost]:
    """Yield those of these posts that are still stored and have the tags and the company asked for, in their order.

    They are read as far as they are asked for.
    """
    for batch in batched(ids):
        stored = jobs.get_plain(session, batch)
        posts = (stored[post_id] for post_id in batch if post_id in stored)
        yield from jobs.with_job(session, [post for post in posts if _has(post, filters)])


def find_seen(session: Session, posts: Collection[JobPost]) -> set[int]:
    """Return the ids of those of these posts that the user knows: labeled, at a stage, or shown, or a copy was."""
    shown = scores.get_shown(session, [post_id for post in posts for post_id in (post.id, *post.copies)])
    judged = {post.id for post in posts if post.label is not None or post.stage is not None}
    return judged | {post.id for post in posts if not shown.isdisjoint((post.id, *post.copies))}


def _has(post: JobPost, filters: Filters) -> bool:
    tags = {tag.casefold() for tag in post.tags}
    if not all(tag.casefold() in tags for tag in filters.tags):
        return False
    return filters.company is None or filters.company.casefold() in post.company.casefold()
