"""Where a post is open, in words: "US only (text)", "Berlin, Germany", "US, Canada, UK and 8 more"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobsearch.facts.values import LOCATION_FIELD, TITLE
from jobsearch.places.countries import NAMES, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.posts import JobPost

SHORT = {"US": "US", "GB": "UK", "AE": "UAE", "eu": "EU", "emea": "EMEA", "apac": "APAC"}
WORLDWIDE = "worldwide"
ALL_NAMED, NAMED = 4, 3
LONG = 40
WORD = re.compile(r"\w+")
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
    if _names(field, open_to):
        return field
    return f"{field} · {said}" if _may_be_within(field) else said


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
    if not place.isupper():
        return SHORT.get(place, place.title())
    return SHORT.get(place) or name_of(place) or place


def _tidy(location: str) -> str:
    """Return a location without the comma at which the feed has cut it."""
    return location.strip().rstrip(",;").rstrip()


def _completed(field: str, open_to: Sequence[str]) -> str:
    """Return a location with the country that is read from it but not named, and only the first of very many."""
    brief = in_brief(open_to)
    if len(field) > LONG and len(brief) < len(field):
        return brief
    if all(map(str.isupper, open_to)) and not _names_a_place(field):
        return f"{field}, {name(open_to[0])}" if len(open_to) == 1 else f"{field} ({brief})"
    return field


def _names(field: str, open_to: Sequence[str]) -> bool:
    """Return whether a location names all of some countries and regions."""
    return set(open_to) <= _named(field)


def _may_be_within(field: str) -> bool:
    """Return whether a location names a place, but neither a country nor a region."""
    return not NO_PLACE.issuperset(WORD.findall(field.casefold())) and not _named(field)


def _names_a_place(field: str) -> bool:
    return bool(_named(field))


def _named(field: str) -> set[str]:
    padded = f" {' '.join(WORD.findall(field.casefold()))} "
    names = {code: name.casefold() for code, name in NAMES.items()} | {"worldwide": "worldwide", "europe": "europe"}
    return {place for place, known in names.items() if f" {known} " in padded}
