"""Stages of applications and notes: kept for the job, dated, and taken back by their opposites."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import applications, jobs
from jobsearch.dataaccess.database import writing
from jobsearch.posts import JobPost, Stage
from tests.helpers.builders import NOW, a_post

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session

COPIES = (a_post(id=1, company="Acme"), a_post(id=2, company="Acme"), a_post(id=3))


@pytest.fixture(autouse=True)
def _stored(session: Session) -> None:
    jobs.save(session, COPIES, NOW)


def reach(session: Session, post_id: int, stage: Stage | None, days: int = 0) -> None:
    with writing(session):
        applications.set_stage(session, post_id, stage, NOW + timedelta(days))


def post(session: Session, post_id: int) -> JobPost:
    return jobs.get(session, [post_id])[0]


def test_a_stage_is_the_jobs_whichever_copy_is_named(session: Session) -> None:
    reach(session, 1, Stage.APPLIED)
    assert [post(session, number).stage for number in (1, 2, 3)] == [Stage.APPLIED, Stage.APPLIED, None]
    reach(session, 2, None)
    assert post(session, 1).stage is None


def test_a_stage_is_dated_and_the_same_one_again_keeps_its_date(session: Session) -> None:
    reach(session, 1, Stage.APPLIED)
    reach(session, 2, Stage.APPLIED, days=3)
    assert post(session, 2).stage_at == NOW
    reach(session, 1, Stage.INTERVIEW, days=5)
    assert (post(session, 2).stage, post(session, 2).stage_at) == (Stage.INTERVIEW, NOW + timedelta(5))


def test_an_earlier_stage_takes_the_later_ones_back(session: Session) -> None:
    for days, stage in enumerate(Stage):
        reach(session, 1, stage, days)
    assert post(session, 1).stage is Stage.CLOSED
    reach(session, 1, Stage.INTERVIEW, days=9)
    assert (post(session, 1).stage, post(session, 1).stage_at) == (Stage.INTERVIEW, NOW + timedelta(1))


def test_stages_are_counted_by_the_week_they_were_reached_in(session: Session) -> None:
    reach(session, 1, Stage.APPLIED)
    reach(session, 3, Stage.APPLIED, days=1)
    reach(session, 3, Stage.CLOSED, days=8)
    assert applications.stages_by_week(session) == {
        "2026-07-27": {Stage.APPLIED: 2},
        "2026-08-03": {Stage.CLOSED: 1},
    }
    reach(session, 3, None)
    assert applications.stages_by_week(session) == {"2026-07-27": {Stage.APPLIED: 1}}


def test_a_note_is_the_jobs_and_the_last_one_counts(session: Session) -> None:
    for post_id, note in ((1, "first"), (2, "second")):
        with writing(session):
            applications.set_note(session, post_id, note)
    assert [post(session, number).note for number in (1, 2, 3)] == ["second", "second", None]
    with writing(session):
        applications.set_note(session, 1, "")
    assert post(session, 2).note is None


def test_a_changed_post_keeps_its_stage_and_its_note(session: Session) -> None:
    reach(session, 3, Stage.OFFER)
    with writing(session):
        applications.set_note(session, 3, "until Friday")
    jobs.save(session, [a_post(id=3, position="Head Gardener")], NOW + timedelta(1))
    assert (post(session, 3).stage, post(session, 3).note) == (Stage.OFFER, "until Friday")
