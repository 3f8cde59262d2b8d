"""Reading a job ad: all the facts that it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.facts.values import Facts

if TYPE_CHECKING:
    from jobsearch.facts.values import Ad


def read(ad: Ad) -> Facts:  # noqa: ARG001
    """Return what an ad states, each fact with the words that say it."""
    return Facts()
