"""The plain text of an ad, the form in which phrases are looked for in it, and quotes from it."""

from __future__ import annotations

import re

MOST_WORDS = 12
LONGEST_SENTENCE = 300
MARKUP = re.compile(
    r"""
    ^[ \t]*(?:\#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)  # headings, quotes, lists
    | \\(?=[^\w\s])                               # an escape
    | \*{1,3} | (?<!\w)_{1,3}(?=\w) | (?<=\w)_{1,3}(?!\w) | `
    | !?\[(?=[^\][\n]{0,300}\]\() | \]\([^()\s]{0,500}\)
    """,
    re.MULTILINE | re.VERBOSE,
)
ONE_FORM = (("'", "\u2018\u2019\u00b4\u02bc"), ('"', "\u201c\u201d"), ("-", "\u2010\u2011\u2012\u2013\u2014\u2212"), (" ", "\t\u00a0\u2009\u202f"))
SENTENCE_END = re.compile(r"\n|[.!?;](?=\s)|(?<=[a-z)])[.!?](?=[A-Z])")


def plain(markdown: str) -> str:
    """Return a Markdown text without its marks, line by line."""
    return MARKUP.sub("", markdown)


def folded(text: str) -> str:
    """Return a text in lower case, with one form of quotation mark, dash and space, each character in its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    for form, characters in ONE_FORM:
        for character in characters:
            lower = lower.replace(character, form)
    return lower


def quote(text: str, start: int, end: int) -> str:
    """Return the words of a text from `start` to `end`, whole and at most twelve of them."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return " ".join(text[start:end].split()[:MOST_WORDS])
