"""Codes of states before their towns, and parts of continents, in location fields."""

from __future__ import annotations

import pytest

from jobsearch.places import mentions


def in_field(location: str) -> list[tuple[str, ...]]:
    return [mention.open_to for mention in mentions.find(location, strict=False)]


@pytest.mark.parametrize("location", ["VA Reston", "TX Marfa", "VA Reston; MD Bethesda", "WA Seattle", "DE Wilmington"])
def test_a_state_may_stand_before_its_town_in_a_field(location: str) -> None:
    assert {place for places in in_field(location) for place in places} == {"US"}


@pytest.mark.parametrize(("location", "country"), [("IN Bangalore", "IN"), ("DE Berlin", "DE"), ("CO Bogota", "CO")])
def test_a_code_before_a_town_abroad_is_no_state(location: str, country: str) -> None:
    assert in_field(location) == [(country,)]


@pytest.mark.parametrize(
    ("name", "region"),
    [("Eastern Europe", "europe"), ("CEE", "europe"), ("Southeast Asia", "asia"), ("West Africa", "africa")],
)
def test_a_part_of_a_continent_without_agreed_members_is_the_continent(name: str, region: str) -> None:
    assert in_field(name) == [(region,)]
