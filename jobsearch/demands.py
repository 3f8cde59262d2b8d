"""Demands: what a user asks of a job. An ad meets each demand that it does not speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.places.openness import is_open

if TYPE_CHECKING:
    from jobsearch.facts.values import Contract, Facts, Level, Salary
    from jobsearch.places.openness import Place

SUMMER_TIME = 1  # hours
SOFT = re.compile(r"\bprefer|\bideal|\bbonus\b|\ba plus\b|\bnice to have", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LeastPay:
    """The least yearly pay; one without a currency is compared with pay in any, by number."""

    amount: int
    currency: str | None = None

    def is_reached_by(self, pay: Salary) -> bool:
        """Return whether the most that is paid is enough, or not stated in this currency or for a year."""
        if self.currency is not None and pay.currency != self.currency:
            return True
        low, high = pay.yearly
        most = high or low
        return most is None or most >= self.amount


@dataclass(frozen=True, slots=True)
class Demands:
    """What the facts of an ad must not contradict: pay, years of experience, level, contract, place."""

    min_salary: LeastPay | None = None
    max_years: int | None = None
    levels: tuple[Level, ...] = ()
    contracts: tuple[Contract, ...] = ()
    no_on_site: bool = False
    place: Place | None = None

    def are_met_by(self, stated: Facts) -> bool:
        """Return whether nothing that is stated contradicts a demand."""
        return not (
            (self.min_salary and stated.salary and not self.min_salary.is_reached_by(stated.salary))
            or (self.max_years is not None and stated.years is not None and stated.years > self.max_years)
            or (self.levels and stated.level and stated.level not in self.levels)
            or (self.contracts and stated.contract and stated.contract not in self.contracts)
            or (self.no_on_site and stated.on_site)
            or (self.place and not is_open(stated.open_to, self.place))
        )


NO_DEMANDS = Demands()


def may_be_taken(stated: Facts, home: Place) -> bool:
    """Return whether nothing that is stated keeps who lives there from taking a job, of its place and hours."""
    return is_open(stated.open_to, home) and _are_kept(stated.hours, home.offsets)


def _are_kept(hours: str | None, lived_in: tuple[float, float] | None) -> bool:
    """Return whether the time zones of a place may be among those asked for, in summer or in winter."""
    if not hours or not lived_in or SOFT.search(hours):
        return True
    from jobsearch.facts.times.time_zones import offsets  # noqa: PLC0415 - few posts ask for hours

    asked = offsets(hours)
    return asked is None or (lived_in[0] <= asked[1] and lived_in[1] + SUMMER_TIME >= asked[0])
