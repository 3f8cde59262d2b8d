"""Why a post is offered, by the saved model and by the session's own learner."""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING

from jobsearch.dataaccess import answers
from jobsearch.labelling import preparing
from jobsearch.labelling.offer import Reply
from tests.helpers.builders import NOW
from tests.helpers.scripted_sessions import QUIT, UNDO, WHY, N, Script, Y, a_clock
from tests.helpers.trained_instances import opened_database, score

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jobsearch.labelling.offer import Offer
    from jobsearch.labelling.session import LabellingSession

PATIENCE = 120


def explained(labelling: LabellingSession, *replies: Reply) -> list[Offer]:
    """Give these replies, each once the session could explain, and return the offers."""
    script = Script(list(replies))

    def ask(offer: Offer) -> Reply:
        wait_until(lambda: not offer.waiting or labelling.can_explain())
        reply = script(offer)
        assert isinstance(reply, Reply)
        return reply

    labelling.run(ask)
    return script.offers


def test_the_saved_model_explains_until_the_learner_is_ready(gardeners: Path) -> None:
    model = gardeners / "model.joblib"
    with opened_database(gardeners) as session:
        labelling = preparing.prepare(session, preparing.Selection([101]), a_clock(), wait=False, model=model)
        offers: list[Offer] = []

        def ask(offer: Offer) -> Reply:
            wait_until(lambda: not offer.waiting or labelling.can_explain())
            offers.append(offer)
            if len(offers) > 1 and not offer.explained:
                return N
            return WHY  # shows it, perhaps after waiting for it, then closes it

        labelling.run(ask)
        *_, shown, closed = offers
        assert (shown.explained, shown.waiting, shown.preliminary) == (True, False, True)
        assert shown.score is not None
        assert "title: gardener" in {term.term for term in shown.score.why}
        assert not closed.explained
        assert answers.get_progress(session, NOW, 40).guesses == 0


def test_what_is_kept_of_the_saved_model_needs_no_waiting(gardeners: Path) -> None:
    with opened_database(gardeners) as session:
        score(session, gardeners)
        one = preparing.Selection([101])
        labelling = preparing.prepare(session, one, a_clock(), wait=False, model=gardeners / "model.joblib")
        _, shown = explained(labelling, WHY)
        assert (shown.waiting, shown.preliminary) == (False, True)
        assert not labelling.can_explain()


def test_until_the_learner_is_ready_the_saved_model_guesses(gardeners: Path) -> None:
    model = gardeners / "model.joblib"
    for answered, guesses in (
        ([Y, N], 2),
        ([UNDO, UNDO, UNDO, N], 0),
    ):  # the last was learned
        with opened_database(gardeners) as session:
            score(session, gardeners)
            both = preparing.Selection([101, 102])
            labelling = preparing.prepare(session, both, a_clock(), wait=False, model=model)
            labelling.run(Script([*answered, QUIT]))
            assert answers.get_progress(session, NOW, 40).guesses == guesses


def test_a_model_that_can_not_be_read_explains_nothing(gardeners: Path) -> None:
    model = gardeners / "model.joblib"
    model.write_bytes(b"no model")
    with opened_database(gardeners) as session:
        labelling = preparing.prepare(session, preparing.Selection([101]), a_clock(), wait=False, model=model)
        offers: list[Offer] = []

        def ask(offer: Offer) -> Reply:
            offers.append(offer)
            if len(offers) == 1:
                return WHY
            assert labelling.saved
            wait_until(lambda: labelling.saved is not None and labelling.saved.loading is not None)
            assert not labelling.can_explain()
            return QUIT

        labelling.run(ask)
        assert offers[-1].waiting


def test_the_learner_takes_over_from_the_saved_model(gardeners: Path) -> None:
    with opened_database(gardeners) as session:
        one = preparing.Selection([101])
        labelling = preparing.prepare(session, one, a_clock(), wait=True, model=gardeners / "model.joblib")
        shown = explained(labelling, WHY)[-1]
        assert not shown.preliminary
        assert shown.nearest


def wait_until(holds: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end
        sleep(0.01)
