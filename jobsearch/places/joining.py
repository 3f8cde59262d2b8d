"""What names of places stand for beside each other: Paris, TX; Alabama, Georgia; Toronto, CA."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jobsearch.places import codes, tables
from jobsearch.places.folding import key
from jobsearch.places.scanning import LARGE, Found, Scan
from jobsearch.places.tables import Kind, Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LIST = re.compile(r"\s?[,/;|&+•·:]\s{0,2}|\s?,?\s(?:and|or)\s|\s?[-–—]\s?", re.IGNORECASE)  # noqa: RUF001
LONGEST_GAP = 8
SUFFIXES = frozenset(
    ("area", "city", "county", "district", "metro", "metropolitan", "prefecture", "province", "region", "state")
)


def joined(scan: Scan) -> Iterator[Found]:
    """Yield the places of a text, each with the state or country that follows it."""
    names = list(scan.names())
    coded = list(codes.found(scan, names))
    taken = {code.start for code in coded}
    parts = sorted([*coded, *(name for name in names if name.start not in taken)], key=lambda one: one.start)
    chain: list[Found] = []
    for part in parts:
        whole = _whole(scan, chain[-1], part) if chain else None
        if whole:
            chain[-1] = whole
        elif not (part.is_code and part.doubtful):
            chain.append(part)
    yield from _decided_by_neighbours(scan, chain)


def _whole(scan: Scan, part: Found, around: Found) -> Found | None:
    """Return one place of two names that stand beside each other, if the second may be what holds the first."""
    end = part.last
    while end + 1 < around.first and scan.words[end + 1].folded in SUFFIXES and scan.words.gap(end, end + 1) == " ":
        end += 1
    gap = scan.words.gap(end, around.first) if end + 1 == around.first else ""
    if not codes.JOINT.fullmatch(gap) or (part.doubtful and around.kind is not Kind.SUBDIVISION and gap[:1] != ","):
        return None
    known = part.known
    if part.kind is Kind.COUNTRY and around.is_code:  # Lebanon, NH
        known += tables.cities(scan.words.phrases(part.first)[part.last - part.first][1])
    within = tuple(one for one in known if any(_lies_in(one, other) for other in around.known))
    if not within and part.kind is not Kind.SUBDIVISION and codes.COMMA.fullmatch(gap):
        within = _small_town(known, around.known) or (() if scan.strict else _town_abroad(known, around.known))
    return Found(part.start, around.end, part.first, around.last, within, is_whole=True) if within else None


def _lies_in(place: Known, around: Known) -> bool:
    if place.open_to != around.open_to or around.kind in {Kind.REGION, Kind.WORLD} or place.kind is Kind.COUNTRY:
        return False
    if around.kind is Kind.CITY:
        return place.name == around.name
    return around.kind is Kind.COUNTRY or not around.state or place.state in {around.state, ""}


def _small_town(known: Sequence[Known], around: Sequence[Known]) -> tuple[Known, ...]:
    """Return the town of a state that is too small for the tables, but has the name of one elsewhere in the country."""
    towns = (
        replace(one, state=state.state, offsets=state.offsets)
        for state in around
        for one in known
        if state.kind is Kind.SUBDIVISION and state.state and one.kind is Kind.CITY and one.open_to == state.open_to
    )
    return tuple(towns)[:1]


def _town_abroad(known: Sequence[Known], around: Sequence[Known]) -> tuple[Known, ...]:
    """Return the town of a country that is too small for the tables, if a country follows the name of small ones."""
    country = around[0]
    is_small = all(one.people < LARGE and one.kind is Kind.CITY for one in known)
    if not is_small or len(around) > 1 or country.kind is not Kind.COUNTRY or tables.cities(key(country.name)):
        return ()
    return (replace(known[0], open_to=country.open_to, state="", offsets=country.offsets),)


def _decided_by_neighbours(scan: Scan, chain: list[Found]) -> Iterator[Found]:
    """Yield the places; one that may be several is what its neighbours in a list are: a state, or a country."""
    decided = list(chain)
    for at, place in enumerate(decided):
        near = [decided[by] for by in (at - 1, at + 1) if 0 <= by < len(decided) and _are_listed(scan, decided, at, by)]
        sure = [
            one for one in near if len(_countries(one.known)) == 1 and not one.doubtful and one.kind is not Kind.CITY
        ]
        is_shared = len(_countries(place.known)) > 1
        alike = [_alike(place, one.known[0]) for one in sure] if is_shared else []
        known = _state_before_its_city(place, near) or next((likely for likely in alike if likely), place.known)
        is_doubtful = place.doubtful and not (sure and place.kind is not Kind.CITY)
        decided[at] = replace(place, known=known, doubtful=is_doubtful)
        yield decided[at]


def _state_before_its_city(place: Found, near: Sequence[Found]) -> tuple[Known, ...]:
    """Return the state that a code stands for between its country and a city in it: US, CA, Santa Clara."""
    if not place.is_code or len(near) < 2:  # noqa: PLR2004
        return ()
    country, city = near
    states = (one for one in place.known if one.state and one.open_to == country.known[0].open_to)
    return tuple(state for state in states if any(_lies_in(one, state) for one in city.known if city.kind is Kind.CITY))


def _countries(known: Sequence[Known]) -> set[tuple[str, ...]]:
    return {one.open_to for one in known}


def _alike(place: Found, sure: Known) -> tuple[Known, ...]:
    """Return what a shared name is beside a sure one: the same country's state or city, or a country too."""
    if sure.kind is Kind.COUNTRY and place.kind is not Kind.CITY:
        return tuple(one for one in place.known if one.kind is Kind.COUNTRY)
    return tuple(one for one in place.known if one.open_to == sure.open_to and one.kind is not Kind.COUNTRY)


def _are_listed(scan: Scan, chain: Sequence[Found], at: int, near: int) -> bool:
    first, second = (chain[at], chain[near]) if at < near else (chain[near], chain[at])
    return second.start - first.end <= LONGEST_GAP and LIST.fullmatch(scan.text[first.end : second.start]) is not None
