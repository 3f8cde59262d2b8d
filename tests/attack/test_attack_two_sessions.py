"""Attacks on labelling by several at once: the same post asked about twice, or not at all any more."""

from __future__ import annotations

import json
import signal
import subprocess
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import answers, jobs
from jobsearch.dataaccess.database import get_session
from jobsearch.labelling.claims import claiming
from jobsearch.posts import JobPostLabel
from tests.helpers.builders import NOW, a_post
from tests.helpers.labellers import a_labeller, given_labels, store
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.running import SECONDS, Program
from tests.helpers.scripted_sessions import labels_by_id
from tests.helpers.soak import rounds
from tests.helpers.systems import RIGHTS, SIGNALS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

YES, NO = JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED


def test_two_sessions_ask_about_different_posts_to_the_end(path: Path) -> None:
    store(path, 5)
    with a_labeller(path) as one, a_labeller(path) as other:
        assert (one.asked, other.asked) == (1, 2)
        assert (one.answer("y"), other.answer("n")) == (3, 4)
        assert (other.answer("n"), other.answer("n")) == (5, None)
        assert other.busy() == 1
        assert one.answer("y") is None
        assert one.busy() == 0
    assert given_labels(path) == {1: YES, 2: NO, 3: YES, 4: NO, 5: NO}


def test_copies_of_one_job_are_asked_about_once(path: Path) -> None:
    store(path, 3, company="Acme", position="Gardener")
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post(id=9)], NOW)
    with a_labeller(path, 1) as one, a_labeller(path, 2, 9) as other:
        assert (one.asked, other.asked) == (1, 9)


@pytest.mark.parametrize("how", [subprocess.Popen.kill, subprocess.Popen.terminate], ids=["killed", "ended"])
def test_what_a_session_asked_about_is_free_once_it_is_killed(
    how: Callable[[subprocess.Popen[str]], None], path: Path
) -> None:
    store(path, 2)
    with a_labeller(path) as killed, a_labeller(path) as other:
        how(killed.process)
        killed.process.wait(SECONDS)
        assert (other.answer("y"), other.answer("y")) == (1, None)


@SIGNALS.needed
def test_a_session_keeps_its_post_however_long_its_user_thinks(path: Path) -> None:
    store(path, 2)
    with a_labeller(path) as thinking, a_labeller(path) as other:
        thinking.process.send_signal(signal.SIGSTOP)
        assert other.answer("y") is None
        thinking.process.send_signal(signal.SIGCONT)
        assert thinking.answer("n") is None
    assert given_labels(path) == {1: NO, 2: YES}


def test_what_another_command_has_labeled_meanwhile_is_not_asked_any_more(path: Path) -> None:
    store(path, 4)
    program = Program(path.parent)
    with a_labeller(path) as labeller:
        program("mark", 2, 3, "--label", "not-interested")
        assert (labeller.answer("y"), labeller.answer("y")) == (4, None)
    assert given_labels(path) == {1: YES, 2: NO, 3: NO, 4: YES}


def test_a_post_that_is_named_is_asked_about_though_it_was_labeled_meanwhile(path: Path) -> None:
    store(path, 3)
    with a_labeller(path, 1, 2) as labeller:
        Program(path.parent)("mark", 2, "--label", "not-interested")
        assert labeller.answer("y") == 2
        labeller.answer("y")
    assert given_labels(path) == {1: YES, 2: YES}


def test_many_sessions_at_once_answer_each_post_once(path: Path) -> None:
    number = rounds(24, 2_000)
    store(path, min(number, 100))
    for start in range(0, number, 100):
        with get_session(path, NOW) as session:
            jobs.save(session, [a_post(id=post_id + 1) for post_id in range(start, min(number, start + 100))], NOW)
        with ExitStack() as stack:
            working = [stack.enter_context(a_labeller(path)) for _ in range(rounds(4, 8))]
            while working:
                asked = [labeller.asked for labeller in working]
                assert len(set(asked)) == len(asked)
                working = [each for each in working if each.answer("y" if each.asked and each.asked % 3 else "n")]
    with get_session(path, NOW) as session:
        given = [each.post_id for each in answers.get_since(session, 0)]
        assert sorted(given) == list(range(1, number + 1))


def test_programs_and_people_are_not_asked_about_the_same_post(four_posts: Program) -> None:
    with at_terminal(four_posts, "label", "--order", "newest") as terminal:
        terminal.wait("Editor", "4 left")
        done = four_posts("label", "--json", "--order", "newest", given="y\ny\ny\ny\n")
        offered = [json.loads(line)["id"] for line in done.out.splitlines()]
        assert offered == [3, 2, 1]
        assert "Another label session asks about what is left." in done.err
        terminal.press("n")
        terminal.wait("Why not Editor?")
        terminal.press("q")
        assert terminal.end() == 0
    with get_session(four_posts.instance / "jobposts.db", NOW) as session:
        assert labels_by_id(session) == {1: YES, 2: YES, 3: YES, 4: NO}


@RIGHTS.needed
def test_the_file_of_claims_is_private_and_stays_empty(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "label.lock"
    with claiming(file) as claim:
        assert all(claim(job) for job in ("acme gardener", "acme gardener", "#7", "läuft"))
    assert (file.stat().st_size, file.stat().st_mode & 0o777) == (0, 0o600)
    assert not path.exists()
