"""Which step makes sense next, by what is stored and what was just done."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from jobsearch import living, recommending, training
from jobsearch.dataaccess import answers, applications, jobs, rules, settings
from jobsearch.dataaccess.database import writing
from jobsearch.dataaccess.tables import job_posts
from jobsearch.errors import JobSearchError
from jobsearch.filtering import Filters
from jobsearch.next_step import FRESH, Step, find, find_for, find_labelling
from jobsearch.places.openness import resolve
from jobsearch.posts import RECENT, JobPostLabel, Stage
from jobsearch.rules import parse
from tests.helpers.builders import NOW, a_post
from tests.helpers.trained_instances import (
    LABELED,
    NO,
    YES,
    a_gardener,
    an_accountant,
    opened_database,
    train_on_gardeners,
)
from tests.helpers.working import noted_statements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jobsearch.dataaccess.database import Session

MODEL = Path("no model")
NEW, KNOWN = 101, 102


def label(session: Session, labels: dict[int, JobPostLabel]) -> None:
    for post_id, answer in labels.items():
        answers.record(session, post_id, answer, None, NOW)


def apply(session: Session, *ids: int) -> None:
    with writing(session):
        for post_id in ids:
            applications.set_stage(session, post_id, Stage.APPLIED, NOW)


def can_train(session: Session, model: Path) -> bool:
    try:
        training.retrain(session, model, NOW)
    except JobSearchError:
        return False
    return True


def test_with_nothing_stored_posts_are_fetched(session: Session) -> None:
    assert find(session, MODEL, NOW) is Step.FETCH


def test_who_fetched_nothing_waits_for_posts(session: Session) -> None:
    assert find(session, MODEL, NOW, Step.FETCH) is Step.WAIT


def test_posts_without_labels_are_labeled(session: Session) -> None:
    jobs.save(session, [a_post(id=1)], NOW)
    for done in (None, Step.FETCH, Step.LIST):
        assert find(session, MODEL, NOW, done) is Step.LABEL


@pytest.mark.parametrize("words", ["", "python"])
@pytest.mark.parametrize(
    "labels", [{}, {1: YES}, {1: YES, 3: NO}, {1: YES, 2: YES, 3: NO}, {1: YES, 2: YES, 3: NO, 4: NO}, {1: YES, 5: YES}]
)
def test_labels_are_enough_where_training_finds_them_so(
    labels: dict[int, JobPostLabel], words: str, session: Session, tmp_path: Path
) -> None:
    copy = {"company": "Company 1"}
    jobs.save(session, [a_post(id=n, **copy if n == 5 else {}) for n in range(1, 9)], NOW)
    settings.put(session, settings.LOOKING_FOR, words)
    label(session, labels)
    step = find(session, tmp_path / "model.joblib", NOW, Step.LABEL)
    assert (step is Step.TRAIN) == can_train(session, tmp_path / "model.joblib")


def test_labels_that_copies_share_count_once(session: Session, tmp_path: Path) -> None:
    jobs.save(session, [a_post(id=n, company=f"Company {n // 2}") for n in range(2, 6)], NOW)
    label(session, {2: YES, 3: YES, 4: NO, 5: NO})
    assert not can_train(session, tmp_path / "model.joblib")
    assert find(session, tmp_path / "model.joblib", NOW) is not Step.TRAIN


def test_labelling_goes_on_until_labels_are_enough(session: Session) -> None:
    jobs.save(session, [a_post(id=n) for n in (1, 2)], NOW)
    label(session, {1: NO})
    assert find(session, MODEL, NOW, Step.LABEL, again=(Step.LABEL,)) is Step.LABEL
    label(session, {2: NO})
    assert find(session, MODEL, NOW, Step.LABEL) is Step.WAIT
    assert find(session, MODEL, NOW + FRESH + timedelta(hours=1), Step.LABEL) is Step.FETCH


def test_what_was_liked_comes_before_more_labels(session: Session) -> None:
    jobs.save(session, [a_post(id=n) for n in (1, 2)], NOW)
    label(session, {1: YES})
    assert find(session, MODEL, NOW, Step.LABEL) is Step.LIST
    assert find(session, MODEL, NOW) is Step.LABEL


def test_what_rules_hide_is_not_to_be_labeled(session: Session) -> None:
    jobs.save(session, [a_post(id=1)], NOW)
    rules.add(session, parse("word:garden"))
    assert find(session, MODEL, NOW) is Step.WAIT


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an instance whose jobs to apply to were all applied for; two more are likely."""
    posts = a_gardener(NEW, location="Berlin, Germany"), a_gardener(KNOWN)
    folder = train_on_gardeners(tmp_path_factory.mktemp("next") / "instance", *posts)
    with opened_database(folder) as session:
        apply(session, *range(1, LABELED + 1))
    return folder


