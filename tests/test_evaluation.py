"""Training as one use case: the evaluation of the classifier, and what is saved and recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from jobsearch import training
from jobsearch.classifier.calibration import out_of_fold
from jobsearch.classifier.evaluation import NAMES, SUSPECTS_SHOWN, Evaluation, evaluate, replay
from jobsearch.dataaccess import answers, jobs, model_record
from jobsearch.dataaccess.database import get_session
from jobsearch.errors import JobSearchError
from tests.helpers.builders import NOW, a_post
from tests.helpers.trained_models import NO, YES, sample_labels, sample_posts, sample_reader, trained_on, two_trades

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jobsearch.posts import JobPost, JobPostLabel

TASTE = {post.id: YES if post.position == "Gardener" else NO for post in two_trades(30)}


def evaluated(labels: Mapping[int, JobPostLabel], posts: list[JobPost], words: str | None = None) -> Evaluation:
    trained = trained_on(labels, posts, words)
    return evaluate(trained.known, out_of_fold(trained.known), trained.calibration, trained.labeled)


def test_the_report_has_the_keys_of_a_classification_report() -> None:
    found = evaluated(sample_labels(40), list(sample_posts()))
    for report in (found.report, found.most_frequent):
        assert set(report) == {*NAMES, "accuracy", "macro avg", "weighted avg"}
        assert set(report["interested"]) == {"precision", "recall", "f1-score", "support"}
    assert found.report["interested"]["support"] == sum(sample_labels(40).values())
    assert all(name in found.report_text for name in NAMES)


def test_the_model_does_better_than_the_most_frequent_answer() -> None:
    found = evaluated(TASTE, two_trades(30))
    assert found.report["macro avg"]["f1-score"] > found.most_frequent["macro avg"]["f1-score"]
    assert found.average_precision == pytest.approx(1)
    assert found.precision_at_10 == 1


def test_the_words_are_judged_too_where_there_are_some() -> None:
    words = evaluated(sample_labels(40), list(sample_posts()), sample_reader().looking_for).words_precision
    assert words is not None
    assert 0 < words <= 1
    assert evaluated(sample_labels(40), list(sample_posts())).words_precision is None


def test_two_labels_of_each_kind_can_be_judged() -> None:
    found = evaluated({1: YES, 2: NO, 3: YES, 4: NO}, two_trades(4))
    assert 0 <= found.average_precision <= 1
    assert len(found.replay.with_model) == 2


def test_judging_twice_says_the_same() -> None:
    assert evaluated(sample_labels(30), list(sample_posts())) == evaluated(sample_labels(30), list(sample_posts()))


def test_a_replay_reaches_each_interesting_post_once() -> None:
    trained = trained_on(sample_labels(40), sample_posts(), sample_reader().looking_for)
    replayed = replay(trained.known)
    interested = sum(sample_labels(40).values())
    assert len(replayed.with_model) == len(replayed.without) == interested
    assert sorted(set(replayed.with_model)) == list(replayed.with_model)
    assert replayed.with_model[0] >= 1
    assert replayed.with_model[-1] <= 40
    assert replayed.with_model[-1] < replayed.without[-1]


def test_without_a_model_the_interesting_posts_lie_evenly() -> None:
    assert replay(trained_on({1: YES, 2: NO, 4: NO, 3: YES}, two_trades(4)).known).without == (1.7, 3.3)


def test_a_flipped_label_is_found() -> None:
    suspects = evaluated(TASTE | {8: YES}, two_trades(30)).suspects
    assert [(suspect.post.id, suspect.copy) for suspect in suspects] == [(8, None)]
    assert suspects[0].chance <= 0.1


def test_labels_that_agree_have_no_suspects() -> None:
    assert evaluated(TASTE, two_trades(30)).suspects == ()


@pytest.mark.parametrize(("interested", "suspects"), [(4, []), (5, [8])])
def test_no_label_is_doubted_while_its_kind_has_fewer_than_five_jobs(interested: int, suspects: list[int]) -> None:
    gardeners = range(1, 2 * (interested - 1), 2)
    labels = dict.fromkeys((8, *gardeners), YES) | dict.fromkeys(range(12, 30, 2), NO)
    found = evaluated(labels, two_trades(30)).suspects
    assert [suspect.post.id for suspect in found] == suspects


def test_copies_with_opposite_labels_come_first() -> None:
    posts = [replace(post, job_key="rose") if post.id in (3, 5) else post for post in two_trades(30)]
    suspects = evaluated(TASTE | {3: NO, 8: YES}, posts).suspects
    assert [(suspect.post.id, suspect.copy) for suspect in suspects] == [(3, 5), (5, 3), (8, None)]


def test_no_more_suspects_than_a_person_looks_at() -> None:
    posts = [replace(post, job_key=f"job {(post.id + 1) // 2}") for post in two_trades(20)]
    suspects = evaluated({post.id: TASTE[post.id] for post in posts}, posts).suspects
    assert len(suspects) == SUSPECTS_SHOWN
    assert all(suspect.copy for suspect in suspects)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "model.joblib"


def test_training_reports_saves_and_records(tmp_path: Path, path: Path) -> None:
    with get_session(tmp_path / "jobposts.db", NOW) as session:
        jobs.save(session, [a_post(id=post.id, position=post.position) for post in two_trades(12)], NOW)
        for post_id in range(1, 9):
            answers.record(session, post_id, TASTE[post_id], None, NOW)
        report = training.retrain(session, path, NOW)
        record = model_record.get(session)
    assert (report.interested, report.not_interested) == (4, 4)
    assert path.exists()
    assert record is not None
    assert record.quality["average_precision"] == report.evaluation.average_precision


def test_copies_count_once_towards_the_labels_that_training_needs(tmp_path: Path, path: Path) -> None:
    with get_session(tmp_path / "jobposts.db", NOW) as session:
        jobs.save(session, [a_post(id=number, company="Roses Ltd") for number in (1, 2)], NOW)
        jobs.save(session, [a_post(id=number) for number in (3, 4)], NOW)
        for post_id in range(1, 5):
            answers.record(session, post_id, YES if post_id < 3 else NO, None, NOW)
        with pytest.raises(JobSearchError, match="label 1 more interesting"):
            training.retrain(session, path, NOW)
    assert not path.exists()
