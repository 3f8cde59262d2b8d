"""The phrases by which ads say where applicants must live, as data: what to look for, and what to make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, IntEnum


class Side(Enum):
    """Where the places stand that a phrase speaks of."""

    AFTER = "after"
    BEFORE = "before"
    LABEL = "after a label"


class Rank(IntEnum):
    """How much a statement weighs: the first that an ad makes decides."""

    DEMAND = 1
    HEADING = 2
    ANYWHERE = 3


class Who(Enum):
    """Whom the words before a phrase must be about for it to be about applicants."""

    APPLICANTS = "applicants"  # named, or the phrase opens its line
    NOT_OTHERS = "applicants or nobody"
    NOBODY_ASKED = "it says so itself"
    NEGATED = "what it excludes is excluded again"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase, as a pattern of folded text, beside which places are said to be those of applicants."""

    pattern: str
    side: Side
    rank: Rank
    who: Who


IN = r"(?:in|within|inside|from|across|throughout|near|around|at|out\ of|anywhere\ (?:in|within)|local\ to|close\ to)"
OR_NEAR = r"(?:\ (?:or|and)\ (?:near|around|local\ to|close\ to|within|in|willing\ to\ relocate\ to))?"
PEOPLE = r"(?:candidates?|applicants?|applications|people|persons?|talents?|individuals?|anyone|someone|residents?)"
SEEK = r"(?:seeking|looking\ for|hiring(?!\ manager|\ process|\ team)|recruiting|hire|employ|searching\ for)"
TAKE = r"(?:open\ to|open\ for|consider(?:ing)?|interviewing|accept(?:ing)?|welcome|welcoming|from|support|prefer)"
STOP = r"(?:with|who|whom|to|that|which|experience[ds]?|about|for|by|on|helping|whose|if|when|and\ then|passionate)"
WORDS = rf"(?:\ (?!{STOP}\b|{IN}\ )[^\s.;:!?]{{1,20}})"

