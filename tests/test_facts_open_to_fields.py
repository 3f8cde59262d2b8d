"""Where applicants must live by an ad's title and its opening line."""

from __future__ import annotations

import pytest

from jobsearch.facts.reading import read
from jobsearch.facts.values import Ad


def ad(text: str = "", *, title: str = "Engineer", location: str = "") -> Ad:
    return Ad(title, location, None, None, text)


def places(text: str = "", *, title: str = "Engineer", location: str = "") -> set[str]:
    return set(read(ad(text, title=title, location=location)).open_to)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Senior Engineer - Berlin", {"DE"}),
        ("Senior Engineer (Remote, US)", {"US"}),
        ("Product Designer (LATAM)", {"latin america"}),
        ("Software Engineer, Remote Europe", {"europe"}),
        ("Java Developer Brazil or Argentina", {"BR", "AR"}),
        ("Full Stack Developer (Anywhere)", {"worldwide"}),
        ("Insurance Adjuster, West Coast", {"US"}),
        ("US Tax Accountant", set()),
        ("Paris Office Manager", set()),
        ("Head of Sales, EMEA", set()),
        ("German Speaking Customer Support", set()),
    ],
)
def test_a_title_says_where_but_a_market_is_no_place(title: str, expected: set[str]) -> None:
    facts = read(ad(title=title))
    assert set(facts.open_to) == expected
    assert facts.evidence.get("open_to") == ("title" if expected else None)


@pytest.mark.parametrize(
    "words", ["US hours", "UK business hours", "US/EU time zones", "US East Coast time", "Australia night shift"]
)
def test_hours_of_a_place_do_not_keep_others_out(words: str) -> None:
    assert places(title=f"Virtual Assistant ({words})") == set()
    assert places(location=f"Remote, {words}") == set()
    assert places(f"We sell tea.\n\nRemote - {words}\n\nGoodbye") == set()
    assert places(title=f"Virtual Assistant (Kenya, {words})") == {"KE"}


def test_the_opening_line_counts_where_nothing_else_does() -> None:
    assert places("Lisbon, Portugal - We make maps for sailors.") == {"PT"}
    assert places("Part-Remote, United Kingdom - We make maps.") == {"GB"}
    assert places("We make maps across Portugal - and love it.") == set()


def test_a_field_of_endless_places_ends_with_a_whole_one() -> None:
    assert places(location="Lisbon, Portugal; " * 6_000) == {"PT"}
    assert places(location="Lisbon" * 6_000) == set()


def test_all_countries_of_a_long_field_count() -> None:
    assert places(location=f"{'Portugal, Spain, Norway, ' * 60}Zambia") == {"PT", "ES", "NO", "ZM"}
