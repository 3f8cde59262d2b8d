"""What other commands do while a session labels: the posts that they ask about, and the answers they are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import TYPE_CHECKING

from jobsearch.dataaccess import answers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from jobsearch.dataaccess.database import Session
    from jobsearch.labelling.queue import Queue
    from jobsearch.labelling.tally import Tally
    from jobsearch.posts import JobPostLabel, Outline

    Claim = Callable[[str], bool]  # takes a job for this session alone; False: another session asks about it

PATIENCE, PAUSE = 0.5, 0.01  # seconds


def alone(_job_key: str) -> bool:
    """Take a job where there are no other sessions."""
    return True


@dataclass(slots=True)
class Others:
    """Keeps a session's queue and labels in step with what others do.

    `claim` takes a job for this session alone. Posts that the user has `named` are asked about whatever was answered
    meanwhile. `began` is the last answer before the session, `busy` are the posts left out of the last choice as others
    ask about them.
    """

    session: Session
    queue: Queue
    labels: dict[int, JobPostLabel]
    tally: Tally
    named: bool
    claim: Claim = alone
    busy: set[int] = field(default_factory=set)
    began: int = field(init=False)
    heard: int = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.heard = answers.get_newest(self.session)

    def next(self, choose: Callable[[Collection[int]], int]) -> Outline | None:
        """Return the post to offer: the best that can be claimed, and that no other command has answered meanwhile."""
        self.busy.clear()
        while post := self.queue.next(choose, self.busy):
            if not self.claim(post.job_key):
                self.busy.add(post.id)
            elif not self._hear():  # once it is ours: whoever had it has stored the answer
                return post
        return None

    def undo(self) -> int | None:
        """Take back the last answer of this session, or from before it; return its post's id.

        The post is claimed before, so that it is offered next, whoever has answered it meanwhile. Another session that
        learns this moment that it was answered lets go of it soon.
        """
        self._hear()
        job_key, patient_until = answers.get_last_job(self.session, self.tally.ids, self.began), monotonic() + PATIENCE
        while job_key and not self.claim(job_key) and monotonic() < patient_until:
            sleep(PAUSE)
        return answers.undo(self.session, self.tally.ids, self.began)

    def _hear(self) -> bool:
        """Heed what others have answered; return whether that was anything."""
        given = answers.get_since(self.session, self.heard)
        self.heard = max((each.answer for each in given), default=self.heard)
        from_others = [each for each in given if each.answer not in self.tally.ids]
        for each in from_others:
            self.labels.pop(each.post_id, None)
            if each.label is not None:
                self.labels[each.post_id] = each.label
                if not self.named:
                    self.queue.remove_job(each.job_key)
        return bool(from_others)
