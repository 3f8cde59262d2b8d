"""The frequent words of titles, for a user to choose from: without those that tell nothing of the trade."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from jobsearch.classifier.features import WORD, singular, tokens
from jobsearch.classifier.small_words import folded, is_telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jobsearch.dataaccess.counts import Title
    from jobsearch.posts import JobPost

MENU = 60
PLACES = "us usa uk eu emea latam apac america american europe european united states kingdom north south east west"
TOLD_BY_THE_WORD_BESIDE = "end"  # as in front end
OF_NO_TRADE = folded(PLACES, TOLD_BY_THE_WORD_BESIDE)


def frequent(posts: Iterable[JobPost | Title], most: int = MENU) -> tuple[str, ...]:
    """Return the words in most titles, at most so many, most frequent first, each as it is mostly written.

    Singular and plural are one word, and the copies of a job count once. A post's own place is left out.
    """
    jobs: dict[str, set[str]] = {}
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for post in posts:
        if post.job_key in jobs:
            continue
        place = set(WORD.findall(post.location.lower()))
        words = set(WORD.findall(post.position.lower())) - place
        jobs[post.job_key] = {singular(word) for word in words}
        for word in words:
            written[singular(word)][word] += 1
    counted = Counter(word for words in jobs.values() for word in words if tells_something(word))
    ranked = sorted(counted, key=lambda word: (-counted[word], word))
    return tuple(max(written[word], key=lambda form: (written[word][form], form)) for word in ranked[:most])


def tells_something(word: str) -> bool:
    """Return whether a word, in the singular, may tell a trade."""
    return is_telling(word) and word not in OF_NO_TRADE


def indexes_of(words: Sequence[str], text: str) -> set[int]:
    """Return the indexes of the words that a text has, in singular or plural."""
    named = set(tokens(text))
    return {index for index, word in enumerate(words) if singular(word) in named}
