"""Recommending: the unlabeled posts that should interest the user, filtered as they ask, best first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from jobsearch import places, scoring
from jobsearch.dataaccess import jobs, model_record, rules, scores
from jobsearch.dataaccess.scores import RankingQuery
from jobsearch.errors import JobSearchError
from jobsearch.posts import yearly_pay

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, timedelta
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost, Score
    from jobsearch.rules import Rule
    from jobsearch.scoring import SavedModel

NEAREST = 5


@dataclass(frozen=True, slots=True)
class Filters:
    """Which posts are listed: how many, of what chance, last listed when, and what else must hold.

    A post that does not state its salary or its place passes that filter.
    """

    limit: int = 20
    min_chance: float | None = None
    since: timedelta | datetime | None = scoring.RECENT
    only_new: bool = False
    tags: tuple[str, ...] = ()
    min_salary: int | None = None
    place: str | None = None

    @property
    def needs_every_post(self) -> bool:
        """Whether each post must be read to decide if it passes."""
        return bool(self.tags or self.place) or self.min_salary is not None


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommended post, what the model says of it, and whether it was never shown before."""

    post: JobPost
    score: Score
    new: bool


@dataclass(frozen=True, slots=True)
class Recommendations:
    """The list, best first, and what to know of it.

    `total` counts the jobs that reach the threshold, those beyond the limit included; `hidden` those that each
    rule in force hides. When none reaches the threshold, the list holds the few `below_threshold` that come
    nearest. `outdated` is whether labels or words have changed since the model was trained.
    """

    posts: tuple[Recommended, ...]
    total: int
    hidden: dict[Rule, int]
    below_threshold: bool
    outdated: bool

    @property
    def hidden_posts(self) -> int:
        """How many posts the rules hide."""
        return sum(self.hidden.values())

    @property
    def expected(self) -> float:
        """How many of the listed posts should be interesting, by their chances."""
        return sum(each.score.chance for each in self.posts)


def recommend(
    session: Session, path: Path, filters: Filters, on_progress: Callable[[int, int], None]
) -> Recommendations:
    """List the unlabeled posts that should interest the user, best first.

    The model at `path` is loaded only where it has not scored or explained a post yet. Raises
    `JobSearchError` without a model.
    """
    model = scoring.get_model(session, path)
    threshold = model.record.threshold if filters.min_chance is None else filters.min_chance
    query = RankingQuery(jobs.listed_since(session, filters.since), threshold, filters.only_new)
    scoring.score_new(session, model, replace(query, only_new=False), on_progress)  # stats counts the shown ones too
    in_force = rules.get_rules(session)
    picked = _pick(session, model, query, filters, in_force)
    below_threshold = not picked.best and filters.min_chance is None
    if below_threshold:
        few = replace(filters, limit=min(NEAREST, filters.limit))
        picked = replace(_pick(session, model, replace(query, min_chance=0), few, in_force), total=0)
    explained = scoring.explain(session, model, picked.best, picked.chances)
    shown = scores.get_shown(session, [post_id for post in picked.best for post_id in (post.id, *post.copies)])
    listed = tuple(
        Recommended(post, explained[post.id], shown.isdisjoint((post.id, *post.copies)))
        for post in picked.best
        if post.id in explained  # one that has changed this moment is not
    )
    outdated = model_record.fingerprint_labels(session) != model.record.labels
    return Recommendations(listed, picked.total, picked.hidden, below_threshold and bool(listed), outdated)


def mark_shown(session: Session, found: Recommendations, now: datetime) -> None:
    """Note that the listed posts were shown, once they were."""
    scores.mark_shown(session, [each.post.id for each in found.posts], now)


def change_rules(session: Session, hide: Sequence[Rule], unhide: Sequence[Rule]) -> None:
    """Add and take back lasting rules.

    Raises `JobSearchError` for a rule to take back that is not in force.
    """
    in_force = [*rules.get_rules(session), *hide]
    for rule in unhide:
        if not any(rule.is_like(other) for other in in_force):
            raise JobSearchError(f"There is no rule {rule}; recommend lists the rules in force.")
    for rule in hide:
        rules.add(session, rule)
    for rule in unhide:
        rules.remove(session, rule)


@dataclass(frozen=True, slots=True)
class _Picked:
    best: list[JobPost]
    chances: dict[int, float]
    total: int
    hidden: dict[Rule, int]


def _pick(
    session: Session, model: SavedModel, query: RankingQuery, filters: Filters, in_force: Sequence[Rule]
) -> _Picked:
    """Return the first posts that pass the filters, how many do in all, and how many each rule hides."""
    chances = scores.rank(session, model.record.id, query)
    ranked = jobs.iterate(session, list(chances))
    if not in_force and not filters.needs_every_post:
        return _Picked(list(islice(ranked, filters.limit)), chances, len(chances), {})
    best: list[JobPost] = []
    total, hidden = 0, dict.fromkeys(in_force, 0)
    for post in ranked:
        if not _passes(post, filters) or not (filters.place is None or _is_open(session, post, filters.place)):
            continue
        hiding = next((rule for rule in in_force if rule.matches(post)), None)
        if hiding:
            hidden[hiding] += 1
            continue
        total += 1
        if len(best) < filters.limit:
            best.append(post)
    return _Picked(best, chances, total, hidden)


def _passes(post: JobPost, filters: Filters) -> bool:
    tags = {tag.casefold() for tag in post.tags}
    if not all(tag.casefold() in tags for tag in filters.tags):
        return False
    most = post.salary_max or post.salary_min
    return filters.min_salary is None or most is None or yearly_pay(most) >= filters.min_salary


def _is_open(session: Session, post: JobPost, place: str) -> bool:
    """Return whether the post or one of its copies may be open there."""
    if places.is_open(post.location, place):
        return True
    copies = jobs.get_plain(session, post.copies).values()
    return any(places.is_open(copy.location, place) for copy in copies)
