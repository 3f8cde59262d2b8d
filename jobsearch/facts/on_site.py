"""Whether an ad requires work on site, all of the time or some of it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jobsearch.facts.beginnings import Beginnings
from jobsearch.facts.text import lowered, quote
from jobsearch.facts.values import LOCATION_FIELD, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.facts.text import AdText
    from jobsearch.facts.values import Ad

BACK, AHEAD, LONGEST_FIELD = 120, 120, 300
HINTS = (
    "hybrid onsite on-site in-office in-person office studio headquarters hq part-remote partial partly presencial"
    " híbrid hibrid teletrabajo télétravail homeoffice home-office wfh remote commute access travel"
).split()
ON_SITE = r"(?:on-?site|on site|in-office|in-person|office-based|hybrid(?! (?:cloud|app|mobile|combin|of\b|between|electric)))"
JOB = r"(?:role|position|job|opportunity|contract)"
NUMBER = r"(?:\d|one|two|three|four|five)(?: ?(?:-|to|or|/) ?(?:\d|one|two|three|four|five))?\+?"
PER = r"(?:per|a|each|every|/) ?(?:week|month)"
OFFICE = r"(?:office|hq|headquarters|studio|hub|lab|campus|facility|workshop)s?"
WORD = r"(?: (?!home\b|remote)[\w,.'&/-]{1,15})"
LABEL = (
    r"(?:locations?|work ?place(?: type)?|work(?:ing)? (?:type|model|arrangement|mode|style|setting|location|policy)"
    r"|job (?:type|location)|(?:employment|position|location|office) type|setting|modality|modalidad|remote)"
)
REQUIRED = re.compile(
    "|".join(
        (
            rf"\b{LABEL} ?[:-] ?[^\n]{{0,40}}?\b(?:{ON_SITE}|in office|presencial|h[ií]brido)\b",
            rf"\b(?:this|the) (?:\w+ )?(?:is )?(?:an? |fully )?(?:[\w-]{{1,15}},? ){{0,2}}{ON_SITE}(?: [\w/-]{{1,15}}){{0,2}} {JOB}\b(?! (?:combin|that|which|between|of\b|with|span|across))",
            rf"\b{JOB} (?:is|will be|requires) (?:an? )?(?:[\w-]{{1,15}},? ){{0,2}}{ON_SITE}\b",
            rf"\b(?:looking for|seeking|hiring)(?: [\w,/-]{{1,15}}){{0,4}} (?:on-?site|in-office|office-based)\b",
            rf"\b{NUMBER} (?:days?|times?){WORD}{{0,3}} (?:in|at|from|on|to|into|working in){WORD}{{0,3}} (?:{OFFICE}|on-?site)\b",
            rf"\b(?:{NUMBER} days? (?:on-?site|in-office|in office|in-person)|(?:on-?site|in-office) {NUMBER} days?)\b",
            rf"\b(?:in|at|from) (?:the|our){WORD}{{0,2}} {OFFICE}(?: \w{{1,12}}){{0,3}} {NUMBER} days?\b",
            rf"\b(?:access|commute|travel|come|get) (?:in)?to{WORD}{{1,6}} {NUMBER} (?:days?|times?) {PER}\b",
            rf"\b(?:must|need(?:s|ed)? to|required to|expected to|have to|has to|will|able to|willing(?:ness)? to)(?: \w{{1,12}}){{0,2}}"
            rf" (?:go|come|work|be|commute|report|attend)(?: \w{{1,12}}){{0,2}} (?:on-?site|(?:in|into|to|from|at|out of) (?:the|our){WORD}{{0,3}} {OFFICE})\b",
            rf"\b(?:on-?site|in-office|office|in-person) (?:work |presence |attendance ){{1,2}}(?:is )?(?:required|mandatory|expected)\b",
            rf"\b(?:on-?site|in-office) only\b|\bnot (?:a )?(?:fully )?remote (?:role|position|job)\b|\bno remote(?: work)?\b(?! experience)",
            rf"\b(?:{JOB} is|you(?:'ll| will)? be|you will) (?:based|located|work|working)(?: \w{{1,12}})? (?:in|at|from|out of) (?:our|the){WORD}{{0,4}} {OFFICE}\b",
            r"\bpart(?:ial|ially|ly)?[- ]remote\b",
            rf"\b{NUMBER} (?:days?|weeks?) (?:of )?(?:remote|wfh|work from home|working from home|home[- ]office)(?: work)? (?:{PER}|and)\b",
            rf"\b{NUMBER} (?:d[ií]as? (?:de teletrabajo|en casa|presencial)|jours? (?:de |en )?télétravail|tage? (?:pro woche )?home-?office)",
            r"\b(?:trabajo|modelo|modalidad|formato|trabalho|regime) (?:100% )?(?:presencial|h[ií]brid[oa])\b",
            r"\bhybrid (?:work(?:ing)?|office|remote)? ?(?:model|schedule|policy|arrangement|set-?up|pattern|basis)\b",
        )
    )
)
OPTIONAL = re.compile(
    r"\bor (?:\w+ )?(?:remote|from home|work from home)|\bremote(?:ly)? ?(?:or|/|and)\b|\b(?:fully|100%|completely|entirely) (?:remote|remotely)"
    r"|\boptional|\boptions?\b|\bif you (?:like|want|prefer|wish|live|are|choose)|\bwelcome to|\bmay\b|\boccasional|\binterview"
    r"|\bclients?\b|\bcustomers?\b|\blunch|\bparking|\btherap|\bperks?\b|\bsnack|\bretreat|\bdepending|\bwhether\b"
    r"|\bsome roles\b|\beither\b|\byour choice|\bchoose|\bpost[- ]covid|\beventually|\bfor those\b|\bremote[- ]first|\bopen to (?:\w{1,12} ){0,4}remote"
    r"|\bprior to|\bcurrently\b|\bdo not (?:need|have)|\bdon't (?:need|have)|\bno need|\bnot (?:need|require)|\bstipend|\bhow often"
)
IN_FIELD = re.compile(r"\b(?:on-?site|in[- ]?office|office|hybrid|in[- ]?person|presencial|h[ií]brido)\b")
IN_TITLE = re.compile(
    r"[(\[][^()\[\]]{0,40}\b(?:on-?site|in-office|hybrid|in-person|presencial|h[ií]brido)\b[^()\[\]]{0,40}[)\]]"
    r"|[-|,•·] ?(?:on-?site|in-office|hybrid|in-person|presencial|h[ií]brido)\W*$"
)
REMOTE = re.compile(r"\b(?:remot[eo]|anywhere|optional)\b")


def on_site_in(ad: Ad, text: AdText) -> tuple[bool, str] | None:
    """Return True, and what says so, where an ad with this text clearly requires presence; else None."""
    field, title = lowered(ad.location[:LONGEST_FIELD]), lowered(ad.title[:LONGEST_FIELD])
    if IN_FIELD.search(field) and not REMOTE.search(field):
        return True, LOCATION_FIELD
    if IN_TITLE.search(title) and not REMOTE.search(title):
        return True, TITLE
    for start, end in _sentences(text.lower):
        required = REQUIRED.search(text.lower, start, end)
        if required and not OPTIONAL.search(text.lower, start, end):
            return True, quote(text.plain, *required.span())
    return None


@cache
def _hints() -> Beginnings:
    return Beginnings(HINTS)


SENTENCE_END = re.compile(r"\n|[.!?;](?= )")


def _sentences(lower: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences with a word of presence or absence, as far as they are near it; they do not overlap."""
    last = 0
    for at in _hints().found(lower):
        if at < last:
            continue
        start = max(last, at - BACK)
        for stop in SENTENCE_END.finditer(lower, start, at):
            start = stop.end()
        stop_after = SENTENCE_END.search(lower, at, at + AHEAD)
        last = stop_after.start() if stop_after else min(at + AHEAD, len(lower))
        yield start, last
