"""Places: which posts are open to people in a region or country, by what their location says."""

from __future__ import annotations

import re

ANYWHERE = frozenset(("anywhere", "global", "globally", "international", "world", "worldwide"))


def _listed(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(","))


REGIONS = {
    "europe": _listed("""
    albania, andorra, austria, belarus, belgium, bosnia, bulgaria, croatia, cyprus, czechia, czech republic, denmark,
    estonia, finland, france, germany, greece, hungary, iceland, ireland, italy, kosovo, latvia, liechtenstein,
    lithuania, luxembourg, malta, moldova, monaco, montenegro, netherlands, north macedonia, norway, poland, portugal,
    romania, serbia, slovakia, slovenia, spain, sweden, switzerland, turkey, ukraine, united kingdom, england,
    northern ireland, scotland, wales, emea, cet
    """),
    "africa": _listed("""
    algeria, angola, benin, botswana, cameroon, egypt, ethiopia, gabon, ghana, ivory coast, kenya, libya, madagascar,
    malawi, mali, mauritius, morocco, mozambique, namibia, niger, nigeria, rwanda, senegal, somalia, south africa,
    sudan, tanzania, togo, tunisia, uganda, zambia, zimbabwe, emea
    """),
    "asia": _listed("""
    afghanistan, armenia, azerbaijan, bahrain, bangladesh, bhutan, cambodia, china, georgia, hong kong, india,
    indonesia, iran, iraq, israel, japan, jordan, kazakhstan, korea, kuwait, kyrgyzstan, laos, lebanon, malaysia,
    maldives, mongolia, myanmar, nepal, oman, pakistan, philippines, qatar, saudi arabia, singapore, sri lanka, syria,
    taiwan, tajikistan, thailand, turkey, turkmenistan, united arab emirates, uzbekistan, vietnam, yemen, apac
    """),
    "oceania": _listed("""
    australia, fiji, new zealand, papua new guinea, samoa, apac
    """),
    "north america": _listed("""
    canada, mexico, united states, americas
    """),
    "latin america": _listed("""
    argentina, bolivia, brazil, chile, colombia, costa rica, cuba, dominican republic, ecuador, el salvador, guatemala,
    haiti, honduras, jamaica, mexico, nicaragua, panama, paraguay, peru, puerto rico, uruguay, venezuela, americas
    """),
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
AMERICAN = ("united states", "north america")
STATE = re.compile(r", [A-Z]{2}\b")


def is_open(location: str, place: str) -> bool:
    """Tell whether a post with this location may be open to people in `place`, a region, country or city.

    It may unless the location names some other country or region only; one that names none does not say.
    """
    said = location.casefold()
    if ANYWHERE & set(re.findall(r"\w+", said)):
        return True
    wanted = " ".join(place.casefold().split())
    wanted = OTHER_NAMES.get(wanted, wanted)
    around = (region for region, countries in REGIONS.items() if wanted in countries)
    if any(_says(said, name) for one in (wanted, *REGIONS.get(wanted, ()), *around) for name in _called(one)):
        return True
    if STATE.search(location):
        return wanted in AMERICAN
    known = (name for region, countries in REGIONS.items() for one in (region, *countries) for name in _called(one))
    return not any(_says(said, name) for name in known)


def regions(location: str) -> list[str]:
    """Return the regions a location names, itself or by one of their countries."""
    said = location.casefold()
    if ANYWHERE & set(re.findall(r"\w+", said)):
        return ["worldwide"]
    found = [
        region
        for region, countries in REGIONS.items()
        if any(_says(said, name) for one in (region, *countries) for name in _called(one))
    ]
    return found or (["north america"] if STATE.search(location) else [])


def _called(place: str) -> tuple[str, ...]:
    return (place, *(other for other, name in OTHER_NAMES.items() if name == place))


def _says(said: str, place: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(place)}(?!\w)", said) is not None
