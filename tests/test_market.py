"""What the market figures of interesting posts tell, beside those of all."""

from __future__ import annotations

from typing import Any

import pytest

from jobsearch.dataaccess.counts import MarketPost
from jobsearch.facts.values import Facts, Period, Salary
from jobsearch.market import LEAST, SHOWN, Pay, PayIn, Rate, survey


def a_fact(*, tags: tuple[str, ...] = (), label: int | None = None, **stated: Any) -> MarketPost:
    return MarketPost(Facts(**stated), tags, label)


def paying(low: float | None, high: float | None, currency: str | None = "USD", label: int | None = None) -> MarketPost:
    return a_fact(salary=Salary(low, high, currency, Period.YEAR), label=label)


def test_pay_is_the_median_of_the_middles_of_those_who_state_it() -> None:
    posts = [paying(40_000 + 10_000 * number, 60_000 + 10_000 * number) for number in range(5)]
    assert survey([*posts, a_fact(), a_fact()]).pay == [PayIn("USD", None, Pay(70_000, 5, 7))]


@pytest.mark.parametrize(
    ("salary", "yearly"),
    [
        (Salary(50_000, None, "USD", Period.YEAR), 50_000),
        (Salary(None, 50_000, "USD", Period.YEAR), 50_000),
        (Salary(50, 50, "USD", Period.HOUR), 100_000),
        (Salary(5_000, 5_000, "USD", Period.MONTH), 60_000),
        (Salary(30, 40, "USD"), 70_000),
    ],
)
def test_one_end_is_enough_and_other_periods_count_as_a_year(salary: Salary, yearly: float) -> None:
    (pay,) = survey([a_fact(salary=salary)] * LEAST).pay
    assert pay.all.median == yearly


def test_pay_for_a_piece_of_work_is_no_yearly_pay() -> None:
    assert survey([a_fact(salary=Salary(500, 900, "USD", Period.PROJECT))] * LEAST).pay == []


def test_each_currency_has_its_own_median_the_most_frequent_first() -> None:
    dollars = [paying(100_000, 100_000, "USD", label=1)] * 6
    euros = [paying(50_000, 50_000, "EUR")] * 7 + [paying(60_000, 60_000, "EUR", label=1)] * LEAST
    unnamed, rupees = [paying(80_000, 80_000, None)] * LEAST, [paying(900_000, 900_000, "INR")] * (LEAST - 1)
    assert survey([*dollars, *euros, *unnamed, *rupees]).pay == [
        PayIn("EUR", Pay(60_000, 5, 11), Pay(50_000, 12, 27)),
        PayIn("USD", Pay(100_000, 6, 11), Pay(100_000, 6, 27)),
        PayIn(None, None, Pay(80_000, 5, 27)),
    ]


def test_tags_of_interesting_posts_are_compared_with_all() -> None:
    posts = [a_fact(tags=("garden", "garden"), label=1)] * 5 + [a_fact(tags=("garden",), label=0), a_fact()]
    assert survey(posts).tags == [Rate("garden", 5, 5, 6, 7)]


def test_what_fewer_than_five_interesting_posts_have_is_left_out() -> None:
    assert survey([a_fact(tags=("garden",), label=1)] * 4 + [a_fact(tags=("garden",))] * 50).tags == []


def test_places_are_shown_by_region() -> None:
    posts = [a_fact(open_to=("DE",), label=1)] * 5 + [a_fact(open_to=("FR",)), a_fact(open_to=("PE",))]
    assert survey(posts).places == [Rate("europe", 5, 5, 6, 7)]


def test_the_most_frequent_come_first_and_not_too_many() -> None:
    posts = [a_fact(tags=tuple(f"tag {letter}" for letter in "abcdefghij"), label=1)] * 5
    more = [a_fact(tags=("tag j",), label=1)]
    names = [rate.name for rate in survey(posts + more).tags]
    assert names == ["tag j", *(f"tag {letter}" for letter in "abcdefg")]
    assert len(names) == SHOWN


def test_no_posts_make_no_market() -> None:
    market = survey([])
    assert (market.pay, market.places, market.tags) == ([], [], [])


def test_the_market_tells_nothing_of_fewer_than_five() -> None:
    def stated(number: int, *, pay: int, label: int | None = None) -> list[MarketPost]:
        post = a_fact(tags=("python",), label=label, open_to=("DE",), salary=Salary(pay, pay, "EUR", Period.YEAR))
        return [post] * number

    few = stated(LEAST - 1, label=1, pay=90_000)
    assert survey(few).pay == []
    market = survey(few + stated(9, pay=50_000))
    assert (market.pay, market.places, market.tags) == ([PayIn("EUR", None, Pay(50_000, 13, 13))], [], [])