@pytest.fixture
def model(trained: Path, tmp_path: Path) -> Path:
    return shutil.copytree(trained, tmp_path / "copy") / "model.joblib"


@pytest.fixture
def of_model(model: Path) -> Iterator[Session]:
    with opened_database(model.parent) as session:
        yield session


def recommend(session: Session, model: Path, *shown: int) -> None:
    """Have all posts scored, and these shown."""
    recommending.recommend(session, model, Filters(), lambda _done, _total: None)
    recommending.mark_shown(session, shown, NOW)


def test_what_the_model_has_not_scored_is_recommended(of_model: Session, model: Path) -> None:
    for done in (None, Step.TRAIN, Step.FETCH, Step.LIST):
        assert find(of_model, model, NOW, done) is Step.RECOMMEND


def test_what_was_not_shown_is_recommended(of_model: Session, model: Path) -> None:
    recommend(of_model, model, KNOWN)
    assert find(of_model, model, NOW) is Step.RECOMMEND


def test_what_was_shown_is_labeled(of_model: Session, model: Path) -> None:
    recommend(of_model, model, NEW, KNOWN)
    assert find(of_model, model, NOW) is Step.LABEL


def test_what_was_just_shown_is_labeled_before_jobs_are_applied_to(of_model: Session, model: Path) -> None:
    recommend(of_model, model, NEW, KNOWN)
    with writing(of_model):
        applications.set_stage(of_model, 1, None, NOW)
    assert find(of_model, model, NOW, Step.RECOMMEND) is Step.LABEL
    assert find(of_model, model, NOW) is Step.LIST


def test_after_labelling_jobs_are_applied_to_and_then_the_model_learns(of_model: Session, model: Path) -> None:
    recommend(of_model, model, NEW, KNOWN)
    label(of_model, {NEW: YES})
    assert find(of_model, model, NOW, Step.LABEL) is Step.LIST
    apply(of_model, NEW)
    assert find(of_model, model, NOW, Step.LABEL) is Step.RECOMMEND


def test_labelling_goes_on_only_where_nothing_else_is_left_and_it_can(of_model: Session, model: Path) -> None:
    recommend(of_model, model, KNOWN)
    assert find(of_model, model, NOW, Step.LABEL, again=(Step.LABEL,)) is Step.RECOMMEND
    recommend(of_model, model, NEW)
    assert find(of_model, model, NOW, Step.LABEL, again=(Step.LABEL,)) is Step.LABEL
    assert find(of_model, model, NOW, Step.LABEL) is Step.WAIT  # all of them skipped, or another session's


def test_a_model_that_was_kept_as_it_is_has_still_to_learn(of_model: Session, model: Path) -> None:
    recommend(of_model, model, NEW, KNOWN)
    label(of_model, {NEW: NO, KNOWN: NO})
    assert find(of_model, model, NOW, Step.RECOMMEND) is Step.RECOMMEND


def test_what_a_clock_that_was_ahead_has_fetched_does_not_keep_from_fetching(of_model: Session, model: Path) -> None:
    with writing(of_model):
        of_model.execute(update(job_posts).values(posted_at=NOW - timedelta(days=500)))
    assert find(of_model, model, NOW - timedelta(days=400)) is Step.FETCH


def test_only_what_was_listed_of_late_is_offered(of_model: Session) -> None:
    posts = jobs.get(of_model, [NEW, KNOWN])
    assert find_labelling(of_model, posts, NOW) is Step.LABEL
    jobs.save(of_model, [a_gardener(300)], NOW + 2 * RECENT)
    assert find_labelling(of_model, posts, NOW + 2 * RECENT) is None


