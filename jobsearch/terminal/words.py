"""Facts in words: ages, salaries, chances, counts, and the terms that count for a post."""

from __future__ import annotations

import shlex
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from jobsearch.posts import RemoteOkJobPost, Term
    from jobsearch.rules import Rule

MINUTE, HOUR, DAY = 60, 3600, 86400
MONTH, YEAR = 30 * DAY, 365 * DAY
THOUSAND = 1000


def age(moment: datetime | None, now: datetime) -> str:
    """Return how long ago a moment was: "3 d ago"."""
    if moment is None:
        return ""
    seconds = max(0, int((now - moment).total_seconds()))
    for length, unit in ((YEAR, "y"), (MONTH, "mo"), (DAY, "d"), (HOUR, "h"), (MINUTE, "min")):
        if seconds >= length:
            return f"{seconds // length} {unit} ago"
    return "just now"


def salary(post: RemoteOkJobPost) -> str:
    """Return what a post pays, as stated: "60-90k", "15-25", "from 80k"; empty where nothing is stated."""
    low, high = post.salary_min, post.salary_max
    if low is None:
        return "" if high is None else f"up to {_thousands(high)}"
    if high is None:
        return f"from {_thousands(low)}"
    if low == high:
        return _thousands(low)
    if min(low, high) >= THOUSAND:
        return f"{low / THOUSAND:.4g}-{_thousands(high)}"
    return f"{_thousands(low)}-{_thousands(high)}"


def _thousands(amount: int) -> str:
    return f"{amount / THOUSAND:.4g}k" if amount >= THOUSAND else str(amount)


def percent(share: float) -> str:
    """Return a share, 0 to 1, as a whole percentage."""
    return f"{share:.0%}"


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 post", "2 posts"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def hidden(rule: Rule) -> str:
    """Return what a rule for a company does from now on, and how to end it."""
    return f"Hidden from now on: {rule.text}; --unhide {shlex.quote(str(rule))} shows it again"


def window(since: timedelta | datetime | None) -> str:
    """Return when posts were listed: "in the last 30 days", "since 2026-06-01"."""
    if since is None:
        return "so far"
    return f"since {since:%Y-%m-%d}" if isinstance(since, datetime) else f"in the last {count(since.days, 'day')}"


def title(post: RemoteOkJobPost) -> str:
    """Return a post's position, or that it has none."""
    return post.position or "(no title)"


def reasons(why: tuple[Term, ...], most: int) -> str:
    """Return the terms that count for a post, strongest first, each with words that none before it has."""
    named = without_repetition([term.term for term in why if term.weight > 0])
    return ", ".join(named[:most])


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
