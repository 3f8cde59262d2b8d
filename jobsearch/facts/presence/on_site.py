"""Whether an ad requires work on site, all of the time or some of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jobsearch.facts.beginnings import Beginnings
from jobsearch.facts.presence import phrases as said
from jobsearch.facts.subjects import SENTENCE_END
from jobsearch.facts.text import lowered, quote_sentence
from jobsearch.facts.values import LOCATION_FIELD, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.facts.text import AdText
    from jobsearch.facts.values import Ad

BACK, AHEAD, LONGEST_FIELD = 120, 120, 300


def on_site_in(ad: Ad, text: AdText) -> tuple[bool, str] | None:
    """Return True, and what says so, where an ad with this text clearly requires presence; else None.

    A sentence that leaves a choice, or tells of visits, meals or interviews, requires none.
    """
    for field, phrase, name in (
        (ad.location, said.IN_LOCATION, LOCATION_FIELD),
        (ad.title, said.IN_TITLE, TITLE),
    ):
        lower = lowered(field[:LONGEST_FIELD])
        if phrase.search(lower) and (said.HYBRID_ANYHOW.search(lower) or not said.REMOTE.search(lower)):
            return True, name
    for start, end in _sentences(text.lower):
        required = said.REQUIRED.search(text.lower, start, end)
        if required and not said.OPTIONAL.search(text.lower, start, end):
            return True, quote_sentence(text.plain, *required.span())
    return None


@cache
def _hints() -> Beginnings:
    return Beginnings(said.HINTS)


def _sentences(lower: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences with a word of presence or absence, as far as they are near it; they do not overlap."""
    last = 0
    for at in _hints().found(lower):
        if at < last:
            continue
        start = max(last, at - BACK)
        for stop in SENTENCE_END.finditer(lower, start, at):
            start = stop.end()
        ending = SENTENCE_END.search(lower, at, at + AHEAD)
        last = ending.start() if ending else min(at + AHEAD, len(lower))
        yield start, last
