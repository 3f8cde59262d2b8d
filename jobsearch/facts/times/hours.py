"""The working hours or the time zone that an ad asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobsearch.facts import subjects
from jobsearch.facts.text import AdText, lowered, quote
from jobsearch.facts.times import hour_phrases as said
from jobsearch.facts.times.hour_phrases import Kind
from jobsearch.facts.times.names import signed
from jobsearch.facts.values import LOCATION_FIELD, TITLE
from jobsearch.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobsearch.facts.values import Ad

FEW_WORDS, MOST_WORDS, LONGEST_LABEL, LONGEST_FIELD = 5, 12, 90, 300
BACK, AHEAD, NEAR = 90, 110, 40
SENTENCE_END = Pattern(r"\n|(?<![a-z][.][a-z])[.!](?: |$)")

Span = tuple[int, int]


def hours_in(ad: Ad, text: AdText) -> tuple[str, str] | None:
    """Return the hours or time zone that an ad with this text asks for, in its words, and what says so.

    A span of time zones goes before an overlap, this before times by the clock, and these before a zone's hours.
    """
    if span := _asked(text):
        return _short(text.plain[slice(*span)]), quote(text.plain, *span)
    for field, name in ((ad.location[:LONGEST_FIELD], LOCATION_FIELD), (ad.title[:LONGEST_FIELD], TITLE)):
        if span := _asked(AdText(field, lowered(field))):
            return _short(field[slice(*span)]), name
    return None


def _short(phrase: str) -> str:
    words = " ".join(phrase.split()[:MOST_WORDS]).strip(" ,;:-")
    return words if words.count("(") == words.count(")") else words.replace("(", "").replace(")", "")


def _asked(text: AdText) -> Span | None:
    lower = text.lower
    starts = _hints(lower)
    best: Span | None = None
    kinds: Sequence[tuple[Kind, Pattern]] = said.PHRASES
    windows = list(_windows(lower, starts))
    signs = signed(lower, windows)
    for window in windows:
        for at, (kind, pattern) in enumerate(kinds):
            if span := _counted(kind, pattern, text, signs, window):
                best, kinds = span, kinds[:at]
                break
    if best and len(kinds) < Kind.CLOCK:
        return best
    return _labelled(text, starts) or best


def _hints(lower: str) -> list[int]:
    """Return where words and signs of hours and zones stand, in order."""
    words = [match.start() for match in said.TRIGGER.finditer(f" {lower}")]
    signs = [match.start() for sign in said.SIGNS if sign in lower for match in re.finditer(re.escape(sign), lower)]
    return sorted(words + signs) if signs else words


def _windows(lower: str, starts: list[int]) -> Iterator[Span]:
    """Yield the parts of lines around some positions; they do not overlap."""
    last = 0
    for at in starts:
        if at < last:
            continue
        start = max(last, at - BACK)
        start = max(start, lower.rfind("\n", start, at) + 1)
        end = lower.find("\n", at, at + AHEAD)
        last = end if end >= 0 else min(at + AHEAD, len(lower))
        yield start, last


def _counted(kind: Kind, pattern: Pattern, text: AdText, signs: str, window: Span) -> Span | None:
    for match in pattern.finditer(signs, *window):
        names = said.SHORT_NAME.finditer(text.lower, *match.span())
        if all(text.plain[name.start() : name.end()].isupper() for name in names) and _is_asked(
            kind, match.span(), text.lower
        ):
            return match.span()
    return None


def _is_asked(kind: Kind, span: Span, lower: str) -> bool:
    if kind < Kind.CLOCK:
        return True
    start, end = span
    before = subjects.sentence_before(lower, start)
    if kind is Kind.CLOCK:
        around = before[-NEAR:] + lower[start : end + NEAR]
        tells = said.TELLS_HALF.search(lower, start, end) and said.ABOUT_HOURS.search(around)
        return bool(tells) and not said.NOT_WORK.search(around)
    negated = subjects.NEGATION.search(subjects.clause_before(before))
    return not negated and subjects.is_about_applicants(before, if_nobody=True)


def _labelled(text: AdText, starts: list[int]) -> Span | None:
    """Return what stands behind a label at the beginning of a line, if it says when: "Shift: US, nights"."""
    lower = text.lower
    for at in starts:
        label = said.LABEL.match(lower, at)
        line = max(0, at - NEAR)
        line = max(line, lower.rfind("\n", line, at) + 1)
        if label and said.BEFORE_LABEL.fullmatch(lower, line, at):
            value = SENTENCE_END.split(lower[label.end() : label.end() + LONGEST_LABEL], maxsplit=1)[0]
            span = (label.end(), label.end() + len(value))
            signs = signed(lower, [span])
            if said.SAYS_WHEN.search(signs, *span) and len(value.split()) <= MOST_WORDS:
                return _within(text, signs, span)
    return None


def _within(text: AdText, signs: str, sentence: Span) -> Span:
    """Return the part of a sentence from where it says when, or all of it where it is short."""
    start, end = sentence
    if len(text.lower[start:end].split()) <= FEW_WORDS:
        return sentence
    spans = (_counted(kind, pattern, text, signs, sentence) for kind, pattern in said.PHRASES)
    return next(((span[0], end) for span in spans if span), sentence)
