"""Phrases looked for together: the words that begin them are found in one pass, and only there each is tried."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from jobsearch.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

GLUED = ("location", "remot")  # found within a word too: feeds lose the break before them ("EngineerLocation: Berlin")


class Beginnings:
    """Words, or parts of words, that begin phrases of folded text; signs are found anywhere."""

    def __init__(self, words: Iterable[str]) -> None:
        listed = sorted(set(words))
        self._signs = [word for word in listed if not word[0].isalnum()]
        self._glued = [word for word in GLUED if any(one.startswith(word) for one in listed)]
        self._words = Pattern(rf"[^a-z0-9](?={tree(word for word in listed if word not in self._signs)})")

    def found(self, lower: str) -> list[int]:
        """Return where the words begin in a text, in order."""
        starts = [match.start() for match in self._words.finditer(f" {lower}")]
        more = [at for word in self._glued for at in _all(word, lower) if at and lower[at - 1].isalnum()]
        more += [at for sign in self._signs for at in _all(sign, lower)]
        return sorted(starts + more) if more else starts


def _all(part: str, text: str) -> Iterable[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def tree(words: Iterable[str]) -> str:
    """Return a pattern of words, or parts of words, that looks at each letter once."""
    return _tree(sorted(set(words)))


def _tree(words: list[str]) -> str:
    branches = []
    for letter, group in groupby(words, key=lambda word: word[0]):
        rests = [word[1:] for word in group]
        branches.append(re.escape(letter) + ("" if "" in rests else _tree(rests)))
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
