"""The working hours or the time zone that an ad asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobsearch.facts import subjects
from jobsearch.facts.text import folded, quote
from jobsearch.facts.time_zones import AMOUNT, AROUND, HOURS, SHORT, SPAN, ZONE
from jobsearch.facts.values import LOCATION_FIELD, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.facts.values import Ad

MOST_WORDS = 12
BACK, AHEAD = 90, 110
PLACE = (
    r"(?:north or south america|us|u\.s\.|usa|uk|u\.k\.|eu|emea|apac|latam|(?:(?:north|south|latin|central|western|eastern|us) )?"
    r"(?:american?|americas|europe(?:an)?|eastern|pacific|central|mountain|east coast|west coast)"
    r"|british|irish|german|french|spanish|portuguese|italian|dutch|swiss|polish|nordic|israeli?|indian?|asian?"
    r"|australian?|new zealand|canadian|brazilian|mexican|philippines?|japan(?:ese)?|singapore|london|new york"
    r"|california|sydney|berlin|paris)(?!\w)"
)
A_ZONE = rf"(?:{ZONE}|(?<!\w){PLACE})"
ZONES = rf"{A_ZONE}(?: ?(?:/|or|and|&|,) ?{A_ZONE}){{0,3}}"
NOUN = (
    r"(?:[ -]friendly)?(?: standard| daylight)?(?: (?:business|working|work|office|core|daytime|day))?"
    r" (?:time[ -]?zones?|hours|shifts?|schedule|time(?! ?(?:to|off|with|and)?[a-z]))(?: hours)?"
)
CLOCK = r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)? ?(?:a\.?m\.?|p\.?m\.?|uhr|h)?(?![\w%])"
CLOCKS = rf"(?<![\d$€£.,:/-]){CLOCK} ?(?:-|to|until|til|and|bis|a) ?{CLOCK}(?![\d%/]|-\d)"
DAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|satur|sat|sun)(?:day)?s?|lunes|martes|viernes|s[aá]bado|domingo)"
DAYS = rf"(?<!\w)(?:{DAY} ?(?:-|to|through|thru|a) ?{DAY}|m ?- ?f)(?!\w)"
OVERLAP = (
    rf"{AMOUNT}(?:\+| or more)?{HOURS}'?(?: (?:of|workday|daily|time|zone|working|day|a|each|per|minimum)){{0,4}}"
    rf" overlap(?:ping)?(?: time)?,?(?: (?:daily|each day|a day|per day),?)? (?:with|between) (?:the |our )?"
    rf"(?:{CLOCKS} ?)?{ZONES}(?:{NOUN})?"
    rf"|overlap(?:s|ping)? (?:(?:of|by|at|least|for|a|minimum|with|in|the|our) ){{0,4}}"
    rf"(?:{AMOUNT}\+?{HOURS} (?:(?:a|per|day|with|daily|the|our) ){{1,5}})?{ZONES}(?:{NOUN})?"
)
CLOCKED = (
    rf"(?:{DAYS},?[ ;:,]{{0,2}}(?:from |de |between )?)?{CLOCKS}(?: ?\(?{ZONES}(?:{NOUN})?)?(?:,? \(?{DAYS})?"
)
ZONE_HOURS = rf"{ZONES}(?:{NOUN})(?: (?:only|preferred))?|work(?:ing)?(?: in| on| during)?(?: the)? {ZONE}"
SURE, BY_CLOCK, BY_ZONE = range(3)
PHRASES = tuple(
    (kind, re.compile(phrase))
    for kind, phrase in ((SURE, SPAN), (SURE, AROUND), (SURE, OVERLAP), (BY_CLOCK, CLOCKED), (BY_ZONE, ZONE_HOURS))
)
ABOUT_HOURS = re.compile(rf"hours|shift|schedul|horario|working|core|availab|\bwork\b|turno|arbeitszeit|{DAYS}")
NOT_WORK = re.compile(r"\b(?:interview|meeting|webinar|event|posted|updated|closed|store|lunch|overtime|support line)")
TELLS_HALF = re.compile(r"[ap]\.?m|:|uhr")
LABEL = re.compile(
    r"(?:^|\n)[^\w\n]{0,4}(?:(?:working|work|business|core|office) )?(?:shift|schedule|hours|horario|turno|time ?zone"
    r"|arbeitszeit(?:en)?|jornada laboral|working time)s? ?: ?(?P<said>[^\n]{2,90})"
)
SENTENCE_END = re.compile(r"(?<![a-z][.][a-z])[.!](?: |$)")
SAYS_WHEN = re.compile(
    rf"\b(?:night|day|evening|graveyard|overnight|rotat\w{{2,5}}|weekends?|morning|afternoon)(?= ?shift|\b)|{CLOCKS}|{DAYS}"
    rf"|{ZONES}"
)
TRIGGER = re.compile(
    r"overlap|time[ -]?zone|\b(?:utc|gmt)|±|\+ ?/ ?-|\d(?= ?[ap]\.?m\b|:\d\d)|\d ?- ?\d{1,2} ?uhr"
    r"|(?:business|working|work|core|[aehnst]|coast|u\.s\.|u[ks]) (?:hours|shift|time\b)"
)
SHORT_NAME = re.compile(rf"\b(?:{'|'.join((*SHORT, 'us', 'uk', 'eu', 'usa')).upper()})\b")
LOWER_NAME = re.compile(rf"\b(?:{'|'.join((*SHORT, 'us', 'uk', 'eu'))})\b")


def hours(ad: Ad, text: str) -> tuple[str, str] | None:
    """Return the hours or time zone that an ad with this plain text asks for, in its words, and what says so."""
    if span := _asked(text):
        return _short(text[slice(*span)]), quote(text, *span)
    for field, name in ((ad.location, LOCATION_FIELD), (ad.title, TITLE)):
        if span := _asked(field[:BACK + AHEAD]):
            return _short(field[slice(*span)]), name
    return None


def _short(phrase: str) -> str:
    words = " ".join(phrase.split()[:MOST_WORDS]).strip(" ,;:-")
    return words if words.count("(") == words.count(")") else words.replace("(", "").replace(")", "")


def _asked(text: str) -> tuple[int, int] | None:
    lower = folded(text)
    windows = list(_windows(text, lower))
    best: tuple[int, int] | None = None
    rank = len(PHRASES)
    for start, end in windows:
        for at, (kind, pattern) in enumerate(PHRASES[:rank]):
            if span := _counted(kind, pattern, text, lower, (start, end)):
                best, rank = span, at
                break
    return best if best and rank < BY_CLOCK else _labelled(text, lower) or best


def _windows(text: str, lower: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of lines around words of hours and zones; they do not overlap."""
    starts = sorted({*(match.start() for match in TRIGGER.finditer(lower)), *(match.start() for match in SHORT_NAME.finditer(text))})
    last = 0
    for at in starts:
        if at < last:
            continue
        start = max(last, at - BACK, lower.rfind("\n", 0, at) + 1)
        end = lower.find("\n", at, at + AHEAD)
        last = end if end >= 0 else min(at + AHEAD, len(lower))
        yield start, last


