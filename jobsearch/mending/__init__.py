"""Foreign text made fit to read: a field becomes one plain line, a description Markdown."""

from __future__ import annotations

from jobsearch.mending.characters import drop_unseen, repair_encoding, unescape_entities
from jobsearch.mending.markup import drop_markup, to_markdown
from jobsearch.mending.mention import drop_tags, take_mention

__all__ = ["mend_description", "mend_line"]

_MOST_ROUNDS = 5


def mend_line(text: str) -> str:
    """Return a title, company, place or tag as one line of plain text; mending it again changes nothing."""
    for _ in range(_MOST_ROUNDS):
        mended = _mend_line_once(text)
        if mended == text:
            break
        text = mended
    return text


def mend_description(text: str) -> tuple[str, str | None]:
    """Return a description as Markdown and the word to mention when applying, if it asks for one.

    A single line end is a line break. Mending what is mended changes nothing.
    """
    mention = None
    for _ in range(_MOST_ROUNDS):
        mended, word = take_mention(_mend_characters(text))
        mended = drop_tags(to_markdown(mended))
        mention = mention or word
        if mended == text:
            break
        text = mended
    return text, mention


def _mend_line_once(text: str) -> str:
    return " ".join(drop_tags(drop_markup(_mend_characters(text))).split()).rstrip(" ,")


def _mend_characters(text: str) -> str:
    return drop_unseen(unescape_entities(repair_encoding(text)))
