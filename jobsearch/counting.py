"""Counting: what is stored, how labelling goes, and what the model has learned."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch import filtering, living, next_step, scoring
from jobsearch.dataaccess import applications, counts, jobs, moments, months, rules, scores, settings
from jobsearch.market import Market, survey
from jobsearch.posts import RECENT, Stage

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from jobsearch.dataaccess.counts import Week
    from jobsearch.dataaccess.database import Session
    from jobsearch.dataaccess.model_record import ModelRecord
    from jobsearch.next_step import Step
    from jobsearch.places.openness import Place
    from jobsearch.posts import JobPost, JobPostLabel
    from jobsearch.rules import Rule

SURVEYED = 10_000


@dataclass(frozen=True, slots=True)
class Statistics:
    """All that `stats` shows of the instance in `folder`; without a model `model` and `left` are None.

    `stages` are those that jobs reached week by week, by its Monday; `applications` are the jobs by their present
    stage, `oldest_unanswered` the one applied for longest ago of those that got no further.
    `left` are the unlabeled jobs that recommend lists by default, None until the model has scored all of them.
    """

    next: Step
    folder: Path
    months: dict[str, int]
    labels: dict[JobPostLabel, int]
    weeks: list[Week]
    reasons: dict[str, int]
    stages: dict[str, dict[Stage, int]]
    applications: dict[Stage, int]
    oldest_unanswered: JobPost | None
    newest_fetch: datetime | None
    looking_for: str | None
    living_in: Place | None
    rules: list[Rule]
    market: Market
    model: ModelRecord | None
    outdated: bool
    left: Left | None


@dataclass(frozen=True, slots=True)
class Left:
    """How many jobs are unlabeled, how many of them recommend lists, and how many of these should be interesting.

    What a rule hides counts nowhere here, as in `label`; what is open only elsewhere than where the user lives is
    unlabeled, but not listed: `elsewhere` counts the likely ones of that.
    """

    unlabeled: int
    likely: int
    interesting: float
    elsewhere: int


def count(session: Session, path: Path, now: datetime) -> Statistics:
    """Count everything at once; the model, if there is one, is at `path`."""
    saved = scoring.find_model(session, path)
    record, in_force, home = saved.record if saved else None, rules.get_rules(session), living.get(session)
    return Statistics(
        next=next_step.find(session, path, now),
        folder=path.parent,
        months=months.get(session),
        labels=counts.label_counts(session),
        weeks=counts.answers_by_week(session),
        reasons=counts.reasons(session),
        stages=applications.stages_by_week(session),
        applications=_present_stages(session),
        oldest_unanswered=_oldest_unanswered(session),
        newest_fetch=moments.get_newest_fetch(session, now),
        looking_for=settings.get(session, settings.LOOKING_FOR),
        living_in=home,
        rules=in_force,
        market=survey(*counts.get_market(session, SURVEYED)),
        model=record,
        outdated=saved is not None and scoring.is_outdated(session, saved),
        left=_left(session, record, in_force, home, now) if record else None,
    )


def _present_stages(session: Session) -> dict[Stage, int]:
    found = Counter(stage for stage, _ in applications.get_all_stages(session).values())
    return {stage: found[stage] for stage in Stage}


def _oldest_unanswered(session: Session) -> JobPost | None:
    oldest = applications.get_oldest_unanswered(session)
    return None if oldest is None else jobs.get(session, [oldest])[0]


def _left(
    session: Session, record: ModelRecord, in_force: list[Rule], home: Place | None, now: datetime
) -> Left | None:
    query = scores.RankingQuery(moments.listed_since(session, RECENT, now), min_chance=0, only_new=False)
    if scores.get_unscored(session, record.id, query):
        return None
    chances = scores.rank(session, record.id, query)
    if in_force:
        shown = filtering.pick(session, list(chances), filtering.Filters(limit=len(chances)), in_force).posts
        chances = {post.id: chances[post.id] for post in shown}
    likely = [post_id for post_id, chance in chances.items() if chance >= record.threshold]
    elsewhere = filtering.sift(session, likely, filtering.Filters(living_in=home)).elsewhere
    listed = [post_id for post_id in likely if post_id not in elsewhere]
    interesting = sum(chances[post_id] for post_id in listed)
    return Left(len(chances), len(listed), interesting, elsewhere=len(likely) - len(listed))
