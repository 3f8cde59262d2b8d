"""The command list: the shortlist, other sets of what is stored, searched and filtered, in every format."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.helpers.feeds import feed, feed_element
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.running import FORTY_LABELS, POST_KEYS, Program, imported

if TYPE_CHECKING:
    from pathlib import Path

LIKED = {int(post_id) for post_id, label in FORTY_LABELS.items() if label}


@pytest.fixture
def program(labeled_sample: Program, tmp_path: Path) -> Program:
    return labeled_sample.copy(tmp_path / "copy")


def listed(program: Program, *options: object) -> list[int]:
    return [post["id"] for post in program("list", "--json", "--limit", 200, *options).json()]


def test_the_shortlist_is_what_was_liked_newest_answer_first(labeled_sample: Program) -> None:
    ids = listed(labeled_sample)
    assert set(ids) == LIKED
    answered = [int(post_id) for post_id, label in FORTY_LABELS.items() if label]
    assert ids == answered[::-1]


def test_a_job_leaves_the_shortlist_once_it_has_a_stage_or_another_label(program: Program) -> None:
    first, second, third, *rest = listed(program)
    program("mark", first, "--stage", "applied")
    program("mark", second, "--stage", "closed")
    program("mark", third, "--label", "not-interested")
    assert listed(program) == rest
    assert listed(program, "--stage", "applied") == [first]
    assert set(listed(program, "--stage", "none", "--label", "interested")) == set(rest)
    program("mark", first, "--stage", "none")
    assert listed(program) == [first, *rest]


def test_sets_are_chosen_by_label_and_stage(program: Program) -> None:
    everything = listed(program, "--all")
    sets = [listed(program, "--label", label) for label in ("interested", "not-interested", "none")]
    assert sorted(post for some in sets for post in some) == sorted(everything)
    assert set(sets[0]) == LIKED


def test_every_format_has_the_address_and_the_word_to_mention(labeled_sample: Program) -> None:
    posts = labeled_sample("list", "--json").json()
    assert all(post.keys() == POST_KEYS for post in posts)
    assert any(post["mention"] for post in posts)
    page = labeled_sample("list", "--html", "-").out
    lines = labeled_sample("list").out.splitlines()
    rows = list(csv.DictReader(io.StringIO(labeled_sample("list", "--csv").out, newline=""), strict=True))
    with at_terminal(labeled_sample, "list", size=(400, 140)) as terminal:
        table = terminal.wait("Source: Remote OK")
    for post, line, row in zip(posts, lines, rows, strict=True):
        assert [line.split("\t")[index] for index in (0, -1)] == [str(post["id"]), post["url"]]
        assert (row["url"], row["mention"]) == (post["url"], post["mention"] or "")
        assert all(post["url"] in text for text in (page, table))
        if post["mention"]:
            assert post["mention"] in line.split("\t")
            assert f"Mention the word {post['mention']}" in table
            assert f"Mention the word <b>{post['mention']}</b>" in page


def test_what_became_of_a_post_shows_in_every_format(program: Program) -> None:
    post_id = listed(program)[0]
    program("mark", post_id, "--stage", "interview", "--note", "Tuesday <b>10:00</b>")
    which = ("list", "--stage", "interview")
    (post,) = program(*which, "--json").json()
    assert (post["stage"], post["note"]) == ("interview", "Tuesday <b>10:00</b>")
    (row,) = csv.DictReader(io.StringIO(program(*which, "--csv").out, newline=""))
    assert (row["stage"], row["stage_at"], row["note"]) == ("interview", post["stage_at"], post["note"])
    assert "Note: Tuesday &lt;b&gt;10:00&lt;/b&gt;" in program(*which, "--html", "-").out
    line = program(*which).out
    assert "interview just now" in line
    assert "\tTuesday <b>10:00</b>\t" in line


def test_a_search_finds_within_the_shortlist_or_everything(labeled_sample: Program) -> None:
    everything, shortlist = (
        listed(labeled_sample, "--all", "--search", "python"),
        listed(labeled_sample, "--search", "python"),
    )
    assert set(shortlist) < set(everything)
    assert set(shortlist) == set(everything) & LIKED
    nothing = labeled_sample("list", "--search", "zzzz")
    assert nothing.out == ""
    assert "add --all to search all that is stored" in nothing.err


def test_posts_like_one_are_of_its_kind_and_not_itself(labeled_sample: Program) -> None:
    designer = next(
        post["id"]
        for post in labeled_sample("list", "--all", "--search", "designer", "--json").json()
        if post["position"]
    )
    alike = labeled_sample("list", "--like", designer, "--limit", 3, "--json").json()
    assert designer not in [post["id"] for post in alike]
    assert "design" in alike[0]["position"].lower()
    named = listed(labeled_sample, "--like", designer, "--search", "brand")
    assert 0 < len(named) < len(listed(labeled_sample, "--like", designer))
    assert "no post 1 here" in labeled_sample("list", "--like", 1, code=1).err


def test_filters_are_those_of_recommend(labeled_sample: Program) -> None:
    posts = {post["id"]: post for post in labeled_sample("list", "--all", "--limit", 200, "--json").json()}
    tag = next(post["tags"][0] for post in posts.values() if post["tags"])
    assert all(tag in posts[post_id]["tags"] for post_id in listed(labeled_sample, "--all", "--tag", tag))
    company = next(post["company"] for post in posts.values() if post["company"])
    assert {posts[post_id]["company"] for post_id in listed(labeled_sample, "--all", "--company", company.upper())} == {
        company
    }
    part = listed(labeled_sample, "--all", "--company", company[1:-1])
    assert company in {posts[post_id]["company"] for post_id in part}
    paid = [posts[post_id]["salary_max"] for post_id in listed(labeled_sample, "--all", "--min-salary", "70k")]
    assert any(paid)
    assert all(most is None or most >= 70_000 or most < 1000 for most in paid)
    assert listed(labeled_sample, "--all", "--since", "2999-01-01") == []
    assert 0 < len(listed(labeled_sample, "--all", "--place", "europe")) < len(posts)


def test_a_least_chance_scores_what_the_model_has_not(program: Program) -> None:
    assert program("list", "--all", "--min-chance", 0.5, code=1).err == "Error: There is no model yet: run train.\n"
    program("train")
    posts = program("list", "--all", "--min-chance", "50%", "--limit", 200, "--json").json()
    assert posts
    assert all(post["chance"] >= 0.5 for post in posts)
    assert LIKED & {post["id"] for post in posts}


def test_copies_are_one_row(program: Program) -> None:
    copies = [feed_element(number, company="Acme", position="Baker", location=f"City {number}") for number in (1, 2, 3)]
    program("fetch-new", "--from", "-", given=feed(*copies))
    posts = program("list", "--all", "--search", "baker acme", "--json").json()
    assert [len(post["copies"]) for post in posts] == [2]
    program("mark", 2, "--label", "interested")
    assert listed(program)[0] == 2


def test_the_limit_says_that_there_are_more(labeled_sample: Program) -> None:
    done = labeled_sample("list", "--limit", 4)
    assert len(done.out.splitlines()) == 4
    assert done.err.startswith(
        "The first 4 jobs that you found interesting and have yet to apply to.\nThere are more; --limit 8"
    )
    whole = labeled_sample("list", "--limit", len(LIKED)).err
    assert whole.startswith(f"{len(LIKED)} jobs that you found interesting")
    assert "There are more" not in whole


def test_an_empty_shortlist_says_what_is_listed_there(program: Program) -> None:
    program("mark", *LIKED, "--stage", "applied")
    assert "listed here until you apply" in program("list").err


@pytest.mark.parametrize("options", [(), ("--tag", "python")])
def test_the_shortlist_goes_on_with_an_application_for_its_first_job(
    options: tuple[str, ...], labeled_sample: Program
) -> None:
    done = labeled_sample("list", "--json", *options)
    command = f"python main.py mark {done.json()[0]['id']} --stage applied"
    assert done.err.splitlines()[-1] == f"Next, once you have applied: {command}"


@pytest.mark.parametrize("options", [("--all",), ("--label", "not-interested"), ("--tag", "no such tag")])
def test_any_other_list_goes_on_with_what_makes_sense_anyway(options: tuple[str, ...], labeled_sample: Program) -> None:
    last = labeled_sample("list", *options).err.splitlines()[-1]
    assert last == "Next, let it learn from your answers: python main.py train"


def test_a_list_that_shows_the_same_again_marks_nothing_as_new(labeled_sample: Program) -> None:
    with at_terminal(labeled_sample, "list", "--all", "--limit", 3) as terminal:
        assert "(new)" not in terminal.wait("Source: Remote OK")
    assert 'class="new"' not in labeled_sample("list", "--all", "--html", "-").out


def test_beside_an_answer_people_see_no_chance(program: Program) -> None:
    program("train")
    program("recommend", "--json", "--min-chance", 0, "--limit", 200)
    recommended = program("recommend", "--json").json()[0]["id"]
    program("mark", recommended, "--label", "interested")
    assert program("list", "--limit", 1, "--json").json()[0]["chance"]
    for options, has_chance in (((), False), (("--label", "none"), True)):
        with at_terminal(program, "list", "--limit", 1, *options) as terminal:
            assert ("%" in terminal.wait("Source: Remote OK")) is has_chance


def test_what_is_judged_is_not_new(labeled_sample: Program) -> None:
    shortlist = list(csv.DictReader(io.StringIO(labeled_sample("list", "--csv").out, newline="")))
    assert {row["new"] for row in shortlist} == {"0"}
    assert not listed(labeled_sample, "--new")
    assert not LIKED & set(listed(labeled_sample, "--all", "--new"))


def test_a_post_that_is_no_longer_listed_says_when_it_was(program: Program) -> None:
    first = listed(program)[0]
    with at_terminal(program, "list", "--limit", 1) as terminal:
        assert "last listed" not in terminal.wait("Source: Remote OK")
    with closing(sqlite3.connect(program.instance / "jobposts.db")) as database, database:
        database.execute("UPDATE job_posts SET last_seen = datetime(last_seen, '-12 days') WHERE id = ?", (first,))
    with at_terminal(program, "list", "--limit", 1) as terminal:
        terminal.wait("last listed 12 d ago", "Source: Remote OK")


def test_the_shortlist_and_a_search_load_no_scikit_learn(labeled_sample: Program) -> None:
    for options in ((), ("--all", "--search", "python")):
        modules = imported("list", *options, "--instance", labeled_sample.instance)
        assert "sqlalchemy" in modules
        assert not modules & {"sklearn", "joblib", "numpy", "httpx"}


def test_a_job_that_a_newer_copy_lists_is_neither_gone_nor_lost_to_a_filter(program: Program) -> None:
    post_id = listed(program)[0]
    program("recommend", code=1)
    with closing(sqlite3.connect(program.instance / "jobposts.db")) as database, database:
        database.execute("UPDATE job_posts SET last_seen = datetime(last_seen, '-40 days') WHERE id = ?", (post_id,))
    assert post_id not in listed(program, "--since", "30d")
    (post,) = (post for post in program("list", "--json").json() if post["id"] == post_id)
    named = {"company": post["company"], "position": post["position"], "tags": ["a-new-tag"]}
    program("fetch-new", "--from", "-", given=feed(feed_element(9_999_999, **named)))
    assert post_id in listed(program, "--since", "30d")
    assert listed(program, "--tag", "a-new-tag") == [post_id]
    with at_terminal(program, "list", "--limit", 1) as terminal:
        assert "last listed" not in terminal.wait("Source: Remote OK")


def test_json_has_the_chance_of_every_post_once_there_is_a_model(program: Program) -> None:
    assert {post["chance"] for post in program("list", "--json").json()} == {None}
    program("train")
    assert all(post["chance"] is not None and post["why"] for post in program("list", "--json").json())


def test_a_part_of_a_companys_name_is_known_where_another_filter_leaves_nothing(program: Program) -> None:
    company = program("list", "--json").json()[0]["company"]
    done = program("list", "--company", company[:-1], "--since", "2999-01-01")
    assert "No stored post" not in done.err