CUES = {
    "live": Cue(
        rf"(?:located|based|living|lives?|residing|resides?|residents?|residency|residence|domiciled|situated)"
        rf"(?:\ (?:anywhere|permanently|legally|remotely|only|primarily|preferably|physically|somewhere|full[- ]time))?"
        rf",?\ (?:{IN}|of){OR_NEAR}\b",
        Side.AFTER, Rank.DEMAND, Who.APPLICANTS,
    ),
    "be": Cue(r"(?:must|should|need\ to|has\ to|have\ to)\ be\ (?:currently\ |already\ )?(?:in|from|within)\b",
        Side.AFTER, Rank.DEMAND, Who.NOBODY_ASKED),
    "reach": Cue(
        r"(?:commut(?:e|able|ing)(?:\ (?:distance|range|area|reach))?|driving\ distance|radius"
        r"|\d\ ?(?:miles|mi|km|kilomet(?:er|re)s|minutes|mins|hours?))\ (?:of|to|from|around)\b",
        Side.AFTER, Rank.DEMAND, Who.APPLICANTS,
    ),
    "right": Cue(
        r"(?:authori[sz]ed|eligible|entitled|permitted|able|allowed|right|permission|authori[sz]ation|eligibility|permit)"
        r"\ to\ (?:legally\ |lawfully\ |live\ and\ |live\ or\ |be\ )?(?:work|employed|employ)"
        r"(?:\ (?:and\ live|and\ reside|legally|lawfully|remotely|full[- ]time|permanently)){0,2}\ (?:in|within|from)\b"
        r"|(?:work|employment)\ (?:authori[sz]ation|permits?|visas?|eligibility|rights?)\ (?:for|in|within)\b"
        r"|eligible\ for\ (?:full[- ]time\ |permanent\ )?(?:employment|hire)\ (?:in|within)\b",
        Side.AFTER, Rank.DEMAND, Who.NOBODY_ASKED,
    ),
    "seek": Cue(rf"{SEEK}{WORDS}{{0,8}}\ {IN}{OR_NEAR}\b", Side.AFTER, Rank.DEMAND, Who.NOT_OTHERS),
    "take": Cue(rf"{TAKE}{WORDS}{{0,5}}\ {PEOPLE}{WORDS}{{0,3}}\ {IN}{OR_NEAR}\b", Side.AFTER, Rank.DEMAND, Who.NOT_OTHERS),
    "open": Cue(
        r"(?:role|position|job|opportunity|vacancy)(?:\ is)?(?:\ currently|\ only|\ also)?\ (?:open|available|offered)"
        r"(?:\ only)?\ (?:to|in|for|within|across|throughout)\b", Side.AFTER, Rank.DEMAND, Who.NOBODY_ASKED),
    "people": Cue(r"(?:candidates?|applicants?|applications|residents?)\ (?:only\ )?(?:in|from|within)\b", Side.AFTER, Rank.DEMAND, Who.APPLICANTS),
    "anywhere in": Cue(r"anywhere\ (?:in|within|across|inside)\b", Side.AFTER, Rank.DEMAND, Who.APPLICANTS),
    "hired": Cue(r"(?:being|are|is)\ (?:\w+\ )?(?:hired|hiring)\ (?:only\ )?in\b", Side.AFTER, Rank.DEMAND, Who.NOBODY_ASKED),
    "outside": Cue(r"(?:outside|outside\ of)\b", Side.AFTER, Rank.DEMAND, Who.NEGATED),
    "job in": Cue(
        r"(?:role|position|job|opportunity)(?:\ is|,|\ will\ be)?\ (?:in|within|throughout)\b",
        Side.AFTER, Rank.DEMAND, Who.NOBODY_ASKED,
    ),
    "remote in": Cue(
        rf"remote(?:ly)?(?:\ (?:role|position|job|work|working|opportunity|from\ home))?(?:\ is)?,?(?:\ only|\ anywhere)?\ \(?{IN}\b"
        r"|\bwork(?:ing)?\ from\ home\ (?:in|within|anywhere\ in)\b",
        Side.AFTER, Rank.HEADING, Who.NOT_OTHERS,
    ),
    "remote": Cue(r"remote(?:ly)?[ ,:;/|(\[•·@-]{1,4}", Side.LABEL, Rank.HEADING, Who.NOT_OTHERS),
    "only": Cue(r"(?:(?:residents?|citizens?|based|candidates?|applicants?|nationals?|hires?)\ )?(?:area\ )?(?:hires?\ )?only\b",
        Side.BEFORE, Rank.DEMAND, Who.NOBODY_ASKED),
    "citizen": Cue(r"(?:citizen(?:s|ship)?|nationals?|persons?|work\ (?:authori[sz]ation|permit))\b", Side.BEFORE, Rank.DEMAND, Who.APPLICANTS),
    "based": Cue(r"(?:based|wide)\b(?!\ (?:on|in|at|out|near)\b)", Side.BEFORE, Rank.HEADING, Who.APPLICANTS),
    "candidates": Cue(r"(?:based\ )?(?:candidates?|applicants?|residents?)\b", Side.BEFORE, Rank.DEMAND, Who.APPLICANTS),
    "label": Cue(
        r"(?:(?:(?:eligible|approved|hiring|job|work|role|position|remote|preferred|candidate|possible)\ )?"
        r"(?:where(?:abouts)?|country|countries|regions?|states|place(?:\ of\ work)?|geography|based(?:\ in)?|ubicaci[oó]n"
        r"|lugar(?:\ de\ trabajo)?|localiza[cç][aã]o|local(?:\ de\ trabalho)?|lieu(?:\ de\ travail)?|localisation"
        r"|standort|arbeitsort|einsatzort|sede|residen(?:ce|cy))|(?<!office\ )locations?(?:\ requirements?|\(s\))?)"
        r"\ ?(?::|\ -\ |\n(?=[^\n]))|📍\ ?",
        Side.LABEL, Rank.HEADING, Who.NOBODY_ASKED,
    ),
}
ALL = "|".join(f"(?P<{name.replace(' ', '_')}>{cue.pattern})" for name, cue in CUES.items())
CUE = re.compile(rf"(?:(?<!\w)|(?=remote|location))(?=[a-z\d📍])(?:{ALL})", re.VERBOSE | re.MULTILINE)
