"""The plain text of an ad, and quotes from it."""

from __future__ import annotations

import re

MOST_WORDS = 12
LINE_MARK = re.compile(r"\n[ \t]*(?:\#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)")  # headings, quotes, lists
MARK = re.compile(  # each way begins with a sign, so that the search leaps from sign to sign
    r"""
    \\(?=[^\w\s])                                         # an escape
    | \*\*{0,2} | _(?<!\w_)_{0,2}(?=\w) | _(?<=\w_)_{0,2}(?!\w) | `
    | !\[(?=[^\][\n]{0,300}\]\() | \[(?=[^\][\n]{0,300}\]\() | \]\([^()\s]{0,500}\)
    """,
    re.VERBOSE,
)


def plain(markdown: str) -> str:
    """Return a Markdown text without its marks, line by line."""
    return MARK.sub("", LINE_MARK.sub("\n", "\n" + markdown))[1:]


def lowered(text: str) -> str:
    """Return a text in lower case, each character where it was."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[0] for char in text)


def quote(text: str, start: int, end: int) -> str:
    """Return the words of a text from `start` to `end`, whole and at most twelve of them."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return " ".join(text[start:end].split()[:MOST_WORDS])


def quote_up_to(text: str, start: int, end: int) -> str:
    """Return the last words of a text from `start` to `end`, whole and at most twelve of them."""
    words = list(re.finditer(r"\S+", text[start:end]))
    return quote(text, start + words[-MOST_WORDS].start(), end) if len(words) > MOST_WORDS else quote(text, start, end)
