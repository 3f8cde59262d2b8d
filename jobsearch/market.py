"""The market: what wanted posts pay, where they are open and what they ask for, against the whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from jobsearch import places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jobsearch.dataaccess.figures import Facts

LEAST = 5
SHOWN = 8
HOURS_A_YEAR = 2000
LEAST_A_YEAR = 1000


@dataclass(frozen=True, slots=True)
class Pay:
    """The median of the stated yearly pay, and how many of the posts state one."""

    median: float
    stated: int
    posts: int


@dataclass(frozen=True, slots=True)
class Rate:
    """In how many of the wanted posts something is found, and in how many of the whole."""

    name: str
    wanted: int
    wanted_of: int
    whole: int
    whole_of: int


@dataclass(frozen=True, slots=True)
class Market:
    """Pay, places and tags; nothing is told of fewer than five posts."""

    pay_wanted: Pay | None
    pay_whole: Pay | None
    places: list[Rate]
    tags: list[Rate]


def survey(posts: Sequence[Facts]) -> Market:
    """Compare the wanted posts with all of them."""
    wanted = [post for post in posts if post.label == 1]
    return Market(
        pay_wanted=_pay(wanted),
        pay_whole=_pay(posts),
        places=_rates(wanted, posts, lambda post: places.regions(post.location)),
        tags=_rates(wanted, posts, lambda post: post.tags),
    )


def a_year(pay: int) -> int:
    """Return a stated pay as a year's; what is too small for that is taken by the hour."""
    return pay if pay >= LEAST_A_YEAR else pay * HOURS_A_YEAR


def _pay(posts: Sequence[Facts]) -> Pay | None:
    ends = [(post.salary_min or post.salary_max, post.salary_max or post.salary_min) for post in posts]
    stated = [(a_year(low) + a_year(high)) / 2 for low, high in ends if low and high]
    return Pay(median(stated), len(stated), len(posts)) if len(stated) >= LEAST else None


def _rates(wanted: Sequence[Facts], whole: Sequence[Facts], names: Callable[[Facts], Iterable[str]]) -> list[Rate]:
    """Return the rates of what at least five wanted posts have, most frequent first."""
    in_wanted, in_whole = (Counter(name for post in posts for name in set(names(post))) for posts in (wanted, whole))
    rates = [
        Rate(name, number, len(wanted), in_whole[name], len(whole))
        for name, number in in_wanted.items()
        if number >= LEAST
    ]
    return sorted(rates, key=lambda rate: (-rate.wanted, rate.name))[:SHOWN]
