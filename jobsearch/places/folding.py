"""How names of places are compared: by words, without accents, case and punctuation."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

WORD = re.compile(r"[^\W_]+|&")
UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
SHORTENED = {"&": "and", "saint": "st", "fort": "ft"}  # St. Louis is Saint Louis


def fold(word: str) -> str:
    """Return a word as it is compared."""
    if word.isascii():
        low = word.lower()
        return SHORTENED.get(low, low)
    # Lowered once more, as some capitals decompose into others.
    bare = "".join(letter for letter in normalize("NFKD", word.casefold()) if not combining(letter))
    return bare.casefold().translate(UNDECOMPOSED)


def key(name: str) -> str:
    """Return a name as the tables hold it."""
    return " ".join(fold(word) for word in WORD.findall(normalize("NFC", name)))
