"""The phrases by which ads require presence, and those that leave it open, as data."""

from __future__ import annotations

import re

from jobsearch.patterns import Pattern

HINTS = (
    *(
        "hybrid",
        "onsite",
        "on-site",
        "on site",
        "in-office",
        "in-person",
        "in person",
        "office",
        "studio",
        "headquarters",
        "hq",
    ),
    *("part-remote", "partial", "partly", "presencial", "híbrid", "hibrid", "teletrabajo", "télétravail", "homeoffice"),
    *("remote is not", "remote work is not", "no remote", "not a remote", "not remote", "days remote", "weeks remote"),
    *(
        "days of remote",
        "day remote",
        "wfo",
        "eligible for remote",
        "remote:",
        "remote?",
        "présen",
        "home-office",
        "home office",
        "wfh",
        "commute",
        "access to",
        "travel to",
    ),
)
HYBRID = r"hybrid(?! (?:cloud|app|mobile|combin|of\b|between|electric))"
PRESENT = r"(?:on-?site|on site|in-office|in-person|office[- ]based)"
THERE = (
    r"(?:on-?site\b|on site\b(?! (?!(?:in|at|on|for|with|daily|every|during|full|from)\b)\w))"  # no site reliability
)
ON_SITE = rf"(?:{PRESENT}|{HYBRID})"
JOB = r"(?:role|position|job|opportunity|contract)"
NUMBER = r"(?:\d|one|two|three|four|five)(?: ?(?:-|to|or|/) ?(?:\d|one|two|three|four|five))?\+?"
PER = r"(?:per|a|each|every|/) ?(?:week|month)"
OFFICE = r"(?:office|hq|headquarters|studio|hub|lab|campus|facility|workshop)s?"
WORD = r"(?: (?!home\b|remote)[\w,.'&/-]{1,15})"  # of a name: "our Vienna office"
SHORT_WORD = r"(?: \w{1,12})"
ADJECTIVES = r"(?:(?!(?:not|with|too|for|and)\b)[\w%-]{1,15},? ){0,2}"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
THE_OFFICE = rf"(?:the|our){WORD}{{0,4}} {OFFICE}"
AT_HOME = r"(?:remote|wfh|work from home|working from home|home[- ]office)"
LABEL = (
    r"(?:locations?|work ?place(?: type)?|mode of work(?:ing)?|work(?:ing)? (?:type|model|arrangement|mode|style"
    r"|setting|location|policy)"
    r"|job (?:type|location)|(?:employment|position|location|office) type|setting|modality|modalidad|type|remote)"
)
MUST = (
    r"(?:must|need(?:s|ed)? to|required to|expected to|have to|has to|will|able to|willing(?:ness)? to"
    r"|requires? you to)"
    rf"{SHORT_WORD}{{0,2}} (?:go|come|work|be|commute|report|attend)"
)
PHRASES = {  # each at the beginning of a word
    "Workplace: hybrid": rf"{LABEL} ?[:-] ?[^\n]{{0,40}}?\b(?:{ON_SITE}|in office|presencial|h[ií]brido)\b",
    "this is a hybrid role": (
        rf"(?:this|the) (?:(?!is\b)\w{{1,15}} )?(?:is )?(?:an? |fully )?{ADJECTIVES}{ON_SITE}{WORD}{{0,2}} {JOB}\b"
        r"(?! (?:combin|that|which|between|of\b|with|span|across))"
    ),
    "the role is on-site": rf"{JOB} (?:is|will be|requires) (?:an? )?{ADJECTIVES}{ON_SITE}\b",
    "looking for an onsite cook": (
        r"(?:looking for|seeking|hiring)(?: [\w,/-]{1,15}){0,4} (?:on-?site|in-office|office-based)\b"
    ),
    "3 days a week in our office": (
        rf"{NUMBER} (?:days?|times?){WORD}{{0,3}} (?:in|at|from|on|to|into|working in){WORD}{{0,3}}"
        rf" (?:{OFFICE}|on-?site)\b"
    ),
    "3 days on-site": (
        rf"(?:{NUMBER} days? (?:on-?site|in-office|in office|in-person)|(?:on-?site|in-office) {NUMBER} days?)\b"
    ),
    "in our office 3 days": rf"(?:in|at|from) {THE_OFFICE}{SHORT_WORD}{{0,3}} {NUMBER} days?\b",
    "travel to Leeds 1 day a week": (
        rf"(?:access|commute|travel|come|get) (?:in)?to{WORD}{{1,6}} {NUMBER} (?:days?|times?) {PER}\b"
    ),
    "must come to the office": (rf"{MUST}{SHORT_WORD}{{0,2}} (?:{THERE}|(?:in|into|to|from|at|out of) {THE_OFFICE}\b)"),
    "office attendance required": (
        r"(?:on-?site|in-office|office|in-person) (?:work |presence |attendance ){1,2}(?:is )?"
        r"(?:required|mandatory|expected)\b"
    ),
    "in the office on Tuesdays": rf"(?:in|at|from) {THE_OFFICE},? (?:(?:on|every|each|from) )?{WEEKDAY}\b",
    "twice a week in our office": (
        rf"(?:{NUMBER} ?x|once|twice) (?:a|per|each|every) week,? (?:in|at|from|to|into) {THE_OFFICE}\b"
    ),
    "60% in the office": (
        rf"(?:\d{{2,3}} ?%|half)(?: of)?(?: (?:your|the) time)? (?:on-?site|in-office|(?:in|at|from) {THE_OFFICE})\b"
    ),
    "must be done on site": rf"(?:must|has to|needs to|will|to) be (?:performed|done|carried out|completed) {THERE}",
    "attendance at our office": rf"(?:attendance|presence) (?:at|in) {THE_OFFICE}\b",
    "on-site only": (
        r"(?:on-?site|in-office) only\b|\bnot (?:a )?(?:fully )?remote (?:role|position|job)\b"
        r"|\bnot eligible for remote\b|\bremote(?: work| working| possible| ok)? ?[:?]{1,2} ?no(?:t possible"
        r"|t available)?\b(?! [a-z])"
        r"|\b(?:work(?:ing)? from (?:the )?office only|wfo\b(?! ?(?:or\b|/)))"
        r"|\bremote (?:work )?is not (?:possible|an option|available|offered)|\bno remote(?: work)?\b(?! experience)"
    ),
    "the role is based in our office": (
        rf"(?:{JOB} is|you(?:'ll| will)? be|you will) (?:based|located|work|working){SHORT_WORD}?"
        rf" (?:in|at|from|out of) {THE_OFFICE}\b"
    ),
    "part-remote": r"part(?:ial|ially|ly)?[- ]remote\b",
    "2 days remote a week": rf"{NUMBER} (?:days?|weeks?) (?:of )?{AT_HOME}(?: work)? (?:{PER}|and)\b",
    "in other languages": (
        rf"{NUMBER} (?:d[ií]as? (?:de teletrabajo|en casa|presencial)|jours? (?:de |en )?télétravail"
        r"|tage? (?:pro woche )?home-?office)"
        r"|\b(?:poste|travail) (?:100 ?% )?en présentiel\b|\bprésence au bureau\b"
        r"|\b(?:trabajo|modelo|modalidad|formato|trabalho|regime) (?:100% )?(?:presencial|h[ií]brid[oa])\b"
    ),
    "hybrid schedule": (
        r"hybrid (?:work(?:ing)?|office|remote)? ?(?:model|schedule|policy|arrangement|set-?up|pattern|basis)\b"
        r"(?! (?:of (?:care|learning|delivery|service)"
        r"|(?:(?:that|which) )?(?:allow|offer|combin|provid|deliver|bring|let)\w{0,3}\b"
        r"[^\n.]{0,50}\b(?:care|clinic|patients|visits|virtual|members|students|learning)\b))"
        r"|\bhybrid work(?:ing|place)? environment\b"
    ),
    "Hybrid (1 day a month)": (
        rf"hybrid ?[(:,-] ?(?:(?:up to|at least|min(?:imum|\.)?) )?{NUMBER} (?:days?|times?)\b(?: {PER}\b)?"
    ),
}
OPENING_A_LINE = (  # "On-site in Madrid"
    rf"^\W{{0,4}}(?:{ON_SITE} in \w|full[- ]time,? {ON_SITE}\b|hybrid ?[:(-] ?\d"
    rf"|(?:{PRESENT}|in person|hybrid)(?:,? (?:full[- ]time|part[- ]time|\d days)|/(?:hybrid|on-?site)\W*$))"
)
REQUIRED = Pattern(rf"\b(?:{'|'.join(PHRASES.values())})|{OPENING_A_LINE}", re.MULTILINE)
OPTIONAL = Pattern(
    r"\b(?:or (?:\w{1,12} )?(?:remote|from home|work from home)|remote(?:ly)? ?(?:or|/|and)\b|remote[- ]first"
    r"|(?:fully|100%|completely|entirely) (?:remote|remotely)|open to (?:\w{1,12} ){0,4}remote"
    r"|optional|options?\b|either\b|your choice|choose|depending|whether\b|may\b|occasional|some roles\b|eventually"
    r"|if you (?:like|want|prefer|wish|live|are|choose)|welcome to|for those\b|currently\b|post[- ]covid"
    r"|not (?:an? )?(?:on-?site|hybrid|in-office|office-based)|first (?:\w{1,12} )?(?:days?|weeks?|months?)\b"
    r"|onboarding|orientation|happy hour|breakfast|drinks|yoga|massage|part(?:y|ies)\b"
    r"|(?:do not|don't) (?:need|have)|no need|not (?:need|require)|prior to|how often"
    r"|interview|clients?\b|customers?\b|lunch|parking|therap|perks?\b|snack|retreat|stipend)"
)
FIELD = rf"(?:on-?site|in[- ]?office|{HYBRID}|in[- ]?person|presencial|h[ií]brido)"
IN_LOCATION = Pattern(rf"\b(?:{FIELD}|office)\b")
IN_TITLE = Pattern(
    rf"[(\[][^()\[\]]{{0,40}}\b{FIELD}\b[^()\[\]]{{0,40}}[)\]]|[-|,•·] ?{FIELD}(?:\W*$| ?[-|,•·(])|^{FIELD} ?[-|:•·]"
)
HYBRID_ANYHOW = Pattern(rf"\bhybrid[ -]remote\b|\b{NUMBER} days? (?:in|on|at)\b|\bnot remote\b")
REMOTE = Pattern(r"\b(?:remot[eo]|anywhere|optional|home)\b")
