"""A post as tokens, field by field: title, tags, place and text."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jobsearch.posts import Readable

# Keeps C++, C#, .NET, Node.js and R&D whole.
WORD = re.compile(r"\.?[^\W_]++(?:[.&+][^\W_]++)*[+#]*+")
ELECTRONIC = re.compile(r"\be-(?=[a-z])")  # e-mail is email, and no kind of mail
TEXT_READ = 2000
SHORT = 3
PIECES_KEPT = 20_000  # the frequent ones, split once
UNTITLED = "untitled"


def tokens(text: str) -> list[str]:
    """Split text into words in lower case, plurals folded into singulars."""
    return list(chain.from_iterable(map(_folded_once, pieces(text))))


def pieces(text: str) -> list[str]:
    """Split text at its blanks, which no word spans: the tokens of the pieces are those of the text."""
    return ELECTRONIC.sub("e", text.lower()).split()


def folded(piece: str) -> tuple[str, ...]:
    """Return the tokens of one piece."""
    words = (piece,) if piece.isalnum() else WORD.findall(piece)
    return tuple(map(singular, words))


_folded_once = lru_cache(PIECES_KEPT)(folded)


def singular(word: str) -> str:
    """Fold an English plural: designers, companies; not css, status, analysis or node.js."""
    if len(word) <= SHORT or not word.isalnum() or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def with_pairs(words: list[str]) -> list[str]:
    """Return the words, then each two that follow one another."""
    return words + [f"{one} {other}" for one, other in pairwise(words)]


def title_tokens(post: Readable) -> list[str]:
    return with_pairs(tokens(post.position)) or [UNTITLED]


def tag_tokens(post: Readable) -> list[str]:
    """Return each tag whole, and the words of one that has several."""
    tags = [words for tag in post.tags if (words := tokens(tag))]
    return [" ".join(words) for words in tags] + [word for words in tags if len(words) > 1 for word in words]


def place_tokens(post: Readable) -> list[str]:
    return tokens(post.location)


def text_tokens(post: Readable) -> list[str]:
    """Return the words at the beginning of the text; what follows is mostly benefits and boilerplate."""
    return tokens(beginning(post))


def beginning(post: Readable) -> str:
    return post.description[:TEXT_READ]


def spellings(posts: Iterable[Readable]) -> dict[str, str]:
    """Return how to write the words that mostly occur as plurals, by their folded form: devops for devop."""
    found: Counter[str] = Counter()
    for post in posts:
        found.update(pieces(" ".join((post.position, *post.tags, beginning(post)))))
    return plurals(found)


def plurals(found: Mapping[str, int]) -> dict[str, str]:
    """Return what `spellings` does, by how often each piece was found."""
    written: Counter[str] = Counter()
    for piece, number in found.items():
        for word in WORD.findall(piece):
            written[word] += number
    in_plural = (word for word in written if singular(word) != word)
    return {singular(word): word for word in in_plural if written[word] > written[singular(word)]}
