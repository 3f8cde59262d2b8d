"""A labelling session: which post comes next, and what each reply does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jobsearch.dataaccess import answers
from jobsearch.dataaccess.counts import reasons
from jobsearch.labelling.offer import Reason
from jobsearch.posts import JobPostLabel, Score
from tests.helpers.builders import NOW, a_post
from tests.helpers.scripted_sessions import (
    QUIT,
    SKIP,
    UNDO,
    WHY,
    N,
    Script,
    Y,
    labelling,
    labels_by_id,
    run_script,
    store_posts,
)
from tests.helpers.trained_models import NO, YES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from jobsearch.dataaccess.database import Session
    from jobsearch.labelling.background import Learner


@dataclass
class LastFirst:
    """A learner that chooses the largest id, and remembers the labels it learned from."""

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
    store_posts(session)
    assert run_script(session, Y, N, N).offered == [1, 2, 3]
    assert labels_by_id(session) == {1: YES, 2: NO, 3: NO}


def test_the_user_stops_when_they_like(session: Session) -> None:
    store_posts(session)
    assert run_script(session, Y, QUIT).offered == [1, 2]
    assert labels_by_id(session) == {1: YES}


def test_a_limit_counts_answers_only(session: Session) -> None:
    store_posts(session)
    assert run_script(session, SKIP, Y, WHY, N, limit=2).offered == [1, 2, 3, 3]
    assert labels_by_id(session) == {2: YES, 3: NO}


def test_a_session_counts_the_answers_given(session: Session) -> None:
    store_posts(session)
    assert labelling(session).run(Script([Y, SKIP, N])) == 2


def test_taking_back_a_skip_takes_back_no_answer(session: Session) -> None:
    store_posts(session)
    assert labelling(session).run(Script([Y, SKIP, UNDO])) == 1


def test_each_offer_tells_how_many_are_left(session: Session) -> None:
    store_posts(session)
    assert [offer.left for offer in run_script(session, Y, SKIP, N).offers] == [3, 2, 2, 1]


def test_a_skipped_post_comes_back_last_and_once(session: Session) -> None:
    store_posts(session)
    assert run_script(session, SKIP, N, N, SKIP, N).offered == [1, 2, 3, 1]


def test_posts_skipped_last_time_come_last(session: Session) -> None:
    store_posts(session)
    run_script(session, SKIP)
    assert run_script(session, N, N, N).offered == [2, 3, 1]


def test_undo_offers_the_post_again(session: Session) -> None:
    store_posts(session)
    assert run_script(session, Y, UNDO, N).offered == [1, 2, 1, 2]
    assert labels_by_id(session) == {1: NO}


def test_undo_walks_back_over_earlier_sessions(session: Session) -> None:
    store_posts(session)
    run_script(session, Y, N)
    assert run_script(session, UNDO, UNDO).offered == [3, 2, 1]
    assert labels_by_id(session) == {}


def test_undo_with_nothing_to_take_back_changes_nothing(session: Session) -> None:
    store_posts(session)
    assert run_script(session, UNDO, UNDO, Y).offered == [1, 1, 1, 2]


def test_undo_unteaches(session: Session) -> None:
    store_posts(session)
    learner = LastFirst()
    labelling(session, lambda: learner).run(Script([Y, UNDO, N]))
    assert learner.taught == [{}, {3: YES}, {}, {3: NO}]


def test_the_learner_chooses_once_it_is_ready(session: Session) -> None:
    store_posts(session, *(a_post(id=number) for number in range(1, 6)))
    ready = iter([None, None, LastFirst()])
    kept: list[Learner | None] = []

    def get_learner() -> Learner | None:
        kept.append(next(ready, kept[-1] if kept else None))
        return kept[-1]

    script = Script([N, N, Y, N])
    labelling(session, get_learner).run(script)
    assert script.offered == [1, 2, 5, 4, 3]
    assert [offer.score is None for offer in script.offers] == [True, True, False, False, False]
    assert [offer.interesting_left for offer in script.offers] == [None, None, 1.5, 1.0, 0.5]


def test_a_skip_teaches_nothing(session: Session) -> None:
    store_posts(session)
    learner = LastFirst()
    labelling(session, lambda: learner).run(Script([SKIP, Y]))
    assert learner.taught == [{}, {2: YES}]


def test_what_the_model_guessed_is_counted(session: Session) -> None:
    store_posts(session)
    script = Script([Y, Y, N])
    labelling(session, LastFirst).run(script)
    progress = answers.get_progress(session, NOW, 40)
    assert (progress.guesses, progress.right) == (3, 2)


def test_why_shows_the_nearest_labeled_posts(session: Session) -> None:
    store_posts(session, *(a_post(id=number) for number in range(1, 6)))
    script = Script([Y, N, N, WHY])
    labelling(session, LastFirst).run(script)
    explained = script.offers[-1]
    assert explained.explained
    assert [post.id for post in explained.nearest] == [3, 4]
    assert not script.offers[-2].explained


def test_a_reason_is_about_the_last_no(session: Session) -> None:
    store_posts(session)
    offers = run_script(session, N, Reason.PLACE, Y).offers
    assert [offer.last_no and offer.last_no.id for offer in offers] == [None, 1, None, None]
    assert reasons(session) == {"place": 1}


def test_a_reason_without_a_no_is_ignored(session: Session) -> None:
    store_posts(session)
    assert run_script(session, Y, Reason.PAY, N).offered == [1, 2, 2, 3]
    assert reasons(session) == {}
