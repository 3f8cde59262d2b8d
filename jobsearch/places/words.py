"""The words of a text in which places are looked for, and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from jobsearch.places.folding import WORD, fold

if TYPE_CHECKING:
    import re

MOST_IN_A_NAME = 6
WITHIN_A_NAME = frozenset((" ", "", "-", "'", "’", ".", ". ", "\u00a0", "  ", "\u2011"))  # noqa: RUF001
BEFORE_A_PLACE = frozenset(("across", "from", "in", "near", "outside", "throughout", "to", "within"))
BESIDE_A_PLACE = frozenset(
    (
        *("and", "based", "from", "greater", "hybrid", "in", "near", "office", "only", "onsite", "or", "remote"),
        *("remotely", "site", "us", "usa", "work", "area", "county", "metro", "metropolitan", "region"),
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text: where it stands, as it is written and as it is compared."""

    start: int
    end: int
    raw: str
    folded: str


class Words:
    """The words of a text in its order; one is taken apart only when it is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw = WORD.findall(text)

    @cached_property
    def _matches(self) -> list[re.Match[str]]:
        return list(WORD.finditer(self.text))

    def __len__(self) -> int:
        return len(self.raw)

    def __getitem__(self, at: int) -> Word:
        start, end = self._matches[at].span()
        return Word(start, end, self.raw[at], fold(self.raw[at]))

    def gap(self, before: int, after: int) -> str:
        """Return what stands between two words, given by their places."""
        return self.text[self._matches[before].end() : self._matches[after].start()]

    def phrases(self, first: int, most: int = MOST_IN_A_NAME) -> list[tuple[int, str]]:
        """Return the keys of the names of at most so many words that may begin with one, each with its last's place."""
        name = fold(self.raw[first])
        phrases = [(first, name)]
        for at in range(first + 1, min(first + most, len(self.raw))):
            if self.gap(at - 1, at) not in WITHIN_A_NAME:
                break
            name = f"{name} {fold(self.raw[at])}"
            phrases.append((at, name))
        return phrases

    def is_segment(self, first: int, last: int) -> bool:
        """Return whether words stand by themselves: between commas, or beside words that go with a place."""
        before = first == 0 or self._parts(first - 1, first) or self[first - 1].folded in BESIDE_A_PLACE
        return before and (self.ends_a_part(last) or self[last + 1].folded in BESIDE_A_PLACE)

    def ends_a_part(self, last: int) -> bool:
        """Return whether more than a space follows a word."""
        return last + 1 == len(self) or self._parts(last, last + 1)

    def follows(self, first: int, words: frozenset[str]) -> bool:
        """Return whether a word stands behind one of these."""
        return first > 0 and fold(self.raw[first - 1]) in words and self.gap(first - 1, first).isspace()

    def _parts(self, before: int, after: int) -> bool:
        return not self.gap(before, after).isspace()
