"""Whether the texts of two posts are one ad, but for its places and figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ENOUGH_WORDS = 12  # of the text that is cut or short: fewer tell nothing
SHINGLE = 3  # words
ALIKE, SAME = 0.8, 0.95
SLACK = 20  # words by which a beginning may be shifted
MOST_WORDS = 5000
MOST_NAMES, SHORTEST_NAME = 20, 4
WORD = re.compile(r"[^\W\d_]+")
ELLIPSIS = re.compile(r"…|\.{3}")
AFTER_CUT = 80  # characters: "See this and similar jobs on …"


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a text in lower case, without figures and the names of the post's places, and their shingles."""

    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]
    is_cut: bool

    @property
    def is_telling(self) -> bool:
        """Whether there is enough of it to tell one ad from another."""
        return len(self.words) >= ENOUGH_WORDS


def read(text: str, names: Iterable[str] = ()) -> Text:
    """Read a text; `names` are those of its own places."""
    cut = _cut_at(text)
    folded = (text if cut is None else text[:cut]).casefold()
    if found := [re.escape(name.casefold()) for name in names if len(name) >= SHORTEST_NAME][:MOST_NAMES]:
        folded = re.sub(rf"(?<!\w)(?:{'|'.join(sorted(found, key=len, reverse=True))})(?!\w)", " ", folded)
    words = tuple(WORD.findall(folded)[:MOST_WORDS])
    whole = words if cut is None else words[:-1]
    return Text(whole, _shingles(whole), cut is not None)


def _cut_at(text: str) -> int | None:
    """Return where a text was cut: at an ellipsis that is its end, or nearly so."""
    found = [match.start() for match in ELLIPSIS.finditer(text, max(0, len(text) - AFTER_CUT))]
    return found[-1] if found else None


def are_alike(text: Text, other: Text) -> bool:
    """Return whether two texts are one ad: four in five of their runs of three words are the same.

    A text that is cut is compared with the beginning of the other, as is one of less than half its length, which may
    be cut without a mark and has to agree in nearly all. A text of fewer than twelve words tells nothing.
    The measure is Dice's, of shingles as in Broder, On the resemblance and containment of documents (1997).
    """
    short, long = sorted((text, other), key=lambda one: len(one.words))
    if not short.is_telling:
        return False
    if short.is_cut or 2 * len(short.words) < len(long.words):
        beginning = _shingles(long.words[: len(short.words) + SLACK])
        return len(short.shingles & beginning) >= (ALIKE if short.is_cut else SAME) * len(short.shingles)
    return 2 * len(short.shingles & long.shingles) >= ALIKE * (len(short.shingles) + len(long.shingles))


def _shingles(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(*(words[start:] for start in range(SHINGLE)), strict=False))
