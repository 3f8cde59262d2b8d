"""Setting up a labelling session: its queue, the words to look for, learning in the background."""

from __future__ import annotations

from datetime import timedelta
from time import sleep
from typing import TYPE_CHECKING

import pytest

from jobsearch import training
from jobsearch.clock import LATEST
from jobsearch.dataaccess import jobs, rules
from jobsearch.dataaccess.applications import set_stage
from jobsearch.dataaccess.database import Session, get_session, writing
from jobsearch.labelling import preparing
from jobsearch.posts import Order, Stage
from jobsearch.rules import Rule, RuleKind
from tests.helpers.builders import NOW, a_post
from tests.helpers.scripted_sessions import (
    SKIP,
    UNDO,
    N,
    Script,
    Y,
    a_clock,
    labels_by_id,
    run_script,
    store_posts,
)
from tests.helpers.trained_instances import COPIES, UNLABELED, keep, opened_database
from tests.helpers.trained_models import NO, sample_posts, sample_reader, two_trades

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.labelling.offer import Offer, Reply
    from jobsearch.labelling.session import LabellingSession


def prepared(
    session: Session, *ids: int, order: Order = Order.MODEL, wait: bool = True, model: Path | None = None
) -> LabellingSession:
    return preparing.prepare(session, preparing.Selection(ids, order), a_clock(), wait=wait, model=model)


def test_copies_of_a_job_are_asked_about_once(session: Session) -> None:
    copies = [a_post(id=number, company="Roses Ltd", location=f"City {number}") for number in (1, 2, 3)]
    store_posts(session, *copies, a_post(id=4))
    script = Script([N, N, N])
    assert prepared(session).run(script) == 2
    assert {offer.post.job_key for offer in script.offers} == {"roses ltd\ngardener", "company 4\ngardener"}
    again = Script([])
    prepared(session).run(again)
    assert again.offers == []


def test_no_posts_are_nothing_to_ask_about(session: Session) -> None:
    assert prepared(session).run(Script([])) == 0


def test_posts_named_are_asked_about_in_their_order(session: Session) -> None:
    store_posts(session)
    run_script(session, Y)
    script = Script([N, N])
    prepared(session, 3, 1).run(script)
    assert script.offered == [3, 1]
    assert labels_by_id(session) == {3: NO, 1: NO}


@pytest.mark.parametrize(("order", "offered"), [(Order.NEWEST, [3, 2, 1]), (Order.OLDEST, [1, 2, 3])])
def test_an_order_by_date_is_kept(session: Session, order: Order, offered: list[int]) -> None:
    store_posts(session, *(a_post(id=number, posted_at=NOW + timedelta(days=number)) for number in (2, 1, 3)))
    script = Script([Y, N, N])
    prepared(session, order=order).run(script)
    assert script.offered == offered


def test_a_skip_of_another_post_can_be_undone_while_judging_again(session: Session) -> None:
    store_posts(session, *two_trades(8))
    run_script(session, Y, N, Y, N, SKIP)
    script = Script([UNDO, N])
    prepared(session, 1).run(script)
    assert script.offered == [1, 5, 1]


def test_a_skip_undone_after_a_newer_copy_came_is_asked_about_once(session: Session) -> None:
    store_posts(session, a_post(id=1, company="Roses Ltd"), a_post(id=2))
    run_script(session, SKIP)
    jobs.save(session, [a_post(id=9, company="Roses Ltd")], NOW + timedelta(days=1))
    script = Script([UNDO, N, N, N])
    prepared(session, order=Order.NEWEST).run(script)
    assert len(script.offers[1:]) == len({offer.post.job_key for offer in script.offers[1:]})


def asked_first(path: Path, number: int) -> list[int]:
    """Return what the sample's reader is asked about first."""
    offered: list[int] = []

    def answer(offer: Offer) -> Reply:
        offered.append(offer.post.id)
        return Y if sample_reader().labels[offer.post.id] else N

    with get_session(path, NOW) as session:
        preparing.remember_words(session, sample_reader().looking_for)
        jobs.save(session, sample_posts(), NOW)
        prepared(session).run(answer, limit=number)
    return offered


def test_the_same_answers_give_the_same_order(tmp_path: Path) -> None:
    once, again = (asked_first(tmp_path / name, 12) for name in ("once.db", "again.db"))
    assert once == again
    assert sum(sample_reader().labels[post_id] for post_id in once) >= 6


def offered(labelling: LabellingSession) -> set[int]:
    return labelling.queue.ids()


def test_posts_not_listed_for_thirty_days_before_the_newest_fetch_are_not_offered(session: Session) -> None:
    for post_id, days in ((1, 50), (2, 30), (3, 0)):
        day = NOW - timedelta(days=days)
        jobs.save(session, [a_post(id=post_id, posted_at=day)], day)
    assert offered(prepared(session)) == {2, 3}
    assert offered(prepared(session, 1)) == {1}
    everything = preparing.Selection(since=None)
    assert offered(preparing.prepare(session, everything, a_clock(), wait=True)) == {1, 2, 3}
    week = preparing.Selection(since=timedelta(days=7))
    assert offered(preparing.prepare(session, week, a_clock(), wait=True)) == {3}


def test_a_job_whose_newest_copy_is_listed_is_offered_by_that_copy(session: Session) -> None:
    for post_id, days in ((2, 0), (1, 50)):
        jobs.save(session, [a_post(id=post_id, company="Acme")], NOW + timedelta(days=days))
    assert offered(prepared(session)) == {1}


def test_what_the_rules_hide_is_offered_only_by_name(session: Session) -> None:
    store_posts(session)
    rules.add(session, Rule(RuleKind.COMPANY, "company 2"))
    rules.add(session, Rule(RuleKind.WORD, "nowhere"))
    assert offered(prepared(session)) == {1, 3}
    assert len(prepared(session).queue) == 2
    assert offered(prepared(session, 2)) == {2}


