"""What a user demands of a job, and which facts meet it."""

from __future__ import annotations

from typing import Any

import pytest

from jobsearch.demands import NO_DEMANDS, Demands, LeastPay, may_be_taken
from jobsearch.facts.values import NOTHING_STATED, Contract, Facts, Level, Period, Salary
from jobsearch.places.openness import Place, resolve

EVERYTHING = Demands(
    LeastPay(90_000), 0, (Level.INTERN,), (Contract.INTERNSHIP,), no_on_site=True, place=resolve("Peru")
)


def at(name: str) -> Place:
    place = resolve(name)
    assert place
    return place


def stating(**facts: Any) -> Facts:
    return Facts(**facts)


def test_what_is_not_stated_meets_every_demand() -> None:
    assert EVERYTHING.are_met_by(NOTHING_STATED)


def test_without_demands_everything_passes() -> None:
    pay = Salary(1, 2, "EUR", Period.HOUR)
    facts = Facts(("US",), "EST", True, pay, Level.HEAD, 20, Contract.CONTRACT)
    assert NO_DEMANDS.are_met_by(facts)


@pytest.mark.parametrize(
    ("pay", "least", "passes"),
    [
        (Salary(40_000, 60_000), LeastPay(60_000), True),
        (Salary(40_000, 60_000), LeastPay(60_001), False),
        (Salary(60_000, None, "USD", Period.YEAR), LeastPay(60_001), False),
        (Salary(None, 60_000, "USD", Period.YEAR), LeastPay(60_000), True),
        (Salary(30, 40, "USD", Period.HOUR), LeastPay(70_000), True),
        (Salary(30, 40, "USD", Period.HOUR), LeastPay(90_000), False),
        (Salary(5_000, 5_000, "EUR", Period.MONTH), LeastPay(60_000), True),
        (Salary(5_000, 5_000, "EUR", Period.MONTH), LeastPay(60_001), False),
        (Salary(20, 25), LeastPay(60_000), False),
        (Salary(500, 900, "USD", Period.PROJECT), LeastPay(60_000), True),
    ],
)
def test_the_most_that_is_paid_counts_as_a_years(pay: Salary, least: LeastPay, passes: bool) -> None:
    assert Demands(min_salary=least).are_met_by(stating(salary=pay)) == passes


@pytest.mark.parametrize(
    ("paid_in", "asked_in", "passes"),
    [("USD", "USD", False), ("EUR", "USD", True), (None, "USD", True), ("USD", None, False), (None, None, False)],
)
def test_currencies_are_never_converted(paid_in: str | None, asked_in: str | None, passes: bool) -> None:
    pay = Salary(10_000, 10_000, paid_in, Period.YEAR)
    assert Demands(min_salary=LeastPay(50_000, asked_in)).are_met_by(stating(salary=pay)) == passes


@pytest.mark.parametrize(
    ("demands", "met", "not_met"),
    [
        (Demands(max_years=3), {"years": 3}, {"years": 4}),
        (Demands(max_years=0), {"years": 0}, {"years": 1}),
        (Demands(levels=(Level.MID, Level.SENIOR)), {"level": Level.SENIOR}, {"level": Level.LEAD}),
        (Demands(contracts=(Contract.FULL_TIME,)), {"contract": Contract.FULL_TIME}, {"contract": Contract.CONTRACT}),
        (Demands(no_on_site=True), {"on_site": False}, {"on_site": True}),
        (Demands(place=at("Portugal")), {"open_to": ("europe",)}, {"open_to": ("US", "CA")}),
        (Demands(place=at("Europe")), {"open_to": ("PT",)}, {"open_to": ("latin america",)}),
    ],
)
def test_what_is_stated_decides(demands: Demands, met: dict[str, Any], not_met: dict[str, Any]) -> None:
    assert demands.are_met_by(stating(**met))
    assert not demands.are_met_by(stating(**not_met))


def test_several_demands_are_all_to_be_met() -> None:
    demands = Demands(max_years=3, levels=(Level.JUNIOR,))
    assert demands.are_met_by(stating(years=2, level=Level.JUNIOR))
    assert not demands.are_met_by(stating(years=2, level=Level.SENIOR))
    assert not demands.are_met_by(stating(years=5))


@pytest.mark.parametrize("open_to", [(), ("worldwide",), ("PT",), ("europe",), ("emea",), ("US", "eu")])
def test_a_job_may_be_taken_where_it_is_open_or_does_not_say(open_to: tuple[str, ...]) -> None:
    assert may_be_taken(stating(open_to=open_to, on_site=True), at("Portugal"))


@pytest.mark.parametrize("open_to", [("US",), ("latin america", "CA"), ("DE",)])
def test_a_job_that_is_open_elsewhere_only_may_not(open_to: tuple[str, ...]) -> None:
    assert not may_be_taken(stating(open_to=open_to), at("Portugal"))


@pytest.mark.parametrize("hours", ["UTC-8 to UTC-5", "EST to PST", "within 3 hours of EST", "UTC+3 to UTC+8"])
def test_hours_of_zones_that_the_place_does_not_touch_keep_from_it(hours: str) -> None:
    assert not may_be_taken(stating(hours=hours), at("Portugal"))


@pytest.mark.parametrize(
    "hours",
    [
        *("US Eastern hours", "4 h overlap with CET", "CET ± 3 h", "UTC-5 to UTC+1", "UTC+1 to UTC+3"),
        *("9am - 5pm PST", "preferably UTC-8 to UTC-5", "nights", ""),
    ],
)
def test_other_hours_keep_nobody_from_it(hours: str) -> None:
    assert may_be_taken(stating(hours=hours), at("Portugal"))


def test_where_the_zones_of_a_place_are_not_known_hours_keep_nobody_from_it() -> None:
    assert may_be_taken(stating(hours="UTC-8 to UTC-5"), Place("Atlantis", ("PT",), None))
