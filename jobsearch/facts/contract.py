"""The terms of a job: full-time, part-time, contract or internship, as its title or text offers it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobsearch.facts.text import any_of, lowered, phrases, quote, spots
from jobsearch.facts.values import TITLE, Contract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.facts.text import AdText
    from jobsearch.facts.values import Ad

TERMS = (
    (Contract.FULL_TIME, "full[ -]?time"),
    (Contract.PART_TIME, "part[ -]?time"),
    (Contract.CONTRACT, r"contract(?:or)?(?:[ -](?:to[ -]hire|based))?"),
    (Contract.CONTRACT, "freelance"),
    (Contract.CONTRACT, "free-lance"),
    (Contract.CONTRACT, "temp(?:orary)?"),
    (Contract.CONTRACT, "fixed[ -]term"),
    (Contract.CONTRACT, "interim"),
    (Contract.CONTRACT, "c2c"),
    (Contract.CONTRACT, "corp[ -]to[ -]corp"),
    (Contract.CONTRACT, "1099"),
    (Contract.CONTRACT, "seasonal"),
    (Contract.INTERNSHIP, "internship"),
)
ABROAD = (  # in other languages a term stands only where it is offered
    (Contract.FULL_TIME, "vollzeit"),
    (Contract.FULL_TIME, "jornada completa"),
    (Contract.FULL_TIME, "tiempo completo"),
    (Contract.FULL_TIME, "período integral"),
    (Contract.FULL_TIME, "tempo (?:integral|pieno)"),
    (Contract.FULL_TIME, "temps (?:plein|complet)"),
    (Contract.FULL_TIME, "heltid"),
    (Contract.FULL_TIME, "pełny etat"),
    (Contract.PART_TIME, "teilzeit"),
    (Contract.PART_TIME, "media jornada"),
    (Contract.PART_TIME, "medio tiempo"),
    (Contract.PART_TIME, "meio período"),
    (Contract.PART_TIME, "temps partiel"),
    (Contract.PART_TIME, "deltid"),
    (Contract.CONTRACT, "freiberuflich"),
    (Contract.CONTRACT, "befristet"),
    (Contract.CONTRACT, "contrato temporal"),
    (Contract.INTERNSHIP, "pflichtpraktikum"),
    (Contract.INTERNSHIP, "contrato de prácticas"),
)
IN_TEXT = phrases(TERMS)
IN_TEXT_ABROAD = phrases(ABROAD)
CONTRACT_WORK = any_of(
    "manage|admin|special|negotia|law|coord|analyst|attorney|paralegal|officer|lifecycle|review|counsel"
)
TITLES = (
    (Contract.INTERNSHIP, r"interns?\b|internships?\b|praktik(?:um|ant)|stagiaire|estagi[áa]ri[oa]|becari[oa]|pasante"),
    (
        Contract.CONTRACT,
        any_of(
            rf"freelanc|contractor\b|contract\b(?! {CONTRACT_WORK})|temp\b|temporary|fixed[ -]term|maternity cover",
            r"ftc\b|1099\b|c2c\b|seasonal|befristet",
        ),
    ),
    (Contract.PART_TIME, r"part[ -]?time|teilzeit|media jornada|medio tiempo|meio período"),
    (Contract.FULL_TIME, r"full[ -]?time|vollzeit|tiempo completo|jornada completa"),
)
IN_TITLE = tuple((term, re.compile(rf"(?<!smart )(?<![^\W_]){any_of(words)}")) for term, words in TITLES)
LABEL = re.compile(  # "Job type: Remote, "
    any_of(
        any_of("job|employment|position|contract|work|engagement|role|assignment|hire|vacancy")
        + r"[ -]?(?:type|status|terms?|basis|schedule|time|arrangement)s?",
        "type|status|term|schedule|engagement|hours|commitment|availability|classification|employment",
        "jornada|contrato|vertragsart|arbeitszeit|beschäftigungsart|anstellungsart",
    )
    + r"\s?[:|\n-][\s\W]{0,6}(?:[\w,/ -]{1,30}[,/|( -] ?)?\Z"
)
OFFERED_BEFORE = re.compile(
    r"\b"
    + any_of(
        r"(?:this|the|position|role|job|opportunity|it|offer(?:ing)?|assignment|open to(?: both)?|available|consider"
        r"|offered|employed)(?:[ ,](?!(?:not|all|our|into|employees)\b)[\w/*'-]{1,20}|,){0,6}[ ,]",
        any_of(
            r"seek(?:ing|s)?|look(?:ing)? for|hiring|hires?|recruiting|need|search(?:ing)? for|for|as|on|is|are",
            r"are you new to|join (?:us|\w{1,15}) as",
        )
        + r" (?:(?:an?|our|the|one|both) )?(?:[\w/-]{1,16},? ){0,4}",
    )
    + r"\Z"
)
IS = re.compile(
    r"\b(?:position|role|job|opportunity|this|it) (?:is|will be|would be|can be) (?:an? )?(?:\w{1,12} ){0,2}\Z"
)
NOT_OFFERED_BEFORE = re.compile(
    r"(?:\b"
    + any_of(
        r"transition\w{0,3}|possib\w{1,6}|potential|convert\w{0,3}|conversion|lead(?:s|ing)? to|turn into",
        r"becom(?:e|ing)",
        r"expand\w{0,3}|extend\w{0,3}|grow|future|eligib\w{2,5}|get|find|(?:opportunity|chance) to",
        r"hassle(?: and risk)? of",
        r"manag\w{1,3}|review|sign(?:ed)?|official|legal|written|gov\w{1,8}|clients?'?s?|smart|working with|through",
        r"all|our|other|each|every|any|current|existing|previous|prior|team of|years?|yrs?|not|no|non|with|while|into",
    )
    + r"\b|n't\b)[^.!?\n|:;]{0,40}\Z"
)
WORKER = any_of("engineer|developer|designer|writer|specialist|manager|analyst|architect|representative|strategist")
THING_AFTER = re.compile(  # "… (3 hrs/week), remote position"
    r"[\s*)]{0,3}(?:\([^()\n]{0,30}\)[\s*]{0,2})?,? ?(?:"
    + any_of(
        "and|or|remote|permanent|long[- ]term|salaried|onsite|hybrid|independent|exempt|non-exempt|contract|contractor",
        "hourly|w-?2|home[- ]based|freelance|temporary|paid|fully|us|flexible|consulting|100%|consultant|employment",
        "work[- ]from[- ]home|based",
    )
    + r",?[ /]){0,4}"
    + any_of(
        r"positions?\b|roles?\b|jobs?\b|opportunit(?:y|ies)|basis|assignment|engagement|employment|vacancy|opening",
        r"gig\b",
        r"contractor|freelancer|contract\b|consultant|recruiter|assistant|offered|schedule|work\b|permanent|remote",
        rf"(?:[\w/]{{2,16}} ){{0,5}}{WORKER}\b",
    )
)
NOT_OFFERED_AFTER = re.compile(
    r"(?:'s|s)?[ *,-]{0,3}(?:(?:regular|permanent|us|u\.s\.|salaried|remote|non-us|exempt)[ ,/]{1,2})?"
    + any_of(
        "employees?|staff|members?|team members?|workers|associates?|devs?|engineers and|colleagues|people|hires",
        "students?",
        "experience|work experience|years?|equivalent|stud(?:y|ies)|enrol|graduat|universit|college|faculty",
        "offers include",
        "benefits|of employment|pricing|management|negotiat|review|manage|law|administrat|documents?|lifecycle|value",
        "renewals?|invoices?|requirements?|vendors?|with (?:our|clients|customers|vendors)",
        "roles? (?:at companies|down)",
    )
)
DURATION_BEFORE = re.compile(  # "6-month rolling contract"
    r"\b(?:\d{1,2}|three|six|nine|twelve)\+?[ -](?:months?|weeks?)[ -](?:[a-z-]{3,12} ){0,2}\Z"
)
DURATION_AFTER = re.compile(
    r"(?: (?:length|duration|term|period))?\s?[:(-]\s?\d{1,2}\+?(?:-\d{1,2})? ?(?:months?|weeks?)\b"
)
AS = re.compile(
    r"\b(?<!experience )(?:engaged|hired|employed|work|paid|onboarded|join us|contracted"
    r"|be) as an? (?:[a-z-]{2,14} ){0,2}\Z"
)
ALONE_BEFORE = re.compile(
    r"(?:\A|[\n|·•,/(\[]|[a-z)]: |remote[ ,-]{1,3}|- )[^\w\n|,]{0,5}(?:(?:remote|permanent|100%|w-?2"
    r"|paid)[ ,/-]{1,3})?\Z"
)
ALONE_AFTER = re.compile(
    r"(?: ?(?:or|and|/|&) ?(?:part|full)[ -]?time)?[\s*]{0,2}(?:(?:remote|permanent|contract|contractor|only"
    r"|position|role|employee|w2|hybrid|onsite|b2b)\b)?"
    r"[ *]{0,2}(?:[\n|·•,/)\](;-]|\.?\Z|\.\s?\n)| remote(?=\d)"
)
WEEK = re.compile("week")
HOURS_A_WEEK = re.compile(  # "Hours: 35 to 45 hours per week"
    r"(?:hours|schedule|commitment|workload)\W{1,4}(?P<least>\d{1,2})(?: ?(?:to|-) ?\d\d)? ?\+? ?(?:hours|hrs|h)"
    r" ?(?:(?:per|a|/|each) ?)?\Z"
)
FULL_WEEK, PART_OF_A_WEEK = 35, 30
BEFORE, AFTER, NEARBY = 90, 90, 60
WORDS_BEFORE = 6


def contract_in(ad: Ad, text: AdText) -> tuple[Contract, str] | None:
    """Return the terms on which a job is offered and the evidence: from its title, else its text.

    Of several terms the first counts, but for a contract that is also full-time or part-time work.
    """
    title, lower = lowered(ad.title), text.lower
    by_title = next((term for term, pattern in IN_TITLE if pattern.search(title)), None)
    if by_title:
        return by_title, TITLE
    offered = list(_offered(lower)) or list(_by_weekly_hours(lower))
    if not offered:
        return None
    first = offered[0]
    if first[0] in (Contract.FULL_TIME, Contract.PART_TIME):
        contracts = (one for one in offered[1:3] if one[0] is Contract.CONTRACT)
        first = next((one for one in contracts if _are_one(lower, first[2], one[1])), first)
    return first[0], _quoted(text.plain, first[1], first[2])


def _offered(lower: str) -> Iterator[tuple[Contract, int, int]]:
    """Yield the terms that a text in lower case offers, and where they stand."""
    for term, start, end in spots(lower, IN_TEXT):
        is_part = lower[start - 1 : start].isalnum() or (lower[end : end + 1].isalpha() and lower[end] not in "rs")
        if not is_part and _is_offered(lower[max(0, start - BEFORE) : start], lower[end : end + AFTER]):
            yield term, start, end
    for term, start, end in spots(lower, IN_TEXT_ABROAD):
        if not lower[start - 1 : start].isalnum():
            yield term, start, end


def _is_offered(before: str, after: str) -> bool:
    if LABEL.search(before):
        return True
    if NOT_OFFERED_AFTER.match(after):
        return False
    if DURATION_BEFORE.search(before) or DURATION_AFTER.match(after) or AS.search(before):
        return not NOT_OFFERED_BEFORE.search(before)
    if ALONE_BEFORE.search(before) and ALONE_AFTER.match(after):
        return True
    if NOT_OFFERED_BEFORE.search(before):
        return False
    begins = not before.rsplit("\n", 1)[-1].strip(" *-")
    is_thing = THING_AFTER.match(after) and (begins or OFFERED_BEFORE.search(before))
    return bool(is_thing or IS.search(before))


def _by_weekly_hours(lower: str) -> Iterator[tuple[Contract, int, int]]:
    for week in WEEK.finditer(lower):
        match = HOURS_A_WEEK.search(lower, max(0, week.start() - NEARBY), week.start())
        hours = int(match["least"]) if match else PART_OF_A_WEEK
        if match and not PART_OF_A_WEEK <= hours < FULL_WEEK:
            term = Contract.FULL_TIME if hours >= FULL_WEEK else Contract.PART_TIME
            yield term, match.start(), week.end()


def _are_one(lower: str, end: int, start: int) -> bool:
    """Return whether two terms stand together as one ("full-time contract"), not as a choice of two."""
    between = lower[end:start]
    return 0 <= len(between) <= NEARBY and not re.search(r"\bor\b|[/,\n]", between)


def _quoted(text: str, start: int, end: int) -> str:
    """Return the words on the terms, with a few before and after, of the same line."""
    line = text.rfind("\n", max(0, start - BEFORE), start) + 1 or max(0, start - BEFORE)
    before = [match.start() + line for match in re.finditer(r"\S+", text[line:start])][-WORDS_BEFORE:]
    stop = text.find("\n", end, end + NEARBY)
    return quote(text, before[0] if before else start, stop if stop >= 0 else min(len(text), end + NEARBY))
