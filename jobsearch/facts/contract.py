"""The terms of a job: full-time, part-time, contract or internship, as its title or text offers it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobsearch.facts.text import lowered, quote
from jobsearch.facts.values import TITLE, Contract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.facts.values import Ad

TERMS = {
    Contract.FULL_TIME: r"full[ -]?time|vollzeit|fulltime|jornada completa|tiempo completo|período integral|tempo integral|temps plein|temps complet|heltid|pełny etat|tempo pieno",
    Contract.PART_TIME: r"part[ -]?time|teilzeit|media jornada|medio tiempo|tiempo parcial|meio período|temps partiel|deltid",
    Contract.CONTRACT: r"(?:independent )?contract(?:or)?(?:[ -](?:to[ -]hire|based))?|freelancer?|freelance|temporary|temp|fixed[ -]term|free-lance|freiberuflich|befristet|autónomo|interim|b2b contract|c2c|corp[ -]to[ -]corp|1099|seasonal",
    Contract.INTERNSHIP: r"internship|praktikum|prácticas|estágio",
}
TERM = re.compile("|".join(f"(?P<{term.name}>(?:{words}))" for term, words in TERMS.items()))
TITLE_TERMS = (
    (Contract.INTERNSHIP, r"interns?\b|internships?\b|praktik(?:um|ant)\w{0,5}|stagiaire|estagi[áa]ri[oa]|becari[oa]|pasante"),
    (Contract.CONTRACT, r"freelanc\w{1,3}|contractor\b|contract\b(?! (?:manage|admin|special|negotia|law|coord|analyst|writer|attorney|paralegal|officer|lifecycle|research|audit|review|counsel|develop|engineer(?=s? (?:solidity|ethereum))))|temp\b|temporary|fixed[ -]term|\d{1,2}[ -]months? (?:contract|ftc)|ftc\b|maternity cover|1099\b|c2c\b|seasonal|befristet"),
    (Contract.PART_TIME, r"part[ -]?time|teilzeit|media jornada|medio tiempo|meio período"),
    (Contract.FULL_TIME, r"full[ -]?time|vollzeit|tiempo completo|jornada completa"),
)  # fmt: skip
IN_TITLE = tuple((term, re.compile(rf"(?<!smart )(?<![^\W_])(?:{words})")) for term, words in TITLE_TERMS)
LABEL = re.compile(
    r"(?:(?:job|employment|position|contract|work|engagement|role|assignment|hire|vacancy)[ -]?(?:type|status|term|terms|basis|schedule|time)s?|type|status|term|schedule|hours|commitment|availability|time commitment|classification|jornada|contrato|jornada de trabajo|tipo de contrato|vertragsart|arbeitszeit|beschäftigungsart|anstellungsart|work arrangement|employment)\s?[:|\n–-][\s\W]{0,6}(?:[\w,/ -]{1,30}[,/|( –-] ?)?\Z"
)
OFFERED_BEFORE = re.compile(
    r"(?:\b(?:this|the|position|role|job|opportunity|it|offer(?:ing)?|assignment|we offer|open to(?: both)?|available as|available|consider|offered|employed)\b(?:[ ,](?!not\b|all\b|our\b|into\b|employees\b)[\w/*'’-]{1,20}|,){0,6}[ ,]"
    r"|\b(?:seeking|looking for|look for|hiring|hires?|recruiting|need|search for|searching for|for|as|on|is|are|are you new to|join us|join \w{1,15} as) (?:an? |our |the |one |both )?(?:[\w/-]{1,16},? ){0,3})\Z"
)
THING_AFTER = re.compile(
    r"[\s*)]{0,3}(?:\([^()\n]{0,30}\)[\s*]{0,2})?,? ?(?:(?:and|or|/|remote|permanent|long[- ]term|salaried|onsite|hybrid|independent|exempt|contract|contractor|hourly|w2|home[- ]based|freelance|temporary|paid|fully|us|u\.s\.|flexible|consulting|100%|consultant|w-2|non-exempt|employee|employment|work from home|work-from-home|based),?[ /]){0,4}"
    r"(?:positions?|roles?|jobs?|opportunit(?:y|ies)|basis|assignment|engagement|employment|vacancy|opening|gig|contractor|freelancer|contract\b|consultant|offered|schedule|hours|work\b|permanent|remote|role\b|developer|engineer|designer|writer|specialist|manager|(?:\w{2,16} ){1,3}(?:engineer|developer|designer|specialist|manager|analyst|architect|representative|strategist|assistant|consultant|recruiter|writer)\b)"
)
OTHER_BEFORE = re.compile(
    r"(?:\b(?:transition\w{0,3}|possib\w{1,6}|potential|convert\w{0,3}|conversion|lead(?:s|ing)? to|turn into|become|becoming|expand\w{0,3}|extend\w{0,3}|grow|eligible for|eligibility|get|find|opportunity to|chance to|manag\w{1,3}|other|previous|prior|all|our|team of|years?|yrs?|smart|not|no|n't|n’t|hassle of|hassle and risk of|review|clients?['’]?s?|gov\w{1,8}|legal|employment|written|sign|signed|official|official|as many|each|every|any|current|existing|non|with|working with|through|while|and then|into|future)\b[^.!?\n|:;]{0,40})\Z"
)
OTHER_AFTER = re.compile(
    r"(?:['’]s|s)?[ *,-]{0,3}(?:(?:regular|permanent|us|u\.s\.|salaried|remote|non-us|exempt)[ ,/]{1,2})?(?:employees?|staff|members?|team members?|workers|associates?|experience|years?|equivalent|students?|stud(?:y|ies)|enrol|offers include|benefits|devs?|engineers and|colleagues|people|hires|graduat|university|college|of employment|pricing|management|negotiat|review|manage|law|administrat|documents?|lifecycle|value|renewals?|invoices?|requirements?|with (?:our|clients|customers|vendors)|vendors?|work experience|faculty|roles? (?:at companies|down))"
)
ALONE_BEFORE = re.compile(r"(?:\A|[\n|·•,/(\[–—•]|[a-z)]: |remote[ ,-]{1,3}|- )[\s*_(✅🕐📍💼⏰]{0,4}(?:remote[ ,/–-]{1,3}|permanent[ ,/–-]{1,3}|100% )?\Z")
ALONE_AFTER = re.compile(
    r"[\s*]{0,2}(?:(?:remote|permanent|contract|only|position|role|employee|w2|hybrid|onsite|b2b|contractor)\b)?[ *]{0,2}(?:[\n|·•,/)\]–—(;-]|\.?\Z|\.\s?\n)|remote\d"
)
BEFORE, AFTER, NEARBY = 90, 90, 60


def contract_in(ad: Ad, text: str) -> tuple[Contract, str] | None:
    """Return the terms on which a job is offered and the evidence: from its title, else its plain text.

    Of several terms the first counts, but for a contract that is also full-time or part-time work.
    """
    title = lowered(ad.title)
    for term, pattern in IN_TITLE:
        if pattern.search(title):
            return term, TITLE
    offered = list(_offered(lowered(text)))
    if not offered:
        return None
    first, start, end = offered[0]
    if first in (Contract.FULL_TIME, Contract.PART_TIME):
        near = [one for one in offered[1:3] if one[0] is Contract.CONTRACT and 0 <= one[1] - end <= NEARBY]
        first, start, end = near[0] if near and not _are_alternatives(text[end : near[0][1]]) else offered[0]
    return first, _quoted(text, start, end)


def _offered(lower: str) -> Iterator[tuple[Contract, int, int]]:
    for match in TERM.finditer(lower):
        start, end = match.span()
        if (start and lower[start - 1].isalnum()) or (lower[end : end + 1].isalpha() and not lower.startswith("s", end)):
            continue
        before = lower[max(0, start - BEFORE) : start]
        if _is_offered(before, lower[end : end + AFTER]):
            yield Contract[match.lastgroup or ""], start, end


def _is_offered(before: str, after: str) -> bool:
    if LABEL.search(before):
        return True
    if OTHER_AFTER.match(after):
        return False
    if ALONE_BEFORE.search(before) and ALONE_AFTER.match(after):
        return True
    if OTHER_BEFORE.search(before):
        return False
    line = before.rsplit("\n", 1)[-1]
    return bool(THING_AFTER.match(after)) and (not line.strip(" *-") or bool(OFFERED_BEFORE.search(before)))


def _are_alternatives(between: str) -> bool:
    return bool(re.search(r"\bor\b|/|,", between))


def _quoted(text: str, start: int, end: int) -> str:
    """Return the words on the terms, with a few before and after, of the same line."""
    line = text.rfind("\n", 0, start) + 1
    before = [match.start() + line for match in re.finditer(r"\S+", text[line:start])][-6:]
    stop = text.find("\n", end)
    return quote(text, before[0] if before else start, min(stop if stop >= 0 else len(text), end + NEARBY))
