"""Makes instances whose model is trained, and returns what they recommend."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from jobsearch import recommending, training
from jobsearch.dataaccess import answers, jobs
from jobsearch.dataaccess.database import Session, get_session
from jobsearch.posts import JobPostLabel, RemoteOkJobPost
from jobsearch.recommending import Filters, Recommendations
from tests.helpers.builders import NOW, a_post

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

YES, NO = JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED
LABELED = 8
EVERY_POST = Filters(limit=100, min_chance=0.0, since=None)


def a_gardener(post_id: int, **named: object) -> RemoteOkJobPost:
    return a_post(**{"id": post_id, "description": f"Grow plants {post_id}."} | named)


def an_accountant(post_id: int, **named: object) -> RemoteOkJobPost:
    text = {"position": "Accountant", "tags": ("money",), "description": f"Count coins {post_id}."}
    return a_post(**{"id": post_id} | text | named)


def train_on_gardeners(folder: Path, *unlabeled: RemoteOkJobPost) -> Path:
    """Make an instance whose user wants to be a gardener, not an accountant: posts 1 to 8 and 11 to 18 say so."""
    folder.mkdir(exist_ok=True)
    interested, others = range(1, LABELED + 1), range(11, LABELED + 11)
    with opened_database(folder) as session:
        jobs.save(session, [*map(a_gardener, interested), *map(an_accountant, others), *unlabeled], NOW)
        for post_id in (*interested, *others):
            answers.record(session, post_id, YES if post_id in interested else NO, None, NOW)
        training.retrain(session, folder / "model.joblib", NOW)
    return folder


@contextmanager
def opened_database(folder: Path) -> Iterator[Session]:
    with get_session(folder / "jobposts.db", NOW) as session:
        yield session


def recommended_by(folder: Path, filters: Filters = EVERY_POST) -> Recommendations:
    """Return what is recommended, without noting it as shown."""
    with opened_database(folder) as session:
        return recommending.recommend(session, folder / "model.joblib", filters, lambda _done, _total: None)


def ids_of(found: Recommendations) -> list[int]:
    return [each.post.id for each in found.posts]
