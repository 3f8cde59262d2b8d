"""What show shows: the post, why it has its chance, what would change that, and similar posts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from jobsearch import showing
from jobsearch.dataaccess import jobs
from jobsearch.dataaccess.database import writing
from jobsearch.dataaccess.tables import job_posts, scores
from jobsearch.posts import Score, Stage, Term
from jobsearch.terminal.full_post import show_post
from tests.helpers.builders import NOW, a_stored_post
from tests.helpers.recommendations import a_terminal, shown
from tests.helpers.trained_instances import YES, a_gardener, an_accountant, opened_database, recommended_by

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.showing import Assessment

ELSEWHERE = "https://example.com/apply"


def assessed(gardeners: Path, post_id: int) -> Assessment:
    with opened_database(gardeners) as session:
        return showing.assess(session, gardeners / "model.joblib", post_id)


@pytest.mark.parametrize("is_interactive", [True, False])
def test_show_tells_why_what_would_change_it_and_the_nearest_posts(gardeners: Path, is_interactive: bool) -> None:
    terminal = a_terminal(100, is_interactive=is_interactive)
    found = assessed(gardeners, 101)
    assert found.score
    assert found.score.flip
    show_post(terminal, found, NOW)
    text = shown(terminal.out)
    assert text.index("Grow plants 101.") < text.index("Chance ") < text.index("Apply: https://remoteok.com/")
    terms = ", ".join(term.term for term in found.score.flip)
    assert f"Without {terms} it would not be recommended." in " ".join(text.split())
    assert len([line for line in text.splitlines() if line.startswith("Like: Gardener, ")]) == 2
    assert shown(terminal.err) == ""


def test_without_its_flip_terms_a_post_falls_on_the_other_side(gardeners: Path) -> None:
    for post_id, interesting in ((101, True), (11, False)):
        found = assessed(gardeners, post_id)
        assert found.score
        assert found.score.interesting is interesting
        contributions = sum(term.weight for term in found.score.flip)
        assert not found.score.flip or (contributions > 0) is interesting


def test_the_nearest_posts_are_labeled_and_not_copies(gardeners: Path) -> None:
    with opened_database(gardeners) as session:
        jobs.save(session, [a_gardener(106, company="Company 1")], NOW)
        assert jobs.get(session, [1])[0].copies == (106,)
    near = assessed(gardeners, 106).nearest
    assert [post.label for post in near] == [YES, YES]
    assert 1 not in {post.id for post in near}


def test_a_nearest_post_whose_label_was_taken_back_is_left_out(gardeners: Path) -> None:
    first, second = assessed(gardeners, 101).nearest
    with opened_database(gardeners) as session, writing(session):
        session.execute(update(job_posts).where(job_posts.c.id == first.id).values(label=None))
    left = assessed(gardeners, 101).nearest
    assert left[0] == second
    assert first.id not in {post.id for post in left}
    assert len(left) == 2


@pytest.mark.parametrize("post_id", [101, 11])
def test_a_post_is_shown_without_the_model_once_it_was_shown_with_it(gardeners: Path, post_id: int) -> None:
    before = assessed(gardeners, post_id)
    (gardeners / "model.joblib").write_bytes(b"no model")
    assert assessed(gardeners, post_id) == before
    assert "was not made by this program" in assessed(gardeners, 102).problem


def test_recommend_keeps_all_that_show_shows(gardeners: Path) -> None:
    recommended_by(gardeners)
    (gardeners / "model.joblib").write_bytes(b"no model")
    found = assessed(gardeners, 101)
    assert found.problem == ""
    assert found.score
    assert found.score.flip
    assert len(found.nearest) == 2


def test_a_post_that_changed_is_asked_about_again(gardeners: Path) -> None:
    before = assessed(gardeners, 101).score
    with opened_database(gardeners) as session:
        jobs.save(session, [an_accountant(101)], NOW)
    after = assessed(gardeners, 101).score
    assert before
    assert after
    assert after.chance < before.chance
    assert after.nearest != before.nearest


def test_reasons_kept_before_without_what_would_change_the_verdict_are_asked_for_again(gardeners: Path) -> None:
    whole = assessed(gardeners, 101)
    with opened_database(gardeners) as session, writing(session):
        session.execute(update(scores).values(flip=None, nearest=None))
    assert assessed(gardeners, 101) == whole


def test_show_without_a_model_is_the_post_alone(gardeners: Path) -> None:
    terminal = a_terminal(is_interactive=False)
    with opened_database(gardeners) as session:
        found = showing.assess(session, gardeners / "no.joblib", 11)
    assert (found.score, found.nearest) == (None, ())
    show_post(terminal, found, NOW)
    assert "Not interesting just now." in shown(terminal.out)
    assert "Chance" not in shown(terminal.out)


@pytest.mark.parametrize("is_interactive", [True, False])
def test_show_tells_which_post_it_is_and_what_became_of_it(is_interactive: bool) -> None:
    terminal = a_terminal(is_interactive=is_interactive)
    sent = NOW - timedelta(days=3)
    post = a_stored_post(
        id=9,
        label=YES,
        labeled_at=NOW - timedelta(days=4),
        stage=Stage.APPLIED,
        stage_at=sent,
        note="asked Ann",
        apply_url=ELSEWHERE,
    )
    show_post(terminal, showing.Assessment(post), NOW)
    text = shown(terminal.out)
    assert f"9 · Remote OK · {post.url}" in text
    assert "Interesting 4 d ago, applied 3 d ago.\nNote: asked Ann\n" in text


def test_show_of_a_post_with_nothing_in_it() -> None:
    empty = a_stored_post(id=9, position="", company="", location="", tags=(), description="", posted_at=None)
    found = showing.Assessment(empty, Score(0.2, interesting=False, why=(Term("text: x", 0.001),)))
    for is_interactive in (True, False):
        terminal = a_terminal(is_interactive=is_interactive)
        show_post(terminal, found, NOW)
        assert "(no title)" in shown(terminal.out)
        assert "Chance 20%" in shown(terminal.out)
