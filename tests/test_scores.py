"""Scores of posts: asked of the model once, kept, and thrown away when they are out of date."""

from __future__ import annotations

import shutil
import signal
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jobsearch import recommending, scoring, training
from jobsearch.classifier import model
from jobsearch.dataaccess import answers, jobs, scores
from jobsearch.dataaccess.scores import RankingQuery
from jobsearch.errors import JobSearchError
from jobsearch.posts import Term
from tests.helpers.builders import NOW
from tests.helpers.running import Program
from tests.helpers.trained_instances import (
    EVERY_POST,
    NO,
    YES,
    a_gardener,
    an_accountant,
    ids_of,
    opened_database,
    recommended_by,
    train_on_gardeners,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.dataaccess.database import Session

LATER = NOW + timedelta(days=1)
UNLABELED = (101, 102, 103)
EVERY_JOB = RankingQuery(since=None, min_chance=0, only_new=False)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return train_on_gardeners(tmp_path_factory.mktemp("scores") / "instance", *map(a_gardener, UNLABELED))


@pytest.fixture
def folder(trained: Path, tmp_path: Path) -> Path:
    return shutil.copytree(trained, tmp_path / "copy")


@pytest.fixture
def session(folder: Path) -> Iterator[Session]:
    with opened_database(folder) as session:
        yield session


def score(session: Session, folder: Path, query: RankingQuery = EVERY_JOB) -> int:
    """Score what is not scored yet, and return how many posts the model was asked about."""
    asked = [0]
    saved = scoring.get_model(session, folder / "model.joblib")
    scoring.score_new(session, saved, query, lambda _done, total: asked.append(total))
    return asked[-1]


def kept(session: Session, folder: Path) -> dict[int, float]:
    """Return the chances of the list, and check that the model would say the same now."""
    found = recommending.recommend(session, folder / "model.joblib", EVERY_POST, lambda _done, _total: None)
    loaded = model.load(folder / "model.joblib")
    for each in found.posts:
        assert each.score.chance == pytest.approx(loaded.chances([each.post])[0])
        assert each.score.why == loaded.why(each.post)
    return {each.post.id: each.score.chance for each in found.posts}


def test_a_post_is_scored_once(session: Session, folder: Path) -> None:
    assert score(session, folder) == len(UNLABELED)
    assert score(session, folder) == 0
    assert set(kept(session, folder)) == set(UNLABELED)


def test_what_is_kept_needs_no_model(folder: Path) -> None:
    before = recommended_by(folder)
    (folder / "model.joblib").write_bytes(b"no model")
    assert recommended_by(folder) == before


@pytest.mark.parametrize(
    "change",
    [{"position": "Accountant"}, {"description": "Count coins."}, {"tags": ("money",)}, {"location": "Rome"}],
    ids=str,
)
def test_a_changed_post_alone_is_scored_anew(session: Session, folder: Path, change: dict[str, object]) -> None:
    before = kept(session, folder)
    jobs.save(session, [a_gardener(101, **change), a_gardener(102), a_gardener(103)], LATER)
    assert score(session, folder) == 1
    after = kept(session, folder)
    assert (after[102], after[103]) == (before[102], before[103])


def test_a_post_that_changed_is_never_explained_by_its_old_text(session: Session, folder: Path) -> None:
    chance = kept(session, folder)[101]
    jobs.save(session, [an_accountant(101)], LATER)
    after = recommending.recommend(session, folder / "model.joblib", EVERY_POST, lambda _done, _total: None)
    (changed,) = (each for each in after.posts if each.post.id == 101)
    assert changed.score.chance < chance
    assert all("gardener" not in term.term for term in changed.score.why)


def test_a_new_post_alone_is_scored(session: Session, folder: Path) -> None:
    score(session, folder)
    jobs.save(session, [a_gardener(104)], LATER)
    assert score(session, folder) == 1
    assert 104 in kept(session, folder)


def test_a_post_fetched_while_others_are_scored_is_scored_too(session: Session, folder: Path) -> None:
    def fetch(_done: int, _total: int) -> None:
        with opened_database(folder) as other:
            jobs.save(other, [a_gardener(104)], LATER)

    scoring.score_new(session, scoring.get_model(session, folder / "model.joblib"), EVERY_JOB, fetch)
    assert 104 in kept(session, folder)


def test_chances_of_posts_that_may_have_changed_meanwhile_are_not_kept(session: Session, folder: Path) -> None:
    name, read_at = scoring.get_model(session, folder / "model.joblib").record.id, scores.get_change(session)
    with opened_database(folder) as other:
        jobs.save(other, [an_accountant(101)], LATER)
    scores.save(session, name, {101: 0.99}, read_at)
    assert 101 in scores.get_unscored(session, name, EVERY_JOB)


def test_posts_listed_again_are_ranked_anew_but_not_scored(session: Session, folder: Path) -> None:
    score(session, folder)
    jobs.save(session, [a_gardener(102)], LATER)
    assert score(session, folder) == 0
    since = recommending.Filters(limit=9, min_chance=0, since=LATER)
    found = recommending.recommend(session, folder / "model.joblib", since, lambda _done, _total: None)
    assert ids_of(found) == [102]


def test_a_label_takes_its_job_off_the_list_and_undoing_it_brings_it_back(session: Session, folder: Path) -> None:
    jobs.save(session, [a_gardener(105, company="Company 101")], NOW)
    assert {post.copies for post in jobs.get(session, [101])} == {(105,)}
    score(session, folder)
    answers.record(session, 105, NO, None, LATER)
    assert set(kept(session, folder)) == {102, 103}
    assert answers.undo(session) == 105
    assert score(session, folder) == 0
    assert len(kept(session, folder)) == len(UNLABELED)


def test_a_new_model_scores_everything_anew(session: Session, folder: Path) -> None:
    before = kept(session, folder)
    for post_id in (*range(1, 9), *range(11, 19)):
        answers.record(session, post_id, NO if post_id < 10 else YES, None, LATER)
    training.retrain(session, folder / "model.joblib", LATER)
    assert score(session, folder) == len(UNLABELED)
    after = kept(session, folder)
    assert all(after[post_id] < before[post_id] for post_id in UNLABELED)


def test_labels_given_since_training_make_the_list_outdated(session: Session, folder: Path) -> None:
    def outdated() -> bool:
        return recommending.recommend(session, folder / "model.joblib", EVERY_POST, lambda _done, _total: None).outdated

    assert not outdated()
    answers.record(session, 101, YES, None, LATER)
    assert outdated()
    answers.undo(session)
    assert not outdated()


def test_the_model_of_another_instance_scores_nothing_here(folder: Path, tmp_path: Path) -> None:
    other = train_on_gardeners(tmp_path / "other", a_gardener(104, description="Something else."))
    shutil.copy(other / "model.joblib", folder / "model.joblib")
    with pytest.raises(JobSearchError, match="not the one trained last"):
        recommended_by(folder)


def test_more_posts_can_be_listed_than_sqlite_takes_at_once(session: Session) -> None:
    many = range(1, 40_001)
    assert scores.get_shown(session, many) == set()
    assert scores.get_scores(session, "none", many, 0.5) == {}


def test_the_copy_with_the_best_chance_stands_for_its_job(session: Session, folder: Path) -> None:
    copies = [
        a_gardener(201, company="Folded", tags=()),
        a_gardener(202, company="Folded"),
        a_gardener(203, company="folded ", description="Count coins."),
    ]
    jobs.save(session, copies, NOW)
    found = recommending.recommend(session, folder / "model.joblib", EVERY_POST, lambda _done, _total: None)
    folded = [each for each in found.posts if each.post.company.strip().casefold() == "folded"]
    loaded = model.load(folder / "model.joblib")
    assert len(folded) == 1
    assert {folded[0].post.id, *folded[0].post.copies} == {201, 202, 203}
    assert folded[0].score.chance == pytest.approx(max(loaded.chances(jobs.get(session, [201, 202, 203]))))


def test_only_posts_that_the_list_may_show_are_scored(session: Session, folder: Path) -> None:
    jobs.save(session, [a_gardener(102), a_gardener(104)], LATER)
    assert score(session, folder, replace(EVERY_JOB, since=LATER)) == 2
    scores.mark_shown(session, [101], LATER)
    assert score(session, folder, replace(EVERY_JOB, only_new=True)) == 1
    assert score(session, folder) == 1


def test_a_copy_listed_before_the_window_does_not_stand_for_its_job(session: Session, folder: Path) -> None:
    copy = a_gardener(202, company="Folded", description="Count coins.", tags=("money",))
    jobs.save(session, [a_gardener(201, company="Folded")], NOW)
    jobs.save(session, [copy], LATER)
    lately = replace(EVERY_POST, since=LATER)
    assert [each.post.copies for each in recommended_by(folder, lately).posts] == [(201,)]
    assert 201 in ids_of(recommended_by(folder))
    assert ids_of(recommended_by(folder, lately)) == [202]


def test_why_is_not_kept_for_a_score_of_another_model(session: Session, folder: Path) -> None:
    kept(session, folder)
    name = scoring.get_model(session, folder / "model.joblib").record.id
    scores.explain(session, "another", {101: (Term("title: wrong", 9.0),)})
    assert all(term.term != "title: wrong" for term in scores.get_scores(session, name, [101], 0.3)[101].why)


def test_a_killed_recommend_keeps_what_it_has_scored_and_leaves_no_process(folder: Path) -> None:
    with opened_database(folder) as session:
        jobs.save(session, [a_gardener(number) for number in range(1001, 4001)], NOW)
    with Program(folder).start("recommend", "--since", "all", "--quiet") as process:
        while not _scored(folder):
            assert process.poll() is None
        process.kill()
    assert process.wait() == -signal.SIGKILL
    assert not [line for line in _processes() if str(folder) in line]
    assert 0 < _scored(folder) <= 3003
    assert len(recommended_by(folder).posts) == 100


def _scored(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "jobposts.db")) as database:
        return int(database.execute("SELECT count(*) FROM scores").fetchone()[0])


def _processes() -> list[str]:
    """Return the environments of all processes that this user may read, in which a command's instance stands."""
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            found.append(environment.read_bytes().decode(errors="replace"))
    return found
