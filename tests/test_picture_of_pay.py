"""The picture of pay: its medians and middle halves, currency by currency, and of which posts they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch import counting
from jobsearch.dataaccess import jobs
from jobsearch.market import Pay, PayIn
from jobsearch.terminal.pages.pictures import pay
from tests.helpers.trained_instances import a_gardener, opened_database, train_on_gardeners
from tests.test_statistics_page import ANSWERED, LATER, kinds, page_of, read

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_pay_has_its_median_and_middle_half_currency_by_currency() -> None:
    dollars = PayIn("USD", Pay(90, 6, 10, 80, 100), Pay(70, 20, 40, 60, 75))
    page = read(pay.draw([dollars, PayIn(None, None, Pay(50, 5, 40, 40, 60))], 40))
    assert page.rows[1:] == [
        ["interesting, USD", "90", "80 to 100", "6 of 10"],
        ["all, USD", "70", "60 to 75", "20 of 40"],
        ["interesting, no currency stated", "", "", "fewer than 5"],
        ["all, no currency stated", "50", "40 to 60", "5 of 40"],
    ]
    assert kinds(page, "rect") == ["solid", "hollow", "hollow"]
    assert "interesting posts: fewer than 5 state it" in page.text("svg")


def test_only_so_many_currencies_are_drawn_but_all_are_in_the_table() -> None:
    currencies = [PayIn(name, None, Pay(50, 5, 40, 40, 60)) for name in ("USD", "EUR", "GBP", "CAD", "INR")]
    page = read(pay.draw(currencies, 40))
    assert "INR" not in page.text("svg")
    assert page.rows[-1][0] == "all, INR"


def test_where_not_all_posts_were_surveyed_the_page_says_which_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = train_on_gardeners(tmp_path / "instance")
    with opened_database(folder) as session:
        jobs.save(session, [a_gardener(number, salary_min=50_000) for number in ANSWERED], LATER)
    assert "that are stored" not in page_of(folder).text("figcaption")
    monkeypatch.setattr(counting, "SURVEYED", 10)
    sentence = "“All posts” are 26 of the 28 that are stored: those listed last, and those that you labeled."
    assert sentence in page_of(folder).text("figcaption")


def test_the_ends_of_the_middle_half_are_left_to_the_table_where_they_have_no_room() -> None:
    small, large = (Pay(amount, 5, 5, amount, amount) for amount in (157_500, 987_654_321))
    page = read(pay.draw([PayIn("USD", large, small)], 5))
    assert "interesting posts: 987,654,321 all posts: 157,500 (157,500 to 157,500)" in page.text("svg")
    assert page.rows[1][2] == "987,654,321 to 987,654,321"
