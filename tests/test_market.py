"""What the market figures of interesting posts tell, beside those of all."""

from __future__ import annotations

import pytest

from jobsearch.dataaccess.counts import Stated
from jobsearch.facts.values import Period, Salary
from jobsearch.market import LEAST, SHOWN, Pay, PayIn, Rate, survey

NOTHING = Stated(0, [], {}, {})


def paying(low: float | None, high: float | None, currency: str | None = "USD") -> Salary:
    return Salary(low, high, currency, Period.YEAR)


def of_pay(*salaries: Salary, posts: int = 0) -> Stated:
    return Stated(posts or len(salaries), salaries, {}, {})


def alike(amount: float, stated: int, posts: int) -> Pay:
    """Return the pay of posts that all pay the same."""
    return Pay(amount, stated, posts, amount, amount)


def test_pay_is_the_median_and_the_quartiles_of_the_middles_of_those_who_state_it() -> None:
    salaries = [paying(40_000 + 10_000 * number, 60_000 + 10_000 * number) for number in range(5)]
    assert survey(NOTHING, of_pay(*salaries, posts=7)).pay == [PayIn("USD", None, Pay(70_000, 5, 7, 60_000, 80_000))]


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
    (pay,) = survey(NOTHING, of_pay(*[salary] * LEAST)).pay
    assert pay.all.median == yearly


def test_pay_for_a_piece_of_work_is_no_yearly_pay() -> None:
    assert survey(NOTHING, of_pay(*[Salary(500, 900, "USD", Period.PROJECT)] * LEAST)).pay == []


def test_each_currency_has_its_own_median_the_most_frequent_first() -> None:
    wanted = [paying(100_000, 100_000)] * 6 + [paying(60_000, 60_000, "EUR")] * LEAST
    others = [paying(50_000, 50_000, "EUR")] * 7 + [paying(80_000, 80_000, None)] * LEAST
    rupees = [paying(900_000, 900_000, "INR")] * (LEAST - 1)
    assert survey(of_pay(*wanted), of_pay(*wanted, *others, *rupees)).pay == [
        PayIn("EUR", alike(60_000, 5, 11), Pay(50_000, 12, 27, 50_000, 60_000)),
        PayIn("USD", alike(100_000, 6, 11), alike(100_000, 6, 27)),
        PayIn(None, None, alike(80_000, 5, 27)),
    ]


def test_tags_of_interesting_posts_are_compared_with_all() -> None:
    market = survey(Stated(5, [], {}, {"garden": 5}), Stated(7, [], {}, {"garden": 6, "office": 7}))
    assert market.tags == [Rate("garden", 5, 5, 6, 7)]


def test_what_fewer_than_five_interesting_posts_have_is_left_out() -> None:
    assert survey(Stated(4, [], {}, {"garden": 4}), Stated(54, [], {}, {"garden": 54})).tags == []


def test_places_are_shown_by_region() -> None:
    wanted = Stated(5, [], {("DE",): 5}, {})
    everything = Stated(8, [], {("DE",): 5, ("FR", "CH"): 1, ("PE",): 1, (): 1}, {})
    assert survey(wanted, everything).places == [Rate("europe", 5, 5, 6, 8)]


def test_the_most_frequent_come_first_and_not_too_many() -> None:
    tags = {f"tag {letter}": 5 for letter in "abcdefghij"} | {"tag j": 6}
    stated = Stated(6, [], {}, tags)
    names = [rate.name for rate in survey(stated, stated).tags]
    assert names == ["tag j", *(f"tag {letter}" for letter in "abcdefg")]
    assert len(names) == SHOWN


def test_no_posts_make_no_market() -> None:
    market = survey(NOTHING, NOTHING)
    assert (market.pay, market.places, market.tags) == ([], [], [])


def test_the_market_tells_nothing_of_fewer_than_five() -> None:
    few = Stated(4, [paying(90_000, 90_000, "EUR")] * (LEAST - 1), {("DE",): 4}, {"python": 4})
    assert survey(few, few).pay == []
    more = Stated(13, [*few.salaries, *[paying(50_000, 50_000, "EUR")] * 9], {("DE",): 13}, {"python": 13})
    market = survey(few, more)
    assert (market.pay, market.places, market.tags) == (
        [PayIn("EUR", None, Pay(50_000, 13, 13, 50_000, 90_000))],
        [],
        [],
    )
