"""Checking filters: a tag or company that no stored post has, and the one that may be meant instead."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

from jobsearch.dataaccess import counts, jobs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from jobsearch.dataaccess.database import Session
    from jobsearch.filtering import Filters

CLOSE = 0.8  # of difflib's ratio, 0 to 1


class Filter(StrEnum):
    """A filter whose value may be one that no post has."""

    TAG = "tag"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A filter's value that no stored post has, and the stored value with nearly the same spelling, if there is one."""

    filter: Filter
    value: str
    closest: str | None = None


def find_unknown(session: Session, filters: Filters, *, any_passes: bool) -> tuple[Unknown, ...]:
    """Return the values of the filters that no stored post has; none while no post is stored at all.

    Where any post passes the filters, it has the tags and the company: these are not looked up then.
    """
    if any_passes or jobs.is_empty(session):
        return ()
    found = []
    if filters.tags:
        found += _missing(Filter.TAG, filters.tags, counts.tags(session))
    if filters.company:
        found += _missing(Filter.COMPANY, (filters.company,), counts.companies(session))
    return tuple(found)


def _missing(kind: Filter, values: Iterable[str], stored: Iterable[str]) -> list[Unknown]:
    """Return which of these values are not stored, in any case."""
    spelled = {name.casefold(): name for name in stored}
    return [
        Unknown(kind, value, spelled[close[0]] if close else None)
        for value in values
        if not _is_spelled(kind, value.casefold(), spelled)
        for close in (get_close_matches(value.casefold(), spelled, 1, CLOSE),)
    ]


def _is_spelled(kind: Filter, value: str, spelled: Collection[str]) -> bool:
    """Return whether a folded value is one of these; of a company's name a part is enough."""
    return value in spelled or (kind is Filter.COMPANY and any(value in name for name in spelled))
