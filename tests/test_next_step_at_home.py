"""The next step of a user whose place is known: only what is open there is to be labeled, unless it is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jobsearch import living
from jobsearch.dataaccess import answers, applications, jobs
from jobsearch.dataaccess.database import writing
from jobsearch.next_step import AT_ONCE, Step, find, find_labelling
from jobsearch.places.openness import resolve
from jobsearch.posts import JobPostLabel, Stage
from tests.helpers.builders import NOW, a_post
from tests.helpers.feeds import feed, feed_element
from tests.helpers.running import Program
from tests.helpers.stating import state_at
from tests.helpers.working import noted_statements

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session

MODEL = Path("no model")
HERE, ANYWHERE = (Step.LABEL,), (Step.LABEL, Step.LABEL_ANYWHERE)
IN_BERLIN = {"location": "Berlin, Germany"}


def live_in(session: Session, place: str) -> None:
    living.remember(session, resolve(place))


def test_what_is_open_elsewhere_only_is_not_to_be_labeled(session: Session) -> None:
    jobs.save(session, [a_post(id=1), a_post(id=2, **IN_BERLIN), a_post(id=3, **IN_BERLIN)], NOW)
    live_in(session, "Peru")
    assert find(session, MODEL, NOW, Step.FETCH) is Step.LABEL
    answers.record(session, 1, JobPostLabel.INTERESTED, None, NOW)
    for done in (None, Step.LABEL):
        assert find(session, MODEL, NOW, done) is Step.LIST
    with writing(session):
        applications.set_stage(session, 1, Stage.APPLIED, NOW)
    for done in (None, Step.LABEL, Step.FETCH):
        assert find(session, MODEL, NOW, done, again=HERE) is Step.WAIT
    live_in(session, "Germany")
    assert find(session, MODEL, NOW, Step.FETCH) is Step.LABEL


def test_who_labels_what_is_open_anywhere_goes_on_so_where_no_other_is_left(session: Session) -> None:
    jobs.save(session, [a_post(id=1, **IN_BERLIN)], NOW)
    assert find(session, MODEL, NOW, Step.LABEL, again=ANYWHERE) is Step.LABEL
    live_in(session, "Peru")
    assert find(session, MODEL, NOW, Step.LABEL, again=ANYWHERE) is Step.LABEL_ANYWHERE


def test_what_was_shown_of_elsewhere_alone_is_labeled_anywhere(session: Session) -> None:
    jobs.save(session, [a_post(id=1), a_post(id=2, **IN_BERLIN)], NOW)
    posts = jobs.get(session, [2, 1])
    assert find_labelling(session, posts[:1], NOW) is Step.LABEL
    live_in(session, "Peru")
    assert find_labelling(session, posts[:1], NOW) is Step.LABEL_ANYWHERE
    assert find_labelling(session, posts, NOW) is Step.LABEL
    assert find_labelling(session, [], NOW) is None


def of_facts(session: Session) -> list[str]:
    """Return the statements that tell where posts are open, of those that a next step takes."""
    with noted_statements(session) as statements:
        assert find(session, MODEL, NOW, Step.FETCH) is Step.LABEL
    return [statement for statement in statements if "open_to" in statement]


def test_where_posts_are_open_is_read_as_far_as_the_first_open_one_and_only_for_a_place(session: Session) -> None:
    jobs.save(session, [a_post(id=n) for n in range(1, 3 * AT_ONCE)], NOW)
    assert not of_facts(session)
    live_in(session, "Peru")
    assert len(of_facts(session)) == 1


def test_label_ends_with_itself_only_where_a_post_that_is_open_here_is_left(tmp_path: Path) -> None:
    program, done = Program(tmp_path / "instance"), "All done until there are new posts"
    (tmp_path / "feed.json").write_bytes(feed(feed_element(1), feed_element(2)))
    program("fetch-new", "--from", tmp_path / "feed.json")
    state_at(program.instance, {1: {"open_to": ("US",)}, 2: {}})
    assert program("label", "--living-in", "Portugal", given="").err.endswith("main.py label\n")
    for typed in ("s\ns\n", "n\n"):
        assert done in program("label", given=typed).err
    assert program("stats").out.startswith(done)
    assert program("label", "--anywhere", given="").err.endswith("main.py label --anywhere\n")
