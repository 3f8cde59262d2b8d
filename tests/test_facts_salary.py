from __future__ import annotations

import time
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.facts.pay.salary import salary_in
from jobsearch.facts.reading import read
from jobsearch.facts.text import ad_text
from jobsearch.facts.values import NOTHING_STATED, Ad, Period, Salary


def ad(text: str, title: str = "Gardener", low: int | None = None, high: int | None = None) -> Ad:
    return Ad(title, "", low, high, text)


def pay(text: str, low: int | None = None, high: int | None = None) -> tuple[float | str | None, ...]:
    salary = read(ad(text, low=low, high=high)).salary
    return astuple(salary) if salary else ()


@pytest.mark.parametrize(
    ("text", "salary"),
    [
        ("Salary: $80,000/year", (80_000, 80_000, "USD", "year")),
        ("Pay is $80,000.00 - $100,000.00 annually.", (80_000, 100_000, "USD", "year")),
        ("We pay 80.000 € - 95.000 € gross per year.", (80_000, 95_000, "EUR", "year")),
        ("Salary: 85 000 € - 95 000 € yearly", (85_000, 95_000, "EUR", "year")),
        ("€60K\u2013€80K", (60_000, 80_000, "EUR", "year")),
        ("Salary 60-80K DOE", (60_000, 80_000, None, "year")),
        ("The wage is £18.50 per hour.", (18.5, 18.5, "GBP", "hour")),
        ("$25/hr", (25, 25, "USD", "hour")),
        ("Day rate £500 - £600", (500, 600, "GBP", "day")),
        ("We offer 5k SGD / month.", (5_000, 5_000, "SGD", "month")),
        ("Remuneration: 15 000 - 20 000 zł monthly", (15_000, 20_000, "PLN", "month")),
        ("₹10-15 LPA", (1_000_000, 1_500_000, "INR", "year")),
        ("₹8,00,000 - ₹12,00,000 per annum", (800_000, 1_200_000, "INR", "year")),
        ("Salário: R$ 5.000,00 por mês", (5_000, 5_000, "BRL", "month")),
        ("Gehalt: 3.500 € brutto/Monat", (3_500, 3_500, "EUR", "month")),
        ("CHF 110'000 \u2013 130'000 p.a.", (110_000, 130_000, "CHF", "year")),
        ("You earn $0.10 per word.", (0.1, 0.1, "USD", "word")),
        ("$400 per article", (400, 400, "USD", "project")),
        ("Pay: $62,000.00/yr. to $74,000.00/yr.", (62_000, 74_000, "USD", "year")),
        ("between ₱30,000 and ₱45,000 a month", (30_000, 45_000, "PHP", "month")),
        ("Salário: R$ 3.100,00 a R$ 3.900,00 por mês", (3_100, 3_900, "BRL", "month")),
    ],
)
def test_an_amount_is_read_with_its_currency_and_period(text: str, salary: tuple[float | str | None, ...]) -> None:
    assert pay(text) == salary


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Salary up to $120k", (None, 120_000)),
        ("A wage of at most 45.000 €", (None, 45_000)),
        ("Gehalt bis zu 45.000 €", (None, 45_000)),
        ("Salary from £35,000 p.a.", (35_000, None)),
        ("Starting at $65,000 per year", (65_000, None)),
        ("Salary: $90k+", (90_000, None)),
    ],
)
def test_an_open_end_is_not_stated(text: str, ends: tuple[float | None, float | None]) -> None:
    assert pay(text)[:2] == ends


def test_an_end_without_its_thousands_takes_those_of_the_other() -> None:
    assert pay("Salary: $80 - $100K")[:2] == (80_000, 100_000)
    assert pay("Salary: $60k-75")[:2] == (60_000, 75_000)


def test_typos_are_read_as_meant() -> None:
    assert pay("Salary: 130,00 USD") == (130_000, 130_000, "USD", "year")
    assert pay("The salary is $60,500- $81, 250 annually")[:2] == (60_500, 81_250)
    assert pay("Compensation: $30 $45/hr") == (30, 45, "USD", "hour")


@pytest.mark.parametrize(
    "text",
    [
        "We raised $12M in a Series A.",
        "Our customers pay $50,000 per year for the product.",
        "A $2,000 sign-on bonus awaits you.",
        "A bonus of up to $20,000 per year",
        "€1,500 a year for books",
        "Annual learning budget of $15,000",
        "A $200/month coworking allowance",
        "401k match up to $5,000",
        "You look after a portfolio worth $5,000,000.",
        "You carry a quota of $1.2M annually.",
        "Equity: $50,000 - $100,000",
        "We save families $30,000 a year.",
        "Plans start at $99 per month.",
        "Referral bonus: $500",
        "We are 40,000 people in 120 countries since 1998.",
        "A 401k is offered.",
    ],
)
def test_money_that_is_not_the_pay_is_left_alone(text: str) -> None:
    assert pay(text) == ()


def test_base_pay_goes_before_target_earnings() -> None:
    assert pay("OTE: $150k - $180k\n\nBase: $75k - $90k")[:2] == (75_000, 90_000)
    assert pay("OTE $150k - $180k")[:2] == (150_000, 180_000)


def test_the_text_goes_before_the_fields() -> None:
    assert pay("Salary: $70k", low=40_000, high=90_000)[:2] == (70_000, 70_000)


