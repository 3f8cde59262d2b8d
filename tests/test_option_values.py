"""How the values of options are read, and what is said of those that can't be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import typer

from jobsearch.demands import LeastPay
from jobsearch.terminal import words
from jobsearch.terminal.values import parse_chance, parse_count, parse_folder, parse_salary, parse_since, parse_years
from tests.helpers.clocks import in_zone
from tests.helpers.running import Program

IN_TOKYO = datetime(2026, 6, 15, 7, 30, tzinfo=timezone(timedelta(hours=9)))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("30d", timedelta(days=30)),
        ("0d", timedelta(0)),
        ("12h", timedelta(hours=12)),
        ("2w", timedelta(days=14)),
        ("3mo", timedelta(days=90)),
        ("1Y", timedelta(days=365)),
        ("all", None),
        ("2026-06-01", datetime(2026, 5, 31, 15, tzinfo=UTC)),
        (" 2026-06-01 ", datetime(2026, 5, 31, 15, tzinfo=UTC)),
        ("2026-06-01T12:00:00+02:00", datetime(2026, 6, 1, 10, tzinfo=UTC)),
        ("today", datetime(2026, 6, 14, 15, tzinfo=UTC)),
        ("Yesterday", datetime(2026, 6, 13, 15, tzinfo=UTC)),
    ],
)
def test_since_is_an_age_a_day_or_all(
    text: str, meant: timedelta | datetime | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with in_zone("Asia/Tokyo", monkeypatch):
        assert parse_since(text, IN_TOKYO) == meant


@pytest.mark.parametrize(
    ("day", "begins"),
    [("2026-01-15", datetime(2026, 1, 14, 23, tzinfo=UTC)), ("2026-07-15", datetime(2026, 7, 14, 22, tzinfo=UTC))],
)
def test_a_day_begins_by_the_clock_of_that_day_and_is_named_as_it_was_given(
    day: str, begins: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with in_zone("Europe/Berlin", monkeypatch):
        for now in (datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 8, 1, tzinfo=UTC)):
            assert (since := parse_since(day, now.astimezone())) == begins
            assert words.window(since) == f"since {day}"


@pytest.mark.parametrize("text", ["", "tomorrow", "30", "-3d", "3 d", "3m", "2026-13-01", "99999999d", "99999y"])
def test_since_refuses_anything_else(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="is not 30d, 2w, 3mo, yesterday, a date such as 2026-06-01, or all"):
        parse_since(text, IN_TOKYO)


@pytest.mark.parametrize(
    ("text", "meant"), [("0.3", 0.3), (".3", 0.3), ("30%", 0.3), ("7.5%", 0.075), ("1", 1), ("0", 0)]
)
def test_a_chance_is_a_share_or_a_percentage(text: str, meant: float) -> None:
    assert parse_chance(text) == pytest.approx(meant)


@pytest.mark.parametrize("text", ["30", "-0.1", "101%", "nan", "inf", "high", "", "%"])
def test_a_chance_is_nothing_else(text: str) -> None:
    with pytest.raises(typer.BadParameter, match=r"chances go from 0 to 1, and 30% is 0\.3"):
        parse_chance(text)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("50000", 50_000, None),
        ("50k", 50_000, None),
        ("1.5k", 1500, None),
        ("82.5K", 82_500, None),
        ("60,000", 60_000, None),
        ("1,250,000", 1_250_000, None),
        ("60 000", 60_000, None),
        ("$80k", 80_000, "USD"),
        ("€ 45k", 45_000, "EUR"),
        ("0", 0, None),
        ("50k EUR", 50_000, "EUR"),
        ("50kEUR", 50_000, "EUR"),
        ("50 k eur", 50_000, "EUR"),
        ("60,000 usd", 60_000, "USD"),
        ("70000 Euro", 70_000, "EUR"),
        ("55k€", 55_000, "EUR"),
        ("12000krw", 12_000, "KRW"),
    ],
)
def test_a_salary_is_read_as_people_write_it(text: str, amount: int, currency: str | None) -> None:
    assert parse_salary(text) == LeastPay(amount, currency)


@pytest.mark.parametrize(
    "text",
    [
        *("", "k", "lots", "-5", "50-60k", "60.000", "6,00", "1e5", "9" * 10),
        *("50k QQQ", "50k a year", "€50k USD", "EUR", "50k kr"),
    ],
)
def test_a_salary_that_could_mean_something_else_is_refused(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="write 50000, 50k or 50k EUR"):
        parse_salary(text)


def test_years_are_a_small_whole_number() -> None:
    assert (parse_years("3"), parse_years("0")) == (3, 0)
    for text in ("-1", "1.5", "three", "", "100", "²"):
        with pytest.raises(typer.BadParameter, match="is not a number of years, such as 3"):
            parse_years(text)


def test_a_number_of_posts_is_at_least_one() -> None:
    assert parse_count("20") == 20
    for text in ("0", "-1", "1.5", "x", "", "9" * 19, "²"):
        with pytest.raises(typer.BadParameter, match="is not a whole number, 1 or more"):
            parse_count(text)


def test_a_folder_has_a_name() -> None:
    assert parse_folder("a b") == Path("a b")
    for text in ("", " "):
        with pytest.raises(typer.BadParameter, match="is empty"):
            parse_folder(text)


@pytest.mark.parametrize(
    ("wrong", "option"),
    [
        (("recommend", "--since", "nonsense"), "'--since'"),
        (("recommend", "--min-chance", "30"), "'--min-chance'"),
        (("recommend", "--min-salary", "lots"), "'--min-salary'"),
        (("recommend", "--limit", "0"), "'--limit' / '-n'"),
        (("label", "--limit", "x"), "'--limit'"),
        (("label", "--order", "best"), "'--order'"),
        (("recommend", "--hide", "Acme"), "'--hide'"),
        (("stats", "--instance", ""), "'--instance' (env var: 'JOBSEARCH_INSTANCE')"),
    ],
)
def test_what_is_wrong_with_a_value_is_one_line_with_the_options_name(
    wrong: tuple[str, ...], option: str, program: Program
) -> None:
    done = program(*wrong, code=2)
    assert done.out == ""
    assert done.err.startswith(f"Error: Invalid value for {option}: ")
    assert done.err.count("\n") == 1
    assert not program.instance.exists()


def test_the_order_is_one_of_those_that_are_named(program: Program) -> None:
    done = program("label", "--order", "best", code=2)
    assert done.err == "Error: Invalid value for '--order': 'best' is not one of model, newest, oldest.\n"


def test_values_reach_the_list(gardeners: Path) -> None:
    def listed(*options: str) -> set[int]:
        return {post["id"] for post in Program(gardeners)("recommend", "--json", *options).json()}

    assert listed("--min-chance", "30%", "--since", "all") == listed("--min-chance", "0.3", "--since", "9y") != set()
    assert listed("--min-chance", "100%", "--since", "all") == set()
    assert len(listed("--min-chance", "0%", "--since", "all", "--limit", "2")) == 2
