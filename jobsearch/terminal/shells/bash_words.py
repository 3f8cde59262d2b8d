"""Reads a line as bash does, without running any of it, and quotes what is inserted into it."""

from __future__ import annotations

import re
from dataclasses import dataclass

BLANKS = " \t\n"
UNSAFE = re.compile(r"[^\w@%+=:,./-]")
UNSAFE_IN_DOUBLE = re.compile(r'["$`\\]')
ESCAPED_IN_DOUBLE = '"$`\\'


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was typed, what it means, and the quotation mark that it lacks at its end, if any."""

    typed: str
    text: str
    quote: str


def split(line: str) -> list[Word]:
    """Return the words of a line; the last is the one at its end, which may be empty."""
    words, place = [], 0
    while True:
        while place < len(line) and line[place] in BLANKS:
            place += 1
        word = _word(line[place:])
        words.append(word)
        place += len(word.typed)
        if place == len(line):
            return words


def _word(line: str) -> Word:
    """Return the word that a line begins with."""
    text, quote, place = "", "", 0
    while place < len(line) and (quote or line[place] not in BLANKS):
        char, following = line[place], line[place + 1 : place + 2]
        place += 1
        if char == quote:
            quote = ""
        elif not quote and char in "'\"":
            quote = char
        elif char == "\\" and quote != "'" and (not quote or (following and following in ESCAPED_IN_DOUBLE)):
            text += following
            place += len(following)
        else:
            text += char
    return Word(line[:place], text, quote)


def inserted(value: str, word: Word, replaced: str) -> str:
    """Return what to insert in place of the end of a word, `replaced`, so that the whole word means `value`.

    Bash replaces but the end where a word has such characters as : or =, or where a quotation mark is open.
    """
    kept = _word(word.typed.removesuffix(replaced))
    rest = value[len(kept.text) :]
    if kept.quote == "'":
        return rest.replace("'", "'\\''")
    if kept.quote:
        return UNSAFE_IN_DOUBLE.sub(r"\\\g<0>", rest).replace("!", '"\\!"')
    return UNSAFE.sub(r"\\\g<0>", rest)
