"""The reason company in a labelling session: what it hides, and how undo shows that again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.dataaccess import answers, rules
from jobsearch.dataaccess.counts import reasons
from jobsearch.labelling import preparing
from jobsearch.labelling.offer import Reason
from jobsearch.posts import Order
from jobsearch.rules import Rule, RuleKind
from tests.helpers.builders import NOW, a_post
from tests.helpers.scripted_sessions import (
    SKIP,
    UNDO,
    N,
    Script,
    Y,
    a_clock,
    labelling,
    labels_by_id,
    run_script,
    store_posts,
)
from tests.helpers.trained_models import NO

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session

ACME = Rule(RuleKind.COMPANY, "Acme")


def store_acme(session: Session, *others: int, acme: tuple[int, ...] = (1, 2, 4)) -> None:
    titles = {number: f"Gardener {number}" for number in (*acme, *others)}
    store_posts(
        session,
        *(a_post(id=number, company="Acme", position=titles[number]) for number in acme),
        *(a_post(id=number) for number in others),
    )


def test_the_company_is_hidden_and_its_posts_leave_the_queue(session: Session) -> None:
    store_acme(session, 3, 5)
    script = run_script(session, N, Reason.COMPANY, N, N)
    assert script.offered == [1, 2, 3, 5]
    assert rules.get_rules(session) == [ACME]
    assert [(offer.left, offer.rule) for offer in script.offers] == [(5, None), (4, None), (2, ACME), (1, None)]


def test_a_post_of_another_company_stays_on_screen(session: Session) -> None:
    store_acme(session, 2, acme=(1, 3))
    script = run_script(session, N, Reason.COMPANY, Y)
    assert script.offered == [1, 2, 2]
    assert (script.offers[2].rule, script.offers[2].left, script.offers[2].last_no) == (ACME, 1, None)


def test_the_session_ends_when_all_that_is_left_is_hidden(session: Session) -> None:
    store_acme(session)
    again = labelling(session)
    assert again.run(Script([N, Reason.COMPANY, Y])) == 1
    assert again.summary().rules == (ACME,)


def test_undo_takes_the_rule_back_and_the_posts_come_in_their_old_order(session: Session) -> None:
    store_acme(session, 3, 5)
    script = run_script(session, N, Reason.COMPANY, UNDO, N, N, N, N, N)
    assert script.offered == [1, 2, 3, 1, 2, 3, 4, 5]
    assert (script.offers[3].rule, script.offers[3].undone) == (ACME, True)
    assert rules.get_rules(session) == []


def test_undo_in_a_later_session_takes_the_rule_back_too(session: Session) -> None:
    store_acme(session, 3, 5)
    run_script(session, N, Reason.COMPANY)
    script = Script([UNDO, N, N, N, N, N])
    later = preparing.prepare(session, preparing.Selection(order=Order.OLDEST), a_clock(), wait=True)
    assert len(later.queue) == 2
    later.run(script)
    assert (script.offered[:2], sorted(script.offered[1:])) == ([5, 1], [1, 2, 3, 4, 5])
    assert rules.get_rules(session) == []
    assert later.summary().rules == ()


def test_a_rule_in_force_before_is_not_taken_back(session: Session) -> None:
    rules.add(session, Rule(RuleKind.COMPANY, "ACME"))
    store_acme(session)
    run_script(session, N, Reason.COMPANY)
    answers.undo(session)
    assert rules.get_rules(session) == [Rule(RuleKind.COMPANY, "ACME")]


def test_undo_shows_nothing_that_another_rule_hides(session: Session) -> None:
    store_acme(session)
    rules.add(session, Rule(RuleKind.WORD, "Gardener 4"))
    script = run_script(session, N, Reason.COMPANY, UNDO, N, N, N)
    assert 4 not in script.offered[2:]


def test_the_company_of_a_post_without_one_is_only_noted(session: Session) -> None:
    store_posts(session, a_post(id=1, company=""), a_post(id=2, company=""))
    assert run_script(session, N, Reason.COMPANY, N).offered == [1, 2, 2]
    assert rules.get_rules(session) == []
    assert reasons(session) == {"company": 1}


def test_other_reasons_hide_nothing(session: Session) -> None:
    store_acme(session)
    script = run_script(session, N, Reason.PAY)
    assert (script.offered, rules.get_rules(session)) == ([1, 2, 2], [])


def test_a_skipped_post_that_was_hidden_still_comes_last(session: Session) -> None:
    store_acme(session, 3, acme=(1, 2))
    script = run_script(session, SKIP, N, Reason.COMPANY, UNDO, N, N, N)
    assert script.offered == [1, 2, 3, 3, 2, 3, 1]


def test_a_post_returned_by_undo_is_hidden_with_its_company(session: Session) -> None:
    store_acme(session, 3)
    script = run_script(session, N, N, UNDO, UNDO, N, Reason.COMPANY, N)
    assert script.offered == [1, 2, 3, 2, 1, 2, 3]
    assert labels_by_id(session) == {1: NO, 3: NO}


def test_answers_of_an_earlier_session_are_counted_as_taken_back(session: Session) -> None:
    store_posts(session)
    run_script(session, Y, SKIP, N)
    later = labelling(session)
    later.run(Script([UNDO, UNDO, UNDO, UNDO]))
    done = later.summary()
    assert (done.answered, done.liked, done.taken_back, done.left) == (0, 0, 2, 3)


def test_the_answers_of_the_session_are_counted_as_they_stand(session: Session) -> None:
    store_posts(session)
    again = labelling(session)
    again.run(Script([Y, N, UNDO, Y, N]))
    done = again.summary()
    assert (done.answered, done.liked, done.taken_back) == (3, 2, 0)
    assert (done.interested, done.not_interested, done.left) == (2, 1, 0)


def test_a_reason_for_an_answer_taken_back_elsewhere_hides_nothing(session: Session) -> None:
    store_posts(session)
    answers.give_reason(session, 1, "company", ACME)
    assert rules.get_rules(session) == []


def test_a_rule_goes_with_the_answer_that_added_it_alone(session: Session) -> None:
    store_posts(session)
    for post_id in (1, 2):
        answers.record(session, post_id, NO, None, NOW)
        answers.give_reason(session, post_id, "company", ACME)
    answers.undo(session)
    assert rules.get_rules(session) == [ACME]
    answers.undo(session)
    assert rules.get_rules(session) == []
