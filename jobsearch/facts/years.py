"""The years of experience that an ad asks for, at least."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.facts.text import any_of, lowered, quote
from jobsearch.facts.values import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.facts.text import AdText
    from jobsearch.facts.values import Ad

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "a": 1, "un": 1, "dos": 2, "tres": 3, "cinco": 5, "zwei": 2, "drei": 3,
    "fünf": 5, "deux": 2, "trois": 3, "cinq": 5, "dois": 2, "três": 3,
}  # fmt: skip
NUMBER = any_of(r"\d{1,2}(?:[.,]\d)?", *sorted(NUMBERS, key=len, reverse=True))
SPAN = re.compile(r"y(?:ears?|rs?|oe)\b|months?\b|a(?:ños?|nos?|ns)\b|jahren?\b")
COUNT = re.compile(
    rf"(?<![\w.,$€£#/])(?<!\w[-+])(?P<least>{NUMBER})(?:\s?\(\d{{1,2}}\))?\s?\+?\s?"
    rf"(?:(?:[-/]|to|or|and|bis|a|à|ou)\s?{NUMBER}(?:\s?\(\d{{1,2}}\))?\s?\+?\s?)?"
    r"(?:(?:or more|plus|full|solid|recent|good)\s)?[-\s]?\Z"
)
LABELLED = re.compile(  # after "years": "Years of experience required: 5+"
    r"(?: of)?(?: [a-z]{3,16})? experience(?: (?:required|needed))?\s?[:(-]\s?(?P<least>\d{1,2})(?![\d.,%$])"
)
MOST_YEARS, MONTHS_A_YEAR = 20, 12
LONGEST_COUNT, BEFORE, AFTER, SHORT = 34, 90, 110, 30
EXPERIENCE = re.compile(
    any_of(
        r"experience|\bexp\b|\byoe\b|track record|background|expertise",
        "experiencia|experiência|erfahrung|expérience|esperienza|ervaring|doświadczen",
    )
)
ACTIVITY = re.compile(  # right after the years: "3 years in a call centre", "two years building pipelines"
    r"[\s+'s)*,(or)more]{0,12}(?:\b"
    + any_of(
        "of|as|with|working|under your belt|professional|full[- ]time|hands[- ]on|relevant|commercial|proven",
        "direct|prior|industry",
        r"similar|production|[a-z]{3,16}ing|[a-z][\w./#+-]{0,18} development",
        r"in\b(?! (?:our|the (?:us|uk|market|making)))",
    )
    + r"\b)"
)
OTHER_AFTER = re.compile(  # right after years that are no experience
    r"[-\s's+]{0,4}"
    + any_of(
        r"ago\b|olds?\b|of age|per\b|in a row|straight|running|later|from now|and counting|anniversar",
        r"in (?:business|operation|the (?:us|usa|uk|united|market|making)\b)|history|of (?:history|growth|service)",
        "of (?:our|its|their|uninterrupted|continuous|remote)|with (?:the company|us)|warranty|window|vest",
        r"holiday|vacation|contract|term\b|plan\b|program|fixed",
        r"(?:(?!(?:or|and|with|plus|in)\b)[a-z-]{2,16} ){0,5}(?:degree|college|universit|bachelor)",
    )
)
OTHER_BEFORE = re.compile(  # right before years that are no experience asked for
    r"\b"
    + any_of(
        any_of(
            "past|last|next|previous|every|first|within|combined|collective|age of|aged|after|until|once|around for",
            r"been|less than|under|exceed|years?|vest\w{0,4}(?: over)?",
        )
        + r"\W{1,3}(?:(?:the|a|over|more than|about|at least) ){0,2}",
        r"(?:no need|not (?:need|require)|\w{2,5}n't (?:need|require|have to))[^.!?\n]{0,70}",
    )
    + r"\Z"
)
COMPANY = re.compile(
    r"\b"
    + any_of(
        r"we|we'(?:re|ve)|our|us|founders?|founding team|company|firm|agency|studio|startup|leader|organi[sz]ation",
        r"group|brand|inc\.?|llc|ltd|gmbh|they|their|team",
    )
    + r"\b[^.!?\n]{0,60}\Z"
)
ASKING = re.compile(
    r"\b"
    + any_of(
        r"you|you'(?:ve|ll|re)|your|looking|seeking|seeks?|search\w{0,3}|need\w{0,2}|requir\w{1,6}|must|should",
        "candidates?|who|someone|minimum|min|at least|ideal(?:ly)?|engineers?|developers?|want|hir(?:e|ing)",
    )
    + r"\b|:[^:]{0,25}\Z"
)
ASKS_RIGHT_BEFORE = re.compile(
    any_of(
        r"minimum(?: of)?|mínimo(?: de)?|min\.?|mind\.|mindestens|au moins|al menos|(?:at )?least|require[sd]?",
        r"must have|worked|spent|possess|proven",
        r"you have|you've(?:[^.!?\n]{1,50} for)?|you have [^.!?\n]{1,50} for|have|has|ideally|over|more than|with",
        r"bring|~|approximately|about|around|typically",
        "generally|:",
    )
    + r"\W{0,4}(?:(?:at least|over|a minimum of|an?) )?\Z"
)
ENDS_ASKING = (
    re.compile(  # where a sentence ends with the years: "min 3 yrs", "React: 3 years", "Strong SQL (4+ years)"
        r"\bmin(?:imum|\.)? (?:of )?\d{1,2} ?\Z|\+ ?\Z"
        r"|(?<!length)(?<!contract)(?<!duration)(?<!term)(?<!period)(?<!age): ?\d{1,2} \Z"
    )
)
WISH_AFTER = re.compile(
    r"preferred|preferably|a plus\b|\bplus[;.!]?$|bonus|nice[- ]to[- ]have|desir(?:ed|able)|advantage|optional|asset\b"
)
WISH_BEFORE = re.compile(r"(?:ideal(?:ly)?|preferabl[ey]|preferred|bonus\b|nice[- ]to[- ]have|\bor)\b[^.!?\n]{0,20}\Z")


@dataclass(frozen=True, slots=True)
class Asked:
    """Years that a text asks for or wishes, and from where to where it says so."""

    years: int
    start: int
    end: int
    is_wish: bool


def years_in(ad: Ad, text: AdText) -> tuple[int, str] | None:
    """Return the least years of experience that an ad asks for, and the evidence: from its text, else its title.

    Of several the first counts that is more than a wish: ads begin with what matters most.
    """
    asked = list(_asked(text.lower))
    if asked:
        first = next((one for one in asked if not one.is_wish), asked[0])
        return first.years, quote(text.plain, first.start, first.end)
    in_title = next(_asked(lowered(ad.title) + " experience"), None)
    return (in_title.years, TITLE) if in_title else None


def _asked(lower: str) -> Iterator[Asked]:
    for span in SPAN.finditer(lower):
        labelled = LABELLED.match(lower, span.end())
        count = labelled or COUNT.search(lower, max(0, span.start() - LONGEST_COUNT), span.start())
        years = _number(count["least"], span[0]) if count else 0
        if not count or not 0 < years <= MOST_YEARS:
            continue
        if labelled:
            yield Asked(years, span.start(), labelled.end(), is_wish=False)
            continue
        start, end = count.start(), span.end()
        before = lower[max(lower.rfind("\n", 0, start) + 1, start - BEFORE) : start]
        rest = lower[end : end + AFTER].split("\n", 1)[0]
        after = re.split(r"[.!?;](?:\s|$)", rest, maxsplit=1)[0]
        if _is_asked(before, count[0], after):
            is_wish = bool(WISH_AFTER.search(rest) or WISH_BEFORE.search(before))
            yield Asked(years, start - _length_of_asking(before), end + _length_of_what(after), is_wish)


def _is_asked(before: str, count: str, after: str) -> bool:
    """Return whether years are asked of the applicant, by the words before and after them."""
    if OTHER_AFTER.match(after) or OTHER_BEFORE.search(before):
        return False
    if COMPANY.search(before) and not ASKING.search(before):
        return False
    if EXPERIENCE.search(after) or (EXPERIENCE.search(before) and len(before) < BEFORE):
        return True
    begins = not any(map(str.isalnum, before))
    if begins and len(after) <= SHORT:  # "5+ years Kubernetes"
        return True
    if not any(map(str.isalnum, after)):
        return bool(ENDS_ASKING.search(before + count))
    return bool(ACTIVITY.match(after) and (begins or ASKS_RIGHT_BEFORE.search(before)))


def _number(word: str, unit: str) -> int:
    number = NUMBERS.get(word) or int(float(word.replace(",", ".")))
    return number // MONTHS_A_YEAR if unit.startswith("month") else number


def _length_of_asking(before: str) -> int:
    """Return the length of the words right before the years that ask for them ("at least")."""
    match = ASKS_RIGHT_BEFORE.search(before)
    return len(match[0]) if match else 0


def _length_of_what(after: str) -> int:
    """Return the length of the words after the years, up to "experience" where it follows."""
    match = EXPERIENCE.search(after)
    return match.end() if match else len(after)
