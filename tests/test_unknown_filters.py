"""What is said of a place that is not known, and of a tag or a company that no stored post has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import jobs, rules
from tests.helpers.builders import NOW
from tests.helpers.running import Program
from tests.helpers.trained_instances import a_gardener, opened_database

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def program(gardeners: Path) -> Program:
    with opened_database(gardeners) as session:
        jobs.save(session, [a_gardener(201, location="Antwerp, Belgium"), a_gardener(202, location="")], NOW)
    return Program(gardeners)


@pytest.mark.parametrize("option", ["--place", "--living-in"])
@pytest.mark.parametrize("command", ["recommend", "list", "label"])
def test_a_misspelled_place_is_wrong_usage(program: Program, command: str, option: str) -> None:
    if (command, option) == ("label", "--place"):
        return
    done = program(command, option, "Portugall", code=2)
    said = f"Error: Invalid value for '{option}': Portugall is not a place known here; did you mean Portugal?\n"
    assert (done.out, done.err) == ("", said)


@pytest.mark.parametrize("option", ["--place", "--living-in"])
def test_a_place_that_several_countries_share_is_wrong_usage_and_they_are_named(program: Program, option: str) -> None:
    done = program("recommend", option, "Georgia", code=2)
    assert "Georgia may be several places: say GE (the country) or Georgia, United States." in done.err
    assert program("list", option, "GE").code == program("list", option, "Georgia, US").code == 0


@pytest.mark.parametrize("place", ["Qwxyzqq", "x" * 100_000, "\x1b[31mRed", "ab\ncd"])
def test_a_name_of_no_place_is_refused_in_one_short_line(program: Program, place: str) -> None:
    done = program("list", "--place", place, code=2)
    assert "is not a place known here" in done.err
    assert (done.err.count("\n"), "\x1b" in done.err, len(done.err) < 200) == (1, False, True)


def test_an_empty_place_is_refused(program: Program) -> None:
    assert "Give the name of a place, such as Portugal." in program("list", "--place", " ", code=2).err


def test_wrong_usage_makes_no_rule(program: Program, gardeners: Path) -> None:
    program("recommend", "--hide", "company:Acme", "--place", "Portugall", code=2)
    with opened_database(gardeners) as session:
        assert rules.get_rules(session) == []


@pytest.mark.parametrize("place", ["Europe", "antwerp", "Antwerp, Belgium", "uk", "EMEA", "worldwide", "Peru"])
def test_of_a_place_that_is_known_nothing_is_said(program: Program, place: str) -> None:
    for command in (("recommend", "--since", "all"), ("list", "--all")):
        done = program(*command, "--place", place)
        assert "No stored post" not in done.err
        listed = {line.partition("\t")[0] for line in done.out.splitlines()}
        assert "202" in listed
        assert ("201" in listed) == (place not in ("uk", "Peru"))


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        (("nonexisting",), "Nothing to recommend.\nNo stored post has the tag nonexisting.\n"),
        (("Gardn",), "Nothing to recommend.\nNo stored post has the tag Gardn; did you mean 'garden'?\n"),
        (("garden", "x", "y"), "No stored post has the tag x.\nNo stored post has the tag y.\n"),
        (("GARDEN", "money"), "Nothing to recommend; --since all or fewer filters"),
    ],
)
def test_a_tag_that_no_post_has_is_why_there_is_nothing(program: Program, tags: tuple[str, ...], said: str) -> None:
    options = [word for tag in tags for word in ("--tag", tag)]
    done = program("recommend", *options)
    assert done.out == ""
    assert said in done.err
    assert ("--since all" in done.err) == ("--since all" in said)
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
    assert "No stored post" not in empty("list", "--tag", "python", "--place", "Peru").err
    assert "There are no posts yet" in empty("recommend", "--tag", "python", code=1).err
