"""The phrases by which ads ask for working hours or a time zone, as data."""

from __future__ import annotations

from enum import IntEnum

from jobsearch.facts.beginnings import tree
from jobsearch.facts.times.names import PLACE, PLACES, SHORT, ZONE
from jobsearch.facts.times.time_zones import AMOUNT, AROUND, HOURS, SPAN
from jobsearch.patterns import Pattern

A_ZONE = rf"(?:{ZONE}|(?<!\w){PLACE})"
ZONES = rf"{A_ZONE}(?: ?(?:/|or|and|&|,) ?{A_ZONE}){{0,3}}"
NOUN = (
    r"(?:[ -]friendly)?(?: standard| daylight)?(?: (?:business|working|work|office|core|daytime|day))?"
    r" (?:time[ -]?zones?|hours|shifts?|schedule|time(?! ?[a-zA-Z]|-))(?: hours)?"
)
CLOCK = r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)? ?(?:a\.?m\.?|p\.?m\.?|uhr|h)?(?![\w%])"
CLOCKS = rf"(?<![\d$€£.,:/-]){CLOCK} ?(?:-|to|until|til|and|bis|a) ?{CLOCK}(?![\d%/]|-\d)"
DAY = (
    r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|satur|sat|sun)(?:day)?s?"
    r"|lunes|martes|viernes|s[aá]bado|domingo)"
)
DAYS = rf"(?<!\w)(?:{DAY} ?(?:-|to|through|thru|a) ?{DAY}|m ?- ?f)(?!\w)"
OVERLAP = (
    rf"{AMOUNT}(?:\+| or more)?{HOURS}'?(?: (?:of|workday|daily|time|zone|working|day|a|each|per|minimum)){{0,4}}"
    rf" overlap(?:ping)?(?: time)?,?(?: (?:daily|each day|a day|per day),?)? (?:with|between) (?:the |our )?"
    rf"(?:{CLOCKS} ?)?{ZONES}(?:{NOUN})?"
    rf"|overlap(?:s|ping)? (?:(?:of|by|at|least|for|a|minimum|with|in|the|our) ){{0,4}}"
    rf"(?:{AMOUNT}\+?{HOURS} (?:(?:a|per|day|with|daily|the|our) ){{1,5}})?{ZONES}(?:{NOUN})?"
)
CLOCKED = rf"(?:{DAYS},?[ ;:,]{{0,2}}(?:from |de |between )?)?{CLOCKS}(?: ?\(?{ZONES}(?:{NOUN})?)?(?:,? \(?{DAYS})?"
ZONE_HOURS = (
    rf"{ZONES}(?:{NOUN})(?: (?:only|preferred))?|work(?:ing)?(?: in| on| during)?(?: the)? {ZONE}(?:{NOUN})?"
    rf"|prefer(?:ably)? {ZONE}"
)


class Kind(IntEnum):
    """How a phrase asks, the surest first."""

    ZONE_SPAN = 0
    OVERLAP = 1
    CLOCK = 2
    ZONE_HOURS = 3


PHRASES = (  # of a text with signs, as is SAYS_WHEN
    (Kind.ZONE_SPAN, Pattern(rf"{SPAN}|{AROUND}")),
    (Kind.OVERLAP, Pattern(OVERLAP)),
    (Kind.CLOCK, Pattern(CLOCKED)),
    (Kind.ZONE_HOURS, Pattern(ZONE_HOURS)),
)
LABELS = r"(?:shifts?|schedule|hours|horario|turno|time ?zone|arbeitszeit(?:en)?|jornada laboral|working time) ?: ?"
LABEL = Pattern(LABELS)
BEFORE_LABEL = Pattern(r"[^\w\n]{0,4}(?:(?:working|work|business|core|office) )?$")
SAYS_WHEN = Pattern(
    rf"\b(?:night|day|evening|graveyard|overnight|rotat\w{{2,5}}|weekends?|morning|afternoon)\b|{CLOCKS}|{DAYS}|{ZONES}"
)
ABOUT_HOURS = Pattern(rf"hours|shift|schedul|horario|working|core|availab|\bwork\b|turno|arbeitszeit|{DAYS}")
NOT_WORK = Pattern(r"\b(?:interview|meeting|webinar|event|posted|updated|closed|store|lunch|overtime)")
TELLS_HALF = Pattern(r"[ap]\.?m|:|uhr")
SHORT_NAME = Pattern(rf"\b(?:{'|'.join((*SHORT, 'us', 'uk', 'eu'))})\b")
SIGNS = ("±", "+/-", "+ /", "+-", "-/+")
TRIGGERS = ("overlap", "time zone", "time-zone", "timezone", "time difference", "utc", "gmt")
LABEL_WORDS = ("shift", "schedule", "hours", "horario", "turno", "arbeitszeit", "jornada laboral", "working time")
FIRST_WORDS = tree((*TRIGGERS, *PLACES, *SHORT, *LABEL_WORDS))
TRIGGER = Pattern(  # a look at the first words together spares most of the others a look at each branch
    rf"[^a-z0-9](?=\d|{FIRST_WORDS})(?=(?:{tree(TRIGGERS)})"
    rf"|(?:{tree(PLACES)})\w{{0,2}} (?:business |working |work |core |office |standard |daylight )?"
    r"(?:hours|shift|time|schedule)\b"
    rf"|(?:{tree(SHORT)})\b|{LABELS}|\d{{1,2}}(?= ?[ap]\.?m\b|:\d\d| ?uhr| ?- ?\d{{1,2}} ?uhr))"
)
