"""A year of daily use, by a simulated clock: nothing grows faster than the posts, and no file is left behind."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from benchmarks.year import MEGABYTE, Life, Month, live_a_month
from jobsearch import scoring
from jobsearch.dataaccess import jobs
from tests.helpers.soak import SOAKING
from tests.helpers.trained_instances import opened_database

if TYPE_CHECKING:
    from pathlib import Path

WEEK = 7
SOME, MORE = 6, 14  # days
AT_REST = {"jobposts.db", "model.joblib"}
LARGEST_LOG = 16 * MEGABYTE
MOST_MEMORY = {"label": 450 * MEGABYTE, "train": 450 * MEGABYTE}  # they read thousands of posts at once
MOST_OTHERWISE = 250 * MEGABYTE
ROWS_A_POST = {"facts": 1, "scores": 1, "shown": 1, "answers": 1, "stages": 1}
FLAT = ("fetch-new", "recommend", "again", "list", "search", "mark", "show", "stats")
LONGER, SLACK = 2.0, 0.5  # times, and processor seconds


def rows(life: Life) -> dict[str, int]:
    """Return how many rows each table has."""
    with closing(sqlite3.connect(life.database)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        found = {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
        database.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return found


def text_of(life: Life) -> int:
    """Return how many bytes the posts' own words take."""
    fields = "description || url || apply_url || position || company || location || tags"
    with closing(sqlite3.connect(life.database)) as database:
        found: int = database.execute(f"SELECT sum(length(CAST({fields} AS BLOB))) FROM job_posts").fetchone()[0]  # noqa: S608
    return found


def files(life: Life) -> set[str]:
    return {path.name for path in life.folder.iterdir()}


def test_days_of_use_leave_only_what_posts_and_answers_take(tmp_path: Path) -> None:
    life = Life(tmp_path / "instance", new=10, listed=30)
    sizes, counted = [], []
    for days in (SOME, MORE - SOME):
        life.live(days)
        counted.append(rows(life))
        sizes.append(life.database.stat().st_size / text_of(life))
    stored = counted[-1]
    assert stored["job_posts"] == life.posts == 2 * 10 * MORE
    assert stored["answers"] >= life.answered > MORE
    for table, most in ROWS_A_POST.items():
        assert stored[table] <= most * life.posts, table
    assert stored["facts"] == life.posts
    assert stored["settings"] == counted[0]["settings"] + 1  # the model's record
    assert sizes[1] <= sizes[0]
    assert files(life) == AT_REST
    assert life.largest_log < LARGEST_LOG


def test_however_many_are_labeled_a_post_is_compared_with_the_last_of_them_only(
    gardeners: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobsearch.scoring.COMPARED", 3)
    with opened_database(gardeners) as session:
        last = jobs.get_labeled(session)[-3:]
        saved = scoring.get_model(session, gardeners / "model.joblib")
        found = scoring.explain(session, saved, [101])[101]
    assert set(found.nearest) == {post.id for post in last}


@pytest.mark.skipif(not SOAKING, reason="a year takes a quarter of an hour: make soak")
def test_a_year_of_use_costs_what_its_posts_do(tmp_path: Path) -> None:
    life = Life(tmp_path / "instance")
    months = []
    for _ in range(12):
        months.append(live_a_month(life))
        assert files(life) == AT_REST
    first, last = months[0], months[-1]
    assert last.database / last.posts <= 1.1 * first.database / first.posts
    assert last.model <= 2 * first.model
    assert last.log <= LARGEST_LOG
    assert rows(life)["job_posts"] == life.posts
    for name in FLAT:
        assert seconds(last, name) <= LONGER * seconds(first, name) + SLACK, name
    for name in last.took:
        assert seconds(last, name) <= seconds(first, name) * last.posts / first.posts, name
        assert last.took[name].memory <= MOST_MEMORY.get(name, MOST_OTHERWISE), name


def seconds(month: Month, command: str) -> float:
    return month.took[command].seconds
