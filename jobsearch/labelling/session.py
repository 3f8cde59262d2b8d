"""A labelling session: posts are offered one by one, and each answer is stored at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Protocol

from jobsearch.dataaccess import answers, jobs
from jobsearch.labelling.queue import Queue, first
from jobsearch.posts import JobPost, JobPostLabel, Score

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime

    from jobsearch.dataaccess.answers import Progress
    from jobsearch.dataaccess.database import Session

GUESSES_COUNTED = 40
NEAREST_SHOWN = 2


class Reply(Enum):
    """What the user replies to an offered post."""

    INTERESTED = "y"
    NOT_INTERESTED = "n"
    SKIP = "s"
    UNDO = "u"
    WHY = "w"
    QUIT = "q"


class Reason(StrEnum):
    """Why a post was not interesting, given after the answer."""

    PLACE = "place"
    LEVEL = "level"
    STACK = "stack"
    PAY = "pay"
    COMPANY = "company"
    CONTRACT = "contract"


LABELS = {Reply.INTERESTED: JobPostLabel.INTERESTED, Reply.NOT_INTERESTED: JobPostLabel.NOT_INTERESTED}


@dataclass(frozen=True, slots=True)
class Offer:
    """A post to label, and what the user may want to know beside it.

    `score` is None until a model has learned. `left` counts the posts still to be labeled, this one included;
    `interesting_left` is how many of them the model expects to be interesting. It is `explained` once WHY was
    asked, and `nearest` are the labeled posts most like it. `last_no` is the post that a `Reason` given now
    would be about. `undone` is whether it is offered again because its answer was taken back.
    """

    post: JobPost
    score: Score | None
    progress: Progress
    left: int
    interesting_left: float | None
    explained: bool = False
    nearest: tuple[JobPost, ...] = ()
    last_no: JobPost | None = None
    undone: bool = False


class Learner(Protocol):
    """What learns from the answers within the session, chooses among posts, and scores them."""

    def learn(self, labels: Mapping[int, JobPostLabel]) -> None: ...

    def choose(self, among: Collection[int]) -> int: ...

    def score(self, post_id: int) -> Score | None: ...

    def expected(self, among: Collection[int]) -> float | None: ...

    def nearest(self, post_id: int, among: Collection[int]) -> list[int]: ...


@dataclass(slots=True)
class LabellingSession:
    """One session of offers and answers.

    `labels` are those of all stored posts, and change with the answers. Call `start_learning` once the user
    reads; `get_learner` returns None until a learner is ready; until then, and always with `keep_order`,
    posts come in the order of the queue. Answers count as today's from `since` on.
    """

    session: Session
    queue: Queue
    labels: dict[int, JobPostLabel]
    get_learner: Callable[[], Learner | None]
    start_learning: Callable[[], None]
    clock: Callable[[], datetime]
    since: datetime
    keep_order: bool = False
    answered: int = 0
    learned: dict[int, JobPostLabel] | None = None
    last_no: JobPost | None = None
    undone: bool = False

    def run(self, ask: Callable[[Offer], Reply | Reason], limit: int | None = None) -> int:
        """Offer posts until none is left, the user quits or `limit` answers are given; return how many were."""
        while limit is None or self.answered < limit:
            learner = self._learner()
            choose = learner.choose if learner and not self.keep_order else first
            post = self.queue.next(choose)
            if post is None:
                break
            offer = self._offer(post, learner)
            reply = ask(offer)
            while isinstance(reply, Reason) or reply is Reply.WHY:
                offer = self._explain(offer) if reply is Reply.WHY else self._note(offer, reply)
                reply = ask(offer)
            if reply is Reply.QUIT:
                break
            self._record(reply, offer)
        return self.answered

    def _learner(self) -> Learner | None:
        learner = self.get_learner()
        if learner and self.learned != self.labels:
            learner.learn(self.labels)
            self.learned = dict(self.labels)
        return learner

    def _offer(self, post: JobPost, learner: Learner | None) -> Offer:
        return Offer(
            post=post,
            score=learner.score(post.id) if learner else None,
            progress=answers.get_progress(self.session, self.since, GUESSES_COUNTED),
            left=len(self.queue),
            interesting_left=learner.expected(self.queue.ids()) if learner else None,
            last_no=self.last_no,
            undone=self.undone,
        )

    def _note(self, offer: Offer, reason: Reason) -> Offer:
        """Store why the last answer was a no; the offer stays."""
        if self.last_no:
            answers.give_reason(self.session, self.last_no.id, reason)
        return replace(offer, last_no=None)

    def _explain(self, offer: Offer) -> Offer:
        """Return the offer with its explanation, by a learner that may have become ready since."""
        learner = self._learner()
        if learner is None:
            return replace(offer, explained=True)
        near = learner.nearest(offer.post.id, self.labels.keys())[:NEAREST_SHOWN]
        score = learner.score(offer.post.id)
        return replace(offer, score=score, nearest=tuple(jobs.get(self.session, near)), explained=True)

    def _record(self, reply: Reply, offer: Offer) -> None:
        """Store an answer, or take the last one back."""
        self.last_no, self.undone = None, reply is Reply.UNDO and self._undo()
        if reply is Reply.UNDO:
            return
        label, post = LABELS.get(reply), offer.post
        new = post.id not in self.labels  # else the model knew the answer that its guess is compared with
        answers.record(self.session, post.id, label, offer.score if new else None, self.clock())
        first_offer = self.queue.remove(post)
        if label is None:
            if first_offer:
                self.queue.skipped[post.id] = post
            return
        self.labels.pop(post.id, None)
        self.labels[post.id] = label  # as the newest one, even if the post had a label before
        self.answered += 1
        if label is JobPostLabel.NOT_INTERESTED:
            self.last_no = post

    def _undo(self) -> bool:
        """Take the last answer back; return whether there was one."""
        post_id = answers.undo(self.session)
        if post_id is None:
            return False
        (post,) = jobs.get(self.session, [post_id])
        if self.labels.pop(post_id, None) != post.label:  # else it was a skip
            self.answered = max(0, self.answered - 1)
        if post.label is not None:
            self.labels[post_id] = post.label
        self.queue.put_back(post)
        return True
