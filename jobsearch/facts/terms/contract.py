"""The terms of a job: full-time, part-time, contract or internship, as its title or text offers it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobsearch.facts.terms import words
from jobsearch.facts.terms.phrases import IN_TEXT, IN_TEXT_ABROAD, IN_TEXT_BY_THEMSELVES, IN_TITLE
from jobsearch.facts.terms.times import by_months, by_times_alone
from jobsearch.facts.text import lowered, quote, spots
from jobsearch.facts.titles import job_words, words_of
from jobsearch.facts.values import TITLE, Contract
from jobsearch.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.facts.text import AdText, Found
    from jobsearch.facts.values import Ad

BEFORE, AFTER, NEARBY = 90, 90, 60
LONGEST_HEADING = 70
WORDS_BEFORE = 6
TIMES = (Contract.FULL_TIME, Contract.PART_TIME)
SUFFIX = Pattern(r"rs?(?![a-z])|s(?![a-z])|")


def contract_in(ad: Ad, text: AdText) -> tuple[Contract, str] | None:
    """Return the terms on which a job is offered and the evidence: from its title, else its text.

    Of several terms the first counts, but for a contract that is also full-time or part-time work.
    """
    title, lower = lowered(ad.title), text.lower
    by_title = next((term for term, pattern in IN_TITLE if pattern.search(title)), None)
    if by_title:
        return by_title, TITLE
    first = min(_offered(text, job_words(title)), key=_place, default=None) or next(_said_otherwise(lower), None)
    if not first:
        return None
    if first[0] in TIMES:
        both = words.CONTRACT_TOO.match(lower, first[2])
        first = (Contract.CONTRACT, first[1], both.end()) if both else first
    return first[0], _quoted(text.plain, first[1], first[2])


def _place(found: Found[Contract]) -> int:
    return found[1]


def _offered(text: AdText, job: frozenset[str]) -> Iterator[Found[Contract]]:
    """Yield the terms that a text offers, and where they stand; `job` are the words of its title."""
    lower = text.lower
    for term, start, end in spots(lower, IN_TEXT):
        suffix = SUFFIX.match(lower, end)
        opens, closes = _boundary(text.plain, start), _boundary(text.plain, suffix.end() if suffix else end)
        if opens is not None and closes is not None:
            before, after = lower[max(0, start - BEFORE) : start] + opens, closes + lower[end : end + AFTER]
            if _is_offered(term, before, after, job):
                yield term, start, end
                break
    for term, start, end in spots(lower, IN_TEXT_BY_THEMSELVES):
        before = lower[max(0, start - BEFORE) : start]
        if not before[-1:].isalnum() and not words.OF_OTHERS.search(before):
            yield term, start, end
    yield from by_months(lower)


def _said_otherwise(lower: str) -> Iterator[Found[Contract]]:
    """Yield the terms that a text in lower case says in another language, or by times alone."""
    for term, start, end in spots(lower, IN_TEXT_ABROAD):
        if not lower[start - 1 : start].isalnum():
            yield term, start, end
    yield from by_times_alone(lower)


def _boundary(text: str, at: int) -> str | None:
    """Return "" where no word goes on, a break where the feed lost one ("Full TimeLocation"), None within a word."""
    before, after = text[at - 1 : at], text[at : at + 1]
    if not before.isalnum() or not after.isalpha():
        return ""
    return "\n" if before.islower() and after.isupper() else None


def _is_offered(term: Contract, before: str, after: str, job: frozenset[str]) -> bool:
    """Return whether a term is offered to the applicant, by the words before and after it."""
    if words.LABEL.search(before):
        return True
    if words.OF_BENEFITS.search(before):
        return False
    if _is_sought(before, after) or _is_on_a_basis(before, after) or (term in TIMES and _is_worked(before)):
        return True
    if words.NOT_OFFERED_AFTER.match(after):
        return False
    if words.ALONE_BEFORE.search(before) and words.ALONE_AFTER.match(after):
        return True
    return not words.NOT_OFFERED_BEFORE.search(before) and (_is_named(before, after) or _heads(before, after, job))


def _is_sought(before: str, after: str) -> bool:
    sought = words.SOUGHT.search(before)
    return bool(
        sought and not words.SOUGHT_BY_OTHERS.search(before, 0, sought.start()) and not words.NO_JOB_AFTER.match(after)
    )


def _is_on_a_basis(before: str, after: str) -> bool:
    basis = words.ON_A.search(before) and words.BASIS_AFTER.match(after)
    return bool(basis and not words.OF_OTHERS.search(before))


def _is_worked(before: str) -> bool:
    """Return whether the applicant will work so: "you will work full-time"."""
    worked = words.WORKING.search(before)
    return bool(worked and not words.WORKED_BY_OTHERS.search(before, 0, worked.start()))


def _is_named(before: str, after: str) -> bool:
    """Return whether the words around a term make it the job's: "hired as a …", "this is a … role"."""
    if any(said.search(before) for said in (words.DURATION_BEFORE, words.AS, words.IS)):
        return True
    if any(said.match(after) for said in (words.DURATION_AFTER, words.CHOICE, words.AVAILABLE_AFTER)):
        return True
    if words.AS_OPENS.search(before) and words.YOU_AFTER.match(after):
        return True
    if words.HAVING.search(before) and words.VACANCY_AFTER.match(after):
        return True
    return bool(words.THING_AFTER.match(after) and (words.BEGINS.search(before) or words.OFFERED_BEFORE.search(before)))


def _heads(before: str, after: str, job: frozenset[str]) -> bool:
    """Return whether a term heads a line that repeats the title: "Part-time gardener wanted"."""
    line = after.split("\n", 1)[0]
    return bool(len(line) <= LONGEST_HEADING and words.BEGINS.search(before) and not job.isdisjoint(words_of(line)))


def _quoted(text: str, start: int, end: int) -> str:
    """Return the words on the terms, with a few before and after, of the same line."""
    line = text.rfind("\n", max(0, start - BEFORE), start) + 1 or max(0, start - BEFORE)
    before = [match.start() + line for match in re.finditer(r"\S+", text[line:start])][-WORDS_BEFORE:]
    stop = text.find("\n", end, end + NEARBY)
    return quote(text, before[0] if before else start, stop if stop >= 0 else min(len(text), end + NEARBY))
