"""What ads say when applicants may live anywhere in the world."""

from __future__ import annotations

import re

from jobsearch.facts.subjects import is_about_applicants, sentence_before

WORLD = r"(?:the\ |this\ )?(?:world|globe|planet|earth)"
SURE = re.compile(
    rf"""
    \b(?:any(?:where|\ location|\ place|\ country)|wherever\ (?:you|they)\ (?:are|live|like|want|choose))
       ,?\ (?:in|on|around|across)\ {WORLD}\b
    | \b(?:remote(?:ly)?|work|hir(?:e|ing)|open|recruit(?:ing)?|available)[ ,:|/(-]{{1,3}}
       (?:worldwide|world-wide|globally|global(?=[\n).,;|]|$)|internationally|anywhere(?=[\n).,;|!]|$))
    | \b(?:worldwide|global|anywhere)[ ,:|/(-]{{1,3}}remote\b(?!-first)
    | \bno\ (?:location|geographic(?:al)?|country)\ (?:restrictions?|limits?|limitations?|requirements?|preference)
    | \b(?:location|geographically)[- ](?:independent|agnostic)\b
    | \bfrom\ (?:any\ (?:location|country|place)|all\ over\ {WORLD}|around\ {WORLD})\b(?=[^\n]{{0,20}}\b(?:apply|welcome))
    | \b(?:hir(?:e|ing)|recruit(?:ing)?|applicants|candidates|applications)\ (?:\w+\ )?(?:from\ )?(?:all\ (?:over|around)|around|across)
       \ {WORLD}\b
    | \bremote(?:ly)?\ from\ any\ (?:location|country)\b
    | \bdesde\ cualquier\ (?:lugar|ubicaci[oó]n|parte|pa[ií]s)\b | \bde\ qualquer\ (?:lugar|parte|pa[ií]s)\b
    | \bn'importe\ où\b | \bweltweit\ remote\b | \bremote\ weltweit\b
    """,
    re.VERBOSE,
)
PERHAPS = re.compile(
    r"\bwork(?:ing)?\ (?:remotely\ |100%\ remotely\ )?from\ (?:anywhere|wherever\ you(?:'d)?\ (?:like|want|are|choose))\b(?!\ (?:in|within)\b)",
    re.VERBOSE,
)
FOR_A_WHILE = re.compile(r"\b(?:up to|days?|weeks?|months?|per year|a year|retreats?|meet|gather)\b")
OF_OTHERS = re.compile(r"\b(?:enabl|customers?|clients?|users?|allow|membership|freedom to travel)")
LOOK_AHEAD = 50


def said_surely(text: str) -> tuple[int, int] | None:
    """Return the words of a folded text that open a post to the world."""
    return _said(SURE, text)


def said_perhaps(text: str) -> tuple[int, int] | None:
    """Return words of a folded text that may open a post to the world, where nothing else is said of places."""
    return _said(PERHAPS, text)


def _said(phrase: re.Pattern[str], lower: str) -> tuple[int, int] | None:
    for match in phrase.finditer(lower):
        before = sentence_before(lower, match.start())
        ahead = lower[match.end() : match.end() + LOOK_AHEAD].partition("\n")[0]
        if (
            is_about_applicants(before, if_nobody=True)
            and not OF_OTHERS.search(before)
            and not FOR_A_WHILE.search(ahead)
        ):
            return match.span()
    return None
