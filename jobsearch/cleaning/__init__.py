"""Cleaning text from the feed: a field becomes one plain line, a description becomes Markdown."""

from __future__ import annotations

from jobsearch.cleaning.characters import drop_unseen, repair_encoding, unescape_entities
from jobsearch.cleaning.markup import drop_markup, to_markdown
from jobsearch.cleaning.mention import drop_tags, take_mention

__all__ = ["clean_description", "clean_line"]

_MOST_ROUNDS = 5


def clean_line(text: str) -> str:
    """Return a title, company, place or tag as one line of plain text; cleaning it again changes nothing."""
    for _ in range(_MOST_ROUNDS):
        cleaned = _clean_line_once(text)
        if cleaned == text:
            break
        text = cleaned
    return text


def clean_description(text: str) -> tuple[str, str | None]:
    """Return a description as Markdown and the word to mention when applying, if it asks for one.

    A single line end is a line break. Cleaning it again changes nothing.
    """
    mention = None
    for _ in range(_MOST_ROUNDS):
        cleaned, word = take_mention(_clean_characters(text))
        cleaned = drop_tags(to_markdown(cleaned))
        mention = mention or word
        if cleaned == text:
            break
        text = cleaned
    return text, mention


def _clean_line_once(text: str) -> str:
    return " ".join(drop_tags(drop_markup(_clean_characters(text))).split()).rstrip(" ,")


def _clean_characters(text: str) -> str:
    return drop_unseen(unescape_entities(repair_encoding(text)))
