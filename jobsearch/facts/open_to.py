"""Where those who apply must live, or may work, as an ad states it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobsearch.facts import place_lists, subjects, worldwide
from jobsearch.facts.place_cues import CUE, CUES, Cue, Rank, Side, Who
from jobsearch.facts.stated import Stated
from jobsearch.facts.text import folded, quote
from jobsearch.facts.values import LOCATION_FIELD, TITLE
from jobsearch.places import mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.facts.place_lists import PlaceList
    from jobsearch.facts.values import Ad

WORLDWIDE = "worldwide"
MANY = 3


def open_to(ad: Ad) -> Stated[tuple[str, ...]] | None:
    """Return the countries and regions that an ad, its text plain, is open to; None where it does not say."""
    lower = folded(ad.text)
    said = list(_statements(ad.text, lower))
    field = _in_field(ad.location)
    demand = _together(ad.text, [one for one in said if one[0] is Rank.DEMAND])
    heading = _together(ad.text, [one for one in said if one[0] is Rank.HEADING])
    if demand:
        return demand
    if field and len(field.value) >= MANY:
        return field
    if heading:
        return heading
    if anywhere := worldwide.said_surely(lower):
        return Stated((WORLDWIDE,), quote(ad.text, *anywhere.span()))
    for stated in (field, _in_title(ad.title), _opening(ad.text)):
        if stated:
            return stated
    if anywhere := worldwide.said_perhaps(lower):
        return Stated((WORLDWIDE,), quote(ad.text, *anywhere.span()))
    return None


def _together(text: str, said: list[tuple[Rank, int, PlaceList]]) -> Stated[tuple[str, ...]] | None:
    if not said:
        return None
    places = tuple(dict.fromkeys(place for _, _, listed in said for place in listed.places))
    _, start, first = said[0]
    return Stated(_tidy(places), quote(text, start, first.end))


def _tidy(places: tuple[str, ...]) -> tuple[str, ...]:
    return (WORLDWIDE,) if WORLDWIDE in places else places


def _statements(text: str, lower: str) -> Iterator[tuple[Rank, int, PlaceList]]:
    at = 0
    while match := CUE.search(lower, at):
        cue = CUES[(match.lastgroup or "").replace("_", " ")]
        listed = _statement(cue, text, lower, match)
        if listed:
            yield cue.rank, min(match.start(), listed.start), listed
        at = match.end() if listed else match.start() + 1


def _statement(cue: Cue, text: str, lower: str, match: re.Match[str]) -> PlaceList | None:
    if cue.side is Side.BEFORE:
        listed = _listed(cue, text, lower, match)
        before = subjects.sentence_before(lower, listed.start) if listed else ""
        return listed if listed and _counts(cue, lower, match, before) else None
    before = subjects.sentence_before(lower, match.start())
    listed = _listed(cue, text, lower, match) if _counts(cue, lower, match, before) else None
    if listed and cue.who is Who.APPLICANTS and not before.strip(OPENING) and SOMEBODY_ELSE.match(lower, listed.end):
        return None
    return listed


OPENING = " -*•·(:"
SOMEBODY_ELSE = re.compile(r" ?, ?(?!(?:with|or|and|but|able|must|available|full|part|remote|willing)\b)\w")


def _counts(cue: Cue, lower: str, match: re.Match[str], before: str) -> bool:
    ahead = lower[match.end() : match.end() + 60].partition("\n")[0]
    if cue.who is Who.NEGATED:
        return subjects.NEGATION.search(before + ahead) is not None
    if subjects.NEGATION.search(subjects.clause_before(before)):
        return False
    if subjects.PAY_OR_LAW.search(before + match[0] + ahead) and not subjects.DEMAND.search(before + match[0]):
        return False
    if cue.who is Who.NOBODY_ASKED:
        return True
    return subjects.is_about_applicants(before, if_nobody=cue.who is Who.NOT_OTHERS or not before.strip(OPENING))


OF_APPLICANTS = re.compile(
    r"\W{0,3}(?:(?!and\b|or\b)[\w-]+,?\s){0,2}(?:role|position|job|candidates?|applicants?|only|remote|talents?|opportunity|freelancers?"
    r"|professionals?|individuals?|developers?|engineers?|person|preferred|required|contractors?)\b|\W*$|\ ?[,;|)./\n]"
)
ENDS = re.compile(r"\s*(?:$|[\n).,;|/•·(\[-]|only|based|or\b|and\b|residents|hours|full|part|contract)")


def _listed(cue: Cue, text: str, lower: str, match: re.Match[str]) -> PlaceList | None:
    if cue.side is Side.BEFORE:
        listed = place_lists.before(text, lower, match.start())
        if match.lastgroup == "based" and OF_APPLICANTS.match(lower[match.end() : match.end() + 60]) is None:
            return None
        return listed
    listed = place_lists.after(text, lower, match.end(), label=cue.side is Side.LABEL)
    if listed and re.match(r"['\- ]{0,2}(?:time ?zones?|hours|tz|friendly|based (?:compan|client|startup|team))", lower[listed.end : listed.end + 20]):
        return None
    if listed and match.lastgroup == "remote" and ENDS.match(lower[listed.end : listed.end + 20]) is None:
        return None
    return listed


def _in_field(location: str) -> Stated[tuple[str, ...]] | None:
    places = tuple(dict.fromkeys(place for mention in mentions.find(location) for place in mention.places))
    if WORLDWIDE in places and len(places) > 1 and re.search(r"\b(?:but|restricted|only)\b", location.lower()):
        places = tuple(place for place in places if place != WORLDWIDE)
    return Stated(_tidy(places), LOCATION_FIELD) if places else None


def _in_title(title: str) -> Stated[tuple[str, ...]] | None:
    places = tuple(dict.fromkeys(place for mention in mentions.find(title) for place in mention.places))
    return Stated(_tidy(places), TITLE) if places else None


def _opening(text: str) -> Stated[tuple[str, ...]] | None:
    head, dash, _ = text[:120].partition(" - ")
    if not dash:
        return None
    listed = place_lists.after(head, folded(head), 0)
    return Stated(listed.places, quote(text, listed.start, listed.end)) if listed else None
