"""The places that the fields of an ad name, its location and its title, and its opening line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobsearch.facts.openness import place_lists
from jobsearch.facts.text import AdText, lowered
from jobsearch.patterns import Pattern
from jobsearch.places import mentions
from jobsearch.places.tables import WORLDWIDE, Kind

if TYPE_CHECKING:
    from jobsearch.facts.openness.place_lists import PlaceList
    from jobsearch.places.mentions import Mention

LONGEST_FIELD, LONGEST_TITLE, LONGEST_OPENING, CLOSE = 4000, 300, 120, 4
RESTRICTED = Pattern(r"\b(?:but|restricted|only)\b")
CLOSES = Pattern(
    r"\W*(?:$|[^\w\s'&]|(?:[^\w\s]|\s)*\b(?:role|area|based|only|remote|region|office(?=\W*$)|hub|metro|or|and|m/f|candidates?)\b)"
)
ANYWHERE = Pattern(r"\([^()]{0,20}\b(?:anywhere|worldwide)\W*\)|\bremote,? worldwide\b")
LISTED = Pattern(r" ?(?:[/&+]|or|and)? ?")
REMOTE = Pattern(r"\b(?:remote|based|anywhere|hybrid)\b")


def in_location(location: str) -> tuple[str, ...]:
    """Return the places of a location field; "Worldwide but only: …" names those that follow."""
    cut = len(location) > LONGEST_FIELD
    field = location[:LONGEST_FIELD].rpartition(" ")[0] if cut else location  # "Po" of "Portugal" is a town, too
    found = _without_hours(mentions.find(field, strict=False), lowered(field))
    if RESTRICTED.search(lowered(field)):
        found = [mention for mention in found if mention.kind is not Kind.WORLD] or found
    return place_lists.together(found)


def in_title(title: str) -> tuple[str, ...]:
    """Return the places of a title that stand in brackets or at its end, or have the like of "remote" beside them.

    "US Tax Accountant" and "Head of Sales EMEA" name a market.
    """
    title = title[:LONGEST_TITLE]
    lower = lowered(title)
    found = _without_hours(mentions.find(title), lower)
    starts = {mention.start for mention in found}
    is_remote = REMOTE.search(lower) is not None
    counted = []
    if ANYWHERE.search(lower):
        return (WORLDWIDE,)
    for mention in found:
        bracketed = lower.rfind("(", 0, mention.start) > lower.rfind(")", 0, mention.start)
        closes = CLOSES.match(lower, mention.end) or not starts.isdisjoint(range(mention.end + 1, mention.end + CLOSE))
        if bracketed or (closes and (is_remote or not _is_market(mention))):
            counted.append(mention)
    return place_lists.together(counted)


def _without_hours(found: list[Mention], lower: str) -> list[Mention]:
    """Return the places of a field but for those that tell only when to work: "US hours", "UK/EU time zones"."""
    left: list[Mention] = []
    hours_from = -1
    for mention in reversed(found):
        is_listed = hours_from >= 0 and LISTED.fullmatch(lower, mention.end, hours_from)
        if mention.kind is not Kind.CITY and (is_listed or place_lists.OF_HOURS.match(lower, mention.end)):
            hours_from = mention.start
        else:
            left.append(mention)
            hours_from = -1
    return left[::-1]


def _is_market(mention: Mention) -> bool:
    return mention.kind is Kind.REGION and all(place.islower() for place in mention.open_to)


def in_opening(text: AdText) -> PlaceList | None:
    """Return the places with which a text opens: "Lisbon, Portugal - Our company is…"."""
    start = len(text.plain) - len(text.plain.lstrip())
    signs = (text.lower.find(sign, start, start + LONGEST_OPENING) for sign in (" - ", "\n"))
    end = min((at for at in signs if at >= 0), default=len(text.plain))
    if end - start > LONGEST_OPENING:
        return None
    head = AdText(text.plain[:end], text.lower[:end])
    listed = place_lists.after(head, start, label=True) or place_lists.before(head, end)
    if listed is None or re.search(r"\w", head.plain[listed.end :]):
        return None
    return (
        listed if listed.start == start or head.plain[start : listed.start].endswith((", ", "| ", "- ", "(")) else None
    )
