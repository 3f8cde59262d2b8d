"""What commands are measured on and held against: histories, candidates, originals and plain posts, from the sample."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import candidates, next_feed, originals, plain_posts, steps
from benchmarks.history import BETWEEN_FETCHES, YEAR, fetch_moments
from benchmarks.workplace import LISTED, PLAIN, Workplace, forget_scores, newest_id, unlisted_ids
from jobsearch.clock import EARLIEST
from tests.helpers.running import REPO, SAMPLE, Program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Call = Callable[..., str]

READER = REPO / "jobsearch" / "sample" / "reader.json"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
GIVEN = "--feeds", SAMPLE, "--reader", READER


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    def run(module: object, *arguments: object) -> str:
        monkeypatch.setattr("sys.argv", ["module", *map(str, arguments)])
        module.main()  # type: ignore[attr-defined]
        return capsys.readouterr().out

    return run


def query(database: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute(statement).fetchall()


def test_fetches_are_two_days_apart_where_the_program_is_as_old() -> None:
    moments = fetch_moments(5, NOW)
    assert moments == [NOW - BETWEEN_FETCHES * index for index in (4, 3, 2, 1, 0)]


def test_no_fetch_is_older_than_the_program_and_the_last_five_years_are_as_they_would_be() -> None:
    moments = fetch_moments(4000, NOW)
    assert len(set(moments)) == 4000
    assert moments == sorted(moments)
    assert moments[0] > EARLIEST
    recent = range(5 * YEAR // BETWEEN_FETCHES)
    assert moments[-len(recent) :] == [NOW - BETWEEN_FETCHES * index for index in reversed(recent)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the instance of a short history, trained, its list shown."""
    folder = tmp_path_factory.mktemp("made") / "instance"
    words = "--feeds", SAMPLE, "--labels", READER, "--answers", "60", "--years", "0.03", "--instance", folder
    subprocess.run([sys.executable, "-m", "benchmarks.history", *words], cwd=REPO, check=True, capture_output=True)
    for command in ("train", "recommend"):
        Program(folder)(command)
    return folder


def test_half_of_the_next_answer_of_the_feed_is_new(made: Path, tmp_path: Path, call: Call) -> None:
    call(next_feed, made, tmp_path, "--feeds", SAMPLE, "--number", 2)
    program = Program(made).copy(tmp_path / "copy")
    for number in (0, 1):
        report = program("fetch-new", "--from", tmp_path / f"{number}.json", "--json").json()
        assert (report["new"], report["changed"], report["known"]) == (50, 0, 50)


def test_plain_posts_are_the_labels_and_the_default_window(made: Path, tmp_path: Path, call: Call) -> None:
    size = int(call(plain_posts, made, database := tmp_path / "posts.db"))
    ((stored,),) = query(made / "jobposts.db", "SELECT sum(length(CAST(description AS BLOB))) FROM job_posts")
    assert size > stored
    ((labeled, others),) = query(database, "SELECT count(label), count(*) - count(label) FROM posts")
    ((scored,),) = query(made / "jobposts.db", "SELECT count(*) FROM scores")
    assert labeled == 60
    assert others >= scored
    for what in ("fit", "predict"):
        command: list[str | Path] = [sys.executable, PLAIN, what, database, tmp_path / "model.joblib"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.endswith(f"of {others}\n")


def test_a_post_that_was_never_listed_is_found(made: Path) -> None:
    (found,) = unlisted_ids(made, 1)
    likeliest = query(made / "jobposts.db", "SELECT post_id FROM scores ORDER BY chance DESC")[:LISTED]
    assert len(likeliest) == LISTED
    assert (int(found),) not in likeliest
    assert newest_id(made) in str(query(made / "jobposts.db", "SELECT id FROM job_posts"))


def test_scores_are_forgotten_and_given_again(made: Path, tmp_path: Path) -> None:
    program = Program(made).copy(tmp_path / "copy")
    shown = program("recommend").out
    forget_scores(program.instance)
    assert query(program.instance / "jobposts.db", "SELECT count(*) FROM scores") == [(0,)]
    assert program("recommend").out == shown


def test_an_original_database_is_upgraded_to_what_mending_gives(tmp_path: Path, call: Call) -> None:
    folder = tmp_path / "instance"
    folder.mkdir()
    call(originals, "write", database := folder / "jobposts.db", *GIVEN, "--posts", 40)
    assert query(database, "PRAGMA user_version") == [(0,)]
    assert query(database, "SELECT count(label), count(*) FROM job_posts") == [(40, 40)]
    assert call(originals, "mend", database) == "40\n"
    done = Program(folder)("list", "--all", "--limit", "100", "--json")
    assert query(database, "SELECT count(*) FROM facts") == [(40,)]
    assert done.json()


@pytest.mark.parametrize("number", [None, 120])
def test_each_answer_of_a_session_is_timed_to_the_next_offer(number: int | None, tmp_path: Path, call: Call) -> None:
    folder = tmp_path / "asked"
    call(candidates, folder, *GIVEN, *(["--number", number] if number else []))
    posts = json.loads((folder / "posts.json").read_bytes())
    assert len(posts) == pytest.approx(number or len(posts), abs=5)
    assert {post["label"] for post in posts} == {0, 1}
    timed = json.loads(call(steps, folder, "--answers", 6))
    assert len(timed) == 6
    assert all(wall > 0 and cpu >= 0 for wall, cpu in timed)
    assert query(folder / "jobposts.db", "SELECT count(*) FROM answers") == [(0,)]


def test_histories_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Workplace(tmp_path, [SAMPLE], READER, tmp_path, 1)
    monkeypatch.setattr("benchmarks.workplace.YEARS", {"1 year": 0.01})
    monkeypatch.setattr("benchmarks.workplace.ANSWERS", 10)
    work.make(["1 year"])
    made_at = (work.history("1 year") / "jobposts.db").stat().st_mtime_ns
    work.make(["1 year"])
    assert (work.history("1 year") / "jobposts.db").stat().st_mtime_ns == made_at
