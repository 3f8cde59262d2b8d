"""A title without its places: what titles that differ only in a place have in common.

The feed strips commas from many titles ("Insurance Producer Middletown DE"), so that a place may follow unmarked. A
name that the gazetteer does not know is a place where the post's location, or what its text opens with, says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.places import mentions
from jobsearch.places.tables import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WORD = re.compile(r"[^\W_]+[+#]*")
SEPARATOR = re.compile(r"[,;:|/()\[\]{}•·–—]|(?<!\w)-|-(?!\w)")
CODE = re.compile(r"[A-Z]{2}")
BEFORE = frozenset(("across", "and", "at", "for", "from", "in", "near", "of", "or", "the", "to", "within"))
AFTER = frozenset(("area", "based", "metro", "only", "region", "remote"))
NOWHERE = frozenset(("anywhere", "remote", "remotely", "worldwide"))
MOST_WORDS, LEAST_LETTERS = 5, 3  # of a place's name
LONGEST = 300  # characters read of a title or a location
OPENING = re.compile(r"[\s*_#]*([^\n]{2,80}?)[\s*_]+[-–—]\s")
LABELED = re.compile(r"\blocations?\b[\s:*_]{1,8}([^\n]{2,80})", re.IGNORECASE)
READ_FOR_LABEL = 4000


@dataclass(frozen=True, slots=True)
class Title:
    """A title without its places, in lower case, and the names of its post's places."""

    bare: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Own:
    """What a post says of its place elsewhere: its parts, "Middletown" and "Delaware", and whether cities are named."""

    parts: frozenset[tuple[str, ...]]
    names_a_city: bool


def read(position: str, location: str, text: str) -> Title:
    """Read a title, with the location and the text of its post."""
    title = position[:LONGEST]
    own = _own_places(location[:LONGEST], text)
    words = list(WORD.finditer(title))
    is_place = [False] * len(words)
    known = [
        (first, last)
        for first, last, found in _known(title, words)
        if found.kind is not Kind.WORLD and not (found.kind is Kind.CITY and own.names_a_city and _folded(words[first:last]) not in own.parts)
    ]
    ...


def bare_title(position: str, location: str = "", text: str = "") -> str:
    """Return a title without its places, in lower case; one that is nothing but places stays."""
    return read(position, location, text).bare
