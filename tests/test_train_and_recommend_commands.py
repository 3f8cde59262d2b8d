"""The commands train and recommend on the sample, as their users call them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers.feeds import feed, feed_element
from tests.helpers.running import FORTY_LABELS, POST_KEYS, SAMPLE, Program, imported

if TYPE_CHECKING:
    from pathlib import Path

SCORES = {"precision", "recall", "f1-score", "support"}
ALL = ("--min-chance", 0, "--limit", 100)


@pytest.fixture
def program(scored_sample: Program, tmp_path: Path) -> Program:
    return scored_sample.copy(tmp_path / "copy")


@pytest.fixture
def unscored(trained_sample: Program, tmp_path: Path) -> Program:
    return trained_sample.copy(tmp_path / "copy")


@pytest.fixture
def report(trained_sample: Program) -> Any:
    return json.loads((trained_sample.instance.parent / "report.json").read_bytes())


def recommended(program: Program, *options: object) -> list[Any]:
    done = program("recommend", "--json", *options)
    posts: list[Any] = done.json()
    return posts


def ids(posts: list[Any]) -> list[int]:
    return [post["id"] for post in posts]


def test_training_reports_what_the_contract_names(report: Any) -> None:
    interested = sum(FORTY_LABELS.values())
    assert report["labels"] == {"interested": interested, "not_interested": len(FORTY_LABELS) - interested}
    assert set(report["report"]) >= {"interested", "not interested", "accuracy", "macro avg", "weighted avg"}
    assert set(report["report"]["interested"]) == SCORES
    assert report["report"]["interested"]["support"] == interested
    assert report["baseline"]
    assert 0 <= report["average_precision"] <= 1
    assert 0 <= report["precision_at_10"] <= 1


def test_the_same_labels_give_the_same_model_and_report(program: Program, report: Any) -> None:
    before = recommended(program)
    done = program.fresh("train", "--json")  # and another seed for the hashes of texts
    assert done.json() == report
    assert recommended(program) == before


def test_the_model_lies_beside_the_database(trained_sample: Program) -> None:
    assert {file.name for file in trained_sample.instance.iterdir()} == {
        "jobposts.db",
        "label.lock",
        "model.joblib",
    }


def test_there_is_no_recommendation_without_a_model(program: Program, tmp_path: Path) -> None:
    (program.instance / "model.joblib").unlink()
    for instance in (program.instance, tmp_path / "empty"):
        done = Program(instance)("recommend", "--json", code=1)
        assert (done.out, done.err.count("\n")) == ("", 1)
        assert "train" in done.err


def test_a_damaged_model_is_an_error_of_one_line(unscored: Program) -> None:
    (unscored.instance / "model.joblib").write_bytes(b"\x80\x04nothing")
    done = unscored("recommend", code=1)
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert "run train again" in done.err


def test_recommended_posts_are_the_unlabeled_ones_best_first_and_each_job_once(program: Program) -> None:
    posts = recommended(program, *ALL)
    assert all(set(post) >= POST_KEYS and post["label"] is None for post in posts)
    assert all(1 >= post["chance"] >= 0 and post["why"] is not None for post in posts)
    assert [post["chance"] for post in posts] == sorted((post["chance"] for post in posts), reverse=True)
    assert all(set(post["why"][0]) == {"term", "weight"} for post in posts if post["why"])
    everyone = ids(posts) + [copy for post in posts for copy in post["copies"]]
    assert len(everyone) == len(set(everyone))
    assert not set(everyone) & set(map(int, FORTY_LABELS))


def test_dates_are_iso_8601_in_utc(program: Program) -> None:
    post = recommended(program)[0]
    moments = [datetime.fromisoformat(post[name]) for name in ("posted_at", "first_seen", "last_seen")]
    assert all(moment.tzinfo == UTC for moment in moments)
    assert moments == sorted(moments)


def test_every_format_lists_the_same_posts_and_is_read_by_a_standard_parser(program: Program) -> None:
    options = (*ALL[:2], "--limit", 7)
    posts = recommended(program, *options)
    values = program("recommend", *options, "--csv").out
    rows = list(csv.DictReader(io.StringIO(values, newline=""), strict=True))
    assert values.count("\r\n") == values.count("\n") == 8
    lines = csv.reader(program("recommend", *options).out.splitlines(), "excel-tab", quoting=csv.QUOTE_NONE)
    fields = list(lines)
    assert [int(row["id"]) for row in rows] == [int(line[0]) for line in fields] == ids(posts)
    assert [row["position"] for row in rows] == [line[3] for line in fields] == [post["position"] for post in posts]
    assert [row["url"] for row in rows] == [line[-1] for line in fields] == [post["url"] for post in posts]
    assert [float(row["chance"]) for row in rows] == [post["chance"] for post in posts]
    assert {len(line) for line in fields} == {10}


def test_a_limit_says_how_many_more_there_are(program: Program) -> None:
    done = program("recommend", "--min-chance", 0, "--limit", 3)
    assert len(done.out.splitlines()) == 3
    assert " more; --limit " in done.err
    assert "Remote OK" in done.err


def test_a_bar_that_nothing_clears_leaves_an_empty_list(program: Program) -> None:
    done = program("recommend", "--json", "--min-chance", 1)
    assert done.json() == []
    assert "Nothing to recommend" in done.err


def test_new_are_only_those_never_shown_before(program: Program) -> None:
    program("fetch-new", "--from", "-", given=feed(feed_element(1)))
    lines = [line.split("\t") for line in program("recommend", *ALL, "--new").out.splitlines()]
    assert [(line[0], line[2]) for line in lines] == [("1", "new")]
    assert recommended(program, *ALL, "--new") == []
    assert not any(post["new"] for post in recommended(program, *ALL))


def test_filters_keep_what_is_not_stated(program: Program) -> None:
    everyone = recommended(program, *ALL)
    tagged = recommended(program, *ALL, "--tag", "Python", "--tag", "backend")
    assert ids(tagged) == [post["id"] for post in everyone if {"python", "backend"} <= set(post["tags"])]
    paid = recommended(program, *ALL, "--min-salary", 70_000)
    stated = [post["salary_max"] for post in paid if post["salary_max"]]
    assert 0 < len(stated) < len(paid) < len(everyone)
    assert all(salary >= 70_000 for salary in stated if salary > 1000)
    placed = {post["location"] for post in recommended(program, *ALL, "--place", "europe")}
    assert placed >= {"Europe", "Worldwide", ""}
    assert not placed & {"Remote - US", "United States", "Philippines"}


def test_since_counts_by_when_the_feed_last_listed_a_post(program: Program) -> None:
    between = datetime.now(UTC).isoformat()
    program("fetch-new", "--from", "-", given=feed(feed_element(1), feed_element(2)))
    assert set(ids(recommended(program, *ALL, "--since", between))) == {1, 2}
    assert {1, 2} < set(ids(recommended(program, *ALL, "--since", "all")))
    assert recommended(program, "--since", "2999-01-01") == []


def test_labels_given_since_training_are_learned_first(program: Program) -> None:
    best = recommended(program)[0]["id"]
    program.label({str(best): 0})
    kept = program("recommend", "--json", "--no-train")
    assert best not in ids(kept.json())
    assert "Labels or words have changed" in kept.err
    assert program("stats", "--json").json()["model"]["outdated"]
    done = program("recommend", "--json")
    assert best not in ids(done.json())
    assert done.err.startswith("Trained on 41 labels.\n")
    assert not program("stats", "--json").json()["model"]["outdated"]
    assert "Trained" not in program("recommend", "--json").err


def test_new_posts_are_learned_first_and_the_last_evaluation_stays(program: Program) -> None:
    quality = program("stats", "--json").json()["model"]["quality"]
    new = feed_element(1, position="Zookeeper of Pythons", description="Feed the snakes.", tags=["zoo"])
    program("fetch-new", "--from", "-", given=json.dumps([new]))
    assert "Trained" not in program("recommend", "--json", "--no-train").err
    done = program("recommend", "--json", *ALL)
    assert done.err.startswith("Trained on 40 labels, with the new posts.\n")
    assert program("stats", "--json").json()["model"]["quality"] == quality
    assert "Trained" not in program("recommend", "--json").err
    program("fetch-new", "--from", "-", given=json.dumps([new]))
    assert "Trained" not in program("recommend", "--json").err


def test_a_model_of_an_earlier_version_learns_the_posts_once(program: Program) -> None:
    with closing(sqlite3.connect(program.instance / "jobposts.db")) as database, database:
        (record,) = database.execute("SELECT value FROM settings WHERE name = 'model'").fetchone()
        facts = {name: value for name, value in json.loads(record).items() if name != "posts"}
        database.execute("UPDATE settings SET value = ? WHERE name = 'model'", [json.dumps(facts)])
    assert "Trained on 40 labels, with the new posts." in program("recommend").err
    assert "Trained" not in program("recommend").err


def test_what_is_left_stays_known_where_a_list_looks_less_far_back(program: Program) -> None:
    program("fetch-new", "--from", "-", given=json.dumps([feed_element(1, position="Zookeeper")]))
    program("recommend", "--since", "1d")
    assert program("stats", "--json").json()["expected_good"] is not None


def test_a_title_is_not_taken_for_the_one_word_of_it_that_is_known(program: Program) -> None:
    titles = {1: "Python Developer", 2: "Python Falconer Puppeteer"}
    new = [feed_element(post_id, position=title, description="", tags=[]) for post_id, title in titles.items()]
    program("fetch-new", "--from", "-", given=json.dumps(new))

    def chances(*options: object) -> dict[int, float]:
        return {post["id"]: post["chance"] for post in recommended(program, *ALL, *options) if post["id"] in titles}

    before, after = chances("--no-train"), chances()
    assert after[2] / after[1] < before[2] / before[1]


def test_words_given_since_training_are_learned_first(program: Program) -> None:
    program("label", "--looking-for", "nurse")
    assert "Trained on 40 labels." in program("recommend").err


def test_too_few_labels_leave_the_model_as_it_is(program: Program) -> None:
    labels = program("list", "--label", "interested", "--limit", 100, "--json").json()
    program("mark", *(post["id"] for post in labels), "--label", "none")
    program("label", "--looking-for", "")
    done = program("recommend", "--json")
    assert "The earlier model is used. Too few labels to train" in done.err
    assert "--no-train" not in done.err


def test_a_changed_post_is_scored_anew(program: Program) -> None:
    before = recommended(program, *ALL)
    elements = json.loads(SAMPLE.read_bytes())
    changed = next(element for element in elements if element.get("id") == str(before[0]["id"]))
    changed |= {"position": "Night Nurse", "description": "Care for patients.", "tags": ["medical"]}
    assert program("fetch-new", "--json", "--from", "-", given=json.dumps([changed])).json()["changed"] == 1
    after = {post["id"]: post for post in recommended(program, *ALL)}
    assert after[before[0]["id"]]["chance"] != before[0]["chance"]
    assert after[before[0]["id"]]["why"] != before[0]["why"]


def test_a_second_list_needs_no_model_and_loads_no_scikit_learn(program: Program) -> None:
    modules = imported("recommend", "--instance", program.instance)
    assert "sqlalchemy" in modules
    assert not modules & {"sklearn", "joblib", "numpy", "httpx"}
