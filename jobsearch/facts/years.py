"""The years of experience that an ad asks for, at least."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.facts.text import lowered, quote
from jobsearch.facts.values import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.facts.values import Ad

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "a": 1, "un": 1, "dos": 2, "tres": 3, "cinco": 5, "zwei": 2, "drei": 3,
    "fünf": 5, "deux": 2, "trois": 3, "cinq": 5, "dois": 2, "três": 3,
}  # fmt: skip
NUMBER = rf"(?:\d{{1,2}}(?:[.,]\d)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
SPAN = re.compile(r"y(?:ears?|rs?|oe)\b|months?\b|a(?:ños?|nos?|ns)\b|jahren?\b")
COUNT = re.compile(
    rf"(?<![\w.,$€£#/+-])(?P<least>{NUMBER})(?:\s?\(\d{{1,2}}\))?\s?\+?\s?"
    rf"(?:(?:[-‐‑–—/]|to|or|bis|a|à|ou)\s?{NUMBER}(?:\s?\(\d{{1,2}}\))?\s?\+?\s?)?"
    r"(?:(?:or more|plus|full|solid|recent|good)\s)?[-‐‑\s]?\Z"
)
MOST_YEARS = 20
MONTHS_A_YEAR = 12
BEFORE, AFTER, LONGEST_COUNT = 90, 110, 34
EXPERIENCE = re.compile(
    r"experience|\bexp\b|experiencia|experiência|erfahrung|expérience|esperienza|ervaring|doświadczen|track record|\byoe\b|background|expertise"
)
ACTIVITY = re.compile(
    r"[\s+'’s)*,(or)more]{0,12}\b(?:(?:of|in|as|with|working|(?:professional|full[- ]time|hands[- ]on|relevant|commercial|proven|direct|prior|industry|similar|production)\b|[a-z]{3,16}ing\b"
    r"|[a-z][\w./#+-]{0,18} development)\b|$)"
)
OTHER_AFTER = re.compile(
    r"(?:[-‐‑\s'’s+]{0,4})(?:ago\b|old\b|of age|per\b|in a row|in business|in operation|degree|college|universit|bachelor|technical degree|program|plan\b|contract|term\b|warranty"
    r"|window|vest|of service|with the company|with us|anniversar|history|of growth|later|from now|holiday|vacation|of history|of (?:our|its|their|uninterrupted|continuous)|in the (?:usa?|uk|united|market|making)|olds?\b|and counting|running|straight)"
)
OTHER_BEFORE = re.compile(
    r"(?:\b(?:past|last|next|previous|every|first|within|combined|collective|age of|aged|years?|after|until|once|every|around for|been|less than|under|exceed)\W{1,3}(?:the |a |over |more than |about |at least )?"
    r"|(?:need(?:n['’]t| not)|no need|not (?:need|require)|n['’]t (?:need|require|have to))[^.!?\n]{0,70})\Z"
)
COMPANY = re.compile(
    r"\b(?:we|we['’](?:re|ve)|our|us|founders?|founding team|company|firm|agency|studio|startup|leader|organi[sz]ation|group|brand|inc\.?|llc|ltd|gmbh|they|their|has|team)\b[^.!?\n]{0,60}\Z"
)
ASKING = re.compile(
    r"\b(?:you|you['’](?:ve|ll|re)|your|looking|seeking|seeks?|search\w{0,3}|need\w{0,2}|requir\w{1,6}|must|should|candidates?|who|someone|minimum|min|at least|ideal(?:ly)?|engineers?|developers?|want|hir(?:e|ing)|with a)\b|:"
)
ALSO_ASKING = re.compile(
    r"(?:minimum(?: of)?|mínimo(?: de)?|min\.?|mind\.|mindestens|au moins|al menos|at least|least|require[sd]?|must have|you have|you['’]ve|have|has|ideally|over|more than|with|:|bring|~|approximately|about|around|typically|generally)\W{0,4}(?:at least |over |a minimum of |an? )?\Z"
)
SOFT_AFTER = re.compile(r"preferred|preferably|a plus\b|\bplus[;.!]?$|bonus|nice[- ]to[- ]have|desir(?:ed|able)|advantage|optional|ideal(?:ly)?\b|asset\b")
SOFT_BEFORE = re.compile(r"(?:ideal(?:ly)?|preferabl[ey]|preferred|bonus\b|nice[- ]to[- ]have|\bor)\b[^.!?\n]{0,20}\Z")
DEGREE = re.compile(r"degree|bachelor|master|ph\.?d|diploma|\bb\.?sc?\b|\bm\.?sc?\b|\bged\b|\bmba\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """Years that a text asks for, from where to where, in which line."""

    years: int
    start: int
    end: int
    line: int
    is_soft: bool
    by_degree: bool


def years_in(ad: Ad, text: str) -> tuple[int, str] | None:
    """Return the least years of experience that an ad asks for, and the evidence: from its plain text, else its title.

    Of several the largest counts that is more than a wish, of those in one line the first.
    """
    asked = _firsts(_asked(lowered(text)))
    if asked:
        most = max(asked, key=lambda one: (not one.is_soft, one.years, -one.start))
        return most.years, quote(text, most.start, most.end)
    in_title = list(_asked(lowered(ad.title) + " experience"))
    return (in_title[0].years, TITLE) if in_title else None


def _firsts(asked: Iterator[Asked]) -> list[Asked]:
    """Return the first of each line, and of those that depend on a degree the first of all."""
    kept: dict[object, Asked] = {}
    for one in asked:
        kept.setdefault("degree" if one.by_degree and not one.is_soft else one.line, one)
    return list(kept.values())


def _asked(lower: str) -> Iterator[Asked]:
    for span in SPAN.finditer(lower):
        count = COUNT.search(lower[max(0, span.start() - LONGEST_COUNT) : span.start()])
        if count is None:
            continue
        start = span.start() - len(count[0])
        years = _number(count["least"], span[0])
        if not 0 < years <= MOST_YEARS:
            continue
        line = lower.rfind("\n", 0, start) + 1
        before = lower[max(line, start - BEFORE) : start]
        after = _sentence(lower[span.end() : span.end() + AFTER])
        if _is_asked(before, after, plural=span[0] != "year" or years == 1):
            rest = _line(lower[span.end() : span.end() + AFTER])
            is_soft = bool(SOFT_AFTER.search(rest) or SOFT_BEFORE.search(before))
            end = _quote_end(span.end(), after)
            yield Asked(years, start - _asking_words(before), end, line, is_soft, bool(DEGREE.search(before + rest)))


def _is_asked(before: str, after: str, *, plural: bool) -> bool:
    """Return whether years are asked of the applicant, by the words before and after them."""
    if OTHER_AFTER.match(after) or OTHER_BEFORE.search(before):
        return False
    if COMPANY.search(before) and not ASKING.search(before):
        return False
    if EXPERIENCE.search(after) or (EXPERIENCE.search(before) and len(before) < BEFORE):
        return True
    asking = not any(map(str.isalnum, before)) or bool(ALSO_ASKING.search(before))
    return plural and asking and bool(ACTIVITY.match(after))


def _number(word: str, unit: str) -> int:
    number = NUMBERS.get(word) or int(float(word.replace(",", ".")))
    return number // MONTHS_A_YEAR if unit.startswith("month") else number


def _sentence(after: str) -> str:
    return re.split(r"[.!?;](?:\s|$)|\n", after, maxsplit=1)[0]


def _line(after: str) -> str:
    return after.split("\n", 1)[0]


def _asking_words(before: str) -> int:
    """Return the length of the words right before the years that ask for them ("at least")."""
    match = ALSO_ASKING.search(before)
    return len(match[0]) if match else 0


def _quote_end(end: int, after: str) -> int:
    """Return where the words on the years end: with "experience", else with a few words more."""
    match = EXPERIENCE.search(after)
    return end + (match.end() if match else len(after))
