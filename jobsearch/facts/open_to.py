"""Where those who apply must live, or may work, as an ad states it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.facts import place_cues, place_fields, place_lists, subjects, worldwide
from jobsearch.facts.place_cues import Rank, Side, Who
from jobsearch.facts.text import folded, quote
from jobsearch.facts.values import LOCATION_FIELD, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobsearch.facts.place_cues import CueFound
    from jobsearch.facts.place_lists import PlaceList
    from jobsearch.facts.values import Ad

MANY = 3  # a location field with so many places was filled in with care
LOOK_AHEAD = 60
OPENING = " -*•·(:\u200b"
SOMEBODY_ELSE = re.compile(r" ?, ?(?!(?:with|or|and|but|able|must|available|full|part|remote|willing)\b)\w")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text says of applicants' places, from `start` to `end`."""

    rank: Rank
    places: tuple[str, ...]
    start: int
    end: int


def open_to(ad: Ad, text: str) -> tuple[tuple[str, ...], str] | None:
    """Return the countries and regions that an ad with this plain text is open to, and what says so.

    What the text demands goes before a location field with many places, this before the text's headings and what it
    says of the world; then come the location field, the title, the opening line, and hints. None: it does not say.
    """
    lower = folded(text)
    said = list(_statements(text, lower))
    if demanded := _united(text, said, Rank.DEMAND):
        return demanded
    in_field = place_fields.in_location(ad.location)
    if len(in_field) >= MANY:
        return in_field, LOCATION_FIELD
    if headed := _united(text, said, Rank.HEADING):
        return headed
    if span := worldwide.said_surely(lower):
        return (place_lists.WORLDWIDE,), quote(text, *span)
    return _outside_the_text(ad, in_field) or _at_last(text, lower)


def _outside_the_text(ad: Ad, in_field: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    if in_field:
        return in_field, LOCATION_FIELD
    in_title = place_fields.in_title(ad.title)
    return (in_title, TITLE) if in_title else None


def _at_last(text: str, lower: str) -> tuple[tuple[str, ...], str] | None:
    if listed := place_fields.in_opening(text, lower):
        return listed.places, quote(text, listed.start, listed.end)
    if span := worldwide.said_perhaps(lower):
        return (place_lists.WORLDWIDE,), quote(text, *span)
    return None


def _united(text: str, said: Sequence[Statement], rank: Rank) -> tuple[tuple[str, ...], str] | None:
    """Return the places of all statements of a rank with the words of the first, the world only if it stands alone."""
    ranked = [one for one in said if one.rank is rank]
    narrower = [one for one in ranked if place_lists.WORLDWIDE not in one.places] or ranked
    if not narrower:
        return None
    places = dict.fromkeys(place for one in narrower for place in one.places)
    return tuple(places), quote(text, narrower[0].start, narrower[0].end)


def _statements(text: str, lower: str) -> Iterator[Statement]:
    said_until = 0
    for found in place_cues.found(lower):
        if found.start < said_until:
            continue
        listed = _places_beside(found, text, lower)
        if listed:
            start, end = min(found.start, listed.start), max(found.end, listed.end)
            yield Statement(found.cue.rank, listed.places, start, end)
            said_until = end


def _places_beside(found: CueFound, text: str, lower: str) -> PlaceList | None:
    cue = found.cue
    if cue.side is Side.BEFORE:
        listed = place_lists.before(text, lower, found.start)
        follows = re.compile(cue.ahead).match(lower, found.end, found.end + LOOK_AHEAD)
        before = subjects.sentence_before(lower, listed.start) if listed and follows else ""
        return listed if listed and follows and _is_of_applicants(found, lower, before) else None
    before = subjects.sentence_before(lower, found.start)
    if not _is_of_applicants(found, lower, before):
        return None
    listed = place_lists.after(text, lower, found.end, label=cue.side is Side.LABEL)
    if listed is None or re.compile(cue.ahead).match(lower, listed.end) is None:
        return None
    opens = cue.who is Who.APPLICANTS and not before.strip(OPENING)
    return None if opens and SOMEBODY_ELSE.match(lower, listed.end) else listed


def _is_of_applicants(found: CueFound, lower: str, before: str) -> bool:
    """Return whether a cue, by the words around it, speaks of those who may apply and of all of them."""
    ahead = lower[found.end : found.end + LOOK_AHEAD].partition("\n")[0]
    if found.cue.who is Who.EXCLUDED:
        return subjects.NEGATION.search(before + ahead) is not None
    if subjects.NEGATION.search(subjects.clause_before(before)) or subjects.MERELY_LIKED.search(ahead):
        return False
    said = before + lower[found.start : found.end]
    if subjects.ASIDE.search(said + ahead) and not subjects.DEMAND.search(said):
        return False
    return _fits(found.cue.who, before)


def _fits(who: Who, before: str) -> bool:
    opens = not before.strip(OPENING)
    match who:
        case Who.OPENS_LINE:
            return opens
        case Who.SOUGHT:
            return subjects.SOUGHT.search(before) is not None
        case Who.EMPLOYER:
            return not subjects.OTHER_EMPLOYERS.search(before)
        case Who.APPLICANTS | Who.NOT_OTHERS:
            return subjects.is_about_applicants(before, if_nobody=opens or who is Who.NOT_OTHERS)
        case _:
            return True