def test_the_fields_tell_which_amount_is_the_pay() -> None:
    text = "Salary: $50k to start.\n\nA total of $60,000 - $70,000 is possible."
    assert pay(text, low=60_000, high=70_000)[:2] == (60_000, 70_000)


def test_without_pay_in_the_text_the_fields_count_without_currency_or_period() -> None:
    facts = read(ad("Come and weed.", low=40_000, high=50_000))
    assert facts.salary == Salary(40_000, 50_000)
    assert facts.evidence == {"salary": "salary fields"}


def test_pay_in_the_title_counts() -> None:
    facts = read(ad("Come and weed.", title="Gardener ($20/hr)"))
    assert facts.salary == Salary(20, 20, "USD", Period.HOUR)
    assert facts.evidence["salary"] == "title"


def test_ranges_on_lines_of_their_own_count_from_the_least_to_the_most() -> None:
    zones = "The salary depends on where you live:\n\nNorth: $90,000 - $100,000\n\nSouth: $105,000 - $120,000"
    assert pay(zones)[:2] == (90_000, 120_000)


@pytest.mark.parametrize(
    ("text", "countries", "currency"),
    [
        ("Salary: $80,000", ("CA",), "CAD"),
        ("Salary: $80,000", ("AU",), "AUD"),
        ("Salary: $80,000", ("CA", "US"), "USD"),
        ("Salary: US$80,000", ("CA",), "USD"),
        ("Salary: $80,000 USD", ("CA",), "USD"),
        ("Salary: $80,000 CAD", (), "CAD"),
        ("Salary: 450 000 kr", ("SE",), "SEK"),
        ("Salary: 450 000 kr", (), None),
    ],
)
def test_whose_dollars_they_are_depends_on_the_place(
    text: str, countries: tuple[str, ...], currency: str | None
) -> None:
    stated = salary_in(ad(text), ad_text(text), countries)
    assert stated
    assert stated[0].currency == currency


def test_the_evidence_is_a_short_quote_with_the_amount() -> None:
    text = "**Hi!** The salary range for this special and rather rare role in our garden is $50,000 - $60,000 a year."
    quote = read(ad(text)).evidence["salary"]
    assert quote.endswith("$50,000 - $60,000 a year")
    assert len(quote.split()) <= 12
    assert quote in text


@pytest.mark.parametrize(
    ("salary", "yearly"),
    [
        (Salary(50_000, 60_000, "EUR", Period.YEAR), (50_000, 60_000)),
        (Salary(20, 30, "USD", Period.HOUR), (40_000, 60_000)),
        (Salary(None, 500, "GBP", Period.DAY), (None, 115_000)),
        (Salary(1_000, None, "USD", Period.WEEK), (48_000, None)),
        (Salary(2_500, 2_500, "EUR", Period.MONTH), (30_000, 30_000)),
        (Salary(500, 500, "USD", Period.PROJECT), (None, None)),
        (Salary(0.1, 0.1, "USD", Period.WORD), (None, None)),
        (Salary(50_000, 60_000), (50_000, 60_000)),
        (Salary(30, 45), (60_000, 90_000)),
    ],
)
def test_pay_is_compared_by_the_year(salary: Salary, yearly: tuple[float | None, float | None]) -> None:
    assert salary.yearly == yearly


def test_an_empty_ad_states_nothing() -> None:
    assert read(ad("")) == NOTHING_STATED


@given(st.text(alphabet="0123456789.,'\u2019 $€£₹kKmM%/-\u2013+()\nabcdeoprsyUSDALPhr", max_size=200))
def test_whatever_an_ad_holds_its_pay_is_a_finite_number(text: str) -> None:
    salary = read(ad(text)).salary
    ends = [end for end in (salary.min, salary.max) if end is not None] if salary else [1]
    assert ends
    assert all(0 < end < 1e13 for end in ends)


@given(st.text(max_size=300))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    read(ad(text, title=text))


@pytest.mark.parametrize(
    "unit", ["1", "$", "k", "$1k ", "1,000,", "1 000 ", "$1-", "5 years ", "full-time ", "a ", "\n"]
)
def test_hostile_texts_are_read_in_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.perf_counter()
    read(ad(text))
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    "text",
    [
        "We are paid to serve 45,000 gardens.",
        "- Earn the trust of gardeners\n- 20,000 trees\n- 30,000 shrubs",
        "- $40,000 in prizes\n- $60,000 in grants",
    ],
)
def test_numbers_near_words_of_pay_are_no_pay_by_that(text: str) -> None:
    assert pay(text) == ()


@pytest.mark.parametrize(
    "text",
    ["Remote | $80,000 - $100,000 | Full-time", "$80,000 - $100,000 · Full-time", "$80,000 - $100,000, full-time"],
)
def test_a_header_may_hold_the_pay(text: str) -> None:
    assert pay(text) == (80_000, 100_000, "USD", "year")


def test_pay_by_the_piece_is_read() -> None:
    assert pay("We pay $300 per lecture.") == (300, 300, "USD", "project")
    assert pay("The range begins at $300/lecture.") == (300, None, "USD", "project")
    assert pay("$25 per class") == (25, 25, "USD", "project")


def test_money_to_spend_is_no_pay() -> None:
    assert pay("R$700/mo (remote) for you to use in supermarkets") == ()
    assert pay("€100/month gym allowance") == ()
