"""The command list: the shortlist, other sets of what is stored, searched and filtered, in every format."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.helpers.feeds import feed, feed_element
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.running import POST_KEYS, READER, Program, imported

if TYPE_CHECKING:
    from pathlib import Path

LABELS = dict(list(READER.items())[25:65])
LIKED = {int(post_id) for post_id, label in LABELS.items() if label}


@pytest.fixture(scope="module")
def labeled(stored_sample: Program, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The sample, labeled in part."""
    program = stored_sample.copy(tmp_path_factory.mktemp("labeled") / "instance")
    program.label(LABELS)
    return program


@pytest.fixture
def program(labeled: Program, tmp_path: Path) -> Program:
    return labeled.copy(tmp_path / "copy")


def listed(program: Program, *options: object) -> list[int]:
    return [post["id"] for post in program("list", "--json", "--limit", 200, *options).json()]


def test_the_shortlist_is_what_was_liked_newest_answer_first(labeled: Program) -> None:
    ids = listed(labeled)
    assert set(ids) == LIKED
    answered = [int(post_id) for post_id, label in LABELS.items() if label]
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


def test_every_format_has_the_address_and_the_word_to_mention(labeled: Program) -> None:
    posts = labeled("list", "--json").json()
    assert all(post.keys() == POST_KEYS for post in posts)
    assert any(post["mention"] for post in posts)
    page = labeled("list", "--html", "-").out
    lines = labeled("list").out.splitlines()
    rows = list(csv.DictReader(io.StringIO(labeled("list", "--csv").out, newline=""), strict=True))
    with at_terminal(labeled, "list", size=(400, 140)) as terminal:
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


def test_a_search_finds_within_the_shortlist_or_everything(labeled: Program) -> None:
    everything, shortlist = listed(labeled, "--all", "--search", "python"), listed(labeled, "--search", "python")
    assert set(shortlist) < set(everything)
    assert set(shortlist) == set(everything) & LIKED
    nothing = labeled("list", "--search", "zzzz")
    assert nothing.out == ""
    assert "list --all --search searches all that is stored" in nothing.err


def test_posts_like_one_are_of_its_kind_and_not_itself(labeled: Program) -> None:
    designer = next(
        post["id"] for post in labeled("list", "--all", "--search", "designer", "--json").json() if post["position"]
    )
    alike = labeled("list", "--like", designer, "--limit", 3, "--json").json()
    assert designer not in [post["id"] for post in alike]
    assert "design" in alike[0]["position"].lower()
    assert "no post 1 here" in labeled("list", "--like", 1, code=1).err


def test_posts_like_one_can_be_searched(labeled: Program) -> None:
    like = ("--like", listed(labeled, "--all", "--search", "designer")[0])
    alike, found = listed(labeled, *like), set(listed(labeled, "--all", "--search", "remote"))
    assert listed(labeled, *like, "--search", "remote") == [post_id for post_id in alike if post_id in found] != alike
    assert listed(labeled, *like, "--search", "nothing-like-it") == []


def test_filters_are_those_of_recommend(labeled: Program) -> None:
    posts = {post["id"]: post for post in labeled("list", "--all", "--limit", 200, "--json").json()}
    tag = next(post["tags"][0] for post in posts.values() if post["tags"])
    assert all(tag in posts[post_id]["tags"] for post_id in listed(labeled, "--all", "--tag", tag))
    company = next(post["company"] for post in posts.values() if post["company"])
    assert {posts[post_id]["company"] for post_id in listed(labeled, "--all", "--company", company.upper())} == {
        company
    }
    paid = [posts[post_id]["salary_max"] for post_id in listed(labeled, "--all", "--min-salary", "70k")]
    assert any(paid)
    assert all(most is None or most >= 70_000 or most < 1000 for most in paid)
    assert listed(labeled, "--all", "--since", "2999-01-01") == []
    assert 0 < len(listed(labeled, "--all", "--place", "europe")) < len(posts)


def test_a_least_chance_scores_what_the_model_has_not(program: Program) -> None:
    assert "no model yet" in program("list", "--all", "--min-chance", 0.5, code=1).err
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


def test_the_limit_says_that_there_are_more(labeled: Program) -> None:
    done = labeled("list", "--limit", 4)
    assert len(done.out.splitlines()) == 4
    assert "There are more; --limit 8" in done.err
    assert "There are more" not in labeled("list", "--limit", len(LIKED)).err


def test_a_post_that_is_no_longer_listed_says_when_it_was(program: Program) -> None:
    first = listed(program)[0]
    with at_terminal(program, "list", "--limit", 1) as terminal:
        assert "last listed" not in terminal.wait("Source: Remote OK")
    with closing(sqlite3.connect(program.instance / "jobposts.db")) as database, database:
        database.execute("UPDATE job_posts SET last_seen = datetime(last_seen, '-12 days') WHERE id = ?", (first,))
    with at_terminal(program, "list", "--limit", 1) as terminal:
        terminal.wait("last listed 12 d ago", "Source: Remote OK")


def test_the_shortlist_and_a_search_load_no_scikit_learn(labeled: Program) -> None:
    for options in ((), ("--all", "--search", "python")):
        modules = imported("list", *options, "--instance", labeled.instance)
        assert "sqlalchemy" in modules
        assert not modules & {"sklearn", "joblib", "numpy", "httpx"}


def test_an_empty_list_says_how_to_fill_it(tmp_path: Path) -> None:
    empty = Program(tmp_path / "empty")
    done = empty("list")
    assert done.out == ""
    assert "label" in done.err
    assert json.loads(empty("list", "--json").out) == []
