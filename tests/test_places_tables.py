"""The tables of places that are shipped: their shape, and that they are what `make places` is said to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from jobsearch.places import tables
from jobsearch.places.folding import key
from tests.helpers.running import REPO

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = REPO / "jobsearch" / "places"
COLUMNS = {"countries": 7, "regions": 3, "subdivisions": 6, "cities": 2}
REGION_WORDS = {
    *("worldwide", "europe", "eu", "emea", "north america", "latin america", "americas", "asia", "apac"),
    *("africa", "oceania", "middle east"),
}
NOBODY_THERE = {"AQ", "BV", "HM", "TF"}
BEARER = re.compile(r"[A-Z]{2}(-\w*)? \d+ -?\d+(\.\d+)?( \S.*)?")


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_gives_credit_and_has_its_columns(table: str) -> None:
    credit, _, *rows = lines(FOLDER / f"{table}.tsv")
    assert "Places: GeoNames (geonames.org), CC BY 4.0" in credit
    assert rows
    assert {row.count("\t") + 1 for row in rows} == {COLUMNS[table]}


def test_every_country_belongs_to_a_region_and_has_a_time() -> None:
    assert len(tables.countries()) > 240
    for country in tables.countries().values():
        assert set(country.regions) - {""} <= REGION_WORDS
        assert country.code in NOBODY_THERE or (any(country.regions) and country.offsets)


def test_regions_and_groups_stand_for_countries_and_region_words() -> None:
    for row in lines(FOLDER / "regions.tsv")[2:]:
        assert set(row.split("\t")[1].split(",")) <= {*REGION_WORDS, *tables.countries()}


def test_names_of_cities_are_folded_sorted_and_borne_by_known_countries() -> None:
    rows = [row.split("\t") for row in lines(FOLDER / "cities.tsv")[2:]]
    names = [name for name, _ in rows]
    assert names == sorted(set(names))
    assert all(name == key(name) for name in names)
    bearers = {bearer for _, listed in rows for bearer in listed.lstrip("!").split("|")}
    assert all(BEARER.fullmatch(bearer) for bearer in bearers)
    assert {bearer[:2] for bearer in bearers} <= set(tables.countries())


def test_the_tables_stay_small() -> None:
    assert sum((FOLDER / f"{table}.tsv").stat().st_size for table in COLUMNS) < 1_200_000
