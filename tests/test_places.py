"""Which regions a post's location names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.places.named_in import ANYWHERE, OTHER_NAMES, REGIONS, is_open, regions

COUNTRIES = [(country, region) for region, countries in REGIONS.items() for country in countries]
places = st.sampled_from([*REGIONS, *OTHER_NAMES, *(country for country, _ in COUNTRIES)])


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("", "europe"),
        ("Remote", "europe"),
        ("Worldwide", "europe"),
        ("Anywhere in the World", "peru"),
        ("Berlin, Germany", "europe"),
        ("Berlin, Germany", "germany"),
        ("Berlin, Germany", "Berlin"),
        ("EU only", "europe"),
        ("Europe", "germany"),
        ("🇬🇧 UK", "united kingdom"),
        ("London, United Kingdom", "uk"),
        ("US or Canada", "canada"),
        ("LATAM", "south america"),
        ("Austin, TX", "usa"),
        ("  San   Francisco, CA", "north america"),
        ("São Paulo, Brazil", "latin  america"),
    ],
)
def test_a_post_is_open_where_it_says_or_when_it_does_not_say(location: str, place: str) -> None:
    assert is_open(location, place)


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("United States", "europe"),
        ("USA only", "germany"),
        ("Austin, TX", "europe"),
        ("Berlin, Germany", "france"),
        ("Germany or France", "asia"),
        ("Europe", "united states"),
        ("Nigeria", "niger"),
        ("Bangalore, India", "usa"),
    ],
)
def test_a_post_is_closed_when_it_names_other_places_only(location: str, place: str) -> None:
    assert not is_open(location, place)


def test_latin_america_is_not_the_united_states() -> None:
    assert regions("Latin America") == ["latin america"]
    assert not is_open("South America", "united states")


@pytest.mark.parametrize(("several", "country"), [("EMEA", "kenya"), ("APAC", "japan"), ("Americas", "canada")])
def test_several_regions_are_open_to_their_countries(several: str, country: str) -> None:
    assert is_open(several, country)


def test_a_province_of_canada_is_open_to_canadians() -> None:
    assert is_open("Toronto, ON", "canada")


@pytest.mark.parametrize(("country", "region"), COUNTRIES)
def test_each_country_is_of_its_region(country: str, region: str) -> None:
    assert is_open(country.title(), region)
    assert is_open(country.title(), country)
    assert is_open(region.upper(), country)
    assert region in regions(f"Remote ({country.title()})")


@given(st.text(), places)
def test_any_location_gets_an_answer(location: str, place: str) -> None:
    assert is_open(location, place) in (True, False)
    assert set(regions(location)) <= {"worldwide", *REGIONS}


@given(st.text(alphabet="abc ,/-", max_size=20), st.sampled_from(sorted(ANYWHERE)), places)
def test_what_is_open_to_the_world_is_open_to_all(text: str, world: str, place: str) -> None:
    assert is_open(f"{text} {world.title()}, {text}", place)
    assert regions(f"{text} {world}") == ["worldwide"]


@given(places, places, st.sampled_from([str.upper, str.title, str.lower]))
def test_case_does_not_matter(location: str, place: str, write: type[str]) -> None:
    assert is_open(write(location), write(place)) == is_open(location, place)


def test_a_location_may_name_several_regions() -> None:
    assert regions("Germany, Japan") == ["europe", "asia"]
    assert regions("Denver, CO") == ["north america"]
    assert regions("Somewhere") == regions("") == []
