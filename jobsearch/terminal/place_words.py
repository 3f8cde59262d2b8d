"""Where a post is open, in words: "US only (text)", "Berlin, Germany", "US, Canada, UK and 8 more"."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from jobsearch.facts.values import LOCATION_FIELD, TITLE
from jobsearch.places import tables
from jobsearch.places.folding import WORD, key
from jobsearch.places.tables import WORLDWIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.posts import JobPost

SHORT = {"US": "US", "GB": "UK", "AE": "UAE", "eu": "EU", "emea": "EMEA", "apac": "APAC"}
ALL_NAMED, NAMED = 4, 3
WORDS_OF_AN_ADDRESS = 5
MOST_WORDS = 6  # of a name
USA = re.compile(r"\bUSA\b|\bU\.S\.(?:A\.)?")
NO_PLACE = frozenset(
    ("remote", "remotely", "fully", "100", "work", "working", "from", "home", "based", "office", "wfh")
)


def where(post: JobPost) -> str:
    """Return where a post is open: its location as posted, as long as that says as much as was read.

    What was read elsewhere is marked as such. It stands beside a location that may be a city of that country, and
    instead of one that names another.
    """
    open_to, source = post.facts.open_to, post.facts.evidence.get("open_to", "")
    if not open_to:
        return post.location
    field = _tidy(post.location)
    if source == LOCATION_FIELD:
        return _completed(field, open_to)
    said = f"{in_brief(open_to)} ({'title' if source == TITLE else 'text'})"
    if _named(field) == set(open_to):
        return field
    return f"{field} · {said}" if _may_be_within(field) else said


def overruled(post: JobPost) -> str:
    """Return the location as posted where other words of the post are shown instead of it."""
    field = _tidy(post.location)
    return "" if post.facts.evidence.get("open_to") == LOCATION_FIELD or field in where(post) else field


def in_brief(open_to: Sequence[str]) -> str:
    """Return countries and regions, the first of many: "US only", "US or Canada", "US, Canada, UK and 8 more"."""
    if WORLDWIDE in open_to:
        return WORLDWIDE
    names = [name(place) for place in open_to]
    if len(names) > ALL_NAMED:
        return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"
    return in_full(open_to)


def in_full(open_to: Sequence[str]) -> str:
    """Return countries and regions by their names, all of them."""
    if WORLDWIDE in open_to:
        return WORLDWIDE
    *others, last = map(name, open_to)
    if others:
        return f"{', '.join(others)} or {last}"
    return f"{last} only" if open_to[0].isupper() else last


def name(place: str) -> str:
    """Return the usual name of a country or region: "UK", "Latin America"."""
    if place in SHORT:
        return SHORT[place]
    if not place.isupper():
        return place.title()
    country = tables.countries().get(place)
    return country.name if country else place


def _tidy(location: str) -> str:
    """Return a location without the comma at which the feed has cut it, nor a city's name twice in a row."""
    parts = [" ".join(part.split()) for part in location.strip(" ,;").split(",")]
    return ", ".join(part for part, _ in groupby(parts))


def _completed(field: str, open_to: Sequence[str]) -> str:
    """Return a location with the country that is read from it but not named, and only the first of very many."""
    brief = in_brief(open_to)
    if len(open_to) > ALL_NAMED and len(brief) < len(field):
        return brief
    if _named(field).isdisjoint(open_to) and all(map(str.isupper, open_to)):
        is_address = len(open_to) == 1 and len(field.split()) <= WORDS_OF_AN_ADDRESS
        return f"{field}, {name(open_to[0])}" if is_address else f"{field} ({brief})"
    return field


def _may_be_within(field: str) -> bool:
    """Return whether a location names a place, but neither a country nor a region."""
    return not NO_PLACE.issuperset(key(field).split()) and not _named(field)


def _named(field: str) -> set[str]:
    """Return the countries and regions that a location names, of each name all that it may stand for."""
    named: set[str] = set()
    words, at = [(key(word), word) for word in WORD.findall(USA.sub("US", field))], 0
    while at < len(words):
        length, found = _first(words[at : at + MOST_WORDS])
        named |= found
        at += length
    return named


def _first(words: Sequence[tuple[str, str]]) -> tuple[int, set[str]]:
    """Return how many words the place has that these begin with, one if they begin with none, and its countries."""
    areas, capitals = tables.areas(), tables.capitals()
    for length in range(len(words), 0, -1):
        name = " ".join(folded for folded, _ in words[:length])
        if name in areas and (name not in capitals or words[0][1].isupper()):
            wide = (area for area in areas[name] if area.kind is not tables.Kind.SUBDIVISION)
            return length, {place for area in wide for place in area.open_to}
    return 1, set()
