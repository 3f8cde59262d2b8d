"""Enough labels: how many labeled jobs of each kind training takes, told without loading what trains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.posts import JobPostLabel

if TYPE_CHECKING:
    from collections.abc import Mapping


def least(*, led: bool) -> int:
    """Return how many jobs of each kind are needed: words stand in for the one that is held out."""
    return 1 if led else 2


def missing(jobs: Mapping[JobPostLabel, int], *, led: bool) -> dict[JobPostLabel, int]:
    """Return how many more jobs of each kind are needed, for the kinds of which there are too few."""
    needed = least(led=led)
    return {label: needed - jobs[label] for label in JobPostLabel if jobs[label] < needed}
