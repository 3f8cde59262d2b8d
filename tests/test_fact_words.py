"""What an ad states in words: place, hours, pay and terms, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jobsearch.facts.values import LOCATION_FIELD, SALARY_FIELDS, TITLE, Contract, Facts, Level, Period, Salary
from jobsearch.terminal import fact_words
from tests.helpers.builders import a_stored_post, open_to, stated

if TYPE_CHECKING:
    from jobsearch.posts import JobPost

LIMIT = 48


def paying(*pay: Any, by: str = "this much") -> JobPost:
    return a_stored_post(facts=stated(salary=Salary(*pay), evidence={"salary": by}))


def test_hours_and_work_on_site_stand_beside_the_place() -> None:
    europe = open_to("Europe", "europe", by=LOCATION_FIELD, hours="±3 h CET")
    assert fact_words.place(europe) == "Europe ±3 h CET"
    overlap = open_to("", "US", hours="4 h overlap with EST", on_site=True)
    assert fact_words.place(overlap) == "US only (text) · 4 h overlap with EST · on site"
    offset = open_to("Europe", "europe", by=LOCATION_FIELD, hours="CET +/- 3h")
    assert fact_words.place(offset) == "Europe ±3 h CET"
    copied = a_stored_post(location="", facts=stated(hours="±2 h CET"), copies=(8,))
    assert fact_words.place_and_places(copied) == "±2 h CET · 2 places"


def test_hours_that_the_location_names_are_not_said_twice() -> None:
    zone = a_stored_post(location="PST-EST Timezone", facts=stated(hours="PST-EST timezone"))
    assert fact_words.place(zone) == "PST-EST Timezone"
    assert fact_words.place(a_stored_post(location="Western", facts=stated(hours="EST"))) == "Western · EST"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("three days a week in our office", "on site"),
        ("This is a Hybrid role", "hybrid"),
        (TITLE, "hybrid"),
        (LOCATION_FIELD, "on site"),
    ],
)
def test_a_hybrid_job_is_called_that_where_the_ad_does(source: str, words: str) -> None:
    facts = stated(on_site=True, evidence={"on_site": source})
    assert fact_words.place(a_stored_post(position="Gardener (Hybrid)", location="", facts=facts)) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ("CET +/- 3h", "±3 h CET"),
        ("UTC+2 ± 3 hours", "UTC+2 ± 3 h"),
        ("at least 4 hours of overlap with the CET zone", "at least 4 h overlap with CET zone"),
        ("US Eastern hours", "US Eastern hours"),
        (
            "Monday to Thursday, 8 am to 5 pm, and Friday, 8 am to noon, Central",
            "Monday to Thursday, 8 am to 5 pm, and Friday, 8…",
        ),
        ("x" * 90, "x" * (LIMIT - 1) + "…"),
    ],
)
def test_hours_are_shortened_unless_all_is_wanted(hours: str, words: str) -> None:
    post = a_stored_post(location="", facts=stated(hours=hours))
    assert fact_words.place(post) == words
    assert fact_words.place(post, whole=True) == hours


@pytest.mark.parametrize(
    ("pay", "words"),
    [
        ((80_000, 80_000, "USD", Period.YEAR), "$80k a year (text)"),
        ((60_000, 80_000, "EUR", Period.YEAR), "€60-80k a year (text)"),
        ((None, 60_000, "GBP", Period.YEAR), "up to £60k a year (text)"),
        ((90_000, None, "CAD", Period.YEAR), "from CAD 90k a year (text)"),
        ((5_000, 5_000, "SGD", Period.MONTH), "SGD 5k a month (text)"),
        ((15, 25.5, "USD", Period.HOUR), "$15-25.5 an hour (text)"),
        ((900, 1_200, "USD", Period.WEEK), "$900-1,200 a week (text)"),
        ((350, 350, "EUR", Period.DAY), "€350 a day (text)"),
        ((0.05, 0.1, "USD", Period.WORD), "$0.05-0.1 a word (text)"),
        ((900_000, 12_000_000, "INR", Period.YEAR), "INR 900k-12M a year (text)"),
        ((999_999, 999_999, "INR", Period.YEAR), "INR 1M a year (text)"),
        ((60_000, 200_000, "USD", None), "$60-200k (text)"),
        ((40, 50, None, None), "40-50 (text)"),
        ((2_000, 3_000, None, Period.PROJECT), "2-3k a project (text)"),
    ],
)
def test_pay_from_the_text_has_its_currency_and_period_as_stated(pay: tuple[Any, ...], words: str) -> None:
    assert fact_words.pay(paying(*pay)) == words


def test_pay_in_the_title_is_marked_as_that() -> None:
    assert fact_words.pay(paying(50, 50, "USD", Period.HOUR, by=TITLE)) == "$50 an hour (title)"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (50_000, 60_000, "50-60k a year"),
        (15, 25, "15-25 an hour"),
        (100_500, None, "from 100.5k a year"),
        (None, 70_000, "up to 70k a year"),
        (30, 30, "30 an hour"),
        (None, None, ""),
    ],
)
def test_pay_from_the_fields_is_the_same_whether_facts_were_read_or_not(
    low: int | None, high: int | None, words: str
) -> None:
    assert fact_words.pay(a_stored_post(salary_min=low, salary_max=high)) == words
    if words:
        assert fact_words.pay(paying(low, high, by=SALARY_FIELDS)) == words


def test_a_currency_that_the_text_gives_to_the_fields_is_shown() -> None:
    assert fact_words.pay(paying(350_700, 474_400, "PLN", by=SALARY_FIELDS)) == "PLN 350.7-474.4k a year"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (stated(level=Level.SENIOR, years=5), "senior · 5+ years"),
        (stated(contract=Contract.PART_TIME), "part time"),
        (stated(level=Level.JUNIOR, years=1, contract=Contract.CONTRACT), "junior · 1+ years · contract"),
        (stated(contract=Contract.FULL_TIME, level=Level.HEAD), "head · full time"),
        (stated(level=Level.INTERN, contract=Contract.INTERNSHIP), "internship"),
        (Facts(), ""),
    ],
)
def test_terms_are_few_words(facts: Facts, words: str) -> None:
    assert fact_words.terms(facts) == words


def test_all_that_is_stated_is_listed_with_the_words_that_say_it() -> None:
    facts = Facts(
        open_to=("US", "CA", "GB", "DE", "FR"),
        hours="4 h overlap with CET",
        on_site=True,
        salary=Salary(80_000, None, "USD", Period.YEAR),
        level=Level.SENIOR,
        years=5,
        contract=Contract.PART_TIME,
        evidence={
            "open_to": "in one of these five countries",
            "hours": "at least four hours of overlap with CET",
            "on_site": "hybrid, two days a week",
            "salary": "from $80,000 a year",
            "level": TITLE,
            "years": "five years or more",
            "contract": "part time",
        },
    )
    post = a_stored_post(location="Portugal", facts=facts)
    assert list(map(str, fact_words.stated(post))) == [
        'Open to: US, Canada, UK, Germany or France ("in one of these five countries")',
        "Location field: Portugal",
        'Hours: 4 h overlap with CET ("at least four hours of overlap with CET")',
        'Work: hybrid ("hybrid, two days a week")',
        'Pay: from $80k a year ("from $80,000 a year")',
        "Level: senior (title)",
        'Experience: 5+ years ("five years or more")',
        'Contract: part time ("part time")',
    ]


def test_what_the_fields_state_is_listed_with_them() -> None:
    post = open_to("Lisbon,\nPortugal", "PT", by=LOCATION_FIELD, salary=Salary(20, 30))
    assert list(map(str, fact_words.stated(post))) == [
        'Open to: Portugal only (location field: "Lisbon, Portugal")',
        'Pay: 20-30 ("the words on salary")',
    ]
    unread = a_stored_post(salary_min=50_000)
    assert list(map(str, fact_words.stated(unread))) == ["Pay: from 50k a year (salary fields)"]
    assert fact_words.stated(a_stored_post()) == []


def test_a_location_in_sight_is_not_listed_again() -> None:
    assert [fact.name for fact in fact_words.stated(open_to("Berlin", "DE"))] == ["Open to"]
