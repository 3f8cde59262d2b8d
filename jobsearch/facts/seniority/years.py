"""The years of experience that an ad asks for, at least."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from jobsearch.facts.seniority import years_words as words
from jobsearch.facts.text import lowered, quote
from jobsearch.facts.values import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.facts.text import AdText
    from jobsearch.facts.values import Ad

MOST_YEARS, MONTHS_A_YEAR, YEARS_A_DECADE = 20, 12, 10
LONGEST_COUNT, BEFORE, AFTER, SHORT = 34, 90, 110, 30
LONGEST_HEADING, FARTHEST_HEADING, FARTHEST_NEIGHBOUR = 70, 1_500, 500
MOST_WORDS_OF_HEADING = 5
MOST_ASKED = 50  # an ad that asks for years more often than that was written for no reader


@dataclass(frozen=True, slots=True)
class Asked:
    """Years that a text asks for, and from where to where it says so.

    They may be merely wished, be those of experience as a whole, or be one way among others to be fit for the job.
    """

    years: int
    start: int
    end: int
    is_wish: bool = False
    is_overall: bool = False
    is_alternative: bool = False


def years_in(ad: Ad, text: AdText) -> tuple[int, str] | None:
    """Return the least years of experience that an ad asks for, and the evidence: from its text, else its title."""
    asked = list(islice(_asked(text.lower), MOST_ASKED))
    if asked:
        main = asked[0] if len(asked) == 1 else _main(asked, text.lower)
        return main.years, quote(text.plain, main.start, main.end)
    in_title = next(_asked(lowered(ad.title) + " experience"), None)
    return (in_title.years, TITLE) if in_title else None


def _main(asked: list[Asked], lower: str) -> Asked:
    """Return which of several demands counts: one for experience overall, else the highest near the first real one."""
    musts = [one for one in asked if not one.is_wish and not _is_under_wishes(lower, one.start)]
    if not musts:
        return asked[0]
    overall = next((one for one in musts if one.is_overall), None)
    if overall or musts[0].is_alternative:
        return overall or musts[0]
    main = last = musts[0]
    for one in musts[1:]:
        if one.start - last.end > FARTHEST_NEIGHBOUR:
            break
        last = one
        main = one if one.years > main.years and not one.is_alternative else main
    return main


def _is_under_wishes(lower: str, at: int) -> bool:
    """Return whether the heading above a place in a text is one of wishes ("Nice to have")."""
    lines = lower[max(0, at - FARTHEST_HEADING) : at].split("\n")[:-1]
    for line in reversed(lines):
        if len(line) <= LONGEST_HEADING and words.WISHES.match(line):
            return True
        if len(line.split()) <= MOST_WORDS_OF_HEADING and words.DEMANDS.search(line):
            return False
    return False


def _asked(lower: str) -> Iterator[Asked]:
    for span in words.SPAN.finditer(lower):
        labelled = words.LABELLED.match(lower, span.end())
        count = labelled or words.COUNT.search(lower, max(0, span.start() - LONGEST_COUNT), span.start())
        years = _number(count["least"], span[0]) if count else 0
        if not count or not 0 < years <= MOST_YEARS:
            continue
        if labelled:
            yield Asked(years, span.start(), labelled.end())
            continue
        start, end = count.start(), span.end()
        before = lower[max(lower.rfind("\n", 0, start) + 1, start - BEFORE) : start]
        rest = lower[end : end + AFTER].split("\n", 1)[0]
        after = re.split(r"[.!?;](?:\s|$)", rest, maxsplit=1)[0]
        if _is_asked(before, count[0], after):
            yield Asked(
                years,
                start - _length_of_asking(before),
                end + _length_of_what(after),
                is_wish=bool(words.WISH_AFTER.search(rest) or words.WISH_BEFORE.search(before)),
                is_overall=bool(words.OVERALL.search(count[0] + after)),
                is_alternative=bool(words.ALTERNATIVE.search(after) or words.ONE_OF_LEVELS.search(before)),
            )


def _is_asked(before: str, count: str, after: str) -> bool:
    """Return whether years are asked of the applicant, by the words before and after them."""
    if words.OTHER_AFTER.match(after) or words.OTHER_BEFORE.search(before):
        return False
    if (words.COMPANY.search(before) or words.HAS.search(before)) and not words.ASKING.search(before):
        return False
    if words.EXPERIENCE.search(after) or (words.EXPERIENCE.search(before) and len(before) < BEFORE):
        return True
    after = words.GRADE.sub("", after, 1)
    begins = not any(map(str.isalnum, before))
    if (begins or words.MINIMUM.search(before)) and len(after) <= SHORT:  # "5+ years Kubernetes"
        return True
    if not any(map(str.isalnum, after)):
        return bool(words.ENDS_ASKING.search(before + count))
    return bool(words.ACTIVITY.match(after) and (begins or words.ASKS_RIGHT_BEFORE.search(before)))


def _number(word: str, unit: str) -> int:
    number = words.NUMBERS.get(word) or int(float(word.replace(",", ".")))
    if unit.startswith("decade"):
        return number * YEARS_A_DECADE
    return number // MONTHS_A_YEAR if unit.startswith("month") else number


def _length_of_asking(before: str) -> int:
    """Return the length of the words right before the years that ask for them ("at least")."""
    match = words.ASKS_RIGHT_BEFORE.search(before)
    return len(match[0]) if match else 0


def _length_of_what(after: str) -> int:
    """Return the length of the words after the years, up to "experience" where it follows."""
    match = words.EXPERIENCE.search(after)
    return match.end() if match else len(after)
