"""Facts in words: ages, salaries, chances, and a post's facts in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from jobsearch.posts import RemoteOkJobPost, Term

MINUTE, HOUR, DAY = 60, 3600, 86400
MONTH, YEAR = 30 * DAY, 365 * DAY
THOUSAND = 1000


def age(moment: datetime | None, now: datetime) -> str:
    """Say how long ago a moment was: "3 d ago"."""
    if moment is None:
        return ""
    seconds = max(0, int((now - moment).total_seconds()))
    for length, unit in ((YEAR, "y"), (MONTH, "mo"), (DAY, "d"), (HOUR, "h"), (MINUTE, "min")):
        if seconds >= length:
            return f"{seconds // length} {unit} ago"
    return "just now"


def salary(post: RemoteOkJobPost) -> str:
    """Say what a post pays, as stated: "60-90k", "15-25", "from 80k"; empty when it does not say."""
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
    """Say a share of one as a whole percentage."""
    return f"{share:.0%}"


def count(number: int, one: str, many: str = "") -> str:
    """Say how many: "1 post", "2 posts"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def title(post: RemoteOkJobPost) -> str:
    """Name a post by its position, or say that it has none."""
    return post.position or "(no title)"


def reasons(why: tuple[Term, ...], most: int) -> str:
    """Name the terms that speak for a post, strongest first, of which each says something new."""
    named = telling([term.term for term in why if term.weight > 0])
    return ", ".join(named[:most])


def telling(terms: Sequence[str]) -> list[str]:
    """Leave out the terms, "title: python", that repeat a word of one named before them."""
    kept: list[str] = []
    said: set[str] = set()
    for term in terms:
        found = set(term.rpartition(": ")[2].split())
        if said.isdisjoint(found):
            kept.append(term)
            said |= found
    return kept
