"""The market: what interesting posts pay, where they are open and what they ask for, beside all posts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from jobsearch.places import named_in as places
from jobsearch.posts import JobPostLabel, yearly_pay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jobsearch.dataaccess.counts import PostFacts

LEAST = 5
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Pay:
    """The median of the yearly pay of `stated` posts among `posts`; the others don't state it."""

    median: float
    stated: int
    posts: int


@dataclass(frozen=True, slots=True)
class Rate:
    """A place or a tag: how many of the posts with label interested have it, and how many of all posts."""

    name: str
    interested: int
    interested_of: int
    all: int
    all_of: int


@dataclass(frozen=True, slots=True)
class Market:
    """Pay, places and tags; a figure that fewer than five posts support is left out."""

    pay_interested: Pay | None
    pay_all: Pay | None
    places: list[Rate]
    tags: list[Rate]


def survey(posts: Sequence[PostFacts]) -> Market:
    """Compare the posts with label interested with all of them."""
    interested = [post for post in posts if post.label == JobPostLabel.INTERESTED]
    return Market(
        pay_interested=_pay(interested),
        pay_all=_pay(posts),
        places=_rates(interested, posts, lambda post: places.regions(post.location)),
        tags=_rates(interested, posts, lambda post: post.tags),
    )


def _pay(posts: Sequence[PostFacts]) -> Pay | None:
    ends = [(post.salary_min or post.salary_max, post.salary_max or post.salary_min) for post in posts]
    stated = [(yearly_pay(low) + yearly_pay(high)) / 2 for low, high in ends if low and high]
    return Pay(median(stated), len(stated), len(posts)) if len(stated) >= LEAST else None


def _rates(
    interested: Sequence[PostFacts], posts: Sequence[PostFacts], names: Callable[[PostFacts], Iterable[str]]
) -> list[Rate]:
    """Return the rates of what at least five of the interested posts have, most frequent first."""
    among_interested, among_all = (
        Counter(name for post in some for name in set(names(post))) for some in (interested, posts)
    )
    rates = [
        Rate(name, number, len(interested), among_all[name], len(posts))
        for name, number in among_interested.items()
        if number >= LEAST
    ]
    return sorted(rates, key=lambda rate: (-rate.interested, rate.name))[:SHOWN]
