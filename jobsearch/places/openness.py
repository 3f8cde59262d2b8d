"""Where somebody lives, by the name they type, and who may take a post that is open to some places."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from jobsearch.places import tables
from jobsearch.places.folding import key
from jobsearch.places.tables import WORLDWIDE, Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from jobsearch.places.tables import Known

STATISTICS = ("europe", "africa", "asia", "oceania", "north america", "latin america", "middle east")
PARTS = {
    "eu": ("europe",),
    "emea": ("europe", "africa", "middle east"),
    "americas": ("north america", "latin america"),
    "apac": ("asia", "oceania"),
}
STATE_CODES = ("US", "CA")  # whose cities are told apart by the state's code
ABBREVIATED = ("eu", "emea", "apac")
AS_MANY = 0.1  # of the people of the largest city of a name: the smaller ones are not meant
LONGEST_CODE = 3
CLOSE = 0.75  # by difflib's ratio
KNOWN_CITIES = 100  # thousands of people


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its name as it is known, with the codes of its countries.

    `offsets` are the least and the greatest hours from UTC of its standard times; None where they are not known.
    """

    name: str
    countries: tuple[str, ...]
    offsets: tuple[float, float] | None


def resolve(name: str) -> Place | None:
    """Return the place of a name: a region, a country by name or code, a state, a city; Paris, TX is one too.

    None is what is not known, and what several countries share; `candidates` tells these apart.
    """
    found = _meant(name)
    return _place(found) if found and len({one.open_to for one in found}) == 1 else None


def candidates(name: str) -> list[str]:
    """Return the names, each of one place, that a name shared by several countries may be meant for, largest first.

    Of a country that is its code.
    """
    best: dict[tuple[str, ...], Known] = {}
    for one in _meant(name):
        best.setdefault(one.open_to, one)
    return [_full_name(one) for one in best.values()] if len(best) > 1 else []


def nearest(name: str, n: int = 3) -> list[str]:
    """Return up to `n` names of places of which this may be the misspelled one, likeliest first.

    Indiana is not India misspelled, nor is Gambia Zambia.
    """
    asked = key(name)
    close: dict[str, float] = {}
    for folded, shown in _spelled_alike(asked):
        matcher = SequenceMatcher(None, asked, folded)
        if matcher.quick_ratio() >= CLOSE and (ratio := matcher.ratio()) >= CLOSE:
            close[shown] = max(ratio, close.get(shown, 0))
    return sorted(close, key=lambda shown: -close[shown])[:n]


def is_open(open_to: Collection[str], place: Place) -> bool:
    """Return whether people who live in a place may take a post that is open to these countries and regions."""
    if not open_to or WORLDWIDE in open_to:
        return True
    return not _members(open_to).isdisjoint(place.countries)


def regions_of(open_to: Collection[str]) -> list[str]:
    """Return the regions that countries and region words touch, as the statistics count them."""
    if WORLDWIDE in open_to:
        return [WORLDWIDE]
    touched: set[str] = set()
    for one in open_to:
        country = tables.countries().get(one)
        touched.update(country.regions if country else PARTS.get(one, (one,)))
    return [region for region in STATISTICS if region in touched]


def _members(open_to: Collection[str]) -> set[str]:
    """Return the codes of countries that region words stand for, and those given as such."""
    return {code for one in open_to for code in _by_region().get(one, (one,))}


@cache
def _by_region() -> dict[str, tuple[str, ...]]:
    known = tables.countries().values()
    regions = {region for country in known for region in country.regions if region}
    return {
        **{region: tuple(country.code for country in known if region in country.regions) for region in regions},
        WORLDWIDE: tuple(country.code for country in known),
    }


def _meant(name: str) -> tuple[Known, ...]:
    """Return what a name may stand for, most likely first; of one country unless nothing decides."""
    asked = key(name).removeprefix("the ")
    country = tables.country(name.strip().upper())
    if country:
        return (country,)
    area = tables.areas().get(asked) or tables.areas().get(key(name))
    if asked in tables.ANYWHERE:
        area = tables.areas()[WORLDWIDE]
    if area and len(area) == 1 and area[0].kind is not Kind.SUBDIVISION:
        return area
    return _read(name)


def _read(name: str) -> tuple[Known, ...]:
    from jobsearch.places.joining import joined  # noqa: PLC0415  # a country needs none of it
    from jobsearch.places.mentions import decided  # noqa: PLC0415
    from jobsearch.places.scanning import Scan  # noqa: PLC0415

    before, comma, code = name.rpartition(",")
    if comma and len(code.strip()) <= LONGEST_CODE:
        name = f"{before}, {code.strip().upper()}"
    scan = Scan(name.removeprefix("the "), strict=False)
    found = [one for one in joined(scan) if not one.doubtful]
    if len(found) != 1 or (found[0].first, found[0].last) != (0, len(scan.words) - 1):
        return ()
    known = sorted(found[0].known, key=lambda one: (one.kind is Kind.CITY, -one.people))
    where = decided(known)
    return tuple(one for one in known if one.open_to == where or not where)


def _place(known: Sequence[Known]) -> Place:
    first = known[0]
    offsets = [one.offsets for one in _alike(known) if one.offsets]
    country = tables.country(first.open_to[0])
    if not offsets and country and country.offsets and len(first.open_to) == 1:
        offsets = [country.offsets]
    low, high = [low for low, _ in offsets], [high for _, high in offsets]
    codes = sorted(_members(first.open_to))
    return Place(_name(first), tuple(codes), (min(low), max(high)) if offsets else None)


def _alike(known: Sequence[Known]) -> list[Known]:
    """Return the places that may be meant by a name in one country: an area, or its cities but for the small ones."""
    first = known[0]
    if first.kind is not Kind.CITY:
        return [first]
    return [one for one in known if one.people >= AS_MANY * first.people]


def _name(known: Known) -> str:
    """Return the shortest name that is known as this place; a country's own, even if a state shares it."""
    if known.name.islower():
        return known.name.upper() if known.name in ABBREVIATED else known.name.title()
    if known.kind not in {Kind.CITY, Kind.SUBDIVISION}:
        return known.name
    bare = _meant(known.name)
    is_leading = {one.open_to for one in bare} == {known.open_to} and bare[0] == known
    return known.name if is_leading else _full_name(known)


def _full_name(known: Known) -> str:
    if known.kind is Kind.COUNTRY:
        return known.open_to[0]
    if known.state and known.kind is Kind.CITY and known.open_to[0] in STATE_CODES:
        return f"{known.name}, {known.state}"
    country = tables.country(known.open_to[0])
    return f"{known.name}, {country.name if country else known.open_to[0]}"


def _spelled_alike(asked: str) -> Iterator[tuple[str, str]]:
    """Yield the names that begin with the same letter and are about as long, by their keys, as they are shown."""
    for folded, known in tables.areas().items():
        if _may_be_misspelled(asked, folded):
            yield folded, known[0].name
    for folded in tables.city_names():
        if _may_be_misspelled(asked, folded) and (city := tables.cities(folded)[0]).people >= KNOWN_CITIES:
            yield folded, city.name


def _may_be_misspelled(asked: str, name: str) -> bool:
    short, long = sorted((asked, name), key=len)
    is_cut = long.startswith(short) and len(long) > len(short) + 1
    return asked[:1] == name[:1] and len(long) - len(short) <= LONGEST_CODE and not is_cut
