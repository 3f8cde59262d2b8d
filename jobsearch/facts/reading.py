"""Reading a job ad: all the facts that it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.facts.salary import salary_in
from jobsearch.facts.text import plain
from jobsearch.facts.values import Facts

if TYPE_CHECKING:
    from jobsearch.facts.values import Ad


def read(ad: Ad) -> Facts:
    """Return what an ad states, each fact with the words that say it."""
    text = plain(ad.text)
    salary = salary_in(ad, text)
    stated = {"salary": salary}
    return Facts(
        salary=salary and salary[0],
        evidence={name: fact[1] for name, fact in stated.items() if fact},
    )
