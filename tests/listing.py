"""Makes trained instances for the tests, and terminals that remember what was shown on them."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console

from jobsearch import recommending, training
from jobsearch.dataaccess import answers, jobs
from jobsearch.dataaccess.database import Session, get_session
from jobsearch.posts import JobPostLabel, RemoteOkJobPost, Score, Term
from jobsearch.recommending import Recommendations, Recommended, Wish
from jobsearch.terminal.console import Terminal
from tests.builders import NOW, a_post, a_stored_post

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

YES, NO = JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED
JUDGED = 8
WHY = (Term("title: gardener", 1.5), Term("text: grow", 0.5), Term("title: night", -0.4))
EVERYTHING = Wish(limit=100, min_chance=0.0, since=None)


def a_gardener(post_id: int, **named: object) -> RemoteOkJobPost:
    return a_post(**{"id": post_id, "description": f"Grow plants {post_id}."} | named)


def an_accountant(post_id: int, **named: object) -> RemoteOkJobPost:
    text = {"position": "Accountant", "tags": ("money",), "description": f"Count coins {post_id}."}
    return a_post(**{"id": post_id} | text | named)


def train_on_gardeners(folder: Path, *unjudged: RemoteOkJobPost) -> Path:
    """Make an instance whose user wants to be a gardener, not an accountant: posts 1 to 8 and 11 to 18 say so."""
    folder.mkdir(exist_ok=True)
    wanted, others = range(1, JUDGED + 1), range(11, JUDGED + 11)
    with opened(folder) as session:
        jobs.save(session, [*map(a_gardener, wanted), *map(an_accountant, others), *unjudged], NOW)
        for post_id in (*wanted, *others):
            answers.record(session, post_id, YES if post_id in wanted else NO, None, NOW)
        training.retrain(session, folder / "model.joblib", NOW)
    return folder


@contextmanager
def opened(folder: Path) -> Iterator[Session]:
    with get_session(folder / "jobposts.db", NOW) as session:
        yield session


def listed(folder: Path, wish: Wish = EVERYTHING) -> Recommendations:
    """Return what is recommended, without noting it as shown."""
    with opened(folder) as session:
        return recommending.recommend(session, folder / "model.joblib", wish, lambda _done, _total: None)


def ids(found: Recommendations) -> list[int]:
    return [each.post.id for each in found.posts]


def a_recommended(
    *, chance: float = 0.7, new: bool = False, why: tuple[Term, ...] = WHY, **named: object
) -> Recommended:
    return Recommended(a_stored_post(**named), Score(chance, chance >= 0.3, why), new)


def a_list(*posts: Recommended, total: int | None = None, nearest: bool = False) -> Recommendations:
    return Recommendations(posts, len(posts) if total is None else total, {}, nearest, outdated=False)


def a_terminal(width: int = 80, *, watched: bool = True, quiet: bool = False) -> Terminal:
    """Return a terminal whose streams are strings; `shown` reads them."""
    out, err = (
        Console(
            file=io.StringIO(), width=width, force_terminal=watched, no_color=True, color_system=None, highlight=False,
            markup=False, emoji=False,
        )
        for _ in range(2)
    )  # fmt: skip
    return Terminal(out, err, quiet)


def shown(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()
