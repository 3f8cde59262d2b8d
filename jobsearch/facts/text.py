"""The plain text of an ad, and quotes from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from jobsearch.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")
Phrase = tuple[T, str, Pattern]
Found = tuple[T, int, int]
LETTERS = Pattern(r"[\w -]+(?![?*{])")

MOST_WORDS = 12
LONGEST_SENTENCE = 120  # characters before and after what is quoted
SENTENCE_END = Pattern(r"\n|[.!?;•](?=\s|$)")
WORD = Pattern(r"\S+")
NOT_A_BEGINNING = " \t\n:;,.)]|•·–—"  # noqa: RUF001 - dashes as ads have them
APOSTROPHES, HYPHENS, BLANKS = "\u2018\u2019\u02bc", "\u2010\u2011\u2012\u2013\u2014\u2212", "\u00a0\u2007\u2009\u202f"
PLAIN_SIGNS = (
    *((sign, "'") for sign in APOSTROPHES),
    *((sign, "-") for sign in HYPHENS),
    *((sign, " ") for sign in BLANKS),
)
LINE_MARK = Pattern(r"\n[ \t]*(?:\#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)")  # headings, quotes, lists
MARK = Pattern(  # each way begins with a sign, so that the search leaps from sign to sign
    r"""
    \\(?=[^\w\s])                                         # an escape
    | \*\*{0,2} | _(?<!\w_)_{0,2}(?=\w) | _(?<=\w_)_{0,2}(?!\w) | `
    | !\[(?=[^\][\n]{0,300}\]\() | \[(?=[^\][\n]{0,300}\]\() | \]\([^()\s]{0,500}\)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class AdText:
    """The plain text of an ad, and the same in lower case with plain signs, each character at the same place."""

    plain: str
    lower: str


def ad_text(markdown: str) -> AdText:
    """Return what facts are read from, of a Markdown text."""
    text = plain(markdown)
    return AdText(text, lowered(text))


def plain(markdown: str) -> str:
    """Return a Markdown text without its marks, line by line."""
    return MARK.sub("", LINE_MARK.sub("\n", "\n" + markdown))[1:]


def straight(text: str) -> str:
    """Return a text with plain apostrophes, hyphens and blanks for typographic ones, each character where it was."""
    for sign, plain_sign in PLAIN_SIGNS:
        text = text.replace(sign, plain_sign)
    return text


def lowered(text: str) -> str:
    """Return a text with plain signs in lower case, each character where it was."""
    lower = straight(text).lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[0] for char in straight(text))


def quote(text: str, start: int, end: int) -> str:
    """Return the words of a text from `start` to `end`, at most twelve and whole, if not glued: "timezoneWe"."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum() and not _is_glued(text, end):
        end += 1
    return " ".join(text[start:end].lstrip(NOT_A_BEGINNING).split()[:MOST_WORDS])


def quote_sentence(text: str, start: int, end: int) -> str:
    """Return the words of a text from `start` to `end` with those of their sentence around them, twelve in all.

    What follows goes before what leads up to them.
    """
    after = SENTENCE_END.split(text[end : end + LONGEST_SENTENCE], maxsplit=1)[0]
    before = SENTENCE_END.split(text[max(0, start - LONGEST_SENTENCE) : start])[-1]
    room = MOST_WORDS - len(text[start:end].split())
    following = list(WORD.finditer(after))[: max(0, room)]
    leading = list(WORD.finditer(before))[max(0, len(WORD.findall(before)) - max(0, room - len(following))) :]
    end += following[-1].end() if following else 0
    start -= len(before) - leading[0].start() if leading else 0
    return quote(text, start, end)


def _is_glued(text: str, at: int) -> bool:
    return text[at - 1].islower() and text[at].isupper()


def quote_up_to(text: str, start: int, end: int) -> str:
    """Return the last words of a text from `start` to `end`, whole and at most twelve of them."""
    words = list(WORD.finditer(text[start:end]))
    return quote(text, start + words[-MOST_WORDS].start(), end) if len(words) > MOST_WORDS else quote(text, start, end)


def any_of(*phrases: str) -> str:
    """Return a regular expression that fits any of the phrases."""
    return f"(?:{'|'.join(phrases)})"


def phrases(words: Iterable[tuple[T, str]]) -> tuple[Phrase[T], ...]:
    """Return regular expressions that each begin with a few letters, with what they stand for, made for `spots`."""
    return tuple((meaning, LETTERS.match(word)[0], Pattern(word)) for meaning, word in words)  # type: ignore[index]


def spots(text: str, sought: Iterable[Phrase[T]]) -> list[Found[T]]:
    """Return where phrases stand in a text, in its order, each with what it stands for.

    One by one, and after a look for their first letters, they are found many times faster than as branches of one.
    """
    found = [
        (meaning, *match.span())
        for meaning, letters, phrase in sought
        if letters in text
        for match in phrase.finditer(text)
    ]
    return sorted(found, key=lambda spot: spot[1:])