@pytest.mark.parametrize("hours", [19, 21])
def test_who_has_not_fetched_for_most_of_a_day_fetches_first(hours: int, of_model: Session, model: Path) -> None:
    for done in (None, Step.TRAIN, Step.RECOMMEND):
        assert (find(of_model, model, NOW + timedelta(hours=hours), done) is Step.FETCH) == (hours > 20)


def test_all_is_done_once_each_likely_post_is_labeled_and_learned_from(of_model: Session, model: Path) -> None:
    recommend(of_model, model, NEW, KNOWN)
    label(of_model, {NEW: YES, KNOWN: YES})
    apply(of_model, NEW, KNOWN)
    training.retrain(of_model, model, NOW)
    recommend(of_model, model)
    for done in (None, Step.LABEL, Step.RECOMMEND, Step.LIST):
        assert find(of_model, model, NOW, done) is Step.WAIT


@pytest.mark.parametrize(("interesting", "step"), [(4, Step.LABEL), (5, Step.WAIT)])
def test_while_few_are_interesting_any_post_is_to_be_labeled(
    interesting: int, step: Step, of_model: Session, model: Path
) -> None:
    jobs.save(of_model, [an_accountant(201)], NOW)
    label(of_model, dict.fromkeys([NEW, KNOWN, *range(interesting + 1, LABELED + 1)], NO))
    training.retrain(of_model, model, NOW)
    recommend(of_model, model)
    assert find(of_model, model, NOW) is step


LATER = NOW + RECENT + timedelta(days=1)
NEVER_LISTED: dict[str, Callable[[Session], object]] = {
    "a rule for its company": lambda session: rules.add(session, parse(f"company:Company {NEW}")),
    "a rule for a word of it": lambda session: rules.add(session, parse("word:Berlin")),
    "open elsewhere only": lambda session: living.remember(session, resolve("Peru")),
    "at a stage": lambda session: apply(session, NEW),
    "listed long ago": lambda session: jobs.save(session, [a_gardener(KNOWN)], LATER),
}


@pytest.mark.parametrize("why", NEVER_LISTED)
def test_what_is_never_listed_is_not_recommended_for_ever(why: str, of_model: Session, model: Path) -> None:
    recommend(of_model, model, KNOWN)
    assert find(of_model, model, NOW) is Step.RECOMMEND
    NEVER_LISTED[why](of_model)
    assert find(of_model, model, LATER if why == "listed long ago" else NOW) is Step.LABEL


def test_the_copy_of_what_was_shown_is_not_new(of_model: Session, model: Path) -> None:
    jobs.save(of_model, [a_gardener(103, company=f"Company {NEW}")], NOW)
    recommend(of_model, model, KNOWN, 103)
    assert find(of_model, model, NOW) is Step.LABEL


def test_labels_too_few_to_learn_from_do_not_ask_for_recommendations_for_ever(of_model: Session, model: Path) -> None:
    recommend(of_model, model, NEW, KNOWN)
    for post_id in range(11, 11 + LABELED):
        answers.set_label(of_model, jobs.get(of_model, [post_id])[0], None, None, NOW)
    recommend(of_model, model)
    assert find(of_model, model, NOW) is Step.LABEL


def test_no_text_is_read_unless_a_rule_looks_for_a_word(of_model: Session, model: Path) -> None:
    recommend(of_model, model, NEW, KNOWN)
    with noted_statements(of_model) as statements:
        assert find(of_model, model, NOW) is Step.LABEL
    assert not [statement for statement in statements if "description" in statement]


def test_a_post_is_judged_then_applied_for_then_left_alone(session: Session) -> None:
    jobs.save(session, [an_accountant(n, company="Acme") for n in (1, 2)] + [a_gardener(3)], NOW)
    label(session, {3: NO})
    disliked, post = jobs.get(session, [3, 1])
    assert (find_for(session, disliked), find_for(session, post)) == (None, Step.JUDGE)
    label(session, {2: YES})
    assert find_for(session, jobs.get(session, [1])[0]) is Step.APPLY
    apply(session, 2)
    assert find_for(session, jobs.get(session, [1])[0]) is None
