"""What interesting posts pay and ask for, compared with all posts."""

from __future__ import annotations

from typing import Any

import pytest

from jobsearch.dataaccess.counts import PostFacts
from jobsearch.market import LEAST, SHOWN, Pay, Rate, survey
from jobsearch.posts import yearly_pay


def a_fact(**named: Any) -> PostFacts:
    return PostFacts(**({"salary_min": None, "salary_max": None, "location": "", "tags": (), "label": None} | named))


def test_pay_is_the_median_of_what_is_stated() -> None:
    stated = [a_fact(salary_min=low, salary_max=low + 20_000) for low in (10_000, 20_000, 30_000, 40_000, 990_000)]
    assert survey([*stated, a_fact(), a_fact()]).pay_all == Pay(40_000, 5, 7)


def test_pay_stated_at_one_end_counts_as_such() -> None:
    ends = [a_fact(salary_min=50_000)] * 3 + [a_fact(salary_max=70_000)] * 2
    assert survey(ends).pay_all == Pay(50_000, 5, 5)


def test_a_pay_of_nothing_is_not_stated() -> None:
    assert survey([a_fact(salary_min=0, salary_max=0)] * 9).pay_all is None


def test_no_pay_is_shown_of_fewer_than_five_posts() -> None:
    posts = [a_fact(salary_min=50_000, label=1)] * (LEAST - 1) + [a_fact(salary_min=50_000)]
    assert survey(posts).pay_interested is None
    assert survey(posts).pay_all == Pay(50_000, 5, 5)


@pytest.mark.parametrize(("pay", "yearly"), [(50, 100_000), (999, 1_998_000), (1_000, 1_000), (80_000, 80_000)])
def test_a_small_pay_is_by_the_hour(pay: int, yearly: int) -> None:
    assert yearly_pay(pay) == yearly


def test_tags_of_interesting_posts_are_compared_with_all() -> None:
    posts = [a_fact(tags=("garden", "garden"), label=1)] * 5 + [a_fact(tags=("garden",), label=0), a_fact()]
    assert survey(posts).tags == [Rate("garden", 5, 5, 6, 7)]


def test_what_fewer_than_five_interesting_posts_have_is_left_out() -> None:
    assert survey([a_fact(tags=("garden",), label=1)] * 4 + [a_fact(tags=("garden",))] * 50).tags == []


def test_places_are_shown_by_region() -> None:
    posts = [a_fact(location="Berlin, Germany", label=1)] * 5 + [a_fact(location="France"), a_fact(location="Peru")]
    assert survey(posts).places == [Rate("europe", 5, 5, 6, 7)]


def test_the_most_frequent_come_first_and_not_too_many() -> None:
    posts = [a_fact(tags=tuple(f"tag {letter}" for letter in "abcdefghij"), label=1)] * 5
    more = [a_fact(tags=("tag j",), label=1)]
    names = [rate.name for rate in survey(posts + more).tags]
    assert names == ["tag j", *(f"tag {letter}" for letter in "abcdefg")]
    assert len(names) == SHOWN


def test_no_posts_make_no_market() -> None:
    market = survey([])
    assert (market.pay_interested, market.pay_all, market.places, market.tags) == (None, None, [], [])


def facts(
    number: int, *, label: int | None = None, pay: int | None = None, place: str = "", tag: str = ""
) -> list[PostFacts]:
    return [PostFacts(pay, pay, place, (tag,) if tag else (), label)] * number


def test_the_market_tells_nothing_of_fewer_than_five() -> None:
    few = facts(LEAST - 1, label=1, pay=90_000, place="Berlin, Germany", tag="python")
    assert survey(few).pay_all is None
    market = survey(few + facts(9, pay=50_000, place="Berlin, Germany", tag="python"))
    assert (market.pay_interested, market.places, market.tags) == (None, [], [])
    assert market.pay_all
    assert (market.pay_all.stated, market.pay_all.posts) == (13, 13)
