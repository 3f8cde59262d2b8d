"""Labelling sessions in processes of their own, which a test answers post by post."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jobsearch.dataaccess import jobs
from jobsearch.dataaccess.database import get_session
from tests.helpers.at_once import start
from tests.helpers.builders import NOW, a_post
from tests.helpers.scripted_sessions import labels_by_id

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

    from jobsearch.posts import JobPostLabel

SESSION = """
from jobsearch.labelling.claims import claiming
from jobsearch.labelling.offer import Reply
from tests.helpers.scripted_sessions import labelling

def ask(offer):
    say(offer.post.id)
    return Reply(sys.stdin.readline().strip() or "q")

with claiming(path.with_name("label.lock")) as claim, get_session(path, NOW) as session:
    asked = labelling(session, named={posts})
    asked.run(ask, None, claim)
    say("end")
    say(asked.summary().busy)
"""


def store(path: Path, number: int, **named: Any) -> None:
    """Store posts with the ids from 1 to this number."""
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post(id=post_id, **named) for post_id in range(1, number + 1)], NOW)


def given_labels(path: Path) -> dict[int, JobPostLabel | None]:
    with get_session(path, NOW) as session:
        return labels_by_id(session)


@dataclass(slots=True)
class Labeller:
    """A session, and the post that it asks about: None once it has ended."""

    process: subprocess.Popen[str]
    asked: int | None = None

    def answer(self, reply: str) -> int | None:
        """Give an answer, and return the post that is offered then."""
        assert self.process.stdin
        self.process.stdin.write(f"{reply}\n")
        self.process.stdin.flush()
        return self.listen()

    def listen(self) -> int | None:
        assert self.process.stdout
        said = self.process.stdout.readline().strip()
        assert said, self.process.communicate()[1]
        self.asked = None if said == "end" else int(said)
        return self.asked

    def busy(self) -> int:
        """Return how many of the posts left others ask about, once the session has ended."""
        assert self.process.stdout
        return int(self.process.stdout.readline())


@contextmanager
def a_labeller(path: Path, *named: int) -> Iterator[Labeller]:
    """Start a session over the unlabeled posts in the order of their ids, or over those named."""
    with start(SESSION.format(posts=named), path) as process:
        try:
            labeller = Labeller(process)
            labeller.listen()
            yield labeller
        finally:
            process.kill()
