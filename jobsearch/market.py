"""The market: what interesting posts pay, where they are open and what they ask for, beside all posts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING

from jobsearch.places.openness import regions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jobsearch.dataaccess.counts import Stated
    from jobsearch.facts.values import Salary

LEAST = 5
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Pay:
    """The median of the yearly pay of `stated` posts among `posts`; the others don't state it in this currency.

    Half of those that state it pay from the lower to the upper quartile.
    """

    median: float
    stated: int
    posts: int
    lower_quartile: float
    upper_quartile: float


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


def survey(interested: Stated, everything: Stated) -> Market:
    """Compare what the posts labeled as interesting state with what all posts do."""
    return Market(
        pay=_pay(interested, everything),
        places=_rates(interested.posts, _regions(interested), everything.posts, _regions(everything)),
        tags=_rates(interested.posts, interested.tags, everything.posts, everything.tags),
    )


def _pay(interested: Stated, everything: Stated) -> list[PayIn]:
    """Return the pay in each currency that at least five posts state it in, the most frequent one first."""
    wanted, stated = _by_currency(interested.salaries), _by_currency(everything.salaries)
    found = [
        PayIn(currency, _pay_of(wanted[currency], interested.posts), pay)
        for currency, amounts in stated.items()
        if (pay := _pay_of(amounts, everything.posts))
    ]
    return sorted(found, key=lambda pay: (-pay.all.stated, pay.currency or ""))


def _by_currency(salaries: Iterable[Salary]) -> defaultdict[str | None, list[float]]:
    """Return the middle of each yearly pay by its currency."""
    amounts = defaultdict(list)
    for pay in salaries:
        if ends := [end for end in pay.yearly if end]:
            amounts[pay.currency].append(sum(ends) / len(ends))
    return amounts


def _pay_of(amounts: Sequence[float], posts: int) -> Pay | None:
    if len(amounts) < LEAST:
        return None
    lower, _, upper = quantiles(amounts, n=4, method="inclusive")
    return Pay(median(amounts), len(amounts), posts, lower, upper)


def _regions(stated: Stated) -> Counter[str]:
    """Count the posts that are open to each region."""
    regions: Counter[str] = Counter()
    for open_to, posts in stated.open_to.items():
        regions.update(dict.fromkeys(regions_of(open_to), posts))
    return regions


def _rates(interested_of: int, interested: Mapping[str, int], all_of: int, all_: Mapping[str, int]) -> list[Rate]:
    """Return the rates of what at least five of the interesting posts have, most frequent first."""
    rates = [
        Rate(name, number, interested_of, all_[name], all_of) for name, number in interested.items() if number >= LEAST
    ]
    return sorted(rates, key=lambda rate: (-rate.interested, rate.name))[:SHOWN]
