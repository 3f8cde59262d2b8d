"""Labelling: which post is offered next, and what becomes of each answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Protocol

from jobsearch.dataaccess import answers, jobs
from jobsearch.posts import JobPost, JobPostLabel, Score

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from jobsearch.dataaccess.answers import Progress
    from jobsearch.dataaccess.database import Session

GUESSES_COUNTED = 40
NEAREST_SHOWN = 2


class Reply(Enum):
    """What the user says to an offered post."""

    INTERESTED = "y"
    NOT_INTERESTED = "n"
    SKIP = "s"
    UNDO = "u"
    WHY = "w"
    QUIT = "q"


class Reason(StrEnum):
    """Why a post was not interesting, said after the answer."""

    PLACE = "place"
    LEVEL = "level"
    STACK = "stack"
    PAY = "pay"
    COMPANY = "company"
    CONTRACT = "contract"


LABELS = {Reply.INTERESTED: JobPostLabel.INTERESTED, Reply.NOT_INTERESTED: JobPostLabel.NOT_INTERESTED}


@dataclass(frozen=True, slots=True)
class Offer:
    """A post to judge, and what the user may want to know beside it.

    `score` is None until a model has learned. `left` counts the posts still to be judged, this one
    included; `good_left` is how many of them the model expects to be wanted. Once WHY was asked it
    is `explained`, and `nearest` are the judged posts most like it. `last_no` is the post that a `Reason`
    given now would be about. `undone` says that it is offered again as its answer was taken back.
    """

    post: JobPost
    score: Score | None
    progress: Progress
    left: int
    good_left: float | None
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
class Queue:
    """The posts to offer, in the order at hand; skipped ones come back last, once a session."""

    waiting: dict[int, JobPost]
    skipped: dict[int, JobPost] = field(default_factory=dict)
    returned: list[JobPost] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.returned) + len(self.waiting) + len(self.skipped)

    def ids(self) -> set[int]:
        return {post.id for post in self.returned} | self.waiting.keys() | self.skipped.keys()

    def next(self, choose: Callable[[Collection[int]], int]) -> JobPost | None:
        """Return the post to offer: one just returned, else the choice among those waiting, else a skipped one."""
        if self.returned:
            return self.returned[-1]
        pool = self.waiting or self.skipped
        return pool[choose(pool.keys())] if pool else None

    def remove(self, post: JobPost) -> bool:
        """Take a post out; tell whether it was waiting for its first offer."""
        self.returned = [other for other in self.returned if other.id != post.id]
        self.skipped.pop(post.id, None)
        return self.waiting.pop(post.id, None) is not None

    def put_back(self, post: JobPost) -> None:
        """Offer a post next, in place of any copy of its job."""
        for other in [*self.returned, *self.waiting.values(), *self.skipped.values()]:
            if other.job == post.job:
                self.remove(other)
        self.returned.append(post)


def make_queue(posts: Sequence[JobPost], skipped: Collection[int]) -> Queue:
    """Return the queue of these posts, in their order, those skipped in earlier sessions last."""
    return Queue(
        {post.id: post for post in posts if post.id not in skipped},
        {post.id: post for post in posts if post.id in skipped},
    )


def first(among: Collection[int]) -> int:
    """Choose by the order at hand."""
    return next(iter(among))


@dataclass(slots=True)
class Labelling:
    """One session of questions and answers.

    `labels` are those of all stored posts, and change with the answers. `start_learning` is for when the
    user reads; `get_learner` returns None as long as the order at hand must do, and with `keep_order` it only
    scores. Answers count as today's from `since` on.
    """

    session: Session
    queue: Queue
    labels: dict[int, JobPostLabel]
    get_learner: Callable[[], Learner | None]
    start_learning: Callable[[], None]
    clock: Callable[[], datetime]
    since: datetime
    keep_order: bool = False
    given: int = 0
    learned: dict[int, JobPostLabel] | None = None
    last_no: JobPost | None = None
    undone: bool = False

    def run(self, ask: Callable[[Offer], Reply | Reason], limit: int | None = None) -> int:
        """Offer posts until none is left, the user quits or `limit` answers are given; return their number."""
        while limit is None or self.given < limit:
            learner = self._learner()
            choose = learner.choose if learner and not self.keep_order else first
            post = self.queue.next(choose)
            if post is None:
                break
            offer = self._offer(post, learner)
            reply = ask(offer)
            while isinstance(reply, Reason) or reply is Reply.WHY:
                offer = self._told(offer, reply)
                reply = ask(offer)
            if reply is Reply.QUIT:
                break
            self._take(reply, offer)
        return self.given

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
            good_left=learner.expected(self.queue.ids()) if learner else None,
            last_no=self.last_no,
            undone=self.undone,
        )

    def _told(self, offer: Offer, reply: Reply | Reason) -> Offer:
        if isinstance(reply, Reason):
            if self.last_no:
                answers.give_reason(self.session, self.last_no.id, reply)
            return replace(offer, last_no=None)
        learner = self._learner()  # it may have become ready since
        if learner is None:
            return replace(offer, explained=True)
        near = learner.nearest(offer.post.id, self.labels.keys())[:NEAREST_SHOWN]
        score = learner.score(offer.post.id)
        return replace(offer, score=score, nearest=tuple(jobs.get(self.session, near)), explained=True)

    def _take(self, reply: Reply, offer: Offer) -> None:
        self.last_no, self.undone = None, reply is Reply.UNDO and self._undo()
        if reply is Reply.UNDO:
            return
        label, post = LABELS.get(reply), offer.post
        unseen = post.id not in self.labels  # else the model knew the answer it is compared with
        answers.record(self.session, post.id, label, offer.score if unseen else None, self.clock())
        first_offer = self.queue.remove(post)
        if label is None:
            if first_offer:
                self.queue.skipped[post.id] = post
            return
        self.labels.pop(post.id, None)
        self.labels[post.id] = label  # the last answer, whatever was said before
        self.given += 1
        if label is JobPostLabel.NOT_INTERESTED:
            self.last_no = post

    def _undo(self) -> bool:
        """Take the last answer back; tell whether there was one."""
        post_id = answers.undo(self.session)
        if post_id is None:
            return False
        (post,) = jobs.get(self.session, [post_id])
        if self.labels.pop(post_id, None) != post.label:  # else it was a skip
            self.given = max(0, self.given - 1)
        if post.label is not None:
            self.labels[post_id] = post.label
        self.queue.put_back(post)
        return True
