"""The words looked for that stand in no post at hand: misspelt, or not written so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.classifier.features import WORD, singular
from jobsearch.dataaccess import search, settings
from jobsearch.labelling.title_words import tells_something

if TYPE_CHECKING:
    from collections.abc import Collection

    from jobsearch.dataaccess.database import Session

MOST = 12


def find_unknown(session: Session, among: Collection[int]) -> tuple[str, ...]:
    """Return the words looked for that none of these posts has, in singular or plural, as they were written.

    There are none without posts, of more words than `MOST`, as in a CV, and where posts can't be searched at once.
    """
    told = _telling(settings.get(session, settings.LOOKING_FOR) or "")
    if not among or len(told) > MOST or not search.is_quick(session):
        session.rollback()
        return ()
    posts = set(among)
    unknown = tuple(word for form, word in told.items() if posts.isdisjoint(search.find_any(session, _forms(form))))
    session.rollback()
    return unknown


def are_found(session: Session, among: Collection[int]) -> bool:
    """Return whether one of these posts has a word looked for, as far as posts can be searched at once."""
    told = _telling(settings.get(session, settings.LOOKING_FOR) or "")
    if len(told) > MOST or not search.is_quick(session):
        return True
    forms = [form for word in told for form in _forms(word)]
    return bool(forms) and not set(among).isdisjoint(search.find_any(session, forms))


def _telling(text: str) -> dict[str, str]:
    """Return the words that tell something, each by its singular as it is first written."""
    words: dict[str, str] = {}
    for word in WORD.findall(text):
        words.setdefault(singular(word.lower()), word)
    return {form: word for form, word in words.items() if tells_something(form)}


def _forms(word: str) -> list[str]:
    """Return a word and what is folded into it."""
    forms = word, f"{word}s", f"{word[:-1]}ies"
    return [form for form in forms if singular(form) == singular(word)]
