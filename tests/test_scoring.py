"""Which posts are scored, and what other commands may do meanwhile: change them, or kill the program."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from sqlalchemy import text

from jobsearch import counting, recommending, scoring
from jobsearch.classifier.model import TrainedModel
from jobsearch.dataaccess import jobs, scores
from jobsearch.dataaccess.database import writing
from tests.helpers.builders import NOW
from tests.helpers.running import Program
from tests.helpers.systems import KILLED
from tests.helpers.trained_instances import (
    EVERY_JOB,
    EVERY_POST,
    UNLABELED,
    a_gardener,
    ids_of,
    opened_database,
    recommended_by,
    score,
)
from tests.helpers.working import noted_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import Readable

LATER = NOW + timedelta(days=1)


def test_only_posts_that_the_list_may_show_are_scored(gardeners_session: Session, gardeners: Path) -> None:
    jobs.save(gardeners_session, [a_gardener(102), a_gardener(104)], LATER)
    assert score(gardeners_session, gardeners, replace(EVERY_JOB, since=LATER)) == 2
    scores.mark_shown(gardeners_session, [101], LATER)
    assert score(gardeners_session, gardeners, replace(EVERY_JOB, only_new=True)) == 1
    assert score(gardeners_session, gardeners) == 1


def test_a_copy_listed_before_the_window_does_not_stand_for_its_job(
    gardeners_session: Session, gardeners: Path
) -> None:
    copy = a_gardener(202, company="Folded", description="Count coins.", tags=("money",))
    jobs.save(gardeners_session, [a_gardener(201, company="Folded")], NOW)
    jobs.save(gardeners_session, [copy], LATER)
    lately = replace(EVERY_POST, since=LATER)
    assert [each.post.copies for each in recommended_by(gardeners, lately).posts] == [(201,)]
    assert 201 in ids_of(recommended_by(gardeners))
    assert ids_of(recommended_by(gardeners, lately)) == [202]


def test_a_list_of_new_posts_scores_the_shown_ones_too_as_stats_counts_them(gardeners: Path) -> None:
    with opened_database(gardeners) as session:
        scores.mark_shown(session, [101], NOW)
    assert set(ids_of(recommended_by(gardeners, replace(EVERY_POST, only_new=True)))) == {102, 103}
    with opened_database(gardeners) as session:
        left = counting.count(session, gardeners / "model.joblib", NOW).left
    assert left is not None
    assert left.unlabeled == 3


def test_what_is_scored_is_explained_in_one_statement(gardeners_session: Session, gardeners: Path) -> None:
    with noted_statements(gardeners_session) as statements:
        score(gardeners_session, gardeners)
    assert [each.split()[0] for each in statements if "scores" in each and not each.startswith("SELECT")] == ["INSERT"]
    (gardeners / "model.joblib").write_bytes(b"no model")
    saved = scoring.get_model(gardeners_session, gardeners / "model.joblib")
    said = scoring.explain(gardeners_session, saved, UNLABELED)
    assert all(each.why and each.nearest for each in said.values())


def test_scores_are_read_from_what_the_model_reads_of_a_post(gardeners_session: Session, gardeners: Path) -> None:
    with noted_statements(gardeners_session) as statements:
        score(gardeners_session, gardeners)
    assert not [each for each in statements if "job_posts.company" in each or "evidence" in each]


def test_scores_of_earlier_versions_are_listed_and_explained_once_they_are_needed(
    gardeners_session: Session, gardeners: Path
) -> None:
    score(gardeners_session, gardeners)
    saved = scoring.get_model(gardeners_session, gardeners / "model.joblib")
    before = scoring.explain(gardeners_session, saved, UNLABELED)
    with writing(gardeners_session):
        gardeners_session.execute(text("UPDATE scores SET why = NULL, flip = NULL, nearest = NULL"))
    kept = scoring.get_kept(gardeners_session, saved, UNLABELED)
    assert kept == {post_id: replace(each, why=(), flip=(), nearest=()) for post_id, each in before.items()}
    assert scoring.explain(gardeners_session, saved, [101]) == {101: before[101]}
    assert score(gardeners_session, gardeners) == len(UNLABELED) - 1
    assert scoring.get_kept(gardeners_session, saved, UNLABELED) == before


def test_a_killed_recommend_keeps_what_it_has_scored_and_leaves_no_process(gardeners: Path) -> None:
    many = range(10_001, 20_001)
    with opened_database(gardeners) as session:
        jobs.save(session, [a_gardener(number) for number in many], NOW)
    with Program(gardeners).start("recommend", "--since", "all", "--quiet") as process:
        while not _scored(gardeners):
            assert process.poll() is None
            sleep(0.01)
        process.kill()
    assert process.wait() == KILLED
    assert not [environment for environment in _environments() if str(gardeners) in environment]
    assert 0 < _scored(gardeners) < len(many)


def _scored(gardeners: Path) -> int:
    with closing(sqlite3.connect(gardeners / "jobposts.db")) as database:
        return int(database.execute("SELECT count(*) FROM scores").fetchone()[0])


def _environments() -> list[str]:
    """Return the environment of each process that this user may read; it names a command's instance."""
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            found.append(environment.read_bytes().decode(errors="replace"))
    return found


def test_posts_are_turned_into_rows_once_to_be_explained(gardeners: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    rows = TrainedModel.rows

    def noted(model: TrainedModel, posts: Sequence[Readable]) -> object:
        asked.append(len(posts))
        return rows(model, posts)

    monkeypatch.setattr(TrainedModel, "rows", noted)
    with opened_database(gardeners) as session:
        recommending.recommend(session, gardeners / "model.joblib", EVERY_POST, lambda _done, _total: None)
    assert len(asked) == 2


def test_what_earlier_versions_scored_counts_though_it_is_not_explained(
    gardeners_session: Session, gardeners: Path
) -> None:
    score(gardeners_session, gardeners)
    with writing(gardeners_session):
        gardeners_session.execute(text("UPDATE scores SET why = NULL"))
    assert counting.count(gardeners_session, gardeners / "model.joblib", NOW).left is not None
