"""The terms of a job by its times: so many hours a week, or so many months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.facts.terms.words import NOT_OFFERED_BEFORE
from jobsearch.facts.text import any_of
from jobsearch.facts.values import Contract
from jobsearch.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.facts.text import Found

FULL_WEEK, PART_OF_A_WEEK = 35, 30
BEFORE, AFTER = 90, 60
WEEK, MONTHS = Pattern(r"week(?!\w* (?:of|in)\b)"), Pattern(r"months?\b|weeks\b")
HOURS = r"(?P<least>\d{1,2})(?:[.,]\d{1,2})?\+? ?(?:hours|hrs|h)?(?: ?(?:to|-) ?\d\d?(?:[.,]\d)?)?\+? ?"
ABOUT = r"(?:(?:~|approximately|approx\.?|about|around|roughly|up to|at least|minimum(?: of)?|an average of) ?){0,2}"
HOURS_A_WEEK = Pattern(  # before "week": "Hours: 38 to 40 hours a ", "This role is about 20 hours per "
    any_of(
        r"(?:(?<!office )hours|schedule|commitment|workload)\W{1,4}" + ABOUT,
        r"\b(?:role|position|job|opportunity|gig|engagement|this) (?:is|requires|involves|will be|will require) "
        rf"(?:an? )?{ABOUT}",
        r"(?:part|full)[ -]time\W{1,4}",
    )
    + HOURS
    + r"(?:hours|hrs|h)? ?(?:(?:per|a|each) |/ ?)?\Z"
)
WEEKLY_HOURS = Pattern(rf"week(?:ly hours)?\s?: ?{ABOUT}{HOURS}")  # "Hours per week: 20"
SOME = (
    r"(?:\d{1,2}\+?(?: ?(?:-|to) ?\d{1,2})?|one|two|three|four|five|six|nine|ten|twelve|eighteen|several)"
    r"(?: \(\d{1,2}\))?"
)
LIMITED = r"contract|engagement|assignment|appointment|secondment|ftc"
MONTHS_BEFORE = Pattern(  # before "months": "The initial term is 3 ", "contractor for six "
    r"(?:"
    + any_of(
        any_of(
            rf"initial (?:term|period|{LIMITED})|(?<!of )(?:the|this) (?:{LIMITED})|contract (?:term|period)",
            rf"(?:{LIMITED}|employment) (?:length|duration)|length of (?:{LIMITED})",
        )
        + r"(?: is| will be| lasts| runs| will last| will run| of)?(?: expected to)?(?: be| last)?(?: for)?\s?[:-]?",
        rf"\b(?:contractor|{LIMITED})(?: (?:position|role))?,? (?:of|for|lasting)",
        "fixed term(?: (?:contract|period))?(?: of|,)?",
    )
    + rf" ?{ABOUT}(?:an? (?:initial|fixed) )?)(?:period of |term of )?{SOME}[ -]\Z"
)
MONTHS_LABELLED = Pattern(rf"(?:\A|\n)\W{{0,4}}(?:project )?(?:duration|length)\s?: ?{ABOUT}{SOME}[ -]\Z")
COUNTED = Pattern(rf"\b{SOME}[ -]\Z")
LIMITED_AFTER = Pattern(  # after "6-month"
    rf"[ -](?:(?:(?!trial|prob)[a-z-]{{3,12}}|to) ){{0,2}}(?:{LIMITED}|fixed[ -]term(?: (?:contract|role|position))?)\b"
    "(?! (?:minimum|commitment with|value|with (?:clients|customers)))"
)


def by_months(lower: str) -> Iterator[Found[Contract]]:
    """Yield where a text in lower case says that the work ends after some months or weeks."""
    for months in MONTHS.finditer(lower):
        before = lower[max(0, months.start() - BEFORE) : months.start()]
        counted = COUNTED.search(before)
        if not counted or NOT_OFFERED_BEFORE.search(before, 0, counted.start()):
            continue
        after = LIMITED_AFTER.match(lower, months.end(), months.end() + AFTER)
        if after or MONTHS_BEFORE.search(before):
            yield Contract.CONTRACT, months.start() - len(counted[0]), after.end() if after else months.end()


def by_times_alone(lower: str) -> Iterator[Found[Contract]]:
    """Yield the terms of a text in lower case that only its hours a week tell, or its labelled duration."""
    for week in WEEK.finditer(lower):
        match = HOURS_A_WEEK.search(lower, max(0, week.start() - BEFORE), week.start()) or WEEKLY_HOURS.match(
            lower, week.start()
        )
        hours = int(match["least"]) if match else PART_OF_A_WEEK
        if match and not PART_OF_A_WEEK <= hours < FULL_WEEK:
            term = Contract.FULL_TIME if hours >= FULL_WEEK else Contract.PART_TIME
            yield term, match.start(), max(week.end(), match.end())
    for months in MONTHS.finditer(lower):
        match = MONTHS_LABELLED.search(lower, max(0, months.start() - BEFORE), months.start())
        if match:
            yield Contract.CONTRACT, match.start(), months.end()
