"""Where somebody lives, by what they type, and who may take a post that is open to some places."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.places import tables
from jobsearch.places.openness import candidates, is_open, nearest, regions_of, resolve
from tests.helpers.running import REPO


@pytest.mark.parametrize(
    ("typed", "name", "country"),
    [
        ("Portugal", "Portugal", "PT"),
        ("  portugal ", "Portugal", "PT"),
        ("pt", "Portugal", "PT"),
        ("usa", "United States", "US"),
        ("the US", "United States", "US"),
        ("England", "United Kingdom", "GB"),
        ("Türkiye", "Turkey", "TR"),
        ("Brasil", "Brazil", "BR"),
        ("the Netherlands", "Netherlands", "NL"),
        ("CA", "Canada", "CA"),
        ("Lisboa", "Lisbon", "PT"),
        ("paris", "Paris", "FR"),
        ("paris, tx", "Paris, TX", "US"),
        ("Valencia, Spain", "Valencia, Spain", "ES"),
        ("Cork", "Cork", "IE"),
        ("Texas", "Texas", "US"),
        ("Georgia, US", "Georgia, United States", "US"),
    ],
)
def test_a_place_is_known_by_the_names_people_type(typed: str, name: str, country: str) -> None:
    place = resolve(typed)
    assert place is not None
    assert (place.name, place.countries) == (name, (country,))


@pytest.mark.parametrize("typed", ["", " ", ",", "Portugall", "Lisbon or Porto", "x" * 1000])
def test_what_is_no_place_is_not_known(typed: str) -> None:
    assert resolve(typed) is None
    assert candidates(typed) == []


@pytest.mark.parametrize("shared", ["Georgia", "Valencia", "San Jose", "Victoria", "Punjab"])
def test_a_shared_name_has_candidates_each_of_which_is_known(shared: str) -> None:
    assert resolve(shared) is None
    places = [resolve(name) for name in candidates(shared)]
    assert len(places) > 1
    assert all(places)


@pytest.mark.parametrize(
    ("typed", "offsets"),
    [
        ("Lisbon", (0, 0)),
        ("Mumbai", (5.5, 5.5)),
        ("Germany", (1, 1)),
        ("United States", (-10, -5)),
        ("Texas", (-7, -6)),
        ("Bavaria", (1, 1)),
        ("Portland", (-8, -5)),
        ("Paris, TX", (-6, -6)),
    ],
)
def test_a_place_has_the_standard_times_of_its_zones(typed: str, offsets: tuple[float, float]) -> None:
    place = resolve(typed)
    assert place is not None
    assert place.offsets == offsets


@pytest.mark.parametrize(
    ("misspelled", "meant"),
    [("Portugall", "Portugal"), ("Germny", "Germany"), ("Lisbn", "Lisbon"), ("Untied States", "United States")],
)
def test_the_nearest_name_is_that_of_a_misspelled_one(misspelled: str, meant: str) -> None:
    assert nearest(misspelled)[0] == meant


def test_another_place_is_not_a_misspelled_one() -> None:
    assert "India" not in nearest("Indiana")
    assert "Zambia" not in nearest("Gambia")
    assert nearest("Xyzzy") == []


@pytest.mark.parametrize("open_to", [[], ["worldwide"], ["PT"], ["US", "PT"], ["eu"], ["europe"], ["emea"]])
def test_a_post_is_open_to_a_country_that_it_names_or_whose_region_it_names(open_to: list[str]) -> None:
    portugal = resolve("Lisbon")
    assert portugal is not None
    assert is_open(open_to, portugal)


@pytest.mark.parametrize("open_to", [["US"], ["latin america"], ["apac", "GB"], ["middle east"]])
def test_a_post_is_closed_to_a_country_if_it_names_others_only(open_to: list[str]) -> None:
    portugal = resolve("Portugal")
    assert portugal is not None
    assert not is_open(open_to, portugal)


def test_a_region_is_open_where_one_of_its_countries_is() -> None:
    europe = resolve("Europe")
    assert europe is not None
    assert is_open(["DE"], europe)
    assert is_open(["emea"], europe)
    assert not is_open(["US", "CA"], europe)


def test_regions_are_those_that_countries_and_region_words_touch() -> None:
    assert regions_of(["PT", "US", "CA"]) == ["europe", "north america"]
    assert regions_of(["MX"]) == ["north america", "latin america"]
    assert regions_of(["emea"]) == ["europe", "africa", "middle east"]
    assert regions_of(["DE", "worldwide"]) == ["worldwide"]
    assert regions_of([]) == []


def test_every_country_is_known_by_its_codes_and_names() -> None:
    for code, country in tables.countries().items():
        for typed in (code, country.code3, country.name):
            place = resolve(typed)
            assert typed == "Georgia" or (place and place.countries == (code,)), typed


@given(st.text())
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    resolve(typed)
    candidates(typed)
    nearest(typed)


def test_a_country_is_known_without_reading_the_cities() -> None:
    code = (
        "from jobsearch.places import openness, tables\n"
        "assert openness.resolve('PT') and openness.resolve('Portugal') and openness.resolve('latin america')\n"
        "assert openness.is_open(['eu'], openness.resolve('PT'))\n"
        "assert tables._cities.cache_info().currsize == 0\n"
        "assert openness.resolve('Lisbon')\n"
        "assert tables._cities.cache_info().currsize == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=REPO)
