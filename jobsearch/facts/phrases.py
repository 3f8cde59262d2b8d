"""Phrases looked for together: the words that begin them are found in one pass, and only there each is tried."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

GLUED = ("location", "remot")  # also within a word: feeds lose the break before them ("EngineerLocation: Berlin")


def beginnings(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of the places in folded text where one of some words, or parts of words, begins."""
    return re.compile(rf"(?:\b|(?={'|'.join(GLUED)}))(?={_tree(sorted(set(words)))})|(?=📍)")


def _tree(words: list[str]) -> str:
    """Return a pattern of words, given in order, that looks at each letter once."""
    branches = []
    for letter, group in groupby(words, key=lambda word: word[0]):
        rests = [word[1:] for word in group]
        branches.append(re.escape(letter) + ("" if "" in rests else f"(?:{_tree(rests)})"))
    return "|".join(branches)
