"""Setting up a labelling session: its queue, the words to look for, learning in the background."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import jobs
from jobsearch.dataaccess.database import Session, get_session
from jobsearch.labelling import preparing
from jobsearch.posts import Order
from tests.helpers.builders import NOW, a_post
from tests.helpers.scripted_sessions import SKIP, UNDO, N, Script, Y, a_clock, labels_by_id, run_script, store_posts
from tests.helpers.trained_models import NO, sample_posts, sample_reader, two_trades

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.labelling.session import LabellingSession, Offer, Reply


def prepared(session: Session, *ids: int, order: Order = Order.MODEL, wait: bool = True) -> LabellingSession:
    return preparing.prepare(session, preparing.Selection(ids, order), a_clock(), wait=wait)


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
