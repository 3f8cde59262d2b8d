"""A post as it is offered, with what the user may want to know beside it, and what they may reply."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jobsearch.dataaccess.answers import Progress
    from jobsearch.posts import JobPost, Score
    from jobsearch.rules import Rule


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


@dataclass(frozen=True, slots=True)
class Offer:
    """A post to label, and what the user may want to know beside it.

    `score` is None until a model has learned. `left` counts the posts still to be labeled, this one included;
    `interesting_left` is how many of them the model expects to be interesting, aside from those that come last. It is
    `explained` once WHY was asked, until it is asked again: `preliminary` if that is by the saved model, and `waiting`
    as long as no model is ready; `nearest` are the labeled posts most like it. `last_no` is the post that a `Reason`
    given now would be about. `undone` is whether it is offered again because its answer was taken back. `rule` is what
    the last reply put in force, or took back. `misses` counts the answers in a row, up to now, that called a post not
    interesting; it is 0 if the user has said what they look for. `not_open_to` is their place if this comes last.
    """

    post: JobPost
    score: Score | None
    progress: Progress
    left: int
    interesting_left: float | None
    explained: bool = False
    preliminary: bool = False
    waiting: bool = False
    nearest: tuple[JobPost, ...] = ()
    last_no: JobPost | None = None
    undone: bool = False
    rule: Rule | None = None
    misses: int = 0
    not_open_to: str = ""
