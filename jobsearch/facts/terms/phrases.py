"""The words for terms of a job, such as "full-time", in titles and texts."""

from __future__ import annotations

from jobsearch.facts.text import any_of, phrases
from jobsearch.facts.values import Contract
from jobsearch.patterns import Pattern

CONTRACT_WORK = any_of(
    "manage|admin|special|negotia|law|coord|analyst|attorney|paralegal|officer|lifecycle|review|counsel",
    "research|manufactur|language|terms|documents?",
)
COVER = r"(?: leave)? (?:cover\b|replacement|substitut|vacancy|contract|position|role)"
JOB = "(?:position|role|job|opportunity|contract|vacancy|gig)"
TERMS = (
    (Contract.FULL_TIME, "full[ -]?time"),
    (Contract.PART_TIME, "part[ -]?time"),
    (Contract.CONTRACT, rf"contract(?:or)?(?:[ -](?:to[ -]hire|based))?(?!s?[ -]{CONTRACT_WORK})"),
    (Contract.FULL_TIME, rf"ft\b(?= ?(?:\n|\Z|[|·•)/]|,? ?(?:remote|hybrid|permanent|exempt|{JOB})))"),
    (Contract.PART_TIME, rf"pt\b(?= {JOB})"),
    (Contract.CONTRACT, "freelance"),
    (Contract.CONTRACT, "free-lance"),
    (Contract.CONTRACT, r"temp(?:orary)?\b(?![./])"),
    (Contract.CONTRACT, "fixed[ -]term"),
    (Contract.CONTRACT, "interim"),
    (Contract.CONTRACT, "c2c"),
    (Contract.CONTRACT, "corp[ -]to[ -]corp"),
    (Contract.CONTRACT, "1099"),
    (Contract.CONTRACT, "seasonal"),
    (Contract.CONTRACT, "self[ -]employed"),
    (Contract.CONTRACT, r"short[ -]term\b(?! ?[(<:])"),
    (Contract.CONTRACT, "project[ -]based"),
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
    (Contract.FULL_TIME, "voltijds"),
    (Contract.PART_TIME, "teilzeit"),
    (Contract.PART_TIME, "media jornada"),
    (Contract.PART_TIME, "medio tiempo"),
    (Contract.PART_TIME, "meio período"),
    (Contract.PART_TIME, "temps partiel"),
    (Contract.PART_TIME, "deltid"),
    (Contract.PART_TIME, "deeltijd"),
    (Contract.CONTRACT, "freiberuflich"),
    (Contract.CONTRACT, "befristet"),
    (Contract.CONTRACT, "freie mitarbeit"),
    (Contract.CONTRACT, "freier mitarbeiter"),
    (Contract.CONTRACT, "contrato temporal"),
    (Contract.CONTRACT, r"contrat[oação]{1,4} pj\b"),
    (Contract.CONTRACT, r"regime pj\b"),
    (Contract.CONTRACT, "tempo determinato"),
    (Contract.CONTRACT, r"cdd\b"),
    (Contract.CONTRACT, "umowa (?:b2b|zlecenie|o dzieło)"),
    (Contract.CONTRACT, "kontrakt b2b"),
    (Contract.INTERNSHIP, "stage de (?:[0-9]|fin d)"),
    (Contract.INTERNSHIP, "pflichtpraktikum"),
    (Contract.INTERNSHIP, "contrato de prácticas"),
)
BY_THEMSELVES = (  # phrases that offer a term whatever surrounds them
    (Contract.FULL_TIME, "eligible for full[ -]time employment"),
    (Contract.CONTRACT, "contract[ -]to[ -](?:hire|perm)"),
    (Contract.CONTRACT, "temp(?:orary)?[ -]to[ -](?:hire|perm)"),
    (Contract.CONTRACT, f"maternity{COVER}"),
    (Contract.CONTRACT, f"paternity{COVER}"),
    (Contract.CONTRACT, f"parental{COVER}"),
    (Contract.CONTRACT, "covering (?:an? |for )?(?:maternity|parental|paternity|sick) leave"),
    (Contract.CONTRACT, f"1099 (?:independent |contract|basis|status|employ|worker|{JOB})"),
    (Contract.CONTRACT, r"w2 contract\b"),
    (Contract.CONTRACT, r"w-2 contract\b"),
    (Contract.CONTRACT, r"b2b (?:contract|agreement|basis|cooperation)\b(?! (?:negoti|value|manage))"),
    (Contract.CONTRACT, r"contract(?: type)?\s?: b2b\b"),
    (Contract.CONTRACT, r"employment(?: type)?\s?: b2b\b"),
    (Contract.CONTRACT, "independent contractor (?:agreement|status|basis|engagement)"),
    (Contract.CONTRACT, "contractor (?:agreement|basis)"),
    (Contract.CONTRACT, "contractors only"),
    (Contract.CONTRACT, "freelancers only"),
    (
        Contract.INTERNSHIP,
        "internship (?:starts|begins|lasts|runs|will (?:start|begin|last|run)|dates|duration|in an?)",
    ),
    (Contract.INTERNSHIP, "during (?:this|the|your) internship"),
)
IN_TEXT = phrases(TERMS)
IN_TEXT_ABROAD = phrases(ABROAD)
IN_TEXT_BY_THEMSELVES = phrases(BY_THEMSELVES)
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
IN_TITLE = tuple((term, Pattern(rf"(?<!smart )(?<![^\W_]){any_of(words)}")) for term, words in TITLES)
