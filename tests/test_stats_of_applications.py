"""What stats shows of applications: stages by week, jobs by their present stage, and the oldest unanswered one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from jobsearch import counting
from jobsearch.dataaccess import applications, jobs
from jobsearch.dataaccess.database import writing
from jobsearch.posts import Stage
from jobsearch.terminal.statistics import as_document, show
from tests.helpers.builders import NOW
from tests.helpers.recommendations import a_terminal, shown
from tests.helpers.trained_instances import a_gardener, opened_database

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.counting import Statistics

LATER = NOW + timedelta(days=9)  # the second week after


def counted(folder: Path) -> Statistics:
    with opened_database(folder) as session:
        return counting.count(session, folder / "model.joblib", NOW)


def text_of(folder: Path) -> str:
    terminal = a_terminal()
    show(terminal, counted(folder), NOW + timedelta(days=30))
    return shown(terminal.out) + shown(terminal.err)


@pytest.fixture
def applied(gardeners: Path) -> Path:
    """Return an instance with three applications: one was answered, one was closed and opened again."""
    with opened_database(gardeners) as session, writing(session):
        for post_id in (101, 102, 103):
            applications.set_stage(session, post_id, Stage.APPLIED, NOW + timedelta(hours=post_id))
        applications.set_stage(session, 101, Stage.INTERVIEW, LATER)
        applications.set_stage(session, 103, Stage.CLOSED, LATER)
        applications.set_stage(session, 103, Stage.APPLIED, LATER)
    return gardeners


def test_stages_count_by_week_and_jobs_by_their_present_stage(applied: Path) -> None:
    document: dict[str, Any] = as_document(counted(applied))
    none = {"applied": 0, "interview": 0, "offer": 0, "closed": 0}
    assert document["stages"] == [
        {"monday": "2026-08-03"} | none | {"applied": 3},
        {"monday": "2026-08-10"} | none | {"interview": 1},
    ]
    assert document["applications"] == none | {"applied": 2, "interview": 1}
    assert document["oldest_unanswered"] == {"id": 102, "stage_at": "2026-08-05T18:00:00Z"}


def test_without_applications_nothing_is_said_of_them(gardeners: Path) -> None:
    assert as_document(counted(gardeners))["stages"] == []
    assert as_document(counted(gardeners))["oldest_unanswered"] is None
    assert "Applications" not in text_of(gardeners)


def test_the_oldest_application_without_an_answer_is_named_with_the_source(applied: Path) -> None:
    lines = text_of(applied).splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("Applications"))
    assert [line.split() for line in lines[start : start + 4]] == [
        ["Applications", "applied", "interview", "offer", "closed"],
        ["week", "of", "2026-08-03", "3", "0", "0", "0"],
        ["week", "of", "2026-08-10", "0", "1", "0", "0"],
        ["now", "2", "1", "0", "0"],
    ]
    assert lines[start + 4] == "  The oldest unanswered application: 25 d (102 Gardener, Company 102)"
    assert lines[-1].startswith("Source: Remote OK")


def test_an_application_counts_for_its_job_whichever_copy_it_was_sent_for(applied: Path) -> None:
    with opened_database(applied) as session:
        jobs.save(session, [a_gardener(901, company="Company 102")], LATER)
        with writing(session):
            applications.set_stage(session, 901, Stage.INTERVIEW, LATER)
    statistics = counted(applied)
    assert statistics.applications[Stage.INTERVIEW] == 2
    assert statistics.oldest_unanswered
    assert statistics.oldest_unanswered.id == 103
