"""The place where the user lives: remembered, and what is open only elsewhere left out or last, counted and said."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from jobsearch import living
from jobsearch.dataaccess import jobs, settings
from tests.helpers.builders import NOW
from tests.helpers.pages import Page
from tests.helpers.running import Program
from tests.helpers.stating import state_at
from tests.helpers.trained_instances import a_gardener, opened_database

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.running import Done

# Of the unlabeled gardeners; 1 is a labeled one.
STATED = {1: {"open_to": ("US",)}, 101: {"open_to": ("US",)}, 102: {"open_to": ("europe",)}, 103: {}}
EVERY = ("--since", "all", "--min-chance", 0)
LEFT_OUT = "1 post is not open to Portugal; --anywhere shows it\n"
LIKELY_LEFT_OUT = LEFT_OUT.replace("post", "post that should interest you")


@pytest.fixture
def program(gardeners: Path) -> Program:
    state_at(gardeners, STATED)
    return Program(gardeners).was_asked()


def ids(done: Done) -> set[int]:
    return {int(line.partition("\t")[0]) for line in done.out.splitlines()}


def test_recommend_leaves_out_what_is_open_only_elsewhere_and_says_so(program: Program) -> None:
    done = program("recommend", *EVERY, "--living-in", "Portugal")
    assert {101, 102, 103} & ids(done) == {102, 103}
    assert "Remembered: you live in Portugal.\n" in done.err
    assert LIKELY_LEFT_OUT in done.err


def test_the_place_is_remembered_until_it_is_forgotten(program: Program) -> None:
    program("recommend", "--living-in", "lisboa")
    again = program("recommend", *EVERY)
    assert 101 not in ids(again)
    assert LIKELY_LEFT_OUT.replace("Portugal", "Lisbon") in again.err
    forgotten = program("recommend", *EVERY, "--living-in", "")
    assert "The place where you live is forgotten.\n" in forgotten.err
    assert "The place where you live was not known.\n" in program("recommend", "--living-in", "").err
    for done in (forgotten, program("recommend", *EVERY)):
        assert {101, 102, 103} <= ids(done)
        assert "not open to" not in done.err


def test_anywhere_shows_everything_this_time(program: Program) -> None:
    program("recommend", "--living-in", "Portugal")
    done = program("recommend", *EVERY, "--anywhere")
    assert {101, 102, 103} <= ids(done)
    assert "not open to" not in done.err
    assert LIKELY_LEFT_OUT in program("recommend", *EVERY).err


def test_the_page_says_so_too_and_what_is_shown_from_anywhere_is_to_be_labeled(
    program: Program, tmp_path: Path
) -> None:
    program("recommend", *EVERY, "--new", "--living-in", "Portugal", "--html", tmp_path / "page.html")
    assert LIKELY_LEFT_OUT.strip() in Page((tmp_path / "page.html").read_text(encoding="utf-8")).text("header")
    assert "main.py label --anywhere\n" in program("recommend", "--new", "--anywhere").err
    assert "main.py label\n" in program("recommend", "--anywhere").err


def test_only_what_the_other_filters_leave_is_counted(program: Program) -> None:
    program("recommend", "--living-in", "Portugal")
    assert "not open to" not in program("recommend", *EVERY, "--tag", "money").err
    assert "not open to" not in program("recommend", *EVERY, "--hide", "company:Company 101").err
    program("recommend", "--unhide", "company:Company 101")
    assert "not open to" not in program("recommend", *EVERY, "--place", "Portugal").err


def test_where_all_is_open_elsewhere_only_that_is_said(program: Program, gardeners: Path) -> None:
    state_at(gardeners, {post_id: {"open_to": ("US",)} for post_id in (101, 102, 103)})
    done = program("recommend", *EVERY, "--living-in", "Portugal")
    assert done.out == ""
    assert "Nothing to recommend where you live.\n3 posts are not open to Portugal; --anywhere shows them\n" in done.err


def test_a_job_of_which_a_copy_is_open_here_stays(program: Program, gardeners: Path) -> None:
    with opened_database(gardeners) as session:
        jobs.save(session, [a_gardener(201, company="Company 101")], NOW)
    state_at(gardeners, {101: {"open_to": ("US",)}, 201: {"open_to": ("PT",)}})
    done = program("recommend", *EVERY, "--living-in", "Portugal")
    assert {101, 201} & ids(done)
    assert "not open to" not in done.err


def test_hours_that_cannot_be_kept_from_there_leave_out_too(program: Program, gardeners: Path) -> None:
    state_at(gardeners, {101: {"hours": "UTC-8 to UTC-5"}, 102: {"hours": "US Eastern hours"}})
    assert {101, 102, 103} & ids(program("recommend", *EVERY, "--living-in", "Portugal")) == {102, 103}


def test_programs_get_the_same_posts(program: Program) -> None:
    done = program("recommend", *EVERY, "--json", "--living-in", "Portugal")
    assert 101 not in {post["id"] for post in done.json()}


def test_a_feed_for_feed_readers_leaves_them_out_and_says_so(program: Program, tmp_path: Path) -> None:
    done = program("recommend", "--atom", tmp_path / "jobs.atom", *EVERY, "--living-in", "Portugal")
    assert LEFT_OUT in done.err
    text = (tmp_path / "jobs.atom").read_text(encoding="utf-8")
    assert "remote-jobs/102" in text
    assert "remote-jobs/101" not in text


def test_an_unknown_place_changes_nothing(program: Program, gardeners: Path) -> None:
    program("recommend", "--living-in", "Portugal")
    program("recommend", "--living-in", "Spainn", "--hide", "company:Acme", code=2)
    with opened_database(gardeners) as session:
        home = living.get(session)
        assert home
        assert home.name == "Portugal"


def test_what_a_later_program_remembered_is_as_if_nothing_was(gardeners: Path) -> None:
    with opened_database(gardeners) as session:
        for odd in ("Portugal", "[]", "{}", '{"name": "x", "countries": null, "offsets": null}', '"'):
            settings.put(session, settings.LIVING_IN, odd)
            assert living.get(session) is None


# --- list ---


def test_list_leaves_out_and_counts_what_the_user_has_not_judged(program: Program) -> None:
    everything = ("list", "--all", "--limit", 100)
    assert {1, 101, 102, 103} <= ids(program(*everything))
    done = program(*everything, "--living-in", "Portugal")
    assert {1, 101, 102, 103} & ids(done) == {1, 102, 103}
    assert LEFT_OUT in done.err
    assert "1 of these is not open to Portugal.\n" in done.err
    assert 101 in ids(program(*everything, "--anywhere"))


def test_where_all_that_matches_is_open_elsewhere_only_that_is_said_last(program: Program) -> None:
    program("list", "--living-in", "Netherlands")
    for matches in (("--search", "101"), ("--company", "Company 101")):
        done = program("list", "--all", *matches)
        assert done.out == ""
        assert done.err.splitlines() == [
            "No stored post that is open to the Netherlands matches.",
            "1 post is not open to the Netherlands; --anywhere shows it",
            "Source: Remote OK, https://remoteok.com",
        ]
        assert 101 in ids(program("list", "--all", *matches, "--anywhere"))
    done = program("list", "--all", "--search", "zookeeper")
    assert "No stored post matches.\n" in done.err
    assert "Next, " in done.err


def test_the_shortlist_stays_whole(program: Program) -> None:
    before = program("list")
    done = program("list", "--living-in", "Portugal")
    assert (done.out, "--anywhere" in done.err) == (before.out, False)
    assert "1 of these is not open to Portugal.\n" in done.err


def test_what_is_at_a_stage_stays_too(program: Program) -> None:
    program("mark", 101, "--stage", "applied")
    program("list", "--living-in", "Portugal")
    assert ids(program("list", "--stage", "applied")) == {101}


def test_list_counts_no_further_than_it_lists(program: Program, gardeners: Path) -> None:
    with opened_database(gardeners) as session:
        jobs.save(session, [a_gardener(300 + number) for number in range(10)], NOW + timedelta(days=1))
    state_at(gardeners, {300 + number: {"open_to": ("US",) if number % 2 else ("PT",)} for number in range(10)})
    done = program("list", "--all", "--limit", 2, "--living-in", "Portugal")
    assert ids(done) == {308, 306}
    assert "2 posts up to here are not open to Portugal; --anywhere shows them\n" in done.err
    assert "There are more" in done.err


# --- label ---


def offered(done: Done) -> list[int]:
    return [post["id"] for post in done.json_lines()]


def test_label_offers_what_is_open_elsewhere_last_and_says_so(program: Program) -> None:
    done = program("label", "--json", "--order", "oldest", "--living-in", "Portugal", given="n\n" * 9)
    assert offered(done)[-1] == 101
    assert set(offered(done)) >= {101, 102, 103}
    first = program("label", "--plain", given="")
    assert "Remembered" not in first.err


def test_label_says_how_many_come_last(program: Program) -> None:
    done = program("label", "--living-in", "Portugal", given="")
    assert "1 of these is not open to Portugal and comes last; --anywhere mixes it in\n" in done.err
    assert "comes last" not in program("label", "--anywhere", given="").err
    assert "comes last" not in program("label", 101, given="").err


def test_a_post_that_comes_last_says_why(program: Program, gardeners: Path) -> None:
    state_at(gardeners, {post_id: {"open_to": ("US",)} for post_id in (101, 102, 103)})
    done = program("label", "--living-in", "Portugal", "--limit", 1, given="n\n")
    assert "Not open to Portugal, like all that is left.\n" in done.err


def test_anywhere_mixes_them_in(program: Program) -> None:
    order = ("label", "--json", "--order", "oldest")
    before = offered(program(*order, given=""))
    program("label", "--living-in", "Portugal", given="")
    assert offered(program(*order, "--anywhere", given="")) == before


@pytest.mark.parametrize("options", [(), ("--plain",), ("--json",), ("--quiet",)])
def test_without_a_terminal_the_place_must_be_given(options: tuple[str, ...], tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    done = program("label", "--living-in", *options, code=2)
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert "Invalid value for --living-in: give the place after it, such as Portugal" in done.err
    assert not program.instance.exists()


# --- stats ---


def test_stats_counts_what_recommend_would_list(program: Program) -> None:
    program("recommend", *EVERY)
    before = program("stats", "--json").json()
    program("recommend", *EVERY, "--living-in", "Portugal")
    after = program("stats", "--json").json()
    assert after["likely"] == before["likely"] - 1
    assert after["living_in"] == "Portugal"
    assert before["living_in"] is None
