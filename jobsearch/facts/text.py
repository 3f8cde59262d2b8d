"""The plain text of an ad, and quotes from it."""

from __future__ import annotations

import re

MOST_WORDS = 12
MARKUP = re.compile(
    r"""
    ^[ \t]*(?:\#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)  # headings, quotes, lists
    | \\(?=[^\w\s])                               # an escape
    | \*{1,3} | (?<!\w)_{1,3}(?=\w) | (?<=\w)_{1,3}(?!\w) | `
    | !?\[(?=[^\][\n]{0,300}\]\() | \]\([^()\s]{0,500}\)
    """,
    re.MULTILINE | re.VERBOSE,
)


def plain(markdown: str) -> str:
    """Return a Markdown text without its marks, line by line."""
    return MARKUP.sub("", markdown)


def quote(text: str, start: int, end: int) -> str:
    """Return the words of a text from `start` to `end`, whole and at most twelve of them."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return " ".join(text[start:end].split()[:MOST_WORDS])
