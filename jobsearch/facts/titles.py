"""The words of a title that name the job, by which a text is seen to speak of it."""

from __future__ import annotations

from jobsearch.patterns import Pattern

WORD = Pattern(r"[^\W\d_]{3,}")
NO_JOB_WORDS = frozenset(
    ("and", "for", "the", "remote", "with", "level", "team", "manager", "full", "part", "time", "stack")
)


def words_of(lower: str) -> list[str]:
    """Return the words of a text in lower case, without the shortest."""
    return WORD.findall(lower)


def job_words(title: str) -> frozenset[str]:
    """Return the words of a title, in lower case, that tell its job from others."""
    return frozenset(words_of(title)) - NO_JOB_WORDS
