"""The tables of places: which places a name may stand for; cities are read when first asked for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jobsearch.places.folding import SHORTENED, key

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES_TOO = frozenset(("USA",))  # codes of three letters that texts use as names
WORLDWIDE = "worldwide"
ANYWHERE = frozenset(("anywhere", "global", "globally", "international", "world"))
WORDS_KEPT = 10_000
CODE_LENGTH = 4  # so short a name in capitals is known by them: US, NYC, DACH


class Kind(StrEnum):
    """What a place is."""

    WORLD = "world"
    REGION = "region"
    COUNTRY = "country"
    SUBDIVISION = "subdivision"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Known:
    """A place that a name may stand for.

    `open_to` are the codes of its countries, or region words; `state` is the postal code of a state or province, of
    the one it lies in for a city; `people` are thousands; `offsets` the least
    and greatest hours from UTC, standard time.
    """

    kind: Kind
    name: str
    open_to: tuple[str, ...]
    state: str = ""
    people: int = 0
    offsets: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166-1 codes, with the region words it belongs to."""

    code: str
    code3: str
    name: str
    regions: tuple[str, ...]
    offsets: tuple[float, float] | None
    other_names: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """Return the countries by their codes of two letters."""
    found = {}
    for code, code3, name, regions, low, high, others in _rows("countries"):
        found[code] = Country(code, code3, name, tuple(regions.split(",")), _offsets(low, high), _names(others))
    return found


def country(code: str) -> Known | None:
    """Return a country by its code of two or three letters, in capitals."""
    found = countries().get(_by_three_letters().get(code, code))
    return Known(Kind.COUNTRY, found.name, (found.code,), offsets=found.offsets) if found else None


@cache
def _by_three_letters() -> dict[str, str]:
    return {country.code3: country.code for country in countries().values()}


@cache
def areas() -> dict[str, tuple[Known, ...]]:
    """Return regions, countries and subdivisions by the keys of their names."""
    found: dict[str, tuple[Known, ...]] = {}
    for names, known in _areas():
        for name in names:
            place = key(name)
            found[place] = (*(other for other in found.get(place, ()) if other != known), known)
    return found


@cache
def capitals() -> frozenset[str]:
    """Return the keys of names that only capitals make names: US, EU, DACH."""
    return frozenset(
        key(name)
        for names, _ in _areas()
        for name in names
        if name.isupper()
        and len(name) <= CODE_LENGTH
        and name.isascii()
        and name.isalpha()
        and name not in {"USA", "LATAM"}
    )


@lru_cache(WORDS_KEPT)
def most_words(first: str) -> int:
    """Return of how many words the longest name is that begins with this one, anywhere among them; 0 if none does."""
    most = _most_words_of_areas().get(first, 0)
    names = _cities()
    for at in range(bisect_left(names, f"{first}\t"), len(names)):
        name = names[at].partition("\t")[0]
        if name.partition(" ")[0] != first:
            break
        most = max(most, name.count(" ") + 1)
    return most


@cache
def _most_words_of_areas() -> dict[str, int]:
    most = dict.fromkeys((*ANYWHERE, *SHORTENED), 1)
    for name in areas():
        first, words = name.partition(" ")[0], name.count(" ") + 1
        most[first] = max(words, most.get(first, 0))
    return most


@cache
def first_words_of_areas() -> frozenset[str]:
    """Return the words that names of regions, countries and subdivisions begin with."""
    return frozenset(name.partition(" ")[0] for name in areas())


@cache
def last_words_of_areas() -> frozenset[str]:
    """Return the words that names of regions, countries and subdivisions end with."""
    return frozenset(name.rpartition(" ")[2] for name in areas())


@cache
def codes() -> frozenset[str]:
    """Return the codes of states and countries."""
    known = countries().values()
    return frozenset((*states(), *(one.code for one in known), *(one.code3 for one in known)))


@cache
def states() -> dict[str, tuple[Known, ...]]:
    """Return the states and provinces by their postal codes, which several may share."""
    found: dict[str, tuple[Known, ...]] = {}
    for _, known in _areas():
        if known.state:
            found[known.state] = (*found.get(known.state, ()), known)
    return found


def cities(name: str) -> tuple[Known, ...]:
    """Return the cities that bear a name, given by its key, largest first."""
    bearers = _bearers(name)
    return tuple(_city(bearer, name) for bearer in bearers.lstrip("!").split("|")) if bearers else ()


def is_also_a_word(name: str) -> bool:
    """Return whether the name of cities, by its key, is rather a word or a person's name in running text."""
    return _bearers(name).startswith("!")


def city_names() -> Iterator[str]:
    """Yield the keys of all cities' names."""
    return (line.partition("\t")[0] for line in _cities())


@cache
def _areas() -> tuple[tuple[list[str], Known], ...]:
    return tuple(_read_areas())


def _read_areas() -> Iterator[tuple[list[str], Known]]:
    for name, members, others in _rows("regions"):
        kind = Kind.WORLD if name == WORLDWIDE else Kind.REGION
        yield [name, *_names(others)], Known(kind, name, tuple(members.split(",")))
    for country in countries().values():
        codes_only = {country.code3} - NAMES_TOO
        names = [country.name, *(other for other in country.other_names if other not in codes_only)]
        yield names, Known(Kind.COUNTRY, country.name, (country.code,), offsets=country.offsets)
    for code, state, name, low, high, others in _rows("subdivisions"):
        yield [name, *_names(others)], Known(Kind.SUBDIVISION, name, (code,), state, 0, _offsets(low, high))


@cache
def _cities() -> list[str]:
    """Return the lines of the cities' table, which are sorted: looking up a few is quicker than making a dictionary."""
    return _lines("cities")


def _bearers(name: str) -> str:
    line, lines = f"{name}\t", _cities()
    at = bisect_left(lines, line)
    return lines[at].removeprefix(line) if at < len(lines) and lines[at].startswith(line) else ""


def _city(bearer: str, name: str) -> Known:
    where, people, offset, *display = bearer.split(" ", 3)
    country, _, state = where.partition("-")
    hours = float(offset)
    shown = display[0] if display else name.title()
    return Known(Kind.CITY, shown, (country,), state, int(people), (hours, hours))


def _rows(table: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in _lines(table))


def _lines(table: str) -> list[str]:
    """Return the rows of a table, whose first two lines say whose it is and what is in it."""
    return Path(__file__).with_name(f"{table}.tsv").read_text(encoding="utf-8").split("\n")[2:-1]


def _offsets(low: str, high: str) -> tuple[float, float] | None:
    return (float(low), float(high)) if low else None


def _names(listed: str) -> tuple[str, ...]:
    return tuple(listed.split("|")) if listed else ()
