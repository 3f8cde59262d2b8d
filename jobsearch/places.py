"""Places: which posts are open to people in a region or country."""

from __future__ import annotations

ANYWHERE = ("worldwide", "anywhere", "global", "remote")


def is_open(location: str, place: str) -> bool:
    """Tell whether a post with this location is open to people in `place`, or does not say."""
    where = location.casefold()
    return not where or place.casefold() in where or any(word in where for word in ANYWHERE)
