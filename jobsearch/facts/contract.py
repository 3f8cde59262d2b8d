"""The terms of a job: full-time, part-time, contract or internship, as its title or text offers it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobsearch.facts.contract_words import (
    ALONE_AFTER,
    ALONE_BEFORE,
    AS,
    BEGINS,
    CHOICE,
    CONTRACT_TOO,
    DURATION_AFTER,
    DURATION_BEFORE,
    HOURS_A_WEEK,
    IN_TEXT,
    IN_TEXT_ABROAD,
    IN_TITLE,
    IS,
    LABEL,
    NOT_OFFERED_AFTER,
    NOT_OFFERED_BEFORE,
    OFFERED_BEFORE,
    SEEKING,
    THING_AFTER,
    WEEK,
)
from jobsearch.facts.text import lowered, quote, spots
from jobsearch.facts.values import TITLE, Contract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.facts.text import AdText
    from jobsearch.facts.values import Ad

FULL_WEEK, PART_OF_A_WEEK = 35, 30
BEFORE, AFTER, NEARBY = 90, 90, 60
WORDS_BEFORE = 6


def contract_in(ad: Ad, text: AdText) -> tuple[Contract, str] | None:
    """Return the terms on which a job is offered and the evidence: from its title, else its text.

    Of several terms the first counts, but for a contract that is also full-time or part-time work.
    """
    title, lower = lowered(ad.title), text.lower
    by_title = next((term for term, pattern in IN_TITLE if pattern.search(title)), None)
    if by_title:
        return by_title, TITLE
    offered = list(_offered(lower)) or list(_by_weekly_hours(lower))
    if not offered:
        return None
    first = offered[0]
    if first[0] in (Contract.FULL_TIME, Contract.PART_TIME):
        both = CONTRACT_TOO.match(lower, first[2])
        first = (Contract.CONTRACT, first[1], both.end()) if both else first
    return first[0], _quoted(text.plain, first[1], first[2])


def _offered(lower: str) -> Iterator[tuple[Contract, int, int]]:
    """Yield the terms that a text in lower case offers, and where they stand."""
    for term, start, end in spots(lower, IN_TEXT):
        is_part = lower[start - 1 : start].isalnum() or (lower[end : end + 1].isalpha() and lower[end] not in "rs")
        if not is_part and _is_offered(lower[max(0, start - BEFORE) : start], lower[end : end + AFTER]):
            yield term, start, end
    for term, start, end in spots(lower, IN_TEXT_ABROAD):
        if not lower[start - 1 : start].isalnum():
            yield term, start, end


def _is_offered(before: str, after: str) -> bool:
    """Return whether a term is offered to the applicant, by the words before and after it."""
    if LABEL.search(before):
        return True
    if NOT_OFFERED_AFTER.match(after):
        return False
    if ALONE_BEFORE.search(before) and ALONE_AFTER.match(after):
        return True
    return not NOT_OFFERED_BEFORE.search(before) and _is_named(before, after)


def _is_named(before: str, after: str) -> bool:
    """Return whether the words around a term make it the job's: "hired as a …", "this is a … role"."""
    if any(words.search(before) for words in (DURATION_BEFORE, AS, SEEKING, IS)):
        return True
    if DURATION_AFTER.match(after) or CHOICE.match(after):
        return True
    return bool(THING_AFTER.match(after) and (BEGINS.search(before) or OFFERED_BEFORE.search(before)))


def _by_weekly_hours(lower: str) -> Iterator[tuple[Contract, int, int]]:
    for week in WEEK.finditer(lower):
        match = HOURS_A_WEEK.search(lower, max(0, week.start() - NEARBY), week.start())
        hours = int(match["least"]) if match else PART_OF_A_WEEK
        if match and not PART_OF_A_WEEK <= hours < FULL_WEEK:
            term = Contract.FULL_TIME if hours >= FULL_WEEK else Contract.PART_TIME
            yield term, match.start(), week.end()


def _quoted(text: str, start: int, end: int) -> str:
    """Return the words on the terms, with a few before and after, of the same line."""
    line = text.rfind("\n", max(0, start - BEFORE), start) + 1 or max(0, start - BEFORE)
    before = [match.start() + line for match in re.finditer(r"\S+", text[line:start])][-WORDS_BEFORE:]
    stop = text.find("\n", end, end + NEARBY)
    return quote(text, before[0] if before else start, stop if stop >= 0 else min(len(text), end + NEARBY))
