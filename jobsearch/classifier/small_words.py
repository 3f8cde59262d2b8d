"""The words that tell nothing of a trade, in titles and in what a user looks for."""

from __future__ import annotations

from jobsearch.classifier.features import singular

PARTICLES = (
    "a an and as at by de e en et for from in into is it of on or our the to und up we with y you your i me my am are "
    "be do does have has can could would will may that this these those who what which where when how not no but so if "
    "please"
)
CONDITIONS = (
    "remote remoto remotely work working anywhere worldwide global home time full part week weekly hour hourly hr hrs "
    "day freelance freelancer contract contractor temporary permanent month monthly salary pay bonus"
)
ADVERTISING = "hiring hire job role position opening opportunity career team member new needed wanted urgent join start"
LEVELS = "senior sr junior jr mid middle intermediate level entry experienced staff principal ii iii iv"
WISHES = "want need look looking seek seeking search searching find like love hi hello dear thanks"
LETTERS = frozenset("cr")  # the two languages


def folded(*lists: str) -> frozenset[str]:
    """Return the words of these lists, plurals as singulars."""
    return frozenset(singular(word) for words in lists for word in words.split())


SMALL_WORDS = folded(PARTICLES, CONDITIONS, ADVERTISING, LEVELS, WISHES)


def is_telling(word: str) -> bool:
    """Return whether a folded word may tell a trade: small words, numbers and letters but C and R do not."""
    long_enough = len(word) > 1 or word in LETTERS or not word.isascii()
    return long_enough and word not in SMALL_WORDS and any(character.isalpha() for character in word)
