"""Time zones as ads name them, and the span of them in which a person must live by a phrase."""

from __future__ import annotations

import re

from jobsearch.facts.times.names import LONG, OFFSET, SHORT, ZONE, signed
from jobsearch.patterns import Pattern

STANDARD = SHORT | LONG
NAME = rf"(?:(?:{'|'.join(SHORT)})(?!\w)|(?:{'|'.join(LONG)})(?! (?:europe|americ|asia|africa|bank|office|team))(?!\w))"
COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight")
NUMBERS = {word: float(at) for at, word in enumerate(COUNTED, 1)}
AMOUNT = rf"(?:(?:\d ?(?:-|to) ?)?\d{{1,2}}(?:\.5)?|{'|'.join(NUMBERS)})"
HOURS = r"(?:[ -]?(?:hours?|hrs?|h)(?!\w))"
NOTE = r"(?: ?\([^()\n]{0,40}\))?"  # UTC-5 (Eastern Time)
PLUS_MINUS = r"(?:±|\+ ?/ ?-|\+-|- ?/ ?\+|plus (?:or|/) minus)"
SPAN = (
    rf"(?:between (?:the )?{ZONE}{NOTE} and (?:the )?{ZONE}"
    rf"|{ZONE}{NOTE} ?(?:-|to|through|until) ?(?:{ZONE}|[+-]\d{{1,2}}(?::?[0-5]\d)?(?![\d/])))"
)
AROUND = (
    rf"(?:{ZONE}{NOTE}[ ,]{{0,2}}\(?{PLUS_MINUS} ?{AMOUNT}{HOURS}?"
    rf"|{PLUS_MINUS} ?{AMOUNT}{HOURS}?(?: (?:of|from|to|around|within|the)){{0,3}} {ZONE}"
    rf"|(?:within|max(?:imum)?(?: of)?|up to|no more than|at most) (?:{PLUS_MINUS} ?|a )?{AMOUNT}{HOURS}"
    rf"(?: (?:time )?(?:difference|zones?|away|ahead|behind|offset))? (?:of|from|to|with) (?:the )?{ZONE})"
)
SPAN_FOUND, AROUND_FOUND = Pattern(SPAN), Pattern(AROUND)
NOTE_FOUND = Pattern(NOTE[:-1])
ONE_ZONE = Pattern(rf"(?<!\w)(?:(?P<name>{NAME})(?P<offset>{OFFSET})?|(?P<bare>[+-]\d{{1,2}}(?::?[0-5]\d)?)$)")
AMOUNT_FOUND = Pattern(rf"(?<![\w+-]){AMOUNT}(?=\W|h)|(?<=[-±]){AMOUNT}|(?<=[-±] ){AMOUNT}")


def offsets(hours: str) -> tuple[float, float] | None:
    """Return the least and greatest hours from UTC, standard time, of where a person must live by a phrase.

    None where it only names working hours: "US Eastern hours", "4 h overlap with CET".
    """
    lower = hours.lower().translate(dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212), "-"))
    signs = signed(lower, [(0, len(lower))])
    if around := AROUND_FOUND.search(signs):
        return _around(lower[slice(*around.span())])
    if span := SPAN_FOUND.search(signs):
        ends = [_hours(zone) for zone in ONE_ZONE.finditer(NOTE_FOUND.sub("", lower[slice(*span.span())]))]
        return (min(ends), max(ends)) if len(ends) > 1 else None
    return None


def _around(phrase: str) -> tuple[float, float] | None:
    zone = ONE_ZONE.search(phrase)
    if zone is None:
        return None
    amount = AMOUNT_FOUND.search(phrase[: zone.start()] + phrase[zone.end("name") + len(zone["offset"] or "") :])
    if amount is None:
        return None
    most = re.split(r" ?(?:-|to) ?", amount[0])[-1]
    wide = NUMBERS.get(most) or float(most)
    return _hours(zone) - wide, _hours(zone) + wide


def _hours(zone: re.Match[str]) -> float:
    """Return the hours from UTC of a zone: "cet", "utc-05:00", "+2"."""
    said = (zone["offset"] or zone["bare"] or "").replace(" ", "").replace(":", "")
    base = STANDARD[zone["name"]] if zone["name"] else 0.0
    if not said:
        return base
    number = said[1:] if len(said) > len("+12") else f"{said[1:]}00"
    apart = float(number[:-2]) + float(number[-2:]) / 60
    return base + (apart if said[0] == "+" else -apart)
