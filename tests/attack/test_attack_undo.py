"""Attacks on undo by several at once: only one's own answers are taken back, and no label of another's."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jobsearch.dataaccess import answers, jobs, rules
from jobsearch.dataaccess.database import Session, get_session, writing
from jobsearch.posts import JobPostLabel
from jobsearch.rules import Rule, RuleKind
from tests.helpers.at_once import end, start, wait_for
from tests.helpers.builders import NOW, a_post
from tests.helpers.labellers import a_labeller, given_labels, store
from tests.helpers.running import Program
from tests.helpers.scripted_sessions import UNDO, N, Script, Y, labelling, labels_by_id
from tests.helpers.soak import rounds

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobsearch.labelling.offer import Offer, Reply

YES, NO = JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED


def interrupting(script: Script, at: int, what: Callable[[], object]) -> Callable[[Offer], Reply | Any]:
    """Return the user of a script while whose offer of this number something else happens."""

    def ask(offer: Offer) -> Reply | Any:
        reply = script(offer)
        if len(script.offers) == at:
            what()
        return reply

    return ask


def test_undo_takes_back_one_s_own_answers_then_earlier_ones_and_never_anothers(path: Path) -> None:
    store(path, 6)
    with get_session(path, NOW) as session:
        answers.record(session, 1, YES, None, NOW)
    with a_labeller(path) as one, a_labeller(path) as other:
        assert (one.asked, other.asked) == (2, 3)
        one.answer("y")
        other.answer("n")
        assert one.answer("u") == 2
        assert one.answer("u") == 1
        assert one.answer("u") == 1  # there is none left
        assert given_labels(path) == {3: NO}
        assert other.answer("u") == 3


def test_a_mark_made_meanwhile_is_not_undone(path: Path) -> None:
    store(path, 3)
    with a_labeller(path) as labeller:
        Program(path.parent)("mark", 3, "--label", "interested")
        labeller.answer("n")
        labeller.answer("u")
        labeller.answer("u")
    assert given_labels(path) == {3: YES}


def test_undo_leaves_the_label_that_another_has_given_the_post_since(path: Path) -> None:
    store(path, 2)
    program = Program(path.parent)
    with a_labeller(path) as labeller:
        labeller.answer("y")
        program("mark", 1, "--label", "not-interested")
        assert labeller.answer("u") == 1
        assert given_labels(path) == {1: NO}
    with a_labeller(path) as later:
        assert later.answer("u") == 1  # the mark, before which there is nothing any more
    assert given_labels(path) == {}


def test_an_answer_that_another_has_taken_back_is_passed_over(path: Path) -> None:
    store(path, 4)
    with a_labeller(path) as one:
        one.answer("y")
        one.answer("y")
        with a_labeller(path) as other:
            assert other.answer("u") == 2
            other.answer("n")
        assert one.answer("u") == 1
    assert given_labels(path) == {2: NO}


def test_undo_offers_its_post_next_though_another_session_looks_at_it_this_moment(path: Path) -> None:
    store(path, 3)
    program = """
from jobsearch.labelling.claims import claiming
with claiming(path.with_name("label.lock")) as claim:
    assert claim("company 1\\ngardener")
    say("looks")
    time.sleep(0.2)
"""
    with a_labeller(path) as labeller:
        labeller.answer("y")
        other = start(program, path)
        wait_for(other, "looks")
        assert labeller.answer("u") == 1
        end(other)


def test_an_id_of_an_answer_is_never_given_again(path: Path) -> None:
    store(path, 3)
    with get_session(path, NOW) as session:
        first = answers.record(session, 1, YES, None, NOW)
        answers.undo(session)
        assert answers.record(session, 2, YES, None, NOW) > first


def test_a_reason_belongs_to_the_no_it_was_given_for(path: Path) -> None:
    store(path, 2)
    acme = Rule(RuleKind.COMPANY, "Acme")
    with get_session(path, NOW) as session:
        mine = answers.record(session, 1, NO, None, NOW)
        answers.record(session, 1, YES, None, NOW)  # in another terminal
        answers.give_reason(session, 1, "company", acme)
        answers.undo(session, [mine])
        assert rules.get_rules(session) == []
        assert labels_by_id(session) == {1: YES}


def test_the_session_knows_what_others_have_labeled(path: Path) -> None:
    store(path, 4)
    with get_session(path, NOW) as session, get_session(path, NOW) as other:
        script = Script([Y, N, UNDO])
        asked = labelling(session)
        asked.run(interrupting(script, 1, lambda: answers.record(other, 2, NO, None, NOW)))
        assert script.offered == [1, 3, 4, 3]
        assert asked.labels == {1: YES, 2: NO}
        assert (asked.summary().interested, asked.summary().not_interested) == (1, 1)


# With two removals of a label one may come to look like a skip.
STEPS = st.lists(st.sampled_from(["yes", "no", "skip", "none"]), max_size=8).filter(lambda s: s.count("none") < 2)


def replayed(steps: list[tuple[str, Any]]) -> tuple[object, object]:
    """Return what a post's label would be, and since when, had only these steps been taken."""
    state: tuple[object, object] = (None, None)
    for step, moment in steps:
        if step == "none":
            state = (None, None)
        elif step != "skip":
            state = (YES if step == "yes" else NO, moment)
    return state


@settings(max_examples=rounds(20, 3_000))
@given(STEPS, st.randoms(use_true_random=False))
def test_whatever_answers_are_taken_back_the_label_is_that_of_the_others(steps: list[str], chance: Any) -> None:
    with TemporaryDirectory() as folder, get_session(Path(folder) / "jobposts.db", NOW) as session:
        take_back_in_any_order(session, steps, chance)


def take_back_in_any_order(session: Session, steps: list[str], chance: Any) -> None:
    jobs.save(session, [a_post(id=1)], NOW)
    given: dict[int, tuple[str, Any]] = {}
    for number, step in enumerate(steps):
        moment, before = NOW + timedelta(minutes=number), answers.get_newest(session)
        if step == "none":
            with writing(session):
                answers.set_label(session, jobs.get(session, [1])[0], None, None, moment)
        else:
            label = {"yes": YES, "no": NO, "skip": None}[step]
            answers.record(session, 1, label, None, moment)
        if (answer := answers.get_newest(session)) > before:
            given[answer] = (step, moment)
    while given:
        (post,) = jobs.get(session, [1])
        assert (post.label, post.labeled_at) == replayed(list(given.values()))
        taken = chance.choice(sorted(given))
        assert answers.undo(session, [taken], until=0) == 1
        del given[taken]
    (post,) = jobs.get(session, [1])
    assert (post.label, post.labeled_at) == (None, None)
