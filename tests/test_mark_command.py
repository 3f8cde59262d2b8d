"""The command mark: labels, stages and notes for one post or many, all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jobsearch.dataaccess import answers as stored_answers
from tests.helpers.builders import NOW
from tests.helpers.feeds import feed, feed_element
from tests.helpers.four_posts import stored_labels
from tests.helpers.running import Program
from tests.helpers.trained_instances import opened_database

if TYPE_CHECKING:
    from pathlib import Path


def shown(program: Program, post_id: int) -> Any:
    return program("show", post_id, "--json").json()


def answers(program: Program) -> list[Any]:
    return [program("stats", "--json").json()[key] for key in ("weeks", "labels")]


def test_a_mark_says_what_became_of_each_post_and_shows_wherever_it_is_shown(program: Program) -> None:
    program("fetch-new", "--from", "-", given=feed(*(feed_element(number) for number in (1, 2))))
    done = program("mark", 1, 2, "--label", "interested", "--stage", "applied", "--note", "  sent\n my CV ")
    assert done.out == ""
    *marked, _ = done.err.splitlines()
    assert [line.split()[0] for line in marked] == ["1", "2"]
    assert all("interesting just now, applied just now. Note: sent my CV" in line for line in marked)
    post = shown(program, 2)
    assert (post["label"], post["stage"], post["note"]) == (1, "applied", "sent my CV")
    assert post["stage_at"].endswith("Z")


def test_each_mark_is_undone_by_its_opposite(four_posts: Program) -> None:
    before = shown(four_posts, 1)
    four_posts("mark", 1, "--label", "not-interested", "--stage", "offer", "--note", "no")
    assert [shown(four_posts, 1)[key] for key in ("label", "stage", "note")] == [0, "offer", "no"]
    four_posts("mark", 1, "--label", "none", "--stage", "none", "--note", "")
    assert shown(four_posts, 1) == before


@pytest.mark.parametrize("way", ["given", "stdin"])
def test_one_unknown_post_marks_none(four_posts: Program, way: str) -> None:
    ids, given = ((1, 99), "") if way == "given" else (("-",), "1\n99\n")
    failed = four_posts("mark", *ids, "--stage", "applied", given=given, code=1)
    assert failed.err == "Error: There is no post 99 here; recommend and list show the ids there are.\n"
    assert shown(four_posts, 1)["stage"] is None


def test_ids_are_read_from_the_lines_of_a_list(four_posts: Program) -> None:
    listed = four_posts("list", "--all", "--limit", 3).out
    four_posts("mark", "-", "--stage", "applied", given=listed + "\n")
    marked = four_posts("list", "--stage", "applied", "--json").json()
    assert sorted(post["id"] for post in marked) == sorted(int(line.split("\t")[0]) for line in listed.splitlines())
    assert four_posts("mark", "-", "--stage", "none", given="").err.startswith("No post to mark.\n")


@pytest.mark.parametrize(
    "wrong", [("1",), ("one", "--stage", "applied"), ("1", "--stage", "hired"), ("1", "--label", "yes"), ()]
)
def test_wrong_usage_is_said_in_one_line(four_posts: Program, wrong: tuple[str, ...]) -> None:
    assert four_posts("mark", *wrong, code=2).err.count("\n") == 1


def test_bytes_that_are_no_text_are_no_ids(four_posts: Program) -> None:
    failed = four_posts("mark", "-", "--stage", "applied", given=b"1\n\xff\n", code=2, PYTHONIOENCODING="utf-8:strict")
    assert failed.err == "Error: Invalid value: '\\\\xff' is not the id of a post.\n"
    assert shown(four_posts, 1)["stage"] is None


def test_a_label_given_here_is_an_answer_like_any_other(four_posts: Program) -> None:
    four_posts("mark", 2, "--label", "interested")
    four_posts("mark", 3, "--label", "not-interested")
    weeks, labels = answers(four_posts)
    assert [(week["answers"], week["interested"]) for week in weeks] == [(2, 1)]
    assert labels == {"interested": 1, "not_interested": 1}
    four_posts("label", given="u\nq\n")
    assert stored_labels(four_posts) == [None, 1, None, None]


def test_taking_a_label_away_can_be_undone_while_labelling(four_posts: Program) -> None:
    four_posts("mark", 2, "--label", "interested")
    four_posts("mark", 2, "--label", "none")
    assert stored_labels(four_posts) == [None] * 4
    four_posts("label", given="u\nq\n")
    assert stored_labels(four_posts) == [None, 1, None, None]


def test_the_same_label_again_is_no_second_answer(four_posts: Program) -> None:
    for _ in range(2):
        four_posts("mark", 2, "--label", "interested")
    assert answers(four_posts)[0][0]["answers"] == 1


def test_a_label_reaches_the_labeled_copies_of_the_job(program: Program) -> None:
    copies = [feed_element(number, company="Acme", position="Baker") for number in (1, 2, 3)]
    program("fetch-new", "--from", "-", given=feed(*copies))
    program("mark", 1, "--label", "not-interested")
    program("mark", 2, "--label", "interested")
    assert stored_labels(program) == [1, 1, None]
    program("mark", 3, "--label", "none")
    assert stored_labels(program) == [None, None, None]


def test_a_label_is_compared_with_what_the_model_had_said(gardeners: Path) -> None:
    program = Program(gardeners)
    program("recommend", "--min-chance", 0)
    program("mark", 101, "--label", "interested")
    with opened_database(gardeners) as session:
        assert stored_answers.get_progress(session, NOW, 40).guesses == 1
