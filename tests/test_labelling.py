from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest

from jobsearch import preparing
from jobsearch.dataaccess import answers, jobs
from jobsearch.dataaccess.database import Session, get_session
from jobsearch.dataaccess.figures import reasons
from jobsearch.labelling import Labelling, Offer, Reason, Reply, make_queue
from jobsearch.posts import JobPostLabel, Order, Score
from tests.builders import NOW, a_post
from tests.learning import NO, YES, sample_posts, sample_reader, two_trades

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from jobsearch.labelling import Learner
    from jobsearch.posts import RemoteOkJobPost

Y, N, SKIP, UNDO, WHY, QUIT = (
    Reply.INTERESTED,
    Reply.NOT_INTERESTED,
    Reply.SKIP,
    Reply.UNDO,
    Reply.WHY,
    Reply.QUIT,
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with get_session(tmp_path / "jobposts.db", NOW) as session:
        yield session


def store(session: Session, *posts: RemoteOkJobPost) -> None:
    jobs.save(session, posts or [a_post(id=number) for number in (1, 2, 3)], NOW)


def a_clock() -> Callable[[], datetime]:
    minutes = count()
    return lambda: NOW + timedelta(minutes=next(minutes))


def labelling(session: Session, get_learner: Callable[[], Learner | None] = lambda: None) -> Labelling:
    """Return a session over the stored posts nobody judged, in the order of their ids."""
    posts = sorted(jobs.get_not_labeled(session, 100), key=lambda post: post.id)
    labels = {post.id: post.label for post in jobs.get_labeled(session) if post.label is not None}
    queue = make_queue(posts, answers.skipped(session))
    return Labelling(session, queue, labels, get_learner, lambda: None, a_clock(), NOW)


@dataclass
class Script:
    """A user who gives these replies, then quits, and remembers what was offered."""

    replies: list[Reply | Reason]
    offers: list[Offer] = field(default_factory=list)

    def __call__(self, offer: Offer) -> Reply | Reason:
        self.offers.append(offer)
        return self.replies[len(self.offers) - 1] if len(self.offers) <= len(self.replies) else QUIT

    @property
    def offered(self) -> list[int]:
        return [offer.post.id for offer in self.offers]


def run(session: Session, *replies: Reply | Reason, limit: int | None = None) -> Script:
    script = Script(list(replies))
    labelling(session).run(script, limit)
    return script


def labels(session: Session) -> dict[int, JobPostLabel | None]:
    return {post.id: post.label for post in jobs.get_labeled(session)}


@dataclass
class LastFirst:
    """A learner that chooses the greatest id, and remembers what it was taught."""

    taught: list[dict[int, JobPostLabel]] = field(default_factory=list)

    def learn(self, labels: Mapping[int, JobPostLabel]) -> None:
        self.taught.append(dict(labels))

    def choose(self, among: Collection[int]) -> int:
        return max(among)

    def score(self, post_id: int) -> Score | None:
        return Score(post_id / 10, post_id > 2, ())

    def expected(self, among: Collection[int]) -> float | None:
        return len(among) / 2

    def nearest(self, post_id: int, among: Collection[int]) -> list[int]:
        return sorted(among, key=lambda other: abs(other - post_id))


def test_without_a_learner_posts_come_in_the_order_at_hand(session: Session) -> None:
    store(session)
    assert run(session, Y, N, N).offered == [1, 2, 3]
    assert labels(session) == {1: YES, 2: NO, 3: NO}


def test_the_user_stops_when_they_like(session: Session) -> None:
    store(session)
    assert run(session, Y, QUIT).offered == [1, 2]
    assert labels(session) == {1: YES}


def test_a_limit_counts_answers_only(session: Session) -> None:
    store(session)
    assert run(session, SKIP, Y, WHY, N, limit=2).offered == [1, 2, 3, 3]
    assert labels(session) == {2: YES, 3: NO}


def test_a_session_counts_the_answers_given(session: Session) -> None:
    store(session)
    assert labelling(session).run(Script([Y, SKIP, N])) == 2


def test_taking_back_a_skip_takes_back_no_answer(session: Session) -> None:
    store(session)
    assert labelling(session).run(Script([Y, SKIP, UNDO])) == 1


def test_each_offer_tells_how_many_are_left(session: Session) -> None:
    store(session)
    assert [offer.left for offer in run(session, Y, SKIP, N).offers] == [3, 2, 2, 1]


def test_a_skipped_post_comes_back_last_and_once(session: Session) -> None:
    store(session)
    assert run(session, SKIP, N, N, SKIP, N).offered == [1, 2, 3, 1]


def test_posts_skipped_last_time_come_last(session: Session) -> None:
    store(session)
    run(session, SKIP)
    assert run(session, N, N, N).offered == [2, 3, 1]


def test_undo_offers_the_post_again(session: Session) -> None:
    store(session)
    assert run(session, Y, UNDO, N).offered == [1, 2, 1, 2]
    assert labels(session) == {1: NO}


def test_undo_walks_back_over_earlier_sessions(session: Session) -> None:
    store(session)
    run(session, Y, N)
    assert run(session, UNDO, UNDO).offered == [3, 2, 1]
    assert labels(session) == {}


def test_undo_with_nothing_to_take_back_changes_nothing(session: Session) -> None:
    store(session)
    assert run(session, UNDO, UNDO, Y).offered == [1, 1, 1, 2]


def test_undo_unteaches(session: Session) -> None:
    store(session)
    learner = LastFirst()
    labelling(session, lambda: learner).run(Script([Y, UNDO, N]))
    assert learner.taught == [{}, {3: YES}, {}, {3: NO}]


def test_the_learner_chooses_once_it_is_ready(session: Session) -> None:
    store(session, *(a_post(id=number) for number in range(1, 6)))
    ready = iter([None, None, LastFirst()])
    kept: list[Learner | None] = []

    def get_learner() -> Learner | None:
        kept.append(next(ready, kept[-1] if kept else None))
        return kept[-1]

    script = Script([N, N, Y, N])
    labelling(session, get_learner).run(script)
    assert script.offered == [1, 2, 5, 4, 3]
    assert [offer.score is None for offer in script.offers] == [True, True, False, False, False]
    assert [offer.good_left for offer in script.offers] == [None, None, 1.5, 1.0, 0.5]


def test_a_skip_teaches_nothing(session: Session) -> None:
    store(session)
    learner = LastFirst()
    labelling(session, lambda: learner).run(Script([SKIP, Y]))
    assert learner.taught == [{}, {2: YES}]


def test_what_the_model_guessed_is_counted(session: Session) -> None:
    store(session)
    script = Script([Y, Y, N])
    labelling(session, LastFirst).run(script)
    progress = answers.get_progress(session, NOW, 40)
    assert (progress.guesses, progress.right) == (3, 2)


def test_why_shows_the_nearest_posts_already_judged(session: Session) -> None:
    store(session, *(a_post(id=number) for number in range(1, 6)))
    script = Script([Y, N, N, WHY])
    labelling(session, LastFirst).run(script)
    explained = script.offers[-1]
    assert explained.explained
    assert [post.id for post in explained.nearest] == [3, 4]
    assert not script.offers[-2].explained


def test_a_reason_is_about_the_last_no(session: Session) -> None:
    store(session)
    offers = run(session, N, Reason.PLACE, Y).offers
    assert [offer.last_no and offer.last_no.id for offer in offers] == [None, 1, None, None]
    assert reasons(session) == {"place": 1}


def test_a_reason_without_a_no_is_ignored(session: Session) -> None:
    store(session)
    assert run(session, Y, Reason.PAY, N).offered == [1, 2, 2, 3]
    assert reasons(session) == {}


def prepared(session: Session, *ids: int, order: Order = Order.MODEL, wait: bool = True) -> Labelling:
    return preparing.prepare(session, ids, order, a_clock(), wait=wait)


def test_copies_of_a_job_are_asked_about_once(session: Session) -> None:
    copies = [a_post(id=number, company="Roses Ltd", location=f"City {number}") for number in (1, 2, 3)]
    store(session, *copies, a_post(id=4))
    script = Script([N, N, N])
    assert prepared(session).run(script) == 2
    assert {offer.post.job for offer in script.offers} == {"roses ltd\ngardener", "company 4\ngardener"}
    again = Script([])
    prepared(session).run(again)
    assert again.offers == []


def test_no_posts_are_nothing_to_ask_about(session: Session) -> None:
    assert prepared(session).run(Script([])) == 0


def test_posts_named_are_asked_about_in_their_order(session: Session) -> None:
    store(session)
    run(session, Y)
    script = Script([N, N])
    prepared(session, 3, 1).run(script)
    assert script.offered == [3, 1]
    assert labels(session) == {3: NO, 1: NO}


@pytest.mark.parametrize(("order", "offered"), [(Order.NEWEST, [3, 2, 1]), (Order.OLDEST, [1, 2, 3])])
def test_an_order_by_date_is_kept(session: Session, order: Order, offered: list[int]) -> None:
    store(session, *(a_post(id=number, posted_at=NOW + timedelta(days=number)) for number in (2, 1, 3)))
    script = Script([Y, N, N])
    prepared(session, order=order).run(script)
    assert script.offered == offered


def test_a_skip_of_another_post_can_be_undone_while_judging_again(session: Session) -> None:
    store(session, *two_trades(8))
    run(session, Y, N, Y, N, SKIP)
    script = Script([UNDO, N])
    prepared(session, 1).run(script)
    assert script.offered == [1, 5, 1]


def test_a_skip_undone_after_a_newer_copy_came_is_asked_about_once(session: Session) -> None:
    store(session, a_post(id=1, company="Roses Ltd"), a_post(id=2))
    run(session, SKIP)
    jobs.save(session, [a_post(id=9, company="Roses Ltd")], NOW + timedelta(days=1))
    script = Script([UNDO, N, N, N])
    prepared(session, order=Order.NEWEST).run(script)
    assert len(script.offers[1:]) == len({offer.post.job for offer in script.offers[1:]})


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
