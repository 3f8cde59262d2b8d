"""What names of places stand for beside each other: Paris, TX; Georgia, Alabama; Toronto, CA."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jobsearch.places import tables
from jobsearch.places.scanning import Found, Scan
from jobsearch.places.tables import Kind, Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

JOINT = re.compile(r"\s?,\s{0,2}|\s?\(\s?|\s[-–—]\s|\s")  # noqa: RUF001
COMMA = re.compile(r"\s?,\s{0,2}")
LIST = re.compile(r"\s?[,/;|&+•·]\s{0,2}|\s?,?\s(?:and|or)\s|\s?[-–—]\s?", re.IGNORECASE)  # noqa: RUF001
SUFFIXES = frozenset(
    ("area", "city", "county", "district", "metro", "metropolitan", "prefecture", "province", "region")
)
CODE_LENGTHS = (2, 3)
WORDS_TOO = frozenset(
    ("AI", "AM", "AS", "AT", "BE", "BI", "BY", "DO", "HI", "HR", "ID", "IN", "IO", "IS", "IT", "ME", "ML")
)
WORDS_TOO |= frozenset(
    ("MY", "NA", "NO", "OK", "OR", "PM", "QA", "SO", "TO", "TV", "AND", "ARE", "EST", "NOR", "PER", "TON", "COM")
)
TITLES_TOO = WORDS_TOO | frozenset(
    ("AL", "AR", "CO", "CT", "DE", "LA", "MA", "MD", "MS", "PA", "PE", "PR", "SA", "SC", "SD")
)
WAYS_OF_WORK = frozenset(("remote", "hybrid", "onsite", "site", "office", "anywhere", "home"))
CODES_ONLY = re.compile(r"\s*[A-Z]{2}(?:\s?[,/;|]\s?[A-Z]{2})+\s*")


def joined(scan: Scan) -> Iterator[Found]:
    """Yield the places of a text, each with the state or country that follows it."""
    found = list(scan.names())
    codes = _codes(scan, found)
    parts = sorted([*found, *codes], key=lambda one: one.start)
    chain: list[Found] = []
    for part in parts:
        if chain and (whole := _whole(scan, chain[-1], part)):
            chain[-1] = whole
        else:
            chain.append(part)
    yield from _decided_by_neighbours(scan, chain)


def _codes(scan: Scan, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the postal and country codes of a text, with all that they may stand for."""
    taken = {at for one in found for at in range(one.first, one.last + 1)}
    ends = {one.last: one for one in found}
    are_countries = not scan.strict and CODES_ONLY.fullmatch(scan.text) is not None
    for at, word in enumerate(scan.words):
        if at in taken or len(word.raw) not in CODE_LENGTHS or not word.raw.isupper():
            continue
        known = tuple(_meant(word.raw, only_countries=are_countries))
        if known and _is_code(scan, at, ends.get(at - 1)):
            yield Found(word.start, word.end, at, at, known, doubtful=at - 1 in ends and scan.strict)


def _meant(code: str, *, only_countries: bool) -> Iterator[Known]:
    country = tables.country(code)
    if country and only_countries:
        yield country
        return
    yield from (state for state in tables.states().get(code, ()) if state.open_to != ("BR",) or not country)
    if country:
        yield country


def _is_code(scan: Scan, at: int, before: Found | None) -> bool:
    raw = scan.words[at].raw
    if before:
        return JOINT.fullmatch(scan.gap(at - 1, at)) is not None
    follows = at > 0 and COMMA.fullmatch(scan.gap(at - 1, at)) is not None and scan.words[at - 1].raw.istitle()
    if scan.strict:
        ends = at + 1 == len(scan.words) or not scan.gap(at, at + 1).isspace()
        return follows and ends and raw not in TITLES_TOO and raw in tables.states()
    return (follows or raw not in WORDS_TOO) and scan.is_segment(at, at)


def _whole(scan: Scan, part: Found, around: Found) -> Found | None:
    """Return one place of two names that stand beside each other, if the second may be what holds the first."""
    end = part.last
    while end + 1 < around.first and scan.words[end + 1].folded in SUFFIXES and scan.gap(end, end + 1) == " ":
        end += 1
    if end + 1 != around.first or around.first < 0:
        return None
    gap = scan.gap(end, around.first)
    if not JOINT.fullmatch(gap):
        return None
    known = part.known
    if part.kind is Kind.COUNTRY and around.known[0].state:
        known += tables.cities(" ".join(word.folded for word in scan.words[part.first : part.last + 1]))
    within = tuple(one for one in known if any(_lies_in(one, other) for other in around.known))
    if not within and COMMA.fullmatch(gap):
        within = _in_the_country_at_least(known, around.known)
    return Found(part.start, around.end, part.first, around.last, within) if within else None


def _lies_in(place: Known, around: Known) -> bool:
    if place.open_to != around.open_to or around.kind in {Kind.REGION, Kind.WORLD}:
        return False
    if around.kind is Kind.COUNTRY:
        return place.kind is not Kind.COUNTRY
    if around.kind is Kind.CITY:
        return place.name == around.name and place.kind is not Kind.COUNTRY
    return place.kind in {Kind.CITY, Kind.SUBDIVISION} and (not around.state or place.state in {around.state, ""})


def _in_the_country_at_least(known: Sequence[Known], around: Sequence[Known]) -> tuple[Known, ...]:
    """Return the town of a state that is too small for the tables, but bears the name of one in the same country."""
    states = [state for state in around if state.kind is Kind.SUBDIVISION and state.state]
    return tuple(
        replace(one, state=state.state, offsets=state.offsets)
        for state in states
        for one in known
        if one.kind is Kind.CITY and one.open_to == state.open_to
    )[:1]


def _decided_by_neighbours(scan: Scan, chain: Sequence[Found]) -> Iterator[Found]:
    """Yield the places; one that may be several is what its neighbours in a list are: a state, or a country."""
    for at, place in enumerate(chain):
        beside = [
            chain[near] for near in (at - 1, at + 1) if 0 <= near < len(chain) and _are_listed(scan, chain, at, near)
        ]
        sure = [one for one in beside if len({known.open_to for known in one.known}) == 1 and not one.doubtful]
        known = next((alike for one in sure if (alike := _alike(place, one.known[0]))), place.known)
        yield replace(
            place,
            known=known,
            doubtful=place.doubtful and not (sure and place.kind in {Kind.COUNTRY, Kind.SUBDIVISION}),
        )


def _alike(place: Found, sure: Known) -> tuple[Known, ...]:
    """Return what a place of several meanings is beside a sure one: a state of the same country, or a country too."""
    if len({known.open_to for known in place.known}) == 1 or place.kind is Kind.CITY:
        return ()
    if sure.kind is Kind.SUBDIVISION:
        return tuple(one for one in place.known if one.kind is Kind.SUBDIVISION and one.open_to == sure.open_to)
    if sure.kind is Kind.COUNTRY:
        return tuple(one for one in place.known if one.kind is Kind.COUNTRY)
    return ()


def _are_listed(scan: Scan, chain: Sequence[Found], at: int, near: int) -> bool:
    first, second = (chain[at], chain[near]) if at < near else (chain[near], chain[at])
    return first.last >= 0 <= second.first and LIST.fullmatch(scan.text[first.end : second.start]) is not None
