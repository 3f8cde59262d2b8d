"""Places: which posts are open to people in a region or country, by what their location says."""

from __future__ import annotations

import re
from difflib import get_close_matches

ANYWHERE = frozenset(("anywhere", "global", "globally", "international", "world", "worldwide"))


def _listed(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(","))


REGIONS = {
    "europe": _listed("""
    albania, andorra, austria, belarus, belgium, bosnia, bulgaria, croatia, cyprus, czechia, czech republic, denmark,
    estonia, finland, france, germany, greece, hungary, iceland, ireland, italy, kosovo, latvia, liechtenstein,
    lithuania, luxembourg, malta, moldova, monaco, montenegro, netherlands, north macedonia, norway, poland, portugal,
    romania, serbia, slovakia, slovenia, spain, sweden, switzerland, turkey, ukraine, united kingdom, england,
    northern ireland, scotland, wales, cet
    """),
    "africa": _listed("""
    algeria, angola, benin, botswana, cameroon, egypt, ethiopia, gabon, ghana, ivory coast, kenya, libya, madagascar,
    malawi, mali, mauritius, morocco, mozambique, namibia, niger, nigeria, rwanda, senegal, somalia, south africa,
    sudan, tanzania, togo, tunisia, uganda, zambia, zimbabwe
    """),
    "asia": _listed("""
    afghanistan, armenia, azerbaijan, bahrain, bangladesh, bhutan, cambodia, china, georgia, hong kong, india,
    indonesia, iran, iraq, israel, japan, jordan, kazakhstan, korea, kuwait, kyrgyzstan, laos, lebanon, malaysia,
    maldives, mongolia, myanmar, nepal, oman, pakistan, philippines, qatar, saudi arabia, singapore, sri lanka, syria,
    taiwan, tajikistan, thailand, turkey, turkmenistan, united arab emirates, uzbekistan, vietnam, yemen
    """),
    "oceania": _listed("""
    australia, fiji, new zealand, papua new guinea, samoa
    """),
    "north america": _listed("""
    canada, mexico, united states
    """),
    "latin america": _listed("""
    argentina, bolivia, brazil, chile, colombia, costa rica, cuba, dominican republic, ecuador, el salvador, guatemala,
    haiti, honduras, jamaica, mexico, nicaragua, panama, paraguay, peru, puerto rico, uruguay, venezuela
    """),
}
SEVERAL = {
    "emea": ("europe", "africa"),
    "apac": ("asia", "oceania"),
    "americas": ("north america", "latin america"),
}
OTHER_NAMES = {
    "eu": "europe",
    "european union": "europe",
    "us": "united states",
    "usa": "united states",
    "america": "united states",
    "uk": "united kingdom",
    "great britain": "united kingdom",
    "uae": "united arab emirates",
    "latam": "latin america",
    "south america": "latin america",
}
STATES = frozenset(
    _listed("""
    AL, AK, AZ, AR, CA, CO, CT, DC, DE, FL, GA, HI, ID, IL, IN, IA, KS, KY, LA, ME, MD, MA, MI, MN, MS, MO, MT, NE, NV,
    NH, NJ, NM, NY, NC, ND, OH, OK, OR, PA, RI, SC, SD, TN, TX, UT, VT, VA, WA, WV, WI, WY
    """)
)
PROVINCES = frozenset(_listed("AB, BC, MB, NB, NL, NS, ON, PE, QC, SK"))
STATE = re.compile(r", ([A-Z]{2})\b")
NAMES = (
    {name: name for countries in REGIONS.values() for name in countries}
    | {name: name for name in REGIONS}
    | OTHER_NAMES
)
KNOWN = frozenset((*NAMES, *SEVERAL, *ANYWHERE))
# The longest name first: "latin america" is not "america".
NAME = re.compile(rf"(?<!\w)(?:{'|'.join(sorted([*NAMES, *SEVERAL], key=len, reverse=True))})(?!\w)")


def is_open(location: str, place: str) -> bool:
    """Return whether a post with this location may be open to people in `place`, a region, country or city.

    It may be unless the location names other countries or regions only; one that names none leaves it open.
    """
    asked = NAMES.get(_fold(place), _fold(place))
    named = _named(location)
    if _is_anywhere(location) or not named or is_named(location, asked):
        return True
    around = {region for region, countries in REGIONS.items() if asked in countries}
    return bool(named & {*SEVERAL.get(asked, ()), asked, *REGIONS.get(asked, ()), *around})


def is_known(place: str) -> bool:
    """Return whether a place is a region or country by its name here, or the whole world."""
    return _fold(place) in {*KNOWN, ""}


def is_named(location: str, place: str) -> bool:
    """Return whether a post's location holds the name of a place, be it a city, as it is written."""
    return re.search(rf"(?<!\w){re.escape(_fold(place))}(?!\w)", location.casefold()) is not None


def closest(place: str, cutoff: float) -> str | None:
    """Return the region or country of which a place is the misspelled name, if it looks like one.

    `cutoff` is the least similarity, 0 to 1, by difflib's ratio. Indiana is not India misspelled, nor is Gambia Zambia.
    """
    asked = _fold(place)
    if is_known(place):
        return None
    candidates = [name for name in KNOWN if name[0] == asked[0] and not _is_cut(*sorted((name, asked), key=len))]
    return next(iter(get_close_matches(asked, candidates, 1, cutoff)), None)


def _is_cut(short: str, long: str) -> bool:
    return long.startswith(short) and len(long) > len(short) + 1


def _fold(place: str) -> str:
    return " ".join(place.casefold().split())


def regions(location: str) -> list[str]:
    """Return the regions a location names, itself or by one of their countries."""
    if _is_anywhere(location):
        return ["worldwide"]
    named = _named(location)
    return [region for region, countries in REGIONS.items() if named & {region, *countries}]


def _is_anywhere(location: str) -> bool:
    return not ANYWHERE.isdisjoint(re.findall(r"\w+", location.casefold()))


def _named(location: str) -> set[str]:
    """Return the countries and regions that a location names, by the names that stand in REGIONS."""
    found = NAME.findall(location.casefold())
    named = {one for name in found for one in SEVERAL.get(name, (NAMES.get(name, name),))}
    for code in STATE.findall(location):
        named |= {"united states"} if code in STATES else {"canada"} if code in PROVINCES else set()
    return named
