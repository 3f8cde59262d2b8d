"""Quotes found again in a text as it is shown, broken into lines and without its marks, and lit there."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.text import Text

QUOTED = "not bold italic underline magenta"  # unlike the words for and against, without colour, too
WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 30


class _Word(NamedTuple):
    line: int
    start: int
    end: int
    word: str


def light(lines: Sequence[Text], quotes: Iterable[str]) -> None:
    """Style each quote in the lines, where its words first stand in this order."""
    words = [
        _Word(number, *found.span(), found[0].casefold())
        for number, line in enumerate(lines)
        for found in WORD.finditer(line.plain)
    ]
    for quote in quotes:
        found = _found(words, [word.casefold() for word in WORD.findall(quote)[:MOST_WORDS]])
        for number, in_line in groupby(found, key=lambda word: word.line):
            first, *rest = in_line
            start, end = _widened(lines[number].plain, first.start, (rest or [first])[-1].end, quote)
            lines[number].stylize(QUOTED, start, end)


def _found(words: Sequence[_Word], quote: Sequence[str]) -> Sequence[_Word]:
    """Return the words of a quote where a text first has them next to each other; none if it does not."""
    for start, word in enumerate(words):
        found = words[start : start + len(quote)] if quote and word.word == quote[0] else []
        if found and [each.word for each in found] == quote:
            return found
    return []


def _widened(line: str, start: int, end: int, quote: str) -> tuple[int, int]:
    """Return where a quote stands in a line, with the signs that it has before or after its words: "$", "+"."""
    words = list(WORD.finditer(quote))
    before, after = quote[: words[0].start()], quote[words[-1].end() :]
    return start - len(before) * line[:start].endswith(before), end + len(after) * line[end:].startswith(after)
