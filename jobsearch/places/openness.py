"""STUB until the places come: who may take a post that is open to some."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from jobsearch.places import tables
from jobsearch.places.folding import key
from jobsearch.places.tables import Kind, Known

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a user names."""

    name: str
    open_to: tuple[str, ...]
    offsets: tuple[float, float] | None = None


def resolve(text: str) -> tuple[Place, ...]:
    """Return the places that a name may mean."""
    first, _, last = text.partition(",")
    if country := tables.country(text.strip().upper()):
        return (_place(country),)
    known = tables.areas().get(key(first), ()) or tables.cities(key(first))[:1]
    if last:
        known = [one for one in known if one.open_to == (last.strip().upper(),)]
    return tuple(map(_place, known))


def nearest(text: str) -> tuple[str, ...]:
    """Return the names most like a text."""
    names = {name: known for name, known in tables.areas().items()}
    return tuple(names[close][0].name for close in get_close_matches(key(text), names, 1, 0.7))


def is_open(open_to: Sequence[str], place: Place) -> bool:
    """Return whether a post may be open to people in a place."""
    if not open_to or "worldwide" in open_to:
        return True
    return bool(_spread(open_to) & _spread(place.open_to))


def regions_of(open_to: Sequence[str]) -> tuple[str, ...]:
    """Return the regions in which a post is open."""
    if "worldwide" in open_to:
        return ("worldwide",)
    found = [
        r for code in open_to for r in (tables.countries()[code].regions if code in tables.countries() else (code,))
    ]
    return tuple(dict.fromkeys(r for r in found if r not in ("emea", "apac", "eu", "americas")))


def _spread(open_to: Sequence[str]) -> set[str]:
    codes = {code for code in open_to if code in tables.countries()}
    words = set(open_to) - codes
    return codes | {code for code, country in tables.countries().items() if words & set(country.regions)}


def _place(known: Known) -> Place:
    name = known.name if known.kind is not Kind.CITY else f"{known.name}, {known.open_to[0]}"
    return Place(name, known.open_to, known.offsets)
