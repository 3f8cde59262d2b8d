"""Whom a phrase of an ad is about: those who may apply, or the company, its people and its customers."""

from __future__ import annotations

import re

LOOK_BACK = 110
APPLICANT = r"""
    applicants?|candidates?|you(?:'ll|'re)?|someone|anyone|individuals?|person|talents?|professionals?|experts?
    |must|should|need(?:s|ed)?|requires?|required|requirements?|ha(?:s|ve)\ to|expect(?:ed)?|provided|as\ long\ as
    |prefer(?:red|ably|ence|s)?|ideal(?:ly)?|role|position|job|opportunity|contract|vacancy|freelancers?|contractors?
    |hire|hired|hiring|seeking|looking\ for|recruiting|open\ to|considering|accept(?:ing)?|eligible|only|welcome
    |developers?|engineers?|designers?|specialists?|analysts?|writers?|consultants?|remote(?:ly)?(?!-first)|full[- ]time
    |part[- ]time|can\ be|may\ be|could\ be|either|physically|reside
"""
OTHERS = r"""
    we(?:'re|'ve|\ are)?|our|compan(?:y|ies)|headquarter(?:s|ed)|hq|offices?|teams?|colleagues?|co-?workers?|members?
    |clients?|customers?|users?|partners?|founded|founders?|ceo|cto|startups?|start-ups?|business(?:es)?|firms?|studios?
    |organi[sz]ations?|employees|staff|investors?|leadership|agenc(?:y|ies)|communit(?:y|ies)|patients?|students?
    |schools?|universit(?:y|ies)|institutions?|brands?|stores?|suppliers?|vendors?|manager|stakeholders?|audience
    |it's|its|their|they|warehouses?|plants?|sites?|labs?|data|servers?|markets?|accounts|projects|stakeholders
    |engineers\ who|developers\ who|group|factory|restaurants?|hospitals?|entit(?:y|ies)|product|platform|hires
"""
SUBJECT = re.compile(rf"(?<!\w)(?:(?P<applicant>{APPLICANT})|(?P<others>{OTHERS}))(?!\w)", re.VERBOSE)
SENTENCE_END = re.compile(r"\n|[.!?;](?= )")
CLAUSE_END = re.compile(r"[,:(]|\b(?:but|however|although)\b")
NEGATION = re.compile(r"(?<!\w)(?:not|cannot|never|unable|no|non|except|excluding|excludes?|outside)(?!\w)|n't(?!\w)")
DEMAND = re.compile(r"(?<!\w)(?:must|only|requires?|required|requirement|need to|have to|has to|should)(?!\w)")
PAY_OR_LAW = re.compile(
    r"""salar|compensation|\bpay\b|pay\ range|base\ range|ordinance|\blaws?\b|legislation|privacy|gdpr|benefits?\b
    |insurance|401|\bpto\b|stipend|accommodation|disabilit|criminal|conviction|without\ regard|regardless|equal
    |veteran|\bif\ (?:you(?:'re|\ are|\ live)|based|located|hired)|\bfor\ those\b|\bwhether\ you""",
    re.VERBOSE,
)


def sentence_before(lower: str, at: int) -> str:
    """Return what the sentence says before a position, at most `LOOK_BACK` characters of it."""
    start = max(0, at - LOOK_BACK)
    return SENTENCE_END.split(lower[start:at])[-1]


def clause_before(sentence: str) -> str:
    """Return the last clause of what a sentence says before a position."""
    return CLAUSE_END.split(sentence)[-1]


def is_about_applicants(before: str, *, if_nobody: bool) -> bool:
    """Return whether those who may apply are the last ones named; `if_nobody` is the answer where none is."""
    last = None
    for last in SUBJECT.finditer(before):
        pass
    return if_nobody if last is None else last.lastgroup == "applicant"
