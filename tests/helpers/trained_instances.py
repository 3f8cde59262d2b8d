"""Makes instances whose model is trained, and returns what they recommend."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from jobsearch import recommending, scoring, training
from jobsearch.classifier.features import TEXT_READ
from jobsearch.dataaccess import answers, excerpts, jobs, scores
from jobsearch.dataaccess.database import Session, get_session
from jobsearch.dataaccess.scores import RankingQuery
from jobsearch.filtering import Filters
from jobsearch.posts import JobPostLabel, RemoteOkJobPost, Score
from jobsearch.system import PRIVATE_FOLDER
from tests.helpers.builders import NOW, a_post

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from jobsearch.recommending import Recommendations

YES, NO = JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED
LABELED = 8
UNLABELED = (101, 102, 103)
COPIES = range(501, 541)  # so many posts of a labeled job that words of the other posts are rare
EVERY_POST = Filters(limit=100, min_chance=0.0, since=None)
EVERY_JOB = RankingQuery(since=None, min_chance=0, only_new=False)


def a_gardener(post_id: int, **named: object) -> RemoteOkJobPost:
    return a_post(**{"id": post_id, "description": f"Grow plants {post_id}."} | named)


def an_accountant(post_id: int, **named: object) -> RemoteOkJobPost:
    text = {"position": "Accountant", "tags": ("money",), "description": f"Count coins {post_id}."}
    return a_post(**{"id": post_id} | text | named)


def train_on_gardeners(folder: Path, *unlabeled: RemoteOkJobPost) -> Path:
    """Make an instance whose user wants to be a gardener, not an accountant: posts 1 to 8 and 11 to 18 say so."""
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    interested, others = range(1, LABELED + 1), range(11, LABELED + 11)
    with opened_database(folder) as session:
        jobs.save(session, [*map(a_gardener, interested), *map(an_accountant, others), *unlabeled], NOW)
        for post_id in (*interested, *others):
            answers.record(session, post_id, YES if post_id in interested else NO, None, NOW)
        training.retrain(session, folder / "model.joblib", NOW)
    return folder


def a_copy(post_id: int) -> RemoteOkJobPost:
    """Return a post of the labeled job of post 11."""
    return an_accountant(post_id, company="Company 11", tags=("office",), description=f"File papers {post_id}.")


@contextmanager
def opened_database(folder: Path) -> Iterator[Session]:
    with get_session(folder / "jobposts.db", NOW) as session:
        yield session


def recommended_by(folder: Path, filters: Filters = EVERY_POST) -> Recommendations:
    """Return what is recommended, without noting it as shown."""
    with opened_database(folder) as session:
        return recommending.recommend(session, folder / "model.joblib", filters, lambda _done, _total: None)


def score(session: Session, folder: Path, query: RankingQuery = EVERY_JOB) -> int:
    """Score what is not scored yet, and return how many posts the model was asked about."""
    asked = [0]
    saved = scoring.get_model(session, folder / "model.joblib")
    scoring.score_new(session, saved, query, lambda _done, total: asked.append(total))
    return asked[-1]


def keep(session: Session, model: str, chances: Mapping[int, float]) -> None:
    """Keep these chances of posts as what a model of this name has said of them."""
    posts = excerpts.get(session, list(chances), TEXT_READ)
    said = {post: Score(chances[post.id], interesting=True, why=()) for post in posts}
    scores.save(session, model, said, scores.get_change(session), TEXT_READ)


def ids_of(found: Recommendations) -> list[int]:
    return [each.post.id for each in found.posts]