def test_a_job_with_a_stage_is_offered_only_by_name(session: Session) -> None:
    store_posts(session, a_post(id=1, company="Acme"), a_post(id=2, company="Acme"), a_post(id=3))
    with writing(session):
        set_stage(session, 1, Stage.APPLIED, NOW)
    assert offered(prepared(session)) == {3}
    assert offered(prepared(session, 2)) == {2}


def test_older_posts_are_counted_without_what_is_hidden(session: Session) -> None:
    store_posts(session, *(a_post(id=number) for number in (1, 2, 3)))
    later = NOW + timedelta(days=50)
    jobs.save(session, [a_post(id=9)], later)
    rules.add(session, Rule(RuleKind.COMPANY, "Company 2"))
    labelling = preparing.prepare(session, preparing.Selection(), lambda: later, wait=True)
    assert labelling.run(Script([N])) == 1
    assert preparing.count_older(session, None, LATEST) == 0
    assert (len(labelling.queue), preparing.count_older(session, timedelta(days=30), LATEST)) == (0, 2)


def test_words_that_the_model_has_not_learned_from_lead_to_the_first_post(gardeners: Path) -> None:
    with opened_database(gardeners) as session:
        jobs.save(session, [a_post(id=200, company="X", position="Lion Tamer", tags=("zoo",))], NOW)
        keep(session, "old", dict.fromkeys((*UNLABELED, *COPIES), 0.9))
        assert next(iter(prepared(session, wait=False).queue.waiting)) != 200
        preparing.remember_words(session, "taming a lion")
        assert next(iter(prepared(session, wait=False).queue.waiting)) == 200
        training.retrain(session, gardeners / "model.joblib", NOW)
        assert next(iter(prepared(session, wait=False).queue.waiting)) != 200
        preparing.remember_words(session, " taming a lion ")
        assert next(iter(prepared(session, wait=False).queue.waiting)) != 200


def test_words_that_made_no_other_model_have_been_learned_from_all_the_same(gardeners: Path) -> None:
    with opened_database(gardeners) as session:
        training.retrain(session, gardeners / "model.joblib", NOW)
        for words in ("of lions", ""):
            preparing.remember_words(session, words)
            training.retrain(session, gardeners / "model.joblib", NOW)
            labelling = prepared(session, wait=False, model=gardeners / "model.joblib")
            assert labelling.saved is not None
        preparing.remember_words(session, "lion")
        assert prepared(session, wait=False, model=gardeners / "model.joblib").saved is None
        preparing.remember_words(session, "")
        assert prepared(session, wait=False, model=gardeners / "model.joblib").saved is not None


@pytest.mark.parametrize(
    ("words", "title"), [("gardeners", "Gardener"), ("nurse", "Nurses"), (".net", ".NET Fitter"), ("c++", "C++ Fitter")]
)
def test_the_first_order_knows_singulars_and_plurals_and_words_with_signs(
    words: str, title: str, session: Session
) -> None:
    store_posts(session, a_post(id=1, position=title), a_post(id=2, position="Net C Clerk"))
    preparing.remember_words(session, words)
    assert next(iter(prepared(session, wait=False).queue.waiting)) == 1


def test_a_word_in_the_title_comes_before_the_same_word_among_many_tags(session: Session) -> None:
    tags = ("garden", "dev", "sales", "hr", "exec")
    store_posts(session, a_post(id=1, position="Seller", tags=tags), a_post(id=2, position="Garden Designer", tags=()))
    preparing.remember_words(session, "garden")
    assert next(iter(prepared(session, wait=False).queue.waiting)) == 2


def test_where_only_texts_have_the_words_the_learner_is_waited_for(session: Session) -> None:
    store_posts(session, a_post(id=1, position="Clerk"), a_post(id=2, position="Cook", description="Bakes bread."))
    preparing.remember_words(session, "I look for a job with bread")
    assert prepared(session, wait=False).get_learner() is not None
    preparing.remember_words(session, "clerk")
    assert prepared(session, wait=False).get_learner() is None


def test_the_menu_has_the_words_of_what_was_listed_in_the_window(session: Session) -> None:
    jobs.save(session, [a_post(id=1, position="Old Baker")], NOW)
    jobs.save(session, [a_post(id=2, position="Tailors")], NOW + timedelta(days=50))
    run_script(session, N)
    assert preparing.get_menu(session, timedelta(days=30), LATEST) == ("tailors",)
    assert preparing.get_menu(session, None, LATEST) == ("baker", "old", "tailors")


def test_the_user_is_to_be_asked_for_words_once_there_are_posts_until_they_were(session: Session) -> None:
    assert not preparing.is_to_be_asked(session)
    store_posts(session)
    assert preparing.is_to_be_asked(session)
    preparing.remember_words(session, "wood")
    assert not preparing.is_to_be_asked(session)
    preparing.remember_words(session, "")
    assert preparing.is_to_be_asked(session)
    preparing.remember_asked(session)
    assert not preparing.is_to_be_asked(session)


def test_a_post_that_another_program_deletes_is_not_learned_from(session: Session) -> None:
    jobs.save(session, [a_post(id=number) for number in (1, 2, 3)], NOW)
    labelling = prepared(session, wait=False)
    with writing(session):
        session.exec_driver_sql("DELETE FROM facts WHERE post_id = 2")
        session.exec_driver_sql("DELETE FROM job_posts WHERE id = 2")
    labelling.start_learning()
    while (learner := labelling.get_learner()) is None:
        sleep(0.01)
    assert learner.choose({1, 2, 3}) in {1, 3}
    assert learner.choose({2}) == 2
