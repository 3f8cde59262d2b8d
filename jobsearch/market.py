"""The market: what interesting posts pay, where they are open and what they ask for, beside all posts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from jobsearch.places.openness import regions_of
from jobsearch.posts import JobPostLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jobsearch.dataaccess.counts import MarketPost

LEAST = 5
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Pay:
    """The median of the yearly pay of `stated` posts among `posts`; the others don't state it in this currency."""

    median: float
    stated: int
    posts: int


@dataclass(frozen=True, slots=True)
class PayIn:
    """The yearly pay in one currency, None where none is stated: of interesting posts, and of all."""

    currency: str | None
    interested: Pay | None
    all: Pay


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

    pay: list[PayIn]
    places: list[Rate]
    tags: list[Rate]


def survey(posts: Sequence[MarketPost]) -> Market:
    """Compare the posts with label interested with all of them."""
    interested = [post for post in posts if post.label == JobPostLabel.INTERESTED]
    return Market(
        pay=_pay(interested, posts),
        places=_rates(interested, posts, lambda post: regions_of(post.facts.open_to)),
        tags=_rates(interested, posts, lambda post: post.tags),
    )


def _pay(interested: Sequence[MarketPost], posts: Sequence[MarketPost]) -> list[PayIn]:
    """Return the pay in each currency that at least five posts state it in, the most frequent one first."""
    wanted, stated = _by_currency(interested), _by_currency(posts)
    found = [
        PayIn(currency, _median(wanted[currency], len(interested)), pay)
        for currency, amounts in stated.items()
        if (pay := _median(amounts, len(posts)))
    ]
    return sorted(found, key=lambda pay: (-pay.all.stated, pay.currency or ""))


def _by_currency(posts: Sequence[MarketPost]) -> defaultdict[str | None, list[float]]:
    """Return the middle of the yearly pay of each post that states it, by its currency."""
    amounts = defaultdict(list)
    for post in posts:
        pay = post.facts.salary
        ends = [end for end in pay.yearly if end] if pay else []
        if pay and ends:
            amounts[pay.currency].append(sum(ends) / len(ends))
    return amounts


def _median(amounts: Sequence[float], posts: int) -> Pay | None:
    return Pay(median(amounts), len(amounts), posts) if len(amounts) >= LEAST else None


def _rates(
    interested: Sequence[MarketPost], posts: Sequence[MarketPost], names: Callable[[MarketPost], Iterable[str]]
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
