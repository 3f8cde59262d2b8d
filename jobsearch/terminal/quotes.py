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
MOST_BETWEEN = 2  # the number of an item, say, which the screen puts there


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


def _found(words: Sequence[_Word], quote: Sequence[str]) -> list[_Word]:
    """Return the words of a quote in a text: next to each other, else with few others between; none if it has none."""
    starts = [index for index, word in enumerate(words) if quote and word.word == quote[0]]
    for most_between in (0, MOST_BETWEEN):
        for start in starts:
            found = _following(words, start, quote, most_between)
            if len(found) == len(quote):
                return found
    return []


def _following(words: Sequence[_Word], start: int, quote: Sequence[str], most_between: int) -> list[_Word]:
    """Return the words of a quote from the one at `start` on, as far as they follow it."""
    found, last = [words[start]], start
    for wanted in quote[1:]:
        near = range(last + 1, min(last + most_between + 2, len(words)))
        last = next((index for index in near if words[index].word == wanted), len(words))
        if last == len(words):
            break
        found.append(words[last])
    return found


def _widened(line: str, start: int, end: int, quote: str) -> tuple[int, int]:
    """Return where a quote stands in a line, with the signs that it has before or after its words: "$", "+"."""
    words = list(WORD.finditer(quote))
    before, after = quote[: words[0].start()], quote[words[-1].end() :]
    return start - len(before) * line[:start].endswith(before), end + len(after) * line[end:].startswith(after)
