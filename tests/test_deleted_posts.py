"""Posts that another program deletes while a command looks at them: what is left is shown."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from jobsearch import filtering, scoring, showing
from jobsearch.dataaccess import jobs
from tests.helpers.trained_instances import UNLABELED

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from jobsearch.dataaccess.database import Session

GONE = UNLABELED[0]


def remove(folder: Path, post_id: int) -> None:
    """Delete a post as another program does."""
    with closing(sqlite3.connect(folder / "jobposts.db")) as database, database:
        database.execute("DELETE FROM scores WHERE post_id = ?", [post_id])
        database.execute("DELETE FROM job_posts WHERE id = ?", [post_id])


def test_what_is_gone_is_neither_scored_nor_waited_for(gardeners_session: Session, gardeners: Path) -> None:
    remove(gardeners, GONE)
    model = scoring.get_model(gardeners_session, gardeners / "model.joblib")
    assert set(scoring.explain(gardeners_session, model, UNLABELED)) == set(UNLABELED[1:])
    scoring.score(gardeners_session, model, [GONE], lambda _done, _all: None, explained=True)


def test_what_is_gone_is_not_listed(gardeners_session: Session, gardeners: Path) -> None:
    remove(gardeners, GONE)
    listed = filtering.having(gardeners_session, UNLABELED, filtering.Filters())
    assert [post.id for post in listed] == list(UNLABELED[1:])
    assert [post_id for _, post_id in jobs.get_keys(gardeners_session, UNLABELED)] == list(UNLABELED[1:])


def test_a_post_deleted_while_it_is_shown_has_no_score(
    gardeners_session: Session, gardeners: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    get = jobs.get

    def get_and_delete(session: Session, ids: list[int]) -> list[object]:
        posts = get(session, ids)
        session.rollback()
        remove(gardeners, ids[0])
        return list(posts)

    monkeypatch.setattr(jobs, "get", get_and_delete)
    shown = showing.assess(gardeners_session, gardeners / "model.joblib", GONE)
    assert (shown.post.id, shown.score, shown.nearest) == (GONE, None, ())


def test_a_similar_post_that_is_gone_is_not_named(gardeners_session: Session, gardeners: Path) -> None:
    path = gardeners / "model.joblib"
    named = showing.assess(gardeners_session, path, GONE).nearest
    gardeners_session.rollback()
    remove(gardeners, named[0].id)
    left = showing.assess(gardeners_session, path, GONE).nearest
    assert named[0] not in left
    assert set(left) >= set(named[1:])
