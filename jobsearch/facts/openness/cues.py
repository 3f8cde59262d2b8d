"""Cues: phrases that tell where applicants may live, and how they are found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TYPE_CHECKING

from jobsearch.facts.beginnings import Beginnings
from jobsearch.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KEY_LENGTH = 3


class Side(Enum):
    """Where the places stand that a phrase speaks of."""

    AFTER = "after it"
    BEFORE = "before it"
    LABEL = "after it, as after a label: beside words such as remote"
    ITSELF = "nowhere: the phrase says that all the world is meant"


class Rank(IntEnum):
    """How much a phrase weighs: what an ad demands goes before what its headings say, and so on."""

    DEMAND = 1
    HEADING = 2
    WORLD = 3
    HINT = 4


class Who(Enum):
    """Whom the words before a phrase must be about for it to be about applicants."""

    APPLICANTS = "applicants, or it opens its line"
    NAMED = "applicants"
    NOT_OTHERS = "applicants or nobody"
    EMPLOYER = "the company itself, not its customers"
    ANYBODY = "it says so itself"
    EXCLUDED = "those who may not apply"
    SOUGHT = "those who are sought"
    FREED = "applicants or nobody, and not those whom a product enables"
    LABELLED = "the job, not an office or a company"
    OPENS_LINE = "nobody: it opens its line"
    PREFERRED = "where the job is done, or nobody, and not what applicants have done"
    JOINING = "those who are to join a team, or the team that grows"
    OURS = "the company's own people"
    PAID = "the pay"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase beside which places are those of applicants, as a pattern of folded text.

    `begins` are the first letters, three at least, that it may begin with ("_" is a space); `ahead` is a pattern of
    what must follow the phrase and its places.
    """

    begins: str
    pattern: str
    who: Who
    side: Side = Side.AFTER
    rank: Rank = Rank.DEMAND
    ahead: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue where its phrase stands in a text."""

    cue: Cue
    ahead: Pattern
    start: int
    end: int


class Cues:
    """Cues that are looked for together."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._beginnings = Beginnings(word for cue in cues for word in _words(cue))
        self._by_key: dict[str, list[tuple[Cue, Pattern, Pattern]]] = {}
        for cue in cues:
            compiled = (cue, Pattern(cue.pattern), Pattern(cue.ahead))
            for key in dict.fromkeys(word[:KEY_LENGTH] for word in _words(cue)):
                self._by_key.setdefault(key, []).append(compiled)

    def found(self, lower: str) -> Iterator[Phrase]:
        """Yield the phrases in a folded text by where they begin; several may begin at one place."""
        for start in self._beginnings.found(lower):
            key = lower[start : start + KEY_LENGTH]
            for cue, pattern, ahead in self._by_key.get(key, self._by_key.get(key[0], [])):
                if match := pattern.match(lower, start):
                    yield Phrase(cue, ahead, start, match.end())


def _words(cue: Cue) -> list[str]:
    return [word.replace("_", " ") for word in cue.begins.split()]
