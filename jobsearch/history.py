"""History: how posts came week by week, how right the guesses were over time, and how far chances could be trusted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from jobsearch.dataaccess import applications, counts, moments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.dataaccess.counts import Guess
    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import Stage

WEEKS = 52
LEAST = 10  # guesses in a group
MOST_GROUPS = 20
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Guesses that followed one another, the first being number `first` of all, and how many of them were right.

    `frequent` is how many would have been right if each had been the more frequent answer of the group.
    """

    first: int
    guesses: int
    since: datetime
    until: datetime
    right: int
    frequent: int

    @property
    def last(self) -> int:
        return self.first + self.guesses - 1


@dataclass(frozen=True, slots=True)
class Tenth:
    """The answers to posts whose chance began at `lowest`, 0 to 0.9: their mean chance, and how many interested."""

    lowest: float
    answers: int
    mean_chance: float
    interested: int


@dataclass(frozen=True, slots=True)
class History:
    """What happened over time.

    `posts` are those of each of the last 52 weeks by its Monday, oldest first. `lately` says of each of the last ten
    guesses whether it was right. `reached` are the jobs that ever reached each stage.
    """

    posts: dict[str, int]
    lately: list[bool]
    groups: list[Group]
    tenths: list[Tenth]
    reached: dict[Stage, int]


def trace(session: Session, now: datetime) -> History:
    """Return what happened until now; only the posts of the weeks shown are read."""
    guesses = counts.get_guesses(session)
    return History(
        posts=_posts_by_week(session, moments.get_present(session, now)),
        lately=[guess.is_right for guess in guesses[-LEAST:]],
        groups=in_groups(guesses),
        tenths=by_tenths(guesses),
        reached=applications.jobs_by_stage_reached(session),
    )


def _posts_by_week(session: Session, present: datetime) -> dict[str, int]:
    this_monday = present.astimezone(UTC).date() - timedelta(days=present.astimezone(UTC).weekday())
    mondays = [this_monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    found = counts.posts_by_week(session, datetime.combine(mondays[0], time.min, UTC))
    return {str(monday): found.get(str(monday), 0) for monday in mondays}


def in_groups(guesses: Sequence[Guess]) -> list[Group]:
    """Part the guesses into as many groups of one size as there can be, sizes differing by one where they must."""
    number = min(MOST_GROUPS, len(guesses) // LEAST)
    ends = [len(guesses) * index // number for index in range(number + 1)] if number else []
    return [_group(first + 1, guesses[first:end]) for first, end in pairwise(ends)]


def _group(first: int, guesses: Sequence[Guess]) -> Group:
    moments_ = [guess.answered_at for guess in guesses]
    interested = sum(guess.interested for guess in guesses)
    return Group(
        first=first,
        guesses=len(guesses),
        since=min(moments_),
        until=max(moments_),
        right=sum(guess.is_right for guess in guesses),
        frequent=max(interested, len(guesses) - interested),
    )


def by_tenths(guesses: Sequence[Guess]) -> list[Tenth]:
    """Part the answers by the tenth that the chance before them lay in; one that holds none is left out."""
    found: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for guess in guesses:
        if guess.chance is not None:
            tenth = min(TENTHS - 1, max(0, int(guess.chance * TENTHS)))
            found[tenth].append((guess.chance, guess.interested))
    return [
        Tenth(
            lowest=tenth / TENTHS,
            answers=len(answers),
            mean_chance=sum(chance for chance, _ in answers) / len(answers),
            interested=sum(interested for _, interested in answers),
        )
        for tenth, answers in sorted(found.items())
    ]
