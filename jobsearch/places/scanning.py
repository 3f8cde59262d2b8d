"""The names of places in a text, word by word, before their neighbours decide what they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.places import tables
from jobsearch.places.folding import WORD, fold
from jobsearch.places.tables import Kind, Known

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORDS = 6
WITHIN_A_NAME = frozenset((" ", "", "-", "'", "’", ".", ". ", "\u00a0", "  ", "\u2011"))  # noqa: RUF001
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
FLAG_A = 0x1F1E6
ALSO_PERSONS = frozenset(("chad", "georgia", "jordan", "virginia"))
ALSO_WORDS = frozenset(
    ("chad", "china", "guinea", "jersey", "jordan", "levant", "the states", "turkey")
)  # in lower case
BEFORE_A_PLACE = frozenset(("across", "from", "in", "near", "outside", "throughout", "to", "within"))
BEFORE_US = BEFORE_A_PLACE | frozenset(
    ("and", "based", "except", "hybrid", "is", "location", "of", "only", "or", "remote", "the")
)
BESIDE_A_PLACE = frozenset(
    (
        "and",
        "based",
        "from",
        "greater",
        "hybrid",
        "in",
        "near",
        "office",
        "only",
        "onsite",
        "or",
        "remote",
        "site",
        "usa",
        "us",
    )
)
ANYWHERE = frozenset(("anywhere", "global", "globally", "international", "world"))
IN_RUNNING_TEXT = 100  # thousands of people: a smaller town is told from other words by its state or country only
ONE_WORD_CODE = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text: where it stands, as it is written and as it is compared."""

    start: int
    end: int
    raw: str
    folded: str


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the text, from its first word to its last, and what it may stand for.

    One that is `doubtful` is taken for a place only where a neighbour says so.
    """

    start: int
    end: int
    first: int
    last: int
    known: tuple[Known, ...]
    doubtful: bool = False

    @property
    def kind(self) -> Kind:
        return self.known[0].kind


class Scan:
    """The words of a text, and the names that begin at each."""

    def __init__(self, text: str, *, strict: bool) -> None:
        self.text = text
        self.strict = strict
        self.words = [Word(match.start(), match.end(), match[0], fold(match[0])) for match in WORD.finditer(text)]

    def names(self) -> Iterator[Found]:
        """Yield the names in the order of the text, the longest at each place."""
        at = 0
        while at < len(self.words):
            found = self._name_at(at)
            if found:
                yield found
            at = found.last + 1 if found else at + 1

    def flags(self) -> Iterator[Found]:
        """Yield the countries whose flags the text shows."""
        for match in FLAG.finditer(self.text):
            country = tables.countries().get("".join(chr(ord(letter) - FLAG_A + ord("A")) for letter in match[0]))
            if country:
                known = Known(Kind.COUNTRY, country.name, (country.code,), offsets=country.offsets)
                yield Found(match.start(), match.end(), -1, -1, (known,))

    def gap(self, before: int, after: int) -> str:
        """Return what stands between two words, given by their places."""
        return self.text[self.words[before].end : self.words[after].start]

    def is_segment(self, first: int, last: int) -> bool:
        """Return whether words stand by themselves: between commas, or beside words that go with a place."""
        before = first == 0 or self._parts(first - 1, first) or self.words[first - 1].folded in BESIDE_A_PLACE
        after = last + 1 >= len(self.words) or self._parts(last, last + 1)
        return before and (after or self.words[last + 1].folded in BESIDE_A_PLACE)

    def _parts(self, before: int, after: int) -> bool:
        return not self.gap(before, after).replace(".", "").isspace()

    def _name_at(self, first: int) -> Found | None:
        word = self.words[first]
        is_low = word.raw[0].islower()
        if is_low and self.strict and word.folded not in tables.first_words():
            return None
        for last, name in reversed(self._phrases(first)):
            found = self._area(first, last, name) or (None if is_low and self.strict else self._city(first, last, name))
            if found:
                return found
        return None

    def _phrases(self, first: int) -> list[tuple[int, str]]:
        name = self.words[first].folded
        phrases = [(first, name)]
        for at in range(first + 1, min(first + MOST_WORDS, len(self.words))):
            if self.gap(at - 1, at) not in WITHIN_A_NAME:
                break
            name = f"{name} {self.words[at].folded}"
            phrases.append((at, name))
        return phrases

    def _area(self, first: int, last: int, name: str) -> Found | None:
        known = tables.areas().get(name)
        if name in ANYWHERE and not self.strict:
            known = tables.areas()["worldwide"]
        if not known or not self._is_written_as_area(first, last, name, known):
            return None
        if known[0].kind is Kind.SUBDIVISION:
            known += tables.cities(name)
        is_doubtful = self.strict and name in ALSO_PERSONS and not self._follows(first, BEFORE_A_PLACE)
        return self._found(first, last, known, is_doubtful)

    def _is_written_as_area(self, first: int, last: int, name: str, known: tuple[Known, ...]) -> bool:
        raw = self.text[self.words[first].start : self.words[last].end]
        if name in tables.capitals():
            return self._is_code(first, raw)
        if name == "america" and self.strict and self._follows(first, frozenset(("of", "corporate"))):
            return False
        if self.words[last].raw[0].islower() and self.strict:
            return known[0].kind is not Kind.SUBDIVISION and name not in ALSO_WORDS
        return True

    def _is_code(self, first: int, raw: str) -> bool:
        if raw == "US" and self.strict and first and self.gap(first - 1, first).isspace():
            before = self.words[first - 1]
            return not (before.raw.isupper() and before.raw.isalpha()) or before.folded in BEFORE_US
        if raw.lower() == "us" and not raw.isupper():
            return not self.strict and self.text.islower() and self.is_segment(first, first)
        return (
            raw.isupper()
            or (raw.lower() != "sea" and (not self.strict or raw.lower() in {"uk", "eu", "emea", "apac"}))
            or raw[1:].isupper()
        )

    def _follows(self, first: int, words: frozenset[str]) -> bool:
        return first > 0 and self.words[first - 1].folded in words and self.gap(first - 1, first).isspace()

    def _city(self, first: int, last: int, name: str) -> Found | None:
        known = tables.cities(name)
        if not known or (self.strict and self.words[last].raw[0].islower()):
            return None
        if len(name) <= ONE_WORD_CODE and not self._is_short_city(first, name, known):
            return None
        is_word = tables.is_also_a_word(name)
        if self.strict:
            is_doubtful = is_word or sum(city.people for city in known) < IN_RUNNING_TEXT
        else:
            is_doubtful = is_word and not self.is_segment(first, last)
        return self._found(first, last, known, is_doubtful)

    def _is_short_city(self, first: int, name: str, known: tuple[Known, ...]) -> bool:
        raw = self.words[first].raw
        return raw.isupper() if fold(known[0].name) != name else raw.istitle()

    def _found(self, first: int, last: int, known: tuple[Known, ...], is_doubtful: bool) -> Found:  # noqa: FBT001
        return Found(self.words[first].start, self.words[last].end, first, last, known, is_doubtful)
