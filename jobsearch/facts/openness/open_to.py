"""Where those who apply must live, or may work, as an ad states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.facts.openness import place_fields
from jobsearch.facts.openness.cues import Rank
from jobsearch.facts.openness.statements import statements
from jobsearch.facts.text import quote, quote_sentence
from jobsearch.facts.values import LOCATION_FIELD, TITLE
from jobsearch.places.tables import WORLDWIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.facts.openness.statements import Statement
    from jobsearch.facts.text import AdText
    from jobsearch.facts.values import Ad

MANY = 3  # a location field with so many places was filled in with care


def open_to_in(ad: Ad, text: AdText) -> tuple[tuple[str, ...], str] | None:
    """Return the countries and regions that an ad with this text is open to, and what says so.

    What the text demands goes before a location field with many places, this before the text's headings and what it
    says of the world; then come the location field, the title, the opening line, and hints. None: it does not say.
    """
    said = list(statements(text))
    if demanded := _united(text, said, Rank.DEMAND):
        return demanded
    in_field = place_fields.in_location(ad.location)
    if len(in_field) >= MANY:
        return in_field, LOCATION_FIELD
    if headed := _united(text, said, Rank.HEADING):
        return headed
    if anywhere := _united(text, said, Rank.WORLD):
        return anywhere
    hinted = _united(text, said, Rank.HINT)
    if in_field == (WORLDWIDE,) and hinted and not any(WORLDWIDE in one.places for one in said):
        return hinted
    return _outside_the_text(ad, in_field) or _opening(text) or hinted


def _outside_the_text(ad: Ad, in_field: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    if in_field:
        return in_field, LOCATION_FIELD
    in_title = place_fields.in_title(ad.title)
    return (in_title, TITLE) if in_title else None


def _opening(text: AdText) -> tuple[tuple[str, ...], str] | None:
    listed = place_fields.in_opening(text)
    return (listed.places, quote(text.plain, listed.start, listed.end)) if listed else None


def _united(text: AdText, said: Sequence[Statement], rank: Rank) -> tuple[tuple[str, ...], str] | None:
    """Return the places of all statements of a rank, the world only if it stands alone.

    The words are those of the statement with most places.
    """
    ranked = [one for one in said if one.rank is rank]
    narrower = [one for one in ranked if WORLDWIDE not in one.places] or ranked
    if not narrower:
        return None
    places = dict.fromkeys(place for one in narrower for place in one.places)
    fullest = max(narrower, key=lambda one: len(one.places))
    return tuple(places), quote_sentence(text.plain, fullest.start, fullest.end)
