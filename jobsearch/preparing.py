"""Setting up a labelling session: the words that lead it, the posts to offer, and a model that learns meanwhile."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from jobsearch.dataaccess import answers, jobs, scores, settings
from jobsearch.errors import JobSearchError
from jobsearch.labelling import Labelling, make_queue
from jobsearch.posts import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from jobsearch.dataaccess.database import Session
    from jobsearch.labelling import Learner
    from jobsearch.posts import JobPost

CANDIDATES = 5000
FILE = "@"


def remember_words(session: Session, given: str) -> None:
    """Remember what the user looks for; "" forgets it, "@FILE" reads a file.

    Raises `JobSearchError` when the file can't be read as text.
    """
    if given.startswith(FILE):
        path = Path(given.removeprefix(FILE))
        try:
            given = path.expanduser().read_text(encoding="utf-8")
        except (OSError, RuntimeError, UnicodeDecodeError) as error:
            raise JobSearchError(f"The file {path} can't be read as text; give words, or @FILE.") from error
    settings.put(session, settings.LOOKING_FOR, given.encode(errors="replace").decode().strip())


def prepare(
    session: Session,
    ids: Sequence[int],
    order: Order,
    clock: Callable[[], datetime],
    *,
    wait: bool,
) -> Labelling:
    """Set up a session over the posts with these ids, else over one post of each job nobody judged yet.

    The model learns in the background once it is started; with `wait` it has learned already, so that the
    same answers give the same order.
    """
    labeled = jobs.get_labeled(session)
    posts = jobs.get(session, ids) if ids else jobs.get_not_labeled(session, CANDIDATES)
    known = {post.id: post for post in (*posts, *labeled)}
    words = settings.get(session, settings.LOOKING_FOR)
    learning = Learning(list(known.values()), words)
    if order is not Order.MODEL:
        posts = _by_date(posts, order)
    elif not ids:
        posts = _likeliest_first(posts, scores.get_chances(session), words)
    fixed = bool(ids) or order is not Order.MODEL
    if wait:
        learning.finish()
    return Labelling(
        session=session,
        queue=make_queue(posts, set() if ids else answers.skipped(session)),
        labels={post.id: post.label for post in labeled if post.label is not None},
        get_learner=learning.get,
        start_learning=learning.start,
        clock=clock,
        since=clock().astimezone().replace(hour=0, minute=0, second=0, microsecond=0),
        keep_order=fixed,
    )


class Learning:
    """A model that is made in the background, once it is started."""

    def __init__(self, posts: Sequence[JobPost], words: str | None) -> None:
        self._posts, self._words = posts, words
        self._learner: Future[Learner] = Future()
        self._thread = Thread(target=self._learn, daemon=True)

    def start(self) -> None:
        """Start, unless that was done; without posts there is nothing to learn from."""
        if self._posts and self._thread.ident is None:
            self._thread.start()

    def finish(self) -> None:
        """Wait until the model is ready."""
        self.start()
        if self._posts:
            self._learner.result()

    def get(self) -> Learner | None:
        """Return the model, None as long as it is not ready."""
        return self._learner.result() if self._learner.done() else None

    def _learn(self) -> None:
        try:
            from jobsearch.classifier import learner  # noqa: PLC0415 - takes a second, while the user reads

            self._learner.set_result(learner.Learner(self._posts, self._words))
        except BaseException as error:  # noqa: BLE001 - raised again where the model is asked for
            self._learner.set_exception(error)


def _by_date(posts: list[JobPost], order: Order) -> list[JobPost]:
    return sorted(posts, key=lambda post: post.posted_at or post.first_seen, reverse=order is Order.NEWEST)


def _likeliest_first(posts: list[JobPost], chances: Mapping[int, float], words: str | None) -> list[JobPost]:
    """Order posts by what is at hand before a model has learned: kept chances, else words in title and tags."""
    looked_for = set((words or "").casefold().split())

    def unlikeliness(post: JobPost) -> tuple[float, int]:
        said = " ".join((post.position, *post.tags)).casefold().split()
        return -chances.get(post.id, 0), -len(looked_for.intersection(said))

    return sorted(posts, key=unlikeliness)
