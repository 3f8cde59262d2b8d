"""Time zones: which offsets from UTC a stated requirement of hours spans, where it names a span."""

from __future__ import annotations

import re

# In standard time. Those that stand for several zones far apart, such as IST, are left out.
OFFSETS = {
    "pst": -8, "pdt": -8, "pt": -8, "pacific": -8, "mst": -7, "mdt": -7, "mt": -7, "mountain": -7, "cdt": -6,
    "ct": -6, "central time": -6, "est": -5, "edt": -5, "et": -5, "eastern": -5, "brt": -3, "art": -3, "utc": 0,
    "gmt": 0, "wet": 0, "west": 0, "bst": 0, "uk": 0, "cet": 1, "cest": 1, "central european": 1, "eet": 2,
    "eest": 2, "sast": 2, "msk": 3, "trt": 3, "gst": 4, "sgt": 8, "awst": 8, "jst": 9, "kst": 9, "aest": 10,
    "aedt": 10, "nzst": 12, "nzdt": 12,
}  # fmt: skip
LONGEST = 200
SIGN, NUMBER = r"[+\-−–]", r"\d{1,2}(?::[0-5]\d|\.5)?"  # noqa: RUF001 - as they are written
NAMED = rf"(?<![^\W_])(?:{'|'.join(sorted(map(re.escape, OFFSETS), key=len, reverse=True))})(?![^\W_])"
TIME = r"(?: ?(?:standard )?time(?: ?zones?)?)?"
ZONE = rf"(?:{NAMED} ?(?:{SIGN} ?{NUMBER}(?!\d| ?[ap]\.?m))?|{SIGN} ?{NUMBER}){TIME}"
AROUND = r"(?:\+ ?/ ?[-−–]|± ?|\+-|plus (?:or|/) minus|plus/minus)"  # noqa: RUF001 - as they are written
HOURS = r" ?(?:h|hrs?|hours?)?\b"
BETWEEN = re.compile(rf"(?P<low>{ZONE}) ?(?:to|and|through|until|till|[-−–—]|\.\.\.?|…|/) ?(?P<high>{ZONE})")  # noqa: RUF001
BEHIND = re.compile(rf"(?P<zone>{ZONE}) ?\(? ?{AROUND} ?(?P<hours>{NUMBER}){HOURS}")
BEFORE = re.compile(
    rf"(?:{AROUND} ?|(?:within|up to|at most|(?:no|not) more than|max(?:imum)?\.?) (?:a )?)(?P<hours>{NUMBER})"
    rf"(?: ?- ?| )?(?:h|hrs?|hours?)?[’']?(?: (?:time )?difference)? ?"  # noqa: RUF001 - an apostrophe
    rf"(?:(?:of|from|to|with|around|either side of) )?(?:the )?(?P<zone>{NAMED} ?(?:{SIGN} ?{NUMBER})?)"
)
SOFT = re.compile(r"\bprefer|\bideal|\bbonus\b|\ba plus\b|\bnice to have")


def span_of(hours: str) -> tuple[float, float] | None:
    """Return the least and the greatest offset from UTC in hours, standard time, or None where no span is asked for.

    "UTC-5 to UTC+1" and "CET ± 3 h" are spans; "US Eastern hours" is none: it can be kept from anywhere. What is only
    preferred is not asked for.
    """
    text = " ".join(hours[:LONGEST].casefold().split())
    if SOFT.search(text) or not re.search(NAMED, text):
        return None
    if found := BETWEEN.search(text):
        low, high = _offset(found["low"]), _offset(found["high"])
        return min(low, high), max(low, high)
    if found := BEHIND.search(text) or BEFORE.search(text):
        middle, width = _offset(found["zone"]), _number(found["hours"])
        return middle - width, middle + width
    return None


def _offset(zone: str) -> float:
    name = re.match(NAMED, zone)
    offset = re.search(rf"({SIGN}) ?({NUMBER})", zone[name.end() :] if name else zone)
    base = OFFSETS[name[0]] if name else 0
    return base + (_number(offset[2]) * (1 if offset[1] == "+" else -1) if offset else 0)


def _number(text: str) -> float:
    whole, _, minutes = text.partition(":")
    return float(whole) + (int(minutes) / 60 if minutes else 0)
