"""What a command asks of the database is as much after years of posts as before."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from jobsearch import counting, history, listing, marking, next_step, recommending, showing
from jobsearch.dataaccess import jobs
from jobsearch.dataaccess.database import writing
from jobsearch.filtering import Filters
from jobsearch.posts import LabelName, StageName
from tests.helpers.builders import NOW
from tests.helpers.trained_instances import UNLABELED, a_gardener, an_accountant, opened_database, train_on_gardeners
from tests.helpers.working import counted_work

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobsearch.dataaccess.database import Session
    from jobsearch.filtering import Listed

SURVEYED, FEW, MANY, MORE_WORK = 20, 100, 1000, 1.1
YEARS_AGO = NOW - timedelta(days=900)
MODEL = Path("model.joblib")
COMMANDS: dict[str, Callable[[Session, Path], object]] = {
    "stats": lambda session, model: counting.count(session, model, NOW),
    "stats --html": lambda session, _model: history.trace(session, NOW),
    "recommend": lambda session, model: recommending.recommend(session, model, Filters(), _no_progress),
    "list": lambda session, model: _listed(session, model, listing.Selection(), Filters()),
    "list --all": lambda session, model: _listed(session, model, listing.Selection(everything=True), Filters(limit=5)),
    "mark": lambda session, model: marking.mark(
        session, model, UNLABELED, marking.Mark(LabelName.INTERESTED, StageName.APPLIED), NOW
    ),
    "show": lambda session, model: showing.assess(session, model, UNLABELED[0]),
    "the next step": lambda session, model: next_step.find(session, model, NOW, next_step.Step.LIST),
    "fetch-new": lambda session, _model: jobs.save(session, [a_gardener(101), a_gardener(99_999)], NOW),
}


def _listed(session: Session, model: Path, selection: listing.Selection, filters: Filters) -> list[Listed]:
    return list(listing.list_posts(session, model, selection, filters, _no_progress).posts)


def _no_progress(_done: int, _total: int) -> None:
    pass


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an instance whose posts were all recommended, and explained."""
    folder = train_on_gardeners(tmp_path_factory.mktemp("years") / "instance", *map(a_gardener, UNLABELED))
    with opened_database(folder) as session:
        recommending.recommend(session, folder / MODEL, Filters(min_chance=0), _no_progress)
    return folder


def work_for(command: str, folder: Path, old_posts: int) -> int:
    """Return how much work a command is where so many posts have been stored years ago."""
    with opened_database(folder) as session:
        jobs.save(session, [an_accountant(n, posted_at=YEARS_AGO) for n in range(1000, 1000 + old_posts)], NOW)
        with writing(session):
            session.execute(
                text(
                    "UPDATE job_posts SET last_seen = strftime('%Y-%m-%d %H:%M:%f', :then, '-' || (id / 20) || ' days')"
                    " WHERE id BETWEEN 1000 AND 50000"
                ),
                {"then": str(YEARS_AGO.date())},
            )
        with counted_work(session) as work:
            COMMANDS[command](session, folder / MODEL)
        return work.steps


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_as_much_work_after_years_as_before(
    command: str, trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "SURVEYED", SURVEYED)
    few, many = (work_for(command, shutil.copytree(trained, tmp_path / str(posts)), posts) for posts in (FEW, MANY))
    assert 0 < many < MORE_WORK * few
