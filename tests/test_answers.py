"""What becomes of an answer: the label, the record of it, undoing, skipping and reasons."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from jobsearch.dataaccess import answers, jobs, rules, settings
from jobsearch.dataaccess.answers import Progress
from jobsearch.dataaccess.counts import reasons
from jobsearch.dataaccess.database import Session, get_session
from jobsearch.dataaccess.tables import answers as stored_answers
from jobsearch.posts import JobPostLabel, Score
from jobsearch.rules import Rule, RuleKind
from tests.helpers.builders import NOW, a_post, write_original

if TYPE_CHECKING:
    from pathlib import Path

LATER = NOW + timedelta(hours=1)
YES, NO = JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED


@pytest.fixture
def session(session: Session) -> Session:
    jobs.save(session, [a_post(id=number) for number in (1, 2, 3)], NOW)
    return session


def label_of(session: Session, post_id: int) -> tuple[object, object]:
    (post,) = jobs.get(session, [post_id])
    return post.label, post.labeled_at


def guess(*, interesting: bool) -> Score:
    return Score(0.8 if interesting else 0.1, interesting, ())


def test_an_answer_labels_its_post_and_notes_when(session: Session) -> None:
    answers.record(session, 2, YES, None, LATER)
    assert label_of(session, 2) == (YES, LATER)
    assert label_of(session, 1) == (None, None)


def test_an_answer_keeps_what_the_model_said_before_it(session: Session) -> None:
    answers.record(session, 1, NO, guess(interesting=True), NOW)
    answers.record(session, 2, NO, None, NOW)
    said = select(stored_answers.c.guess, stored_answers.c.chance).order_by(stored_answers.c.id)
    assert session.execute(said).all() == [(1, 0.8), (None, None)]


def test_an_answer_is_on_disk_at_once(session: Session, tmp_path: Path) -> None:
    answers.record(session, 1, YES, None, NOW)
    with get_session(tmp_path / "jobposts.db", NOW) as another:
        assert [post.id for post in jobs.get_labeled(another)] == [1]


def test_undo_takes_back_answers_one_by_one(session: Session) -> None:
    answers.record(session, 1, YES, None, NOW)
    answers.record(session, 2, NO, None, NOW)
    assert answers.undo(session) == 2
    assert answers.undo(session) == 1
    assert answers.undo(session) is None
    assert jobs.get_labeled(session) == []


def test_undo_gives_a_post_labeled_again_its_old_label_back(session: Session) -> None:
    answers.record(session, 1, YES, None, NOW)
    answers.record(session, 1, NO, None, LATER)
    assert label_of(session, 1) == (NO, LATER)
    answers.undo(session)
    assert label_of(session, 1) == (YES, NOW)


def test_undo_goes_back_over_the_start_of_the_session(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.db"
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post()], NOW)
        answers.record(session, 1, YES, None, NOW)
    with get_session(path, LATER) as session:
        assert answers.undo(session) == 1
        assert label_of(session, 1) == (None, None)


def test_undo_leaves_the_labels_of_the_original_program(tmp_path: Path) -> None:
    path = write_original(tmp_path / "elsewhere.db", {"id": 1, "label": 1})
    with get_session(path, NOW) as session:
        assert answers.undo(session) is None
        answers.record(session, 1, NO, None, NOW)
        answers.undo(session)
        assert label_of(session, 1) == (YES, None)


def test_a_skip_leaves_the_label_and_is_undone_like_an_answer(session: Session) -> None:
    answers.record(session, 1, YES, None, NOW)
    answers.record(session, 1, None, None, LATER)
    assert label_of(session, 1) == (YES, NOW)
    assert answers.undo(session) == 1
    assert label_of(session, 1) == (YES, NOW)


def test_skipped_posts_are_those_whose_last_answer_was_a_skip(session: Session) -> None:
    for post_id, answer in ((1, None), (2, None), (3, YES), (2, NO), (3, None)):
        answers.record(session, post_id, answer, None, NOW)
    assert answers.skipped(session) == {1, 3}
    answers.undo(session)
    assert answers.skipped(session) == {1}


def test_the_reason_goes_to_the_last_answer_of_the_post(session: Session) -> None:
    answers.record(session, 1, NO, None, NOW)
    answers.record(session, 2, NO, None, NOW)
    answers.give_reason(session, 1, "place")
    answers.give_reason(session, 2, "pay")
    assert reasons(session) == {"pay": 1, "place": 1}
    answers.give_reason(session, 1, None)
    assert reasons(session) == {"pay": 1}


def test_a_reason_goes_with_the_answer_taken_back(session: Session) -> None:
    answers.record(session, 1, NO, None, NOW)
    answers.give_reason(session, 1, "pay")
    answers.undo(session)
    assert reasons(session) == {}


def test_a_reason_for_a_post_without_an_answer_is_nothing(session: Session) -> None:
    answers.give_reason(session, 1, "pay")
    assert reasons(session) == {}


def test_a_rule_is_kept_with_the_answer_that_put_it_in_force(session: Session) -> None:
    acme = Rule(RuleKind.COMPANY, "Acme: Tools")
    for post_id in (1, 2):
        answers.record(session, post_id, NO, None, NOW)
        answers.give_reason(session, post_id, "company", acme)
    kept = select(stored_answers.c.reason, stored_answers.c.rule).order_by(stored_answers.c.id)
    assert session.execute(kept).all() == [("company", "company:Acme: Tools"), ("company", None)]
    assert answers.undo(session) == 2
    assert rules.get_rules(session) == [acme]
    assert answers.undo(session) == 1
    assert rules.get_rules(session) == []


def test_a_rule_that_the_user_has_ended_leaves_an_answer_undoable(session: Session) -> None:
    answers.record(session, 1, NO, None, NOW)
    answers.give_reason(session, 1, "company", Rule(RuleKind.COMPANY, "Acme"))
    rules.remove(session, Rule(RuleKind.COMPANY, "ACME"))
    assert answers.undo(session) == 1


def test_a_rule_that_the_user_has_given_since_outlives_the_answer(session: Session) -> None:
    acme, again = (Rule(RuleKind.COMPANY, name) for name in ("Acme", "ACME"))
    for ended in (True, False):
        answers.record(session, 1, NO, None, NOW)
        answers.give_reason(session, 1, "company", acme)
        if ended:
            rules.remove(session, acme)
        rules.add(session, again)
        assert answers.undo(session) == 1
        assert [rule.is_like(acme) for rule in rules.get_rules(session)] == [True]
        rules.remove(session, acme)


def test_nothing_of_an_answer_is_kept_when_its_post_is_not_there(session: Session) -> None:
    with pytest.raises(Exception, match="No row"):
        answers.record(session, 99, YES, None, NOW)
    assert answers.undo(session) is None


def test_progress_counts_labels_recent_answers_and_right_guesses(session: Session) -> None:
    answers.record(session, 1, YES, guess(interesting=True), NOW - timedelta(days=1))
    answers.record(session, 2, NO, guess(interesting=True), NOW)
    answers.record(session, 3, None, guess(interesting=False), NOW)
    answers.record(session, 3, NO, None, NOW)
    progress = answers.get_progress(session, since=NOW, guesses=40)
    assert progress == Progress(interested=1, not_interested=2, recently=2, guesses=2, right=1)


def test_progress_looks_at_the_last_guesses_only(session: Session) -> None:
    for right in (False, True, True):
        answers.record(session, 1, YES, guess(interesting=right), NOW)
    progress = answers.get_progress(session, since=LATER, guesses=2)
    assert (progress.recently, progress.guesses, progress.right) == (0, 2, 2)


def test_a_post_labeled_again_today_counts_once(session: Session) -> None:
    today = NOW + timedelta(days=9)
    answers.record(session, 1, YES, None, NOW)
    answers.record(session, 1, NO, None, today)
    answers.record(session, 1, YES, None, today + timedelta(hours=1))
    progress = answers.get_progress(session, today, 40)
    assert (progress.recently, progress.interested + progress.not_interested) == (1, 1)
    answers.undo(session)
    answers.undo(session)
    assert answers.get_progress(session, today, 40).recently == 0


def test_progress_is_nothing_at_the_start(session: Session) -> None:
    assert answers.get_progress(session, NOW, 40) == Progress(0, 0, 0, 0, 0)


def test_a_setting_is_remembered_replaced_and_forgotten(session: Session) -> None:
    assert settings.get(session, "words") is None
    settings.put(session, "words", 'python; europe\'s "best" 日本')
    settings.put(session, "other", "x")
    assert settings.get(session, "words") == 'python; europe\'s "best" 日本'
    settings.put(session, "words", "berlin")
    assert settings.get(session, "words") == "berlin"
    settings.put(session, "words", "")
    assert (settings.get(session, "words"), settings.get(session, "other")) == (None, "x")
