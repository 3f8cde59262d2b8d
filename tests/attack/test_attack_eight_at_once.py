"""Attacks by eight commands at once on one instance: nothing fails, and no answer, label or post is lost or doubled."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers.feeds import feed, feed_element
from tests.helpers.running import FORTY_LABELS, REPO, SECONDS, Program, plain_environment
from tests.helpers.soak import rounds

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CROWD = REPO / "tests" / "helpers" / "crowd.py"
FETCHED = rounds(60, 3_000)
MARKED = range(1, 6)  # of the posts fetched
ANSWERS = {"y": 1, "n": 0}


def at_once(instance: Path, seconds: float, *workers: list[tuple[str, str]]) -> list[list[dict[str, Any]]]:
    """Let workers run their commands, each a line with what is typed into it; return how the commands ended."""
    folder = instance.with_name("ended")
    folder.mkdir(exist_ok=True)
    asked = [[{"arguments": line.split(), "given": given} for line, given in worker] for worker in workers]
    done = subprocess.run(
        [sys.executable, CROWD],
        input=json.dumps({"workers": asked, "seconds": seconds, "folder": str(folder)}),
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS + seconds,
        env=plain_environment() | {"JOBSEARCH_INSTANCE": str(instance)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    ended: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return ended


def an_answer(folder: Path, number: int) -> Path:
    """Write an answer of Remote OK's that lists so many posts."""
    titles = "Gardener", "Baker", "Backend Engineer", "Data Analyst", "Sailor"
    posts = (
        feed_element(post_id, position=f"{titles[post_id % 5]} {post_id}", description=f"Work no. {post_id}. " * 20)
        for post_id in range(1, number + 1)
    )
    file = folder / "feed.json"
    file.write_bytes(feed(*posts))
    return file


def acknowledged(done: dict[str, Any]) -> list[tuple[int, int]]:
    """Return the answers that stand of a session in JSON lines, seen that undo took back the session's own last one."""
    given: list[tuple[int, int]] = []
    offered, undone = [json.loads(line)["id"] for line in done["out"].splitlines()], None
    for post_id, reply in zip(offered, done["given"].split(), strict=False):
        assert undone in (None, post_id)
        undone = None
        if reply == "u":
            undone, _ = given.pop()
        else:
            given.append((post_id, ANSWERS[reply]))
    return given


def query(instance: Path, statement: str) -> list[Any]:
    with closing(sqlite3.connect(instance / "jobposts.db")) as database:
        return database.execute(statement).fetchall()


def of_command(done: Iterable[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [each for each in done if each["arguments"][0] == name]


@pytest.mark.parametrize("_round", range(rounds(1, 4)))
def test_eight_that_fetch_label_mark_train_and_recommend_lose_nothing(
    _round: int, trained_sample: Program, tmp_path: Path
) -> None:
    program = trained_sample.copy(tmp_path / "eight")
    file = an_answer(tmp_path, FETCHED)
    before = dict(query(program.instance, "SELECT id, label FROM job_posts WHERE label IS NOT NULL"))
    answered_before = query(program.instance, "SELECT max(id) FROM answers")[0][0]
    ids = " ".join(map(str, MARKED))
    program("fetch-new", "--from", an_answer(tmp_path, max(MARKED)))
    program("mark", *MARKED, "--stage", "applied")  # so that none of them is offered
    an_answer(tmp_path, FETCHED)
    fetch = [(f"fetch-new --from {file} --json", "")]
    label = [("label --json --order newest", "y n y u n y n y"), ("label --json", "n n y u y")]
    label = [(line, "\n".join(given.split())) for line, given in label]
    mark = [(f"mark {ids} --label {name} --note noted", "") for name in ("interested", "not-interested")]
    train, recommend = [("train", "")], [("recommend --new --json", ""), ("recommend --json", ""), ("stats", "")]
    ended = at_once(program.instance, rounds(0, 60), fetch, fetch, label, label, mark, train, recommend, recommend)
    done = [each for worker in ended for each in worker]

    failed = [(each["arguments"], each["err"]) for each in done if each["code"] or "Traceback" in each["err"]]
    assert failed == []
    print(Counter(each["arguments"][0] for each in done))  # noqa: T201 - shown with -rP
    reports = [json.loads(each["out"]) for each in of_command(done, "fetch-new")]
    assert sum(report["new"] for report in reports) == FETCHED - max(MARKED)
    assert {report["new"] + report["changed"] + report["known"] for report in reports} == {FETCHED}
    given = [answer for each in of_command(done, "label") for answer in acknowledged(each)]
    assert len(given) > len(label)
    assert [post_id for post_id, number in Counter(post_id for post_id, _ in given).items() if number > 1] == []
    answers = query(program.instance, f"SELECT post_id, label FROM answers WHERE id > {answered_before}")  # noqa: S608
    assert sorted(answer for answer in answers if answer[0] not in MARKED) == sorted(given)
    labels = dict(query(program.instance, "SELECT id, label FROM job_posts WHERE label IS NOT NULL"))
    assert {post_id: label for post_id, label in labels.items() if post_id not in MARKED} == before | dict(given)
    assert query(program.instance, "PRAGMA integrity_check") == [("ok",)]
    assert query(program.instance, "PRAGMA foreign_key_check") == []
    assert len(before) == len(FORTY_LABELS)


def test_one_feed_fetched_twice_at_once_is_stored_once_and_counted_right(tmp_path: Path) -> None:
    instance, file = tmp_path / "instance", an_answer(tmp_path, 200)
    for _ in range(rounds(1, 50)):
        first, second = at_once(instance, 0, *[[(f"fetch-new --from {file} --json", "")]] * 2)
        new = sorted(json.loads(each["out"])["new"] for each in (*first, *second))
        known = sorted(json.loads(each["out"])["known"] for each in (*first, *second))
        assert (new, known) == ([0, 200], [0, 200])
        for left in instance.iterdir():
            left.unlink()
