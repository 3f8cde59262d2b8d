"""Asking Remote OK for its posts: what can be asked, and how patiently; the client is loaded once it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jobsearch.remoteok.parsing import FetchedJobs

ADDRESS = "https://remoteok.com/api"
USER_AGENT = f"jobsearch/{__version__} (a job seeker's own reader of the feed)"
LARGEST_ANSWER = 20_000_000
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds, to connect, for more of the answer and for all of it, and how often to try.

    `between` is the pause between an answer and the next request, so that several requests are not a burden.
    """

    connect: float = 5
    read: float = 10
    whole: float = 45
    tries: int = 3
    first_pause: float = 1
    between: float = 1

    @classmethod
    def within(cls, seconds: float) -> Patience:
        """Return how to wait at most so long for an answer; who waits longer for it waits longer for its parts."""
        usual = cls()
        longer = max(1, seconds / usual.whole)
        return cls(min(usual.connect * longer, seconds), min(usual.read * longer, seconds), seconds)


def _ignore(_event: str) -> None:
    """Ignore what is waited for."""


def fetch_jobs(
    url: str,
    *,
    tags: Sequence[str] = (),
    user_agent: str = USER_AGENT,
    patience: Patience = Patience(),
    on_event: Callable[[str], None] = _ignore,
) -> FetchedJobs:
    """Return the posts that Remote OK lists now, only those with one of the tags if any are given.

    Each tag is a request of its own: what Remote OK makes of several in one is not known for certain.
    `on_event` is told in words of each request, and of each wait before it is made again.
    Raises `RemoteOkError` when it is out of reach or answers in an unknown form, `JobSearchError` for an
    address, a tag or a proxy that can't be used.
    """
    from jobsearch.remoteok import client  # noqa: PLC0415 - slow to load, and a saved answer needs none of it

    return client.fetch(url, tags, user_agent, patience, on_event)
