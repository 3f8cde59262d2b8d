"""What the text of an ad says of where applicants may live, statement by statement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from jobsearch.facts import subjects
from jobsearch.facts.openness import place_lists
from jobsearch.facts.openness.cues import Cues, Rank, Side, Who
from jobsearch.facts.openness.hint_cues import HINT_CUES
from jobsearch.facts.openness.place_cues import PLACE_CUES
from jobsearch.facts.openness.place_lists import PlaceList
from jobsearch.facts.openness.world_cues import WORLD_CUES
from jobsearch.patterns import Pattern
from jobsearch.places.tables import WORLDWIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.facts.openness.cues import Phrase
    from jobsearch.facts.text import AdText

LOOK_AHEAD = 60
MOST_PHRASES = 300  # what no ad comes near
OPENING = " -*•·(:\u200b"
SOMEBODY_ELSE = Pattern(r" ?, ?(?!(?:with|or|and|but|able|must|available|full|part|remote|willing)\b)\w")

WANTED = {Who.SOUGHT: subjects.SOUGHT, Who.JOINING: subjects.JOINING, Who.PAID: subjects.PAY, Who.OURS: subjects.OURS}
UNWANTED = {
    Who.EMPLOYER: (subjects.OTHER_EMPLOYERS,),
    Who.FREED: (subjects.OTHER_EMPLOYERS, subjects.LEISURE),
    Who.LABELLED: (subjects.OTHER_LABEL,),
    Who.PREFERRED: (subjects.RECORD,),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text says of applicants' places, from `start` to `end`."""

    rank: Rank
    places: tuple[str, ...]
    start: int
    end: int


def statements(text: AdText) -> Iterator[Statement]:
    """Yield what a text says of applicants' places, in its order; they do not overlap."""
    said_until = 0
    for phrase in islice(_cues().found(text.lower), MOST_PHRASES):
        if phrase.start >= said_until and (listed := _places_beside(phrase, text)):
            start, end = min(phrase.start, listed.start), max(phrase.end, listed.end)
            yield Statement(phrase.cue.rank, listed.places, start, end)
            said_until = end


@cache
def _cues() -> Cues:
    return Cues((*PLACE_CUES, *WORLD_CUES, *HINT_CUES))


def _places_beside(phrase: Phrase, text: AdText) -> PlaceList | None:
    if phrase.cue.side is Side.BEFORE:
        return _places_before(phrase, text)
    is_label = phrase.cue.side is Side.LABEL
    if phrase.cue.side is not Side.ITSELF and not place_lists.may_follow(text, phrase.end, label=is_label):
        return None
    before = subjects.sentence_before(text.lower, phrase.start)
    if not _is_of_applicants(phrase, text.lower, before):
        return None
    listed = _places_said(phrase, text)
    if listed is None or phrase.ahead.match(text.lower, listed.end) is None:
        return None
    opens = phrase.cue.who is Who.APPLICANTS and not before.strip(OPENING)
    return None if opens and SOMEBODY_ELSE.match(text.lower, listed.end) else listed


def _places_said(phrase: Phrase, text: AdText) -> PlaceList | None:
    if phrase.cue.side is Side.ITSELF:
        return PlaceList((WORLDWIDE,), phrase.start, phrase.end)
    return place_lists.after(text, phrase.end, label=phrase.cue.side is Side.LABEL)


def _places_before(phrase: Phrase, text: AdText) -> PlaceList | None:
    if phrase.ahead.match(text.lower, phrase.end, phrase.end + LOOK_AHEAD) is None:
        return None
    if not place_lists.may_precede(text, phrase.start):
        return None
    listed = place_lists.before(text, phrase.start)
    before = subjects.sentence_before(text.lower, listed.start) if listed else ""
    return listed if _is_of_applicants(phrase, text.lower, before) else None


def _is_of_applicants(phrase: Phrase, lower: str, before: str) -> bool:
    """Return whether a cue, by the words around it, speaks of those who may apply and of all of them."""
    ahead = subjects.sentence_after(lower, phrase.end, LOOK_AHEAD)
    if phrase.cue.who is Who.EXCLUDED:
        return subjects.NEGATION.search(before + ahead) is not None
    if phrase.cue.who is Who.PAID:
        return _fits(Who.PAID, before)
    clause = subjects.clause_before(before)
    if subjects.NEGATION.search(clause) or subjects.EXPERIENCE.search(clause) or subjects.MERELY_LIKED.search(ahead):
        return False
    if not _fits(phrase.cue.who, before):
        return False
    words = lower[phrase.start : phrase.end]
    if subjects.ASIDE.search(before + words + ahead) is None:
        return True
    demanded = subjects.DEMAND.search(before) or (subjects.DEMAND.search(words) and "only" not in words)
    return bool(demanded)


def _fits(who: Who, before: str) -> bool:
    if any(others.search(before) for others in UNWANTED.get(who, ())):
        return False
    if who in (Who.ANYBODY, Who.EMPLOYER, Who.LABELLED):
        return True
    if who in WANTED:
        return WANTED[who].search(before) is not None
    opens = not before.strip(OPENING)
    if who is Who.OPENS_LINE:
        return opens
    if who is Who.PREFERRED:
        return opens or subjects.OF_PLACE.search(before) is not None
    if_nobody = {Who.APPLICANTS: opens, Who.NAMED: False}.get(who, True)
    return subjects.is_about_applicants(before, if_nobody=if_nobody)
