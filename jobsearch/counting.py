"""Counting: what is stored, how labelling goes, and what the model has learned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.dataaccess import figures, jobs, models, rules, scores, settings
from jobsearch.market import Market, survey

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.dataaccess.figures import Week
    from jobsearch.dataaccess.models import ModelRecord
    from jobsearch.dataaccess.rules import Rule
    from jobsearch.posts import JobPostLabel


RECENT = 10_000


@dataclass(frozen=True, slots=True)
class Counts:
    """All that `stats` tells. `unread` and `expected_good` are None unless the ranking is up to date."""

    months: dict[str, int]
    labels: dict[JobPostLabel, int]
    weeks: list[Week]
    reasons: dict[str, int]
    newest_fetch: datetime | None
    looking_for: str | None
    rules: list[Rule]
    market: Market
    model: ModelRecord | None
    outdated: bool
    unread: int | None
    expected_good: float | None


def count(session: Session, path: Path) -> Counts:
    """Count everything at once; the model, if there is one, is at `path`."""
    record = models.get_record(session) if path.exists() else None
    ranked = record is not None and scores.is_ranked(session, record.id)
    unread, expected = figures.unread(session) if ranked else (None, None)
    return Counts(
        months=figures.posts_by_month(session),
        labels=figures.label_counts(session),
        weeks=figures.answers_by_week(session),
        reasons=figures.reasons(session),
        newest_fetch=jobs.get_newest_fetch(session),
        looking_for=settings.get(session, settings.LOOKING_FOR),
        rules=rules.get_rules(session),
        market=survey(figures.get_facts(session, RECENT)),
        model=record,
        outdated=record is not None and models.fingerprint_labels(session) != record.labels,
        unread=unread,
        expected_good=expected,
    )
