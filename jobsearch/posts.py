"""What a job post is: its fields as plain values, its label, and the key that copies of one job share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, TypeAlias

from jobsearch.facts.values import NOTHING_STATED, Ad, Facts

if TYPE_CHECKING:
    from datetime import datetime

RECENT = timedelta(days=30)  # how far back posts are recommended and offered, unless another window is asked for
NEGLIGIBLE = 0.02  # a smaller chance does not count towards how many posts should be interesting
ENOUGH_WORDS = 10
LONGEST_CUT = 320  # characters: the feed cuts some texts to 150, in 2021 to 300, marked at their end
CUT = re.compile(r"(?:…|\.\.\.)(?:[^…\n]{1,60} LinkedIn\.)?$")
LARGEST_ID = 2**63 - 1  # SQLite stores no larger one


class JobPostLabel(IntEnum):
    """The user's answer to a post, as stored."""

    NOT_INTERESTED = 0
    INTERESTED = 1


class Stage(StrEnum):
    """How far an application for a job has come, in this order."""

    APPLIED = "applied"
    INTERVIEW = "interview"
    OFFER = "offer"
    CLOSED = "closed"


class LabelName(StrEnum):
    """A label by its name, or that there is none."""

    INTERESTED = "interested"
    NOT_INTERESTED = "not-interested"
    NONE = "none"

    @property
    def label(self) -> JobPostLabel | None:
        names = {LabelName.INTERESTED: JobPostLabel.INTERESTED, LabelName.NOT_INTERESTED: JobPostLabel.NOT_INTERESTED}
        return names.get(self)


class StageName(StrEnum):
    """A stage by its name, or that there is none."""

    APPLIED = "applied"
    INTERVIEW = "interview"
    OFFER = "offer"
    CLOSED = "closed"
    NONE = "none"

    @property
    def stage(self) -> Stage | None:
        return None if self is StageName.NONE else Stage(self)


class Order(StrEnum):
    """Which post is offered next: the model's choice, or by when Remote OK posted it."""

    MODEL = "model"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class RemoteOkJobPost:
    """A post as Remote OK lists it now, its text cleaned.

    `description` is Markdown, empty when the post has no text. `posted_at` is in UTC.
    Salaries are as stated, without a currency; None where none is stated. `mention` is the word to mention
    when applying.
    """

    id: int
    url: str
    apply_url: str
    company: str
    position: str
    location: str
    tags: tuple[str, ...]
    description: str
    salary_min: int | None
    salary_max: int | None
    posted_at: datetime | None
    mention: str | None

    @property
    def ad(self) -> Ad:
        """What facts are read from."""
        return Ad(self.position, self.location, self.salary_min, self.salary_max, self.description)

    @property
    def is_cut_short(self) -> bool:
        """Whether the feed has only the beginning of the text."""
        return len(self.description) <= LONGEST_CUT and CUT.search(self.description) is not None


@dataclass(frozen=True, slots=True)
class JobPost(RemoteOkJobPost):
    """A stored post: what Remote OK listed, when it did, and what the user said.

    `job_key` is what its copies share, `copies` are their ids. `stage`, reached at `stage_at`, and `note` are those
    of the job, whichever copy they were given to; `last_listed` is when any copy was last seen. Moments are in UTC.
    """

    first_seen: datetime
    last_seen: datetime
    label: JobPostLabel | None
    labeled_at: datetime | None
    job_key: str
    facts: Facts = NOTHING_STATED
    copies: tuple[int, ...] = ()
    stage: Stage | None = None
    stage_at: datetime | None = None
    note: str | None = None
    last_listed: datetime | None = field(default=None, compare=False)  # the copies', not the post's

    @property
    def newest_listing(self) -> datetime:
        """When any copy was last seen, as far as the copies are known, else the post itself."""
        return self.last_listed or self.last_seen


@dataclass(frozen=True, slots=True)
class Outline:
    """What it takes to put a stored post in its place among those to offer; the rest is read once it is offered.

    `since` is when it was posted, or first seen, `chance` the one that any model gave it last, 0 where none has.
    """

    id: int
    job_key: str
    company: str
    position: str
    tags: tuple[str, ...]
    since: datetime
    chance: float = 0.0

    @classmethod
    def of(cls, post: JobPost) -> Outline:
        """Return the outline of a post, without a chance."""
        since = post.posted_at or post.first_seen
        return cls(post.id, post.job_key, post.company, post.position, post.tags, since)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Of a stored post only what a classifier reads: title, tags, place and the beginning of the text."""

    id: int
    job_key: str
    position: str
    location: str
    tags: tuple[str, ...]
    description: str


Readable: TypeAlias = RemoteOkJobPost | Excerpt  # what a classifier reads
OfJob: TypeAlias = JobPost | Excerpt  # that, with the job it is of


def merge_listings(before: RemoteOkJobPost, now: RemoteOkJobPost) -> RemoteOkJobPost:
    """Return a post as it is listed now, with what an earlier listing stated and this one leaves out.

    The feed cuts some texts short: where the text is only the beginning of the earlier one, the earlier one stays.
    """
    cut = _is_beginning(now.description, before.description)
    pays = now.salary_min is not None or now.salary_max is not None
    return replace(
        now,
        description=before.description if cut else now.description,
        salary_min=now.salary_min if pays else before.salary_min,
        salary_max=now.salary_max if pays else before.salary_max,
        mention=now.mention or before.mention,
    )


def _is_beginning(text: str, whole: str) -> bool:
    """Return whether a text is the beginning of another, cut within or after its last word."""
    words = text.rstrip(" .…").split()
    marked = not words or text.endswith(("…", "...")) or len(words) >= ENOUGH_WORDS
    return marked and len(text) < len(whole) and whole.split()[: max(0, len(words) - 1)] == words[:-1]


def job_key(company: str, position: str, post_id: int) -> str:
    """Return the key of a post's job as far as company and position tell, ignoring case and extra blanks.

    A post without a company or a position is a job of its own. `copies.grouping` joins jobs that differ in a place.
    """
    if not company.strip() or not position.strip():
        return f"#{post_id}"
    return "\n".join(" ".join(text.casefold().split()) for text in (company, position))


@dataclass(frozen=True, slots=True)
class Term:
    """A feature in words, `title: designer`, and what it adds to a post's log odds of being interesting."""

    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class TasteTerm:
    """A term that the model weighs: its weight, and how many labeled posts of each kind have it."""

    term: str
    weight: float
    interested: int
    not_interested: int


@dataclass(frozen=True, slots=True)
class Score:
    """What a model says of a post: its chance of being interesting, 0 to 1, and the terms that decide it most.

    `interesting` is whether that chance is enough for the post to be recommended. `flip` are the few terms without
    which it would be the other way round, `nearest` the ids of the labeled posts most similar to it, most similar
    first; both are empty where nobody asked.
    """

    chance: float
    interesting: bool
    why: tuple[Term, ...]
    flip: tuple[Term, ...] = ()
    nearest: tuple[int, ...] = ()
