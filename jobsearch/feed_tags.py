"""Feed tags: which tags best match what the user looks for, or the taste that the model has learned."""

from __future__ import annotations

from collections import Counter
from math import log, log1p
from typing import TYPE_CHECKING

from jobsearch.classifier.features import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jobsearch.posts import TasteTerm

TAG = "tag: "
LIKED_OFTEN = 2  # a tag of one post that was liked may be there by chance
RAREST = 0.03  # as a share of the posts; a rarer tag tells hardly more, as it may be named by chance


def choose(
    counted: Mapping[str, int], posts: int, taste: Iterable[TasteTerm], words: str, most: int
) -> tuple[str, ...]:
    """Return at most `most` tags: those the taste likes, by weight, then those the words name.

    `counted` says how many of the `posts` have each tag. A tag that is spelled in several ways is taken once, in
    the most frequent spelling.
    """
    number: Counter[tuple[str, ...]] = Counter()
    spelled: dict[tuple[str, ...], str] = {}
    for tag, times in sorted(counted.items(), key=lambda item: -item[1]):
        if key := tuple(tokens(tag)):
            number[key] += times
            spelled.setdefault(key, tag)
    wanted = dict.fromkeys((*_liked(taste), *_named(tokens(words), number, posts)))
    return tuple(spelled[key] for key in wanted if key in spelled)[:most]


def _liked(taste: Iterable[TasteTerm]) -> list[tuple[str, ...]]:
    """Return the tags that count for a post and that several liked ones have, the one with most weight first."""
    tags = (term for term in taste if term.term.startswith(TAG))
    liked = [term for term in tags if term.weight > 0 and term.interested >= LIKED_OFTEN]
    liked.sort(key=lambda term: -term.weight)
    return [tuple(tokens(term.term.removeprefix(TAG))) for term in liked]


def _named(words: Sequence[str], number: Mapping[tuple[str, ...], int], posts: int) -> list[tuple[str, ...]]:
    """Return the tags that words name, most telling first, as a search by tf-idf ranks them.

    A term's idf counts twice there, in the words and in the post, so that a rare tag named once tells more than a
    common one that a CV repeats.
    """
    named = Counter(_phrases(words, number))

    def telling(tag: tuple[str, ...]) -> float:
        idf = log1p(posts / (number[tag] + posts * RAREST))
        return (1 + log(named[tag])) * idf**2

    return sorted(named, key=lambda tag: (-telling(tag), tag))


def _phrases(words: Sequence[str], known: Mapping[tuple[str, ...], int]) -> Iterator[tuple[str, ...]]:
    """Yield the known phrases among words, the longest at each place."""
    longest, index = max(map(len, known), default=0), 0
    while index < len(words):
        here = (tuple(words[index : index + length]) for length in range(longest, 0, -1))
        phrase = next((phrase for phrase in here if phrase in known), None)
        if phrase:
            yield phrase
        index += len(phrase or (0,))
