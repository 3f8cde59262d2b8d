"""Where a post is open, in words: the location as posted, and what the text or the title says of it."""

from __future__ import annotations

import time

import pytest

from jobsearch.facts.values import LOCATION_FIELD, TITLE
from jobsearch.terminal import fact_words
from tests.helpers.builders import a_stored_post, open_to


@pytest.mark.parametrize(
    ("location", "places", "words"),
    [
        ("Lisbon, Portugal", ["PT"], "Lisbon, Portugal"),
        ("Philippines, ", ["PH"], "Philippines"),
        ("Berlin", ["DE"], "Berlin, Germany"),
        ("Austin, TX", ["US"], "Austin, TX, US"),
        ("Remote - Utah and Colorado based only", ["US"], "Remote - Utah and Colorado based only (US only)"),
        ("Georgia", ["US"], "Georgia, US"),
        ("San Francisco Bay Area, California, United States", ["US"],
         "San Francisco Bay Area, California, United States"),
        ("London / Berlin", ["GB", "DE"], "London / Berlin (UK or Germany)"),
        ("London, London, England, United Kingdom", ["GB"], "London, England, United Kingdom"),
        ("Remote - USA", ["US"], "Remote - USA"),
        ("São Paulo, Brasil", ["BR"], "São Paulo, Brasil"),
        ("Anywhere in the world", ["worldwide"], "Anywhere in the world"),
        ("LATAM", ["latin america"], "LATAM"),
        ("Nordics", ["DK", "FI", "IS", "NO", "SE"], "Nordics"),
        ("Remote (US, Canada, UK, Germany, France and Spain, nowhere else)",
         ["US", "CA", "GB", "DE", "FR", "ES"], "US, Canada, UK and 3 more"),
    ],
)  # fmt: skip
def test_what_the_location_says_is_shown_as_posted_with_the_country_of_a_bare_city(
    location: str, places: list[str], words: str
) -> None:
    assert fact_words.place(open_to(location, *places, by=LOCATION_FIELD)) == words


@pytest.mark.parametrize(
    ("location", "places", "words"),
    [
        ("", ["US"], "US only (text)"),
        ("Remote", ["AE"], "UAE only (text)"),
        ("Work from home", ["US", "CA"], "US or Canada (text)"),
        ("", ["US", "CA", "GB"], "US, Canada or UK (text)"),
        ("", ["US", "CA", "GB", "DE", "FR"], "US, Canada, UK and 2 more (text)"),
        ("", ["worldwide"], "worldwide (text)"),
        ("", ["europe"], "Europe (text)"),
        ("", ["eu", "GB"], "EU or UK (text)"),
        ("", ["latin america"], "Latin America (text)"),
        ("Lisbon, Portugal", ["PT"], "Lisbon, Portugal"),
        ("Remote, USA", ["US"], "Remote, USA"),
        ("Berlin", ["DE"], "Berlin · Germany only (text)"),
        ("Worldwide", ["US"], "US only (text)"),
        ("United States, Canada", ["US"], "US only (text)"),
        ("US, Canada, UK, Europe", ["GB", "europe", "US", "CA"], "US, Canada, UK, Europe"),
        ("Lisbon, Portugal", ["worldwide"], "worldwide (text)"),
        ("Germany", ["DE", "AT"], "Germany or Austria (text)"),
    ],
)
def test_what_the_text_says_of_the_place_is_marked_and_stands_for_a_location_that_says_otherwise(
    location: str, places: list[str], words: str
) -> None:
    assert fact_words.place(open_to(location, *places)) == words


def test_what_the_title_says_of_the_place_is_marked_as_that() -> None:
    assert fact_words.place(open_to("", "PH", by=TITLE)) == "Philippines only (title)"


@pytest.mark.parametrize("location", ["", "Remote", "Berlin", "Köln ,"])
def test_a_post_whose_place_was_not_read_shows_its_location_as_posted(location: str) -> None:
    assert fact_words.place(a_stored_post(location=location)) == location


def test_a_location_made_to_be_read_for_long_is_read_at_once() -> None:
    begun = time.process_time()
    for field in ("New " * 20_000, ", " * 50_000, "a" * 100_000, "Bosnia and " * 10_000):
        fact_words.stated(open_to(field, "US", hours=field))
        fact_words.place(open_to(field, "US", by=LOCATION_FIELD, hours=field))
    assert (
        time.process_time() - begun < 10
    )  # a second, and several times that where coverage is measured on a busy machine