def _counted(kind: int, pattern: re.Pattern[str], text: str, lower: str, window: tuple[int, int]) -> tuple[int, int] | None:
    for match in pattern.finditer(lower, *window):
        names = LOWER_NAME.finditer(lower, *match.span())
        if all(text[name.start() : name.end()].isupper() for name in names) and _is_asked(kind, match, lower):
            return match.span()
    return None


def _is_asked(kind: int, match: re.Match[str], lower: str) -> bool:
    before = subjects.sentence_before(lower, match.start())
    if kind == SURE:
        return True
    if kind == BY_CLOCK:
        around = before[-50:] + match[0] + lower[match.end() : match.end() + 30]
        return bool(TELLS_HALF.search(match[0]) and ABOUT_HOURS.search(around) and not NOT_WORK.search(around))
    return subjects.is_about_applicants(before, if_nobody=True) and not subjects.NEGATION.search(subjects.clause_before(before))


def _labelled(text: str, lower: str) -> tuple[int, int] | None:
    for match in LABEL.finditer(lower):
        if SAYS_WHEN.search(match["said"]):
            sentence = SENTENCE_END.split(match["said"], maxsplit=1)[0]
            if len(sentence.split()) <= MOST_WORDS:
                return match.start("said"), match.start("said") + len(sentence)
    return None
