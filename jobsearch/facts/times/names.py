"""Names of time zones and places beside hours, found by one pattern and written as signs in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobsearch.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

# Hours from UTC, standard time. A short name that several zones share (IST) is read as the commonest in job ads.
SHORT = {
    "utc": 0.0, "gmt": 0.0, "wet": 0.0, "bst": 0.0, "cet": 1.0, "cest": 1.0, "wat": 1.0, "eet": 2.0, "eest": 2.0,
    "sast": 2.0, "msk": 3.0, "eat": 3.0, "ist": 5.5, "sgt": 8.0, "hkt": 8.0, "pht": 8.0, "jst": 9.0, "kst": 9.0,
    "aest": 10.0, "aedt": 10.0, "aet": 10.0, "nzst": 12.0, "nzdt": 12.0, "nzt": 12.0, "brt": -3.0, "est": -5.0,
    "edt": -5.0, "et": -5.0, "cst": -6.0, "cdt": -6.0, "ct": -6.0, "mst": -7.0, "mdt": -7.0, "mt": -7.0, "pst": -8.0,
    "pdt": -8.0, "pt": -8.0,
}  # fmt: skip
LONG = {
    "western european": 0.0, "uk time": 0.0, "central european": 1.0, "eastern european": 2.0, "eastern": -5.0,
    "east coast": -5.0, "central": -6.0, "mountain": -7.0, "pacific": -8.0, "west coast": -8.0, "alaska": -9.0,
}  # fmt: skip
ZONES_BY_SIGN = {
    "U": ("utc", "gmt"),  # may have an offset behind them
    "Z": tuple(name for name in SHORT if name not in {"utc", "gmt"}),
    "A": ("alaska",),
    "G": ("western european", "central european", "eastern european"),
}
PLACES_BY_SIGN = {
    "B": ("mountain", "pacific", "east coast", "west coast"),  # zones too
    "C": ("central", "eastern"),  # zones too, and parts of a place
    "K": ("uk",),  # "uk time" is a zone
    "S": ("us", "u.s."),
    "Q": ("america", "american", "americas", "europe", "european", "asia", "asian"),
    "P": (
        "usa", "u.k.", "eu", "emea", "apac", "latam", "british", "irish", "german", "french", "spanish", "portuguese",
        "italian", "dutch", "swiss", "polish", "nordic", "israel", "israeli", "india", "indian", "australia",
        "australian", "new zealand", "canadian", "brazilian", "mexican", "philippine", "japan", "japanese",
        "singapore", "london", "new york", "california", "sydney", "berlin", "paris",
    ),
}  # fmt: skip
PLACES = tuple(name for names in PLACES_BY_SIGN.values() for name in names)
SIGN_OF = {name: sign for sign, names in (ZONES_BY_SIGN | PLACES_BY_SIGN).items() for name in names}
NAMES = Pattern(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(SIGN_OF, key=len, reverse=True)))})(?!\w)")

# In a text with signs, where all letters but the signs are small ones:
OFFSET = r"(?: ?[+-] ?\d{1,2}(?::?[0-5]\d)?(?![\d/]))"
KIND = r"(?:(?: standard| daylight)? time(?! ?zones?)| time ?zones?)?"
AREA = r"(?:[ABCG]+\b|K+ time(?!\w))(?! (?:Q|europe|americ|asia|africa|bank|office|team))"
ZONE = rf"(?<!\w)(?:U+\b{OFFSET}?|Z+\b|{AREA}){KIND}"
PLACE = r"(?:(?:(?:north or south|north|south|latin|western|[CS]+) )?[BCKSQP]+|G+)\b"


def signed(lower: str, parts: Iterable[tuple[int, int]]) -> str:
    """Return a text in lower case with signs for the names within some parts of it, given in order.

    Each letter of a name becomes its sign, a capital, so that everything stays where it was.
    """
    pieces: list[str] = []
    last = 0
    for part in parts:
        for name in NAMES.finditer(lower, *part):
            pieces += lower[last : name.start()], SIGN_OF[name[0]] * len(name[0])
            last = name.end()
    return "".join((*pieces, lower[last:]))
