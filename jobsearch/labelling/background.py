"""What is made in the background, so that the first post is on screen before scikit-learn is loaded."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, Protocol, TypeVar

from jobsearch.classifier.features import TEXT_READ
from jobsearch.classifier.room import make_room
from jobsearch.dataaccess import excerpts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import Excerpt, JobPostLabel, Score

Made = TypeVar("Made")


class Learner(Protocol):
    """What learns from the answers within the session, chooses among posts, and scores them."""

    def learn(self, labels: Mapping[int, JobPostLabel]) -> None: ...

    def choose(self, among: Collection[int]) -> int: ...

    def score(self, post_id: int) -> Score | None: ...

    def expected(self, among: Collection[int]) -> float | None: ...

    def nearest(self, post_id: int, among: Collection[int]) -> list[int]: ...


class BackgroundLearner:
    """Makes a learner of the posts with these ids and of words, once it is started."""

    def __init__(self, session: Session, ids: Sequence[int], words: str | None) -> None:
        self._session, self._ids, self._words = session, ids, words
        self._learner: Future[Learner] | None = None

    def start(self) -> None:
        """Read the texts and start, unless that was done; without posts there is nothing to learn from."""
        if self._ids and self._learner is None:
            texts = excerpts.get(self._session, self._ids, TEXT_READ)
            self._learner = in_background(lambda: make_learner(texts, self._words))

    def finish(self) -> None:
        """Wait until the learner is ready."""
        self.start()
        if self._learner:
            self._learner.result()

    def get(self) -> Learner | None:
        """Return the learner, or None as long as it is not ready."""
        return self._learner.result() if self._learner and self._learner.done() else None


def make_learner(texts: Sequence[Excerpt], words: str | None) -> Learner:
    """Make what learns in the session."""
    make_room()
    from jobsearch.classifier import learner  # noqa: PLC0415 - takes a second, while the user reads

    return learner.Learner(texts, words)


def in_background(make: Callable[[], Made]) -> Future[Made]:
    """Begin to make something in a thread of its own, which does not keep the program from ending."""
    future: Future[Made] = Future()

    def run() -> None:
        try:
            future.set_result(make())
        except BaseException as error:  # noqa: BLE001 - raised again where the result is asked for
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future
