"""The words around a term like "full-time" that tell whether the job is offered on it."""

from __future__ import annotations

import re

from jobsearch.facts.text import any_of, phrases
from jobsearch.facts.values import Contract

TERMS = (
    (Contract.FULL_TIME, "full[ -]?time"),
    (Contract.PART_TIME, "part[ -]?time"),
    (Contract.CONTRACT, r"contract(?:or)?(?:[ -](?:to[ -]hire|based))?"),
    (Contract.CONTRACT, "freelance"),
    (Contract.CONTRACT, "free-lance"),
    (Contract.CONTRACT, r"temp(?:orary)?\b"),
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
CONTRACT_TOO = re.compile(  # after "full-time"
    r" ?(?:(?:long[- ]term|remote|independent|fixed[- ]term|temporary) ){0,2}"
    rf"(?:contract(?:or)?\b(?! {CONTRACT_WORK})|freelancer?\b|temporary (?:position|role|contract)|fixed[- ]term)"
    "|, independent contractor"
)
CHOICE = re.compile(r" ?(?:or|and/or|/) ?(?:part|full)[- ]time")
SEEKING = re.compile(
    r"\b(?:seek(?:ing|s)?|looking for|hiring|recruiting|in (?:search|need) of) (?:(?:an?"
    r"|our) )?(?:[\w-]{2,16},? ){0,3}\Z"
)
BEGINS = re.compile(
    r"(?:\A|\n)\W{0,5}(?:(?:flexible|long-term|paid|permanent|remote|fully remote|independent|initial|ongoing) ){0,2}\Z"
)
IS = re.compile(
    any_of(
        r"\b(?:position|role|job|opportunity|this|it) (?:is|will be|would be|can be) (?:an? )?(?:\w{1,12} ){0,2}",
        r"\bavailable ",
        r"\bthis ",
    )
    + r"\Z"
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
THING_AFTER = re.compile(  # "… (10 h a week), remote job"
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
        r"contractor|freelancer|contract\b|consultant|recruiter|assistant|offered|schedule|hours|work\b|permanent",
        r"remote",
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
HOURS_A_WEEK = re.compile(  # "Hours: 38 to 40 hours a week"
    r"(?:hours|schedule|commitment|workload)\W{1,4}(?P<least>\d{1,2})(?: ?(?:to|-) ?\d\d)? ?\+? ?(?:hours|hrs|h)"
    r" ?(?:(?:per|a|/|each) ?)?\Z"
)
