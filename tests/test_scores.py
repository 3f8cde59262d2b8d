"""Scores of posts: asked of the model once, kept, and thrown away when they are out of date."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from jobsearch import filtering, recommending, scoring, training
from jobsearch.classifier import model_file
from jobsearch.classifier.features import TEXT_READ
from jobsearch.dataaccess import answers, excerpts, jobs, scores
from jobsearch.errors import JobSearchError
from jobsearch.posts import Score, Term
from tests.helpers.builders import NOW
from tests.helpers.trained_instances import (
    EVERY_JOB,
    EVERY_POST,
    NO,
    UNLABELED,
    YES,
    a_gardener,
    an_accountant,
    ids_of,
    opened_database,
    recommended_by,
    score,
    train_on_gardeners,
)

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.dataaccess.database import Session

LATER = NOW + timedelta(days=1)


def kept(session: Session, gardeners: Path) -> dict[int, float]:
    """Return the chances of the list, and check that the model would say the same now."""
    found = recommending.recommend(session, gardeners / "model.joblib", EVERY_POST, lambda _done, _total: None)
    loaded = model_file.load(gardeners / "model.joblib")
    for each in found.posts:
        assert each.score.chance == pytest.approx(loaded.chances([each.post])[0])
        assert each.score.why == loaded.why(loaded.rows([each.post])) != ()
    return {each.post.id: each.score.chance for each in found.posts}


def test_a_post_is_scored_once(gardeners_session: Session, gardeners: Path) -> None:
    assert score(gardeners_session, gardeners) == len(UNLABELED)
    assert score(gardeners_session, gardeners) == 0
    assert set(kept(gardeners_session, gardeners)) == set(UNLABELED)


def test_what_is_kept_needs_no_model(gardeners: Path) -> None:
    before = recommended_by(gardeners)
    (gardeners / "model.joblib").write_bytes(b"no model")
    assert recommended_by(gardeners) == before


@pytest.mark.parametrize(
    "change",
    [{"position": "Accountant"}, {"description": "Count coins."}, {"tags": ("money",)}, {"location": "Rome"}],
    ids=str,
)
def test_a_changed_post_alone_is_scored_anew(
    gardeners_session: Session, gardeners: Path, change: dict[str, object]
) -> None:
    before = kept(gardeners_session, gardeners)
    jobs.save(gardeners_session, [a_gardener(101, **change), a_gardener(102), a_gardener(103)], LATER)
    assert score(gardeners_session, gardeners) == 1
    after = kept(gardeners_session, gardeners)
    assert (after[102], after[103]) == (before[102], before[103])


def test_a_post_that_changed_is_never_explained_by_its_old_text(gardeners_session: Session, gardeners: Path) -> None:
    chance = kept(gardeners_session, gardeners)[101]
    jobs.save(gardeners_session, [an_accountant(101)], LATER)
    after = recommending.recommend(
        gardeners_session, gardeners / "model.joblib", EVERY_POST, lambda _done, _total: None
    )
    (changed,) = (each for each in after.posts if each.post.id == 101)
    assert changed.score.chance < chance
    assert changed.score.why
    assert all("gardener" not in term.term for term in changed.score.why)


def test_a_new_post_alone_is_scored(gardeners_session: Session, gardeners: Path) -> None:
    score(gardeners_session, gardeners)
    jobs.save(gardeners_session, [a_gardener(104)], LATER)
    assert score(gardeners_session, gardeners) == 1
    assert 104 in kept(gardeners_session, gardeners)


def test_a_post_fetched_while_others_are_scored_is_scored_too(gardeners_session: Session, gardeners: Path) -> None:
    def fetch(_done: int, _total: int) -> None:
        with opened_database(gardeners) as other:
            jobs.save(other, [a_gardener(104)], LATER)

    scoring.score_new(
        gardeners_session, scoring.get_model(gardeners_session, gardeners / "model.joblib"), EVERY_JOB, fetch
    )
    assert 104 in kept(gardeners_session, gardeners)


@pytest.mark.parametrize("changed", [True, False])
def test_of_chances_saved_after_another_has_written_those_are_kept_whose_posts_are_the_same(
    gardeners_session: Session, gardeners: Path, changed: bool
) -> None:
    name = scoring.get_model(gardeners_session, gardeners / "model.joblib").record.id
    read_at, read = scores.get_change(gardeners_session), excerpts.get(gardeners_session, [101, 102], TEXT_READ)
    with opened_database(gardeners) as other:
        jobs.save(other, [an_accountant(101 if changed else 900)], LATER)
    said = {post: Score(0.9, interesting=True, why=(Term("title: new", 9.0),)) for post in read}
    scores.save(gardeners_session, name, said, read_at, TEXT_READ)
    found = scores.get_scores(gardeners_session, name, [101, 102], 0.5)
    assert found == {post.id: said[post] for post in read if not (changed and post.id == 101)}


def test_posts_listed_again_are_ranked_anew_but_not_scored(gardeners_session: Session, gardeners: Path) -> None:
    score(gardeners_session, gardeners)
    jobs.save(gardeners_session, [a_gardener(102)], LATER)
    assert score(gardeners_session, gardeners) == 0
    since = filtering.Filters(limit=9, min_chance=0, since=LATER)
    found = recommending.recommend(gardeners_session, gardeners / "model.joblib", since, lambda _done, _total: None)
    assert ids_of(found) == [102]


def test_a_label_takes_its_job_off_the_list_and_undoing_it_brings_it_back(
    gardeners_session: Session, gardeners: Path
) -> None:
    jobs.save(gardeners_session, [a_gardener(105, company="Company 101")], NOW)
    assert {post.copies for post in jobs.get(gardeners_session, [101])} == {(105,)}
    score(gardeners_session, gardeners)
    answers.record(gardeners_session, 105, NO, None, LATER)
    assert set(kept(gardeners_session, gardeners)) == {102, 103}
    assert answers.undo(gardeners_session) == 105
    assert score(gardeners_session, gardeners) == 0
    assert len(kept(gardeners_session, gardeners)) == len(UNLABELED)


def test_a_new_model_scores_everything_anew(gardeners_session: Session, gardeners: Path) -> None:
    before = kept(gardeners_session, gardeners)
    for post_id in (*range(1, 9), *range(11, 19)):
        answers.record(gardeners_session, post_id, NO if post_id < 10 else YES, None, LATER)
    training.retrain(gardeners_session, gardeners / "model.joblib", LATER)
    assert score(gardeners_session, gardeners) == len(UNLABELED)
    after = kept(gardeners_session, gardeners)
    assert all(after[post_id] < before[post_id] for post_id in UNLABELED)


def test_labels_given_since_training_make_the_model_outdated(gardeners_session: Session, gardeners: Path) -> None:
    def outdated() -> bool:
        return recommending.find_change(gardeners_session, gardeners / "model.joblib") is recommending.Change.LABELS

    assert not outdated()
    answers.record(gardeners_session, 101, YES, None, LATER)
    assert outdated()
    answers.undo(gardeners_session)
    assert not outdated()


def test_the_model_of_another_instance_scores_nothing_here(gardeners: Path, tmp_path: Path) -> None:
    other = train_on_gardeners(tmp_path / "other", a_gardener(104, description="Something else."))
    shutil.copy(other / "model.joblib", gardeners / "model.joblib")
    with pytest.raises(JobSearchError, match="not the one trained last"):
        recommended_by(gardeners)


def test_more_posts_can_be_listed_than_sqlite_takes_at_once(gardeners_session: Session) -> None:
    many = range(1, 40_001)
    assert scores.get_shown(gardeners_session, many) == set()
    assert scores.get_scores(gardeners_session, "none", many, 0.5) == {}


def test_the_copy_with_the_best_chance_stands_for_its_job(gardeners_session: Session, gardeners: Path) -> None:
    copies = [
        a_gardener(201, company="Folded", tags=()),
        a_gardener(202, company="Folded"),
        a_gardener(203, company="folded ", description="Count coins."),
    ]
    jobs.save(gardeners_session, copies, NOW)
    found = recommending.recommend(
        gardeners_session, gardeners / "model.joblib", EVERY_POST, lambda _done, _total: None
    )
    folded = [each for each in found.posts if each.post.company.strip().casefold() == "folded"]
    loaded = model_file.load(gardeners / "model.joblib")
    assert len(folded) == 1
    assert {folded[0].post.id, *folded[0].post.copies} == {201, 202, 203}
    assert folded[0].score.chance == pytest.approx(max(loaded.chances(jobs.get(gardeners_session, [201, 202, 203]))))
