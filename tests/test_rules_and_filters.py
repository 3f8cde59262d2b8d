"""Which posts are recommended: lasting rules, filters, age, and the nearest few."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from jobsearch import filtering, recommending
from jobsearch.dataaccess import jobs, rules, scores
from jobsearch.demands import Demands, LeastPay
from jobsearch.errors import JobSearchError
from jobsearch.places.openness import resolve
from jobsearch.rules import Rule, RuleKind, parse
from jobsearch.terminal.values import parse_since
from tests.helpers.builders import NOW, a_stored_post
from tests.helpers.running import Program
from tests.helpers.trained_instances import (
    EVERY_POST,
    a_gardener,
    an_accountant,
    ids_of,
    opened_database,
    recommended_by,
    train_on_gardeners,
)

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.recommending import Recommendations

POSTS = (
    a_gardener(101, company="Acme", location="Berlin, Germany", salary_min=40_000, salary_max=60_000),
    a_gardener(102, company="ACME", position="Night Gardener", location="Chicago, IL", tags=("garden", "night")),
    a_gardener(103, location="", salary_min=90_000),
    a_gardener(104, location="Worldwide", salary_max=50_000, description="Grow crypto plants."),
    a_gardener(105, location="Philippines", salary_min=20, salary_max=25, tags=("garden", "Night")),
    a_gardener(106, location="Cryptown", description="Grow cryptocurrency plants."),
)
EVERYONE = {post.id for post in POSTS}


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = train_on_gardeners(tmp_path_factory.mktemp("rules") / "instance", *POSTS)
    assert set(ids_of(recommended_by(folder))) == EVERYONE
    return folder


@pytest.fixture
def folder(scored: Path, tmp_path: Path) -> Path:
    return shutil.copytree(scored, tmp_path / "copy")


def filtered(folder: Path, **filters: object) -> set[int]:
    return set(ids_of(recommended_by(folder, replace(EVERY_POST, **filters))))  # type: ignore[arg-type]


def change(folder: Path, *, hide: tuple[str, ...] = (), unhide: tuple[str, ...] = ()) -> None:
    with opened_database(folder) as session:
        recommending.change_rules(session, [parse(text) for text in hide], [parse(text) for text in unhide])


def hidden(found: Recommendations) -> dict[str, int]:
    return {str(rule): number for rule, number in found.hidden.items()}


def test_a_rule_lasts_and_counts_what_it_hides_until_it_is_taken_back(folder: Path) -> None:
    change(folder, hide=("company:acme",))
    for _ in range(2):
        found = recommended_by(folder)
        assert set(ids_of(found)) == EVERYONE - {101, 102}
        assert hidden(found) == {"company:acme": 2}
        assert found.total == len(EVERYONE) - 2
    change(folder, unhide=("company:acme",))
    assert (set(ids_of(recommended_by(folder))), hidden(recommended_by(folder))) == (EVERYONE, {})


def test_a_rule_deletes_nothing(folder: Path) -> None:
    change(folder, hide=("word:garden", "company:Acme"))
    assert ids_of(recommended_by(folder)) == []
    with opened_database(folder) as session:
        assert {post.id for post in jobs.get(session, sorted(EVERYONE))} == EVERYONE


def test_a_word_is_a_whole_one_wherever_it_stands(folder: Path) -> None:
    change(folder, hide=("word:crypto", "word:NIGHT"))
    found = recommended_by(folder)
    assert set(ids_of(found)) == {101, 103, 106}
    assert hidden(found) == {"word:NIGHT": 2, "word:crypto": 1}


def test_a_post_hidden_by_two_rules_counts_once(folder: Path) -> None:
    change(folder, hide=("word:night", "company:Acme"))
    assert sum(hidden(recommended_by(folder)).values()) == 3


def test_rules_count_only_what_the_filters_leave(folder: Path) -> None:
    change(folder, hide=("company:Acme",))
    assert hidden(recommended_by(folder, replace(EVERY_POST, tags=("night",)))) == {"company:Acme": 1}
    assert hidden(recommended_by(folder, replace(EVERY_POST, min_chance=1.0))) == {"company:Acme": 0}


@pytest.mark.parametrize("only_new", [True, False])
def test_of_what_is_too_unlikely_rules_hide_nothing(gardeners: Path, only_new: bool) -> None:
    """Else a rule seems to hide more on the days on which nothing is likely."""
    with opened_database(gardeners) as session:
        jobs.save(session, [an_accountant(201, company="Acme"), an_accountant(202)], NOW)
    change(gardeners, hide=("company:Acme", "word:garden"))
    found = recommended_by(gardeners, filtering.Filters(only_new=only_new))
    assert found.unlikely > 0
    assert hidden(found)["company:Acme"] == 0


def test_a_rule_is_the_same_in_any_case(folder: Path) -> None:
    change(folder, hide=("company:Acme", "company:ACME", "company:  Acme "))
    with opened_database(folder) as session:
        assert list(map(str, rules.get_rules(session))) == ["company:Acme"]
    change(folder, unhide=("company:acme",))
    assert hidden(recommended_by(folder)) == {}


def test_a_rule_that_is_not_in_force_cannot_be_ended(folder: Path) -> None:
    with pytest.raises(JobSearchError, match="no rule word:night"):
        change(folder, unhide=("word:night",))


@pytest.mark.parametrize("wrong", ["", "acme", "company", "company:", "word:  ", "Company:Acme", "salary:0", ":x"])
def test_a_rule_of_another_form_changes_nothing(folder: Path, wrong: str) -> None:
    with pytest.raises(JobSearchError, match="company:NAME or word:TEXT"):
        change(folder, hide=("company:Acme", wrong))
    with opened_database(folder) as session:
        assert rules.get_rules(session) == []


@pytest.mark.parametrize(("word", "text"), [("c++", "We like C++."), (".net", "a .NET shop"), ("a b", "A B c")])
def test_words_may_hold_signs(word: str, text: str) -> None:
    assert Rule(RuleKind.WORD, word).matches(a_stored_post(description=text))
    assert not Rule(RuleKind.WORD, word).matches(a_stored_post(description="x" + text.replace(" ", "")))


def test_rules_are_changed_listed_and_refused_on_the_command_line(folder: Path) -> None:
    program = Program(folder)
    done = program("recommend", "--json", "--min-chance", 0, "--hide", "company:Acme", "--hide", "word:o'clock")
    assert {post["id"] for post in done.json()} == EVERYONE - {101, 102}
    assert "Your rule company:Acme hides 2 posts from this list; --unhide company:Acme ends it.\n" in done.err
    for rule, typed in (("Acme", "company:Acme"), ("o'clock", "'word:o'\"'\"'clock'")):
        assert f"Hidden from now on: {rule}; recommend --unhide {typed} shows it again.\n" in done.err
    assert "o'clock" not in program("recommend", "--min-chance", 0).err  # it hides nothing of this list
    assert program("stats", "--json").json()["rules"] == ["company:Acme", "word:o'clock"]
    wrong = program("recommend", "--hide", "acme", code=2)
    assert wrong.out == ""
    assert "company:NAME or word:TEXT" in wrong.err
    unknown = program("recommend", "--unhide", "word:night", code=1)
    assert (unknown.out, unknown.err.count("\n")) == ("", 1)
    assert "Shown again: Acme.\n" in program("recommend", "--unhide", "company:acme").err.replace("acme", "Acme")


@pytest.mark.parametrize(
    ("least", "left"),
    [
        (0, EVERYONE),
        (55_000, {101, 102, 103, 106}),
        (45_000, EVERYONE),
        (95_000, {102, 106}),
    ],
)
def test_a_salary_not_stated_passes_and_pay_by_the_hour_counts_as_a_years(
    scored: Path, least: int, left: set[int]
) -> None:
    assert filtered(scored, demands=Demands(min_salary=LeastPay(least))) == left


@pytest.mark.parametrize(
    ("place", "left"),
    [
        ("Europe", {101, 103, 104, 106}),
        ("germany", {101, 103, 104, 106}),
        ("usa", {102, 103, 104, 106}),
        ("asia", {103, 104, 105, 106}),
    ],
)
def test_a_place_not_stated_passes(scored: Path, place: str, left: set[int]) -> None:
    assert filtered(scored, demands=Demands(place=resolve(place))) == left


def test_a_job_is_open_where_one_of_its_copies_is(folder: Path) -> None:
    with opened_database(folder) as session:
        cities = ("Chicago, IL", "Paris, France", "Boston, MA")
        jobs.save(
            session,
            [a_gardener(number, company="Folded", location=city) for number, city in enumerate(cities, 201)],
            NOW,
        )
    europe, asia = (
        recommended_by(folder, replace(EVERY_POST, demands=Demands(place=resolve(place))))
        for place in ("europe", "asia")
    )
    assert len({201, 202, 203}.intersection(ids_of(europe))) == 1
    assert not {201, 202, 203}.intersection(ids_of(asia))


def test_every_tag_asked_for_must_be_there_in_any_case(scored: Path) -> None:
    assert filtered(scored, tags=("night",)) == {102, 105}
    assert filtered(scored, tags=("NIGHT", "Garden")) == {102, 105}
    assert filtered(scored, tags=("night", "python")) == set()


def test_new_is_what_was_never_shown_and_a_copy_of_it_is_not_new(folder: Path) -> None:
    with opened_database(folder) as session:
        first = recommending.recommend(session, folder / "model.joblib", EVERY_POST, lambda _done, _total: None)
        assert all(each.new for each in first.posts)
        recommending.mark_shown(session, [each.post.id for each in first.posts], NOW)
        jobs.save(session, [a_gardener(201, company="Company 103"), a_gardener(202)], NOW + timedelta(days=1))
    again = recommended_by(folder)
    assert {each.post.id for each in again.posts if each.new} == {202}
    assert filtered(folder, only_new=True) == {202}


def test_a_list_that_could_not_be_shown_leaves_its_posts_new(folder: Path, tmp_path: Path) -> None:
    failed = Program(folder)("recommend", "--html", tmp_path / "nowhere" / "jobs.html", code=1)
    assert failed.err.count("\n") == 1
    with opened_database(folder) as session:
        assert scores.get_shown(session, sorted(EVERYONE)) == set()


def test_posts_that_left_the_feed_age_out(folder: Path) -> None:
    later = NOW + timedelta(days=40)
    with opened_database(folder) as session:
        jobs.save(session, [post for post in POSTS if post.id in {101, 104}], later)
    assert filtered(folder, since=timedelta(days=30)) == {101, 104}
    assert filtered(folder, since=timedelta(days=40)) == EVERYONE
    assert filtered(folder, since=later - timedelta(hours=1)) == {101, 104}
    assert filtered(folder, since=None) == filtered(folder, since=parse_since("99999d", NOW)) == EVERYONE
    assert filtered(folder, since=later + timedelta(days=1)) == set()


def test_when_nothing_reaches_the_threshold_the_nearest_few_are_shown(folder: Path) -> None:
    change(folder, hide=("company:Acme", "word:plants"))
    with opened_database(folder) as session:
        told = {"position": "Accountant", "tags": ("money",), "description": "Coins."}
        accountants = [a_gardener(number, company=f"Bank {number}", **told) for number in range(301, 309)]
        jobs.save(session, accountants, NOW)
    found = recommended_by(folder, replace(EVERY_POST, min_chance=None))
    assert (found.below_threshold, found.total, len(found.posts)) == (True, 0, 5)
    assert not set(ids_of(found)) & EVERYONE
    assert not recommended_by(folder, replace(EVERY_POST, min_chance=0.9)).posts
