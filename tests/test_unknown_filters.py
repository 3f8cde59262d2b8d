"""What is said of a place, a tag or a company that no stored post has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import jobs, rules
from jobsearch.places.named_in import closest
from tests.helpers.builders import NOW
from tests.helpers.running import Program
from tests.helpers.trained_instances import a_gardener, opened_database

if TYPE_CHECKING:
    from pathlib import Path

TOWN = "Maltta"  # an invented town


@pytest.fixture
def program(gardeners: Path) -> Program:
    with opened_database(gardeners) as session:
        jobs.save(session, [a_gardener(201, location="Ghent, Belgium"), a_gardener(202, location="")], NOW)
    return Program(gardeners)


@pytest.mark.parametrize("command", ["recommend", "list"])
def test_a_misspelled_region_is_wrong_usage(program: Program, command: str) -> None:
    done = program(command, "--place", "Erope", code=2)
    said = "Error: Invalid value for '--place': no place is named 'Erope'; did you mean 'europe'?\n"
    assert (done.out, done.err) == ("", said)


def test_wrong_usage_makes_no_rule(program: Program, gardeners: Path) -> None:
    program("recommend", "--hide", "company:Acme", "--place", "Erope", code=2)
    with opened_database(gardeners) as session:
        assert rules.get_rules(session) == []


@pytest.mark.parametrize("command", [("recommend", "--since", "all"), ("list", "--all")])
def test_a_place_that_no_post_names_is_named_beside_the_list(program: Program, command: tuple[str, ...]) -> None:
    done = program(*command, "--place", "Qwxyz")
    assert "\nNo stored post names Qwxyz; those that state no place are listed.\n" in done.err
    listed = {line.partition("\t")[0] for line in done.out.splitlines()}
    assert "202" in listed
    assert "201" not in listed


@pytest.mark.parametrize("place", ["Europe", "ghent", "Ghent, Belgium", "uk", "EMEA", "worldwide", " "])
def test_of_a_place_that_is_known_or_named_nothing_is_said(program: Program, place: str) -> None:
    for command in (("recommend", "--since", "all"), ("list", "--all")):
        assert "No stored post" not in program(*command, "--place", place).err


def test_a_place_that_a_post_names_is_not_misspelled(program: Program, gardeners: Path) -> None:
    program("list", "--place", TOWN, code=2)
    with opened_database(gardeners) as session:
        jobs.save(session, [a_gardener(203, location=TOWN)], NOW)
    assert "No stored post" not in program("list", "--all", "--place", TOWN).err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Erope", "europe"), ("euorpe", "europe"), ("Irland", "ireland"), ("untied  states", "united states")],
)
def test_a_misspelled_name_is_recognised(typed: str, meant: str) -> None:
    assert closest(typed, 0.8) == meant


@pytest.mark.parametrize("place", ["Indiana", "Tunis", "Gambia", "Berlin", "Texas", "Qwxyz", "uk", ""])
def test_another_place_is_not_a_misspelled_name(place: str) -> None:
    assert closest(place, 0.8) is None


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        (("nonexisting",), "Nothing to recommend.\nNo stored post has the tag nonexisting.\n"),
        (("Gardn",), "Nothing to recommend.\nNo stored post has the tag Gardn; did you mean 'garden'?\n"),
        (("garden", "x", "y"), "No stored post has the tag x.\nNo stored post has the tag y.\n"),
        (("GARDEN", "money"), "Nothing to recommend: fetch-new gets new posts; --since all or fewer filters"),
    ],
)
def test_a_tag_that_no_post_has_is_why_there_is_nothing(program: Program, tags: tuple[str, ...], said: str) -> None:
    options = [word for tag in tags for word in ("--tag", tag)]
    done = program("recommend", *options)
    assert done.out == ""
    assert said in done.err
    assert ("fetch-new" in done.err) == ("fetch-new" in said)
    assert "No stored post" not in program("recommend", "--tag", "GARDEN").err


def test_a_feed_for_feed_readers_says_so_too(program: Program, tmp_path: Path) -> None:
    done = program("recommend", "--atom", tmp_path / "jobs.atom", "--tag", "gardn")
    assert "No stored post has the tag gardn; did you mean 'garden'?" in done.err


def test_a_company_that_no_post_is_from_is_why_the_list_is_empty(program: Program) -> None:
    done = program("list", "--all", "--company", "Compny 101")
    assert "Nothing to list.\nNo stored post is from the company Compny 101; did you mean 'Company 101'?\n" in done.err
    assert "No stored post" not in program("list", "--all", "--company", "COMPANY 101").err


def test_a_shortlist_that_filters_leave_empty_is_not_called_empty(program: Program) -> None:
    assert program("list").out
    done = program("list", "--tag", "money")
    assert done.out == ""
    assert "None of the jobs to apply to matches" in done.err


def test_on_an_empty_store_no_filter_is_to_blame(tmp_path: Path) -> None:
    empty = Program(tmp_path / "empty")
    assert "No stored post" not in empty("list", "--tag", "python", "--place", "Qwxyz").err
    assert "There are no posts yet" in empty("recommend", "--tag", "python", code=1).err
