"""A title without its places: what titles that differ only in a place have in common.

The feed strips commas from many titles ("Insurance Producer Middletown DE"), so that a place may follow unmarked. A
name that the tables of places do not hold is one where the post's location, or what its text opens with, says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from jobsearch.places import mentions, tables
from jobsearch.places.folding import key
from jobsearch.places.tables import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WORD = re.compile(r"[^\W_]+[+#]*")
SEPARATOR = re.compile(r"[,;:|/()\[\]{}•·–—]|(?<!\w)-|-(?!\w)")  # noqa: RUF001 - dashes as titles have them
BEFORE = frozenset(("across", "and", "at", "based", "for", "from", "in", "near", "of", "or", "the", "to", "within"))
AFTER = frozenset(("area", "based", "metro", "only", "region"))
NOWHERE = frozenset(("anywhere", "remote", "remotely", "worldwide"))
CODE_LENGTH, SHORTEST_TOWN, MOST_WORDS = 2, 4, 5  # of a place's name
LONGEST = 300  # characters read of a title or a location
OPENING = re.compile(r"[\s*_#]{0,20}([^\n]{2,80}?)[\s*_]{1,20}[-–—]\s")  # noqa: RUF001
LABELED = re.compile(r"\blocations?\b[\s:*_]{1,8}([^\n]{2,80})", re.IGNORECASE)
END_CODE = re.compile(r"\W+[A-Z]{2}$")
MOST_LOOKED_AT, LONGEST_STATE = 3, 30
READ_FOR_LABEL = 4000  # characters


@dataclass(frozen=True, slots=True)
class Title:
    """A title without its places, in lower case, and the names of its post's places."""

    bare: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Own:
    """The places of a post by its other fields: their names, "Middletown" and "Delaware", and whose they are."""

    names: frozenset[tuple[str, ...]]
    open_to: frozenset[str]

    def contradict(self, kind: Kind, open_to: Iterable[str]) -> bool:
        """Return whether a city named in the title lies in another country: the name is rather that of a tool."""
        told = bool(self.open_to) and all(map(str.isupper, self.open_to))
        return told and kind is Kind.CITY and self.open_to.isdisjoint(open_to)

    def include(self, words: Sequence[str]) -> bool:
        """Return whether these words, at the end of a title or of a part of it, are one of these places."""
        name = _folded(" ".join(words))
        if len(name) == 1 and len(name[0]) <= CODE_LENGTH:
            states = {_folded(state.name) for state in tables.states().get(words[0], ())}
            return words[0].isupper() and not self.names.isdisjoint({name, *states})
        return name in self.names or (len(name) == 1 and name[0] in NOWHERE)

    def allow(self, words: Sequence[str]) -> bool:
        """Return whether these words are the name of a town that the post may be in, and not a word."""
        name = key(" ".join(words))
        towns = tables.cities(name) if len(name) >= SHORTEST_TOWN and words[-1][0].isupper() else ()
        return not tables.is_also_a_word(name) and not all(self.contradict(town.kind, town.open_to) for town in towns)


def read(position: str, location: str, text: str) -> Title:
    """Read a title, with the location and the text of its post."""
    title = position[:LONGEST]
    words = list(WORD.finditer(title))
    own = _own_places(location[:LONGEST], text)
    # A code counts only behind a comma: "Nurse (TX)", "Nurse - TX" are as good.
    named = [one for one in mentions.find(SEPARATOR.sub(",", title)) if not own.contradict(one.kind, one.open_to)]
    is_place = [any(one.start <= word.start() < one.end for one in named) for word in words]
    _mark_ends(title, text, words, is_place, own)
    _mark_joints(words, is_place)
    bare = [word[0].casefold() for word, marked in zip(words, is_place, strict=True) if not marked]
    places = (END_CODE.sub("", title[one.start : one.end]) for one in named)
    names = {*(" ".join(name) for name in own.names), *places}
    return Title(" ".join(bare or (word[0].casefold() for word in words)), tuple(sorted(names)))


def _own_places(location: str, text: str) -> _Own:
    """Return the places that a post names in its location, in the line its text opens with, or behind "Location:"."""
    found = [(location, mentions.find(location, strict=False))]
    for match in (OPENING.match(text), LABELED.search(text, 0, READ_FOR_LABEL)):
        named = mentions.find(match[1]) if match else []
        if match and named:
            found.append((match[1], named))
    names = {_folded(part) for where, _ in found for part in SEPARATOR.split(where)}
    names |= {_folded(where[one.start : one.end]) for where, named in found for one in named}
    open_to = frozenset(code for _, named in found for one in named for code in one.open_to)
    return _Own(frozenset(name for name in names if 0 < len(name) <= MOST_WORDS), open_to)


def _folded(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in WORD.findall(name))


def _mark_ends(title: str, text: str, words: Sequence[re.Match[str]], is_place: list[bool], own: _Own) -> None:
    """Mark the post's own places where they end the title or a part of it, or stand before another place.

    What is a part by itself, or follows "in", may be any town, as may be one that the text names with its state.
    """
    written = [word[0] for word in words]
    parted = (SEPARATOR.search(title[one.end() - 1 : two.start() + 1]) is not None for one, two in pairwise(words))
    begins = [True, *parted, True]
    for last in range(len(words) - 1, -1, -1):
        ends = begins[last + 1] or is_place[last + 1]
        for first in range(max(0, last + 1 - MOST_WORDS), last + 1 if ends and not is_place[last] else 0):
            name = written[first : last + 1]
            apart = begins[first] or written[first - 1] == "in"
            if own.include(name) or (own.allow(name) and (apart or _is_told(" ".join(name), text))):
                is_place[first : last + 1] = [True] * len(name)
                break


def _is_told(town: str, text: str) -> bool:
    """Return whether a text names a town with the state or country it lies in."""
    for match in islice(re.finditer(rf"(?<!\w){re.escape(town)},\s", text), MOST_LOOKED_AT):
        named = mentions.find(text[match.start() : match.end() + LONGEST_STATE])
        if named and named[0].start == 0 and named[0].end > len(town):
            return True
    return False


def _mark_joints(words: Sequence[re.Match[str]], is_place: list[bool]) -> None:
    """Mark the small words that belong to a place: "in" before it, "and" between two, "area" after it."""
    folded = [word[0].casefold() for word in words]
    for at in range(1, len(words)):
        is_place[at] |= is_place[at - 1] and folded[at] in AFTER
    for at in range(len(words) - 2, -1, -1):
        is_place[at] |= folded[at] in NOWHERE if at == 0 else is_place[at + 1] and folded[at] in BEFORE | NOWHERE
