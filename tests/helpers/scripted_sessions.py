"""Labelling sessions whose user follows a script."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from jobsearch.dataaccess import answers, jobs
from jobsearch.labelling.offer import Offer, Reason, Reply
from jobsearch.labelling.queue import make_queue
from jobsearch.labelling.session import LabellingSession
from jobsearch.posts import Outline
from tests.helpers.builders import NOW, a_post

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from jobsearch.dataaccess.database import Session
    from jobsearch.labelling.background import Learner
    from jobsearch.posts import JobPostLabel, RemoteOkJobPost

Y, N, SKIP, UNDO, WHY, QUIT = (
    Reply.INTERESTED,
    Reply.NOT_INTERESTED,
    Reply.SKIP,
    Reply.UNDO,
    Reply.WHY,
    Reply.QUIT,
)


def store_posts(session: Session, *posts: RemoteOkJobPost) -> None:
    jobs.save(session, posts or [a_post(id=number) for number in (1, 2, 3)], NOW)


def a_clock() -> Callable[[], datetime]:
    minutes = count()
    return lambda: NOW + timedelta(minutes=next(minutes))


def labelling(
    session: Session, get_learner: Callable[[], Learner | None] = lambda: None, named: Sequence[int] = ()
) -> LabellingSession:
    """Return a session over the stored unlabeled posts, in the order of their ids, or over those named."""
    those_named = [Outline.of(post) for post in jobs.get(session, named)]
    posts = those_named or sorted(jobs.get_not_labeled(session, 100), key=lambda post: post.id)
    labels = jobs.get_labels_by_post(session)
    queue = make_queue(posts, answers.skipped(session))
    return LabellingSession(session, queue, labels, get_learner, lambda: None, a_clock(), NOW, named=bool(named))


@dataclass
class Script:
    """A user who gives these replies, then quits, and remembers what was offered."""

    replies: list[Reply | Reason]
    offers: list[Offer] = field(default_factory=list)

    def __call__(self, offer: Offer) -> Reply | Reason:
        self.offers.append(offer)
        return self.replies[len(self.offers) - 1] if len(self.offers) <= len(self.replies) else QUIT

    @property
    def offered(self) -> list[int]:
        return [offer.post.id for offer in self.offers]


def run_script(session: Session, *replies: Reply | Reason, limit: int | None = None) -> Script:
    script = Script(list(replies))
    labelling(session).run(script, limit)
    return script


def labels_by_id(session: Session) -> dict[int, JobPostLabel | None]:
    return {post.id: post.label for post in jobs.get_labeled(session)}
