"""Figures and states in words: ages, chances, counts, and the terms that count for a post."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from jobsearch.clock import local
from jobsearch.posts import JobPostLabel
from jobsearch.terminal.escapes import in_one_line
from jobsearch.terminal.typed import as_typed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta
    from pathlib import Path

    from jobsearch.checking import Unknown
    from jobsearch.posts import JobPost, RemoteOkJobPost, Term
    from jobsearch.rules import Rule

MINUTE, HOUR, DAY = 60, 3600, 86400
MONTH, YEAR = 30 * DAY, 365 * DAY
WORDS_SHOWN, REASONS_SHOWN = 12, 3
NO_TEXT, CUT_SHORT = "(no text)", "(The feed cuts the text here; the whole ad is at its address.)"
ANSWERS = {JobPostLabel.INTERESTED: "interesting", JobPostLabel.NOT_INTERESTED: "not interesting"}
WITH_ARTICLE = {"EU", "US", "UK", "UAE", "Gambia", "Middle East", "Isle of Man", "Czech Republic", "Vatican"}
PLURAL = ("Americas", "Bahamas", "Balkans", "Baltics", "Islands", "Maldives", "Netherlands", "Nordics", "Philippines")
NOTHING_STORED = "Nothing is stored yet"
OF_FILTER = {"tag": "has the tag", "company": "is from the company"}


def age(moment: datetime | None, now: datetime) -> str:
    """Return how long ago a moment was: "3 d ago"; one that is to come, as the clock is wrong or was, is its date."""
    if moment is None:
        return ""
    seconds = int((now - moment).total_seconds())
    if seconds < -DAY:
        return f"{local(moment):%Y-%m-%d}"
    for length, unit in ((YEAR, "y"), (MONTH, "mo"), (DAY, "d"), (HOUR, "h"), (MINUTE, "min")):
        if seconds >= length:
            return f"{seconds // length} {unit} ago"
    return "just now"


def progress(post: JobPost, now: datetime) -> str:
    """Return what became of a post: "interesting 3 d ago, applied 2 d ago"; empty where nothing did."""
    said = "" if post.label is None else f"{ANSWERS[post.label]} {age(post.labeled_at, now)}".rstrip()
    reached = "" if post.stage is None else f"{post.stage} {age(post.stage_at, now)}"
    return ", ".join(fact for fact in (said, reached) if fact)


def the(place: str) -> str:
    """Return the name of a place as it stands in a sentence: "the Philippines", "Portugal"."""
    return f"the {place}" if place.startswith("United ") or place.endswith(PLURAL) or place in WITH_ARTICLE else place


def percent(share: float) -> str:
    """Return a share, 0 to 1, as a whole percentage."""
    return f"{share:.0%}"


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 post", "2 posts"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def beginning(text: str) -> str:
    """Return a few words as they are, of a longer text the first ones and its length."""
    written = "".join(character if character.isprintable() else " " for character in text).split()
    if len(written) <= WORDS_SHOWN:
        return " ".join(written)
    return f"{' '.join(written[:WORDS_SHOWN])}… ({len(written):,} words)"


def hidden(rule: Rule) -> str:
    """Return what a rule for a company does from now on, and how to end it."""
    return f"Hidden from now on: {rule.text}; recommend --unhide {as_typed(str(rule))} shows it again"


def shown_again(rule: Rule) -> str:
    """Return what ending a rule does."""
    return f"Shown again: {rule.text}"


def window(since: timedelta | datetime | None) -> str:
    """Return when posts were listed: "in the last 30 days", "since 2026-06-01"."""
    if since is None:
        return "so far"
    if isinstance(since, datetime):
        return f"since {local(since):%Y-%m-%d}"
    hours = int(since.total_seconds()) // HOUR
    return f"in the last {count(hours, 'hour') if since.seconds else count(since.days, 'day')}"


def not_stored(value: Unknown) -> str:
    """Return that no stored post has what a filter asks for, and which value may be meant instead."""
    missing = f"No stored post {OF_FILTER[value.filter]} {value.value}"
    if value.closest:
        return f"{missing}; did you mean {value.closest!r}?"
    return f"{missing}."


def nothing_stored(folder: Path) -> str:
    """Return that nothing is stored yet, and where, as the user's folder may be another."""
    return f"{NOTHING_STORED} in {in_one_line(str(folder.absolute()))}."


def title(post: RemoteOkJobPost) -> str:
    """Return a post's position, or that it has none."""
    return post.position or "(no title)"


def named(post: RemoteOkJobPost) -> str:
    """Return a post's position and its company, if it names one."""
    return ", ".join(part for part in (title(post), post.company) if part)


def mention(post: RemoteOkJobPost) -> str:
    """Return which word to mention in an application, if the post asks for one."""
    return f"Mention the word {post.mention} when you apply." if post.mention else ""


def reasons(why: tuple[Term, ...]) -> str:
    """Return the terms that count most for a post, strongest first, each with words that none before it has."""
    named = without_repetition([term.term for term in why if term.weight > 0])
    return ", ".join(named[:REASONS_SHOWN])


def without_repetition(terms: Sequence[str]) -> list[str]:
    """Leave out the terms, "title: python", that repeat a word of one before them."""
    kept: list[str] = []
    seen: set[str] = set()
    for term in terms:
        words = set(term.rpartition(": ")[2].split())
        if seen.isdisjoint(words):
            kept.append(term)
            seen |= words
    return kept
