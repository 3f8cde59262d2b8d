"""Which posts are scored, and what other commands may do meanwhile: change them, or kill the program."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from jobsearch import counting, scoring
from jobsearch.dataaccess import jobs, scores
from jobsearch.posts import Score, Term
from tests.helpers.builders import NOW
from tests.helpers.running import Program
from tests.helpers.systems import KILLED
from tests.helpers.trained_instances import (
    EVERY_JOB,
    EVERY_POST,
    UNLABELED,
    a_gardener,
    an_accountant,
    ids_of,
    opened_database,
    recommended_by,
    score,
)

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session

LATER = NOW + timedelta(days=1)


def test_only_posts_that_the_list_may_show_are_scored(gardeners_session: Session, gardeners: Path) -> None:
    jobs.save(gardeners_session, [a_gardener(102), a_gardener(104)], LATER)
    assert score(gardeners_session, gardeners, replace(EVERY_JOB, since=LATER)) == 2
    scores.mark_shown(gardeners_session, [101], LATER)
    assert score(gardeners_session, gardeners, replace(EVERY_JOB, only_new=True)) == 1
    assert score(gardeners_session, gardeners) == 1


def test_a_copy_listed_before_the_window_does_not_stand_for_its_job(
    gardeners_session: Session, gardeners: Path
) -> None:
    copy = a_gardener(202, company="Folded", description="Count coins.", tags=("money",))
    jobs.save(gardeners_session, [a_gardener(201, company="Folded")], NOW)
    jobs.save(gardeners_session, [copy], LATER)
    lately = replace(EVERY_POST, since=LATER)
    assert [each.post.copies for each in recommended_by(gardeners, lately).posts] == [(201,)]
    assert 201 in ids_of(recommended_by(gardeners))
    assert ids_of(recommended_by(gardeners, lately)) == [202]


def test_a_list_of_new_posts_scores_the_shown_ones_too_as_stats_counts_them(gardeners: Path) -> None:
    with opened_database(gardeners) as session:
        scores.mark_shown(session, [101], NOW)
    assert set(ids_of(recommended_by(gardeners, replace(EVERY_POST, only_new=True)))) == {102, 103}
    with opened_database(gardeners) as session:
        left = counting.count(session, gardeners / "model.joblib", NOW).left
    assert left is not None
    assert left.unlabeled == 3


def test_why_is_kept_only_for_the_score_it_was_asked_for(gardeners_session: Session, gardeners: Path) -> None:
    score(gardeners_session, gardeners)
    name = scoring.get_model(gardeners_session, gardeners / "model.joblib").record.id
    chances = scores.get_chances(gardeners_session, name, UNLABELED)
    wrong = {101: Score(chances[101], interesting=True, why=(Term("title: wrong", 9.0),))}
    scores.explain(gardeners_session, "another", wrong)
    scores.explain(gardeners_session, name, {101: replace(wrong[101], chance=chances[101] / 2)})
    assert scores.get_scores(gardeners_session, name, UNLABELED, 0.3) == {}
    scores.explain(gardeners_session, name, wrong)
    assert set(scores.get_scores(gardeners_session, name, UNLABELED, 0.3)) == {101}


def test_a_post_that_changes_while_it_is_explained_is_not_shown_with_the_chance_of_another_text(
    gardeners_session: Session, gardeners: Path
) -> None:
    score(gardeners_session, gardeners)
    name = scoring.get_model(gardeners_session, gardeners / "model.joblib").record.id
    before = scores.get_chances(gardeners_session, name, UNLABELED)
    posts = jobs.get(gardeners_session, UNLABELED)
    with opened_database(gardeners) as other:
        jobs.save(other, [an_accountant(101)], LATER)
        score(other, gardeners)
    saved = scoring.get_model(gardeners_session, gardeners / "model.joblib")
    assert set(scoring.explain(gardeners_session, saved, posts, before)) == {102, 103}
    (changed,) = (each for each in recommended_by(gardeners).posts if each.post.id == 101)
    assert all("gardener" not in term.term for term in changed.score.why)


def test_a_killed_recommend_keeps_what_it_has_scored_and_leaves_no_process(gardeners: Path) -> None:
    many = range(10_001, 20_001)
    with opened_database(gardeners) as session:
        jobs.save(session, [a_gardener(number) for number in many], NOW)
    with Program(gardeners).start("recommend", "--since", "all", "--quiet") as process:
        while not _scored(gardeners):
            assert process.poll() is None
            sleep(0.01)
        process.kill()
    assert process.wait() == KILLED
    assert not [environment for environment in _environments() if str(gardeners) in environment]
    assert 0 < _scored(gardeners) < len(many)


def _scored(gardeners: Path) -> int:
    with closing(sqlite3.connect(gardeners / "jobposts.db")) as database:
        return int(database.execute("SELECT count(*) FROM scores").fetchone()[0])


def _environments() -> list[str]:
    """Return the environment of each process that this user may read; it names a command's instance."""
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            found.append(environment.read_bytes().decode(errors="replace"))
    return found
