"""A field becomes one plain line, a description becomes Markdown."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from jobsearch.cleaning import LONGEST_DESCRIPTION, LONGEST_LINE, MOST_TAGS
from jobsearch.cleaning.characters import drop_unseen, repair_encoding, unescape_entities
from jobsearch.cleaning.markup import drop_markup, to_markdown
from jobsearch.cleaning.mention import drop_tags, take_mention

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_ROUNDS = 5  # what people write is clean after one; what five do not settle was made to mislead, and is dropped
_MOST_MARKUP = 1_000  # what Markdown may need beside twice the length of its text


def clean_line(text: str) -> str:
    """Return a title, company, place or tag as one line of plain text; cleaning it again changes nothing.

    What is beyond `LONGEST_LINE` characters is cut.
    """
    text = text[:LONGEST_LINE]
    for _ in range(_MOST_ROUNDS):
        cleaned = _clean_line_once(text)
        if cleaned == text:
            return text
        text = cleaned
    return ""


def clean_description(text: str) -> tuple[str, str | None]:
    """Return a description as Markdown and the word to mention when applying, if it asks for one.

    A single line end is a line break. What is beyond `LONGEST_DESCRIPTION` characters is cut.
    Cleaning it again changes nothing.
    """
    text, mention = text[:LONGEST_DESCRIPTION], None
    longest = 2 * len(text) + _MOST_MARKUP
    for _ in range(_MOST_ROUNDS):
        cleaned, word = take_mention(_clean_characters(text))
        cleaned = drop_tags(to_markdown(cleaned, longest))[:LONGEST_DESCRIPTION]
        mention = mention or word
        if cleaned == text:
            return text, mention
        text = cleaned
    return "", mention


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the first `MOST_TAGS` tags as plain lines, without repetition or commas: the database splits at them."""
    cleaned = (_without_commas(clean_line(tag)) for tag in islice(tags, MOST_TAGS))
    return tuple(dict.fromkeys(tag for tag in cleaned if tag))


def _without_commas(line: str) -> str:
    """Return a line without commas; what they kept apart may have to be cleaned once more."""
    return clean_line(line.replace(",", " ")) if "," in line else line


def _clean_line_once(text: str) -> str:
    return " ".join(drop_tags(drop_markup(_clean_characters(text))).split()).rstrip(" ,")


def _clean_characters(text: str) -> str:
    return drop_unseen(unescape_entities(repair_encoding(text)))
