"""Upgrading a database of schema 1: labels, scores and the model are kept, the ranking is dropped."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from json import dumps
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from jobsearch.dataaccess import jobs, migrations, model_record, scores, settings
from jobsearch.dataaccess.database import get_session
from jobsearch.posts import JobPostLabel
from tests.helpers.builders import NOW, write_original
from tests.helpers.upgrading import backups_of, schema_of, upgrade

if TYPE_CHECKING:
    from pathlib import Path

MODEL = "0123456789abcdef"
SEEN = NOW.strftime("%Y-%m-%d %H:%M:%S.%f")


def write_version_1(path: Path) -> None:
    """Write a database of schema 1, with a trained model and a ranking."""
    model = {"id": MODEL, "trained_at": NOW.isoformat(), "labels": "l", "bar": 0.3, "quality": {}, "taste": []}
    write_original(path)
    with closing(sqlite3.connect(path)) as database, database:
        for statement in (*migrations.VERSION_1, "PRAGMA user_version = 1"):
            database.execute(statement)
        database.execute(
            "UPDATE job_posts SET label = 1, job = '#1', first_seen = :now, last_seen = :now", {"now": SEEN}
        )
        database.execute("INSERT INTO scores VALUES (1, :model, 0.7, NULL)", {"model": MODEL})
        database.execute("INSERT INTO ranking VALUES ('#1', 1, 0.7, :now)", {"now": SEEN})
        database.execute(
            "INSERT INTO settings VALUES ('ranked_by', :id), ('model', :model)", {"id": MODEL, "model": dumps(model)}
        )


def test_a_database_of_version_1_keeps_labels_and_scores_and_its_model(path: Path) -> None:
    write_version_1(path)
    with get_session(path, NOW) as session:
        record = model_record.get(session)
        assert record is not None
        assert (record.id, record.threshold) == (MODEL, 0.3)
        assert scores.get_chances(session, MODEL, [1]) == {1: 0.7}
        assert [(post.id, post.label) for post in jobs.get_labeled(session)] == [(1, JobPostLabel.INTERESTED)]
        assert settings.get(session, "ranked_by") is None
        assert session.scalars(text("SELECT post_id FROM facts")).all() == [1]
    assert [backup.name for backup in backups_of(path)] == ["jobposts.db.v1.backup"]
    new = path.with_name("new.db")
    upgrade(new)
    assert schema_of(path) == schema_of(new)


def test_a_database_of_version_2_is_upgraded_too(path: Path) -> None:
    write_version_1(path)
    with closing(sqlite3.connect(path)) as database, database:
        for statement in (*migrations.VERSION_2, "PRAGMA user_version = 2"):
            database.execute(statement)
    with get_session(path, NOW) as session:
        assert [(post.id, post.label) for post in jobs.get_labeled(session)] == [(1, JobPostLabel.INTERESTED)]
        assert session.scalars(text("SELECT post_id FROM facts")).all() == [1]
    assert [backup.name for backup in backups_of(path)] == ["jobposts.db.v2.backup"]


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM settings",
        "UPDATE settings SET value = 'no JSON'",
        "UPDATE settings SET value = '[]'",
        "UPDATE settings SET value = '{}'",
        "UPDATE settings SET value = 'null'",
        "DROP TRIGGER ranking_is_stale_new",
        "DROP INDEX ix_job_posts_last_seen",
    ],
)
def test_a_database_of_version_1_that_lacks_something_is_upgraded_too(change: str, path: Path) -> None:
    write_version_1(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(change)
    with get_session(path, NOW) as session:
        assert (model_record.get(session) is None) == ("settings" in change)
        assert [post.id for post in jobs.get_labeled(session)] == [1]
