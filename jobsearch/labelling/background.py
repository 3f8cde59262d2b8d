"""A learner made in the background, so that the first post is on screen before scikit-learn is loaded."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.labelling.session import Learner
    from jobsearch.posts import JobPost


class BackgroundLearner:
    """Makes a learner of these posts and words, once it is started."""

    def __init__(self, posts: Sequence[JobPost], words: str | None) -> None:
        self._posts, self._words = posts, words
        self._learner: Future[Learner] = Future()
        self._thread = Thread(target=self._learn, daemon=True)

    def start(self) -> None:
        """Start, unless that was done; without posts there is nothing to learn from."""
        if self._posts and self._thread.ident is None:
            self._thread.start()

    def finish(self) -> None:
        """Wait until the learner is ready."""
        self.start()
        if self._posts:
            self._learner.result()

    def get(self) -> Learner | None:
        """Return the learner, or None as long as it is not ready."""
        return self._learner.result() if self._learner.done() else None

    def _learn(self) -> None:
        try:
            from jobsearch.classifier import learner  # noqa: PLC0415 - takes a second, while the user reads

            self._learner.set_result(learner.Learner(self._posts, self._words))
        except BaseException as error:  # noqa: BLE001 - raised again where the learner is asked for
            self._learner.set_exception(error)
