"""Where lines end on a terminal: between words, never within one, so that a copied address is whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

WORD = re.compile(r"\s*(\S+)")
FIRST_WORD = re.compile(r"[\s▌]*(\S+)\s*")  # after the bar beside a quotation
LAST_WORD = re.compile(r"(\S+)\s*$")


def at_words(text: Text, width: int) -> Text:
    """Break the lines of a text between words, with the indent each line has.

    A word longer than a line stays whole: the terminal wraps it, and still copies it in one piece.
    """
    return Text("\n").join(part for line in text.split("\n", allow_blank=True) for part in _parts(line, width))


def sentence(text: str, command: str, width: int) -> str:
    """Break a sentence between words; the command that it ends with stays whole, so that it can be copied."""
    lines = at_words(Text(text), width).plain
    if not command:
        return lines
    last = lines.rpartition("\n")[2]
    gap = " " if cell_len(f"{last} {command}") <= width else "\n"
    return lines + gap + command


def _parts(line: Text, width: int) -> Iterator[Text]:
    indent = len(line.plain) - len(line.plain.lstrip())
    ends, used = [], 0
    for word in WORD.finditer(line.plain):
        used += cell_len(word[0])
        if used > width and word.start():
            ends.append(word.start(1))
            used = indent + cell_len(word[1])
    for number, part in enumerate(line.divide(ends)):
        part.rstrip()
        yield Text(" " * indent).append_text(part) if number else part


def unfolded(lines: Sequence[Text], words: Collection[str]) -> Iterator[Text]:
    """Join the pieces of words that were folded because they are longer than a line; `words` are all words whole."""
    left = list(reversed(lines))
    while left:
        line = left.pop()
        last = LAST_WORD.search(line.plain)
        pieces = _pieces(last[1], left, words) if last and last[1] not in words else []
        if not last or not pieces:
            yield line
            continue
        del left[-len(pieces) :]
        joined = (following[first.start(1) : first.end(1)] for following, first in pieces)
        yield Text.assemble(line[: last.end(1)], *joined)
        following, first = pieces[-1]
        if first.end() < len(following):
            left.append(Text.assemble(following[: first.start(1)], following[first.end() :]))


def _pieces(word: str, left: Sequence[Text], words: Collection[str]) -> list[tuple[Text, re.Match[str]]]:
    """Return which of the lines that are left, the next one last, begin with a piece that makes this a whole word."""
    pieces = []
    for line in reversed(left):
        first = FIRST_WORD.match(line.plain)
        if not first:
            break
        word += first[1]
        pieces.append((line, first))
        if word in words:
            return pieces
        if first.end() < len(line.plain):
            break
    return []
