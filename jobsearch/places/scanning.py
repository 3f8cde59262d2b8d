"""The names of places in a text, word by word, before their neighbours decide what they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.places import tables
from jobsearch.places.folding import fold
from jobsearch.places.tables import ANYWHERE, WORLDWIDE, Kind, Known
from jobsearch.places.words import BEFORE_A_PLACE, MOST_IN_A_NAME, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
FLAG_A = 0x1F1E6
FLAG_LETTERS = tuple(chr(FLAG_A + letter) for letter in range(26))
ALSO_PERSONS = frozenset(("chad", "georgia", "jordan", "virginia"))
ALSO_WORDS = frozenset(
    ("chad", "china", "guinea", "jersey", "jordan", "levant", "the states", "turkey")
)  # in lower case
IN_ANY_CASE = frozenset(("apac", "emea", "eu", "uk"))
BEFORE_US = BEFORE_A_PLACE | frozenset(
    ("and", "based", "except", "hybrid", "is", "location", "of", "only", "or", "remote", "the")
)
BEFORE_PEOPLE = frozenset(
    ("about", "call", "contact", "email", "follow", "give", "help", "join", "let", "meet", "tell")
)
BEFORE_OTHER_AMERICAS = frozenset(("corporate", "of"))  # Bank of America
IN_RUNNING_TEXT = 100  # thousands of people: a smaller town is told from other words by its state or country only
LARGE = 500
SHORT = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the text, from its first word to its last, and what it may stand for.

    One that is `doubtful` is taken for a place only where a neighbour says so; one that is `whole` has its state or
    country behind it.
    """

    start: int
    end: int
    first: int
    last: int
    known: tuple[Known, ...]
    doubtful: bool = False
    is_code: bool = False
    is_whole: bool = False

    @property
    def kind(self) -> Kind:
        return self.known[0].kind


class Scan:
    """The words of a text, and the names that begin at each."""

    def __init__(self, text: str, *, strict: bool) -> None:
        self.text = text
        self.strict = strict
        self.is_low = not strict and text.islower()
        self.words = Words(text)

    def names(self) -> Iterator[Found]:
        """Yield the names in the order of the text, the longest at each place."""
        taken = -1
        for at in self._where_names_may_begin():
            raw = self.words.raw[at]
            is_low = self.strict and raw[0].islower()
            if at <= taken or (is_low and raw not in tables.first_words_of_areas()):
                continue
            if found := self._name_at(at, is_low=is_low):
                yield found
                taken = found.last

    def _where_names_may_begin(self) -> list[int]:
        low = enumerate(map(str.lower, self.words.raw))
        return [at for at, word in low if not word.isascii() or tables.most_words(word)]

    def flags(self) -> Iterator[Found]:
        """Yield the countries whose flags the text shows."""
        if not any(letter in self.text for letter in FLAG_LETTERS):  # which is quick, where the expression is not
            return
        for match in FLAG.finditer(self.text):
            country = tables.countries().get("".join(chr(ord(letter) - FLAG_A + ord("A")) for letter in match[0]))
            if country:
                known = Known(Kind.COUNTRY, country.name, (country.code,), offsets=country.offsets)
                yield Found(match.start(), match.end(), -1, -1, (known,))

    def _name_at(self, first: int, *, is_low: bool) -> Found | None:
        most = min(tables.most_words(fold(self.words.raw[first])), MOST_IN_A_NAME)
        for last, name in reversed(self.words.phrases(first, most)):
            found = self._area(first, last, name) or (None if is_low else self._city(first, last, name))
            if found:
                return found
        return None

    def _area(self, first: int, last: int, name: str) -> Found | None:
        known = tables.areas().get(name)
        if first == last and name in ANYWHERE and not self.strict and self._is_anywhere(last):
            known = tables.areas()[WORLDWIDE]
        if not known or not self._is_written_as_area(first, last, name, known):
            return None
        if known[0].kind is Kind.SUBDIVISION:
            known += tables.cities(name)
        is_doubtful = self.strict and name in ALSO_PERSONS and not self.words.follows(first, BEFORE_A_PLACE)
        return self._found(first, last, known, is_doubtful)

    def _is_anywhere(self, at: int) -> bool:
        is_narrowed = not self.words.ends_a_part(at) and self.words[at + 1].folded in BEFORE_A_PLACE
        return (
            self.words.is_segment(at, at)
            and not is_narrowed
            and "(" not in self.text[self.words[at].end : self.words[at].end + 2]
        )

    def _is_written_as_area(self, first: int, last: int, name: str, known: tuple[Known, ...]) -> bool:
        raw = self.text[self.words[first].start : self.words[last].end]
        if name in tables.capitals():
            return self._is_code(first, raw)
        if name == "america" and self.strict and self.words.follows(first, BEFORE_OTHER_AMERICAS):
            return False
        if self.words[last].raw[0].islower() and self.strict:
            return known[0].kind is not Kind.SUBDIVISION and name not in ALSO_WORDS
        return True

    def _is_code(self, first: int, raw: str) -> bool:
        if raw == "US" and self.strict and first and self.words.gap(first - 1, first).isspace():
            before = self.words[first - 1]
            is_shouted = before.raw.isupper() and before.raw.isalpha() and before.folded not in BEFORE_US
            return not is_shouted and before.folded not in BEFORE_PEOPLE
        if raw.lower() == "us" and not raw.isupper():
            return not self.strict and self.is_low and self.words.is_segment(first, first)
        is_known_anyhow = not self.strict or raw.lower() in IN_ANY_CASE
        return raw.isupper() or raw[1:].isupper() or (is_known_anyhow and raw.lower() != "sea")

    def _city(self, first: int, last: int, name: str) -> Found | None:
        known = tables.cities(name)
        if not known or (self.strict and self.words[last].raw[0].islower()):
            return None
        if len(name) <= SHORT and name.isascii() and not self._is_short_city(first, name, known):
            return None
        is_word = tables.is_also_a_word(name)
        if self.strict:
            is_doubtful = is_word or sum(city.people for city in known) < self._people_needed(first, last, known)
        else:
            is_small = sum(city.people for city in known) < IN_RUNNING_TEXT
            is_doubtful = (is_word or is_small) and not self.words.is_segment(first, last)
        return self._found(first, last, known, is_doubtful)

    def _people_needed(self, first: int, last: int, known: tuple[Known, ...]) -> int:
        """Return how large a city must be, in thousands, to be told from another word written like it: AJAX, SoFi."""
        raw = self.words[first].raw
        is_as_written = first < last or raw.istitle() or raw == known[0].name or not raw.isascii()
        return IN_RUNNING_TEXT if is_as_written and len(raw) >= SHORT else LARGE

    def _is_short_city(self, first: int, name: str, known: tuple[Known, ...]) -> bool:
        raw = self.words[first].raw
        return raw.isupper() if fold(known[0].name) != name else raw.istitle()

    def _found(self, first: int, last: int, known: tuple[Known, ...], is_doubtful: bool) -> Found:  # noqa: FBT001
        start, end = self.words[first].start, self.words[last].end
        is_dotted = "." in self.text[start:end] and self.text[end : end + 1] == "."  # U.S.
        return Found(start, end + is_dotted, first, last, known, is_doubtful)
