"""What is made in the background, so that the first post is on screen before scikit-learn is loaded."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, Protocol, TypeVar

from jobsearch.classifier.room import make_room

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from jobsearch.posts import JobPost, JobPostLabel, Score

Made = TypeVar("Made")


class Learner(Protocol):
    """What learns from the answers within the session, chooses among posts, and scores them."""

    def learn(self, labels: Mapping[int, JobPostLabel]) -> None: ...

    def choose(self, among: Collection[int]) -> int: ...

    def score(self, post_id: int) -> Score | None: ...

    def expected(self, among: Collection[int]) -> float | None: ...

    def nearest(self, post_id: int, among: Collection[int]) -> list[int]: ...


class BackgroundLearner:
    """Makes a learner of these posts and words, once it is started."""

    def __init__(self, posts: Sequence[JobPost], words: str | None) -> None:
        self._posts, self._words = posts, words
        self._learner: Future[Learner] | None = None

    def start(self) -> None:
        """Start, unless that was done; without posts there is nothing to learn from."""
        if self._posts and self._learner is None:
            self._learner = in_background(self._make)

    def finish(self) -> None:
        """Wait until the learner is ready."""
        self.start()
        if self._learner:
            self._learner.result()

    def get(self) -> Learner | None:
        """Return the learner, or None as long as it is not ready."""
        return self._learner.result() if self._learner and self._learner.done() else None

    def _make(self) -> Learner:
        make_room()
        from jobsearch.classifier import learner  # noqa: PLC0415 - takes a second, while the user reads

        return learner.Learner(self._posts, self._words)


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
