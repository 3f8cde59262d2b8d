"""Recommending: the unlabeled posts that should interest the user, filtered as they ask, best first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from jobsearch import checking, scoring
from jobsearch.dataaccess import moments, rules, scores
from jobsearch.dataaccess.scores import RankingQuery
from jobsearch.errors import JobSearchError
from jobsearch.filtering import Filters, Listed, find_seen, pick
from jobsearch.posts import RECENT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from jobsearch.checking import Unknown
    from jobsearch.dataaccess.database import Session
    from jobsearch.places.openness import Place
    from jobsearch.posts import Score
    from jobsearch.rules import Rule
    from jobsearch.scoring import SavedModel

NEAREST, MOST_NEAR, LIKELIEST = 5, 20, 50


class Change(Enum):
    """What a model may not have learned from."""

    LABELS = "labels or words"
    POSTS = "posts"


@dataclass(frozen=True, slots=True)
class Recommended(Listed):
    """A post in the list, with what the model says of it."""

    score: Score


@dataclass(frozen=True, slots=True)
class Recommendations:
    """The list, best first, and what to know of it.

    `total` counts the jobs that reach the threshold, those beyond the limit included; `hidden` those of them that each
    rule in force hides, and all that it hides where the rules leave nothing. Where none reaches the threshold,
    `unlikely` counts the jobs below it, `max_chance` is the best of theirs, and the list holds those
    `below_threshold` that come nearest: from half of it on, five to twenty; none if only new posts were asked for.
    `unknown` are the values of the filters that no stored post has. `elsewhere` counts, as `hidden` does, the jobs
    that are left out as they are not open to who is `living_in` a place.
    """

    posts: tuple[Recommended, ...]
    total: int
    hidden: dict[Rule, int]
    below_threshold: bool
    only_new: bool = False
    unlikely: int = 0
    max_chance: float = 0.0
    unknown: tuple[Unknown, ...] = ()
    living_in: Place | None = None
    elsewhere: int = 0

    @property
    def hidden_posts(self) -> int:
        """How many posts the rules hide."""
        return sum(self.hidden.values())

    @property
    def expected(self) -> float:
        """How many of the listed posts should be interesting, by their chances."""
        return sum(each.score.chance for each in self.posts)


def find_change(session: Session, path: Path) -> Change | None:
    """Return what has changed since the model at `path` was trained, if there is one and anything has."""
    model = scoring.find_model(session, path)
    if model is None:
        return None
    if scoring.is_outdated(session, model):
        return Change.LABELS
    return Change.POSTS if scoring.has_new_posts(session, model) else None


def recommend(
    session: Session, path: Path, filters: Filters, on_progress: Callable[[int, int], None]
) -> Recommendations:
    """List the unlabeled posts that should interest the user, best first.

    The model at `path` is loaded only where it has not scored a post yet. Raises `JobSearchError` without a model.
    """
    return scoring.ask(session, path, lambda model: _recommend(session, model, filters, on_progress))


def _recommend(
    session: Session, model: SavedModel, filters: Filters, on_progress: Callable[[int, int], None]
) -> Recommendations:
    threshold = model.record.threshold if filters.min_chance is None else filters.min_chance
    query = RankingQuery(moments.listed_since(session, filters.since, filters.now), threshold, filters.only_new)
    counted_since = _with_recent(session, query.since, filters.now)  # by stats
    scored = replace(query, since=counted_since, only_new=False)
    scoring.score_new(session, model, scored, on_progress)
    in_force = rules.get_rules(session)
    chances = scores.rank(session, model.record.id, query)
    picked = pick(session, list(chances), filters, in_force)
    unlikely, max_chance = 0, 0.0
    if not picked.posts and filters.min_chance is None:
        chances = scores.rank(session, model.record.id, replace(query, min_chance=0))
        nearest = pick(session, list(chances), filters, in_force)
        unlikely, max_chance = nearest.total, max((chances[post.id] for post in nearest.posts), default=0.0)
        leaving_out = picked if nearest.posts or filters.only_new else nearest
        near = sum(chances[post.id] >= threshold / 2 for post in nearest.posts[:MOST_NEAR])
        posts = [] if filters.only_new else nearest.posts[: max(NEAREST, near)]
        picked = replace(leaving_out, posts=posts, total=picked.total)
    kept = scores.get_scores(session, model.record.id, [post.id for post in picked.posts], model.record.threshold)
    seen = find_seen(session, picked.posts)
    return Recommendations(
        posts=tuple(Recommended(post, kept[post.id], post.id not in seen) for post in picked.posts),
        total=picked.total,
        hidden=picked.hidden,
        below_threshold=unlikely > 0 and bool(picked.posts),
        only_new=filters.only_new,
        unlikely=unlikely,
        max_chance=max_chance,
        unknown=checking.find_unknown(session, filters, any_passes=bool(picked.posts)),
        living_in=filters.living_in,
        elsewhere=picked.elsewhere,
    )


def _with_recent(session: Session, since: datetime | None, now: datetime) -> datetime | None:
    """Return a bound so early that the posts of the default window are within it, too."""
    recent = moments.listed_since(session, RECENT, now)
    return min(since, recent) if since and recent else None


def likeliest(
    session: Session, path: Path, filters: Filters, on_progress: Callable[[int, int], None]
) -> Recommendations:
    """List the likeliest unlabeled posts, however unlikely unless a least chance or only new ones are asked for."""
    least = filters.min_chance if filters.only_new else filters.min_chance or 0
    wide = replace(filters, limit=LIKELIEST, min_chance=least)
    return recommend(session, path, wide, on_progress)


def mark_shown(session: Session, post_ids: Sequence[int], now: datetime) -> None:
    """Note that these posts were shown, once they were."""
    scores.mark_shown(session, post_ids, now)


def change_rules(session: Session, hide: Sequence[Rule], unhide: Sequence[Rule]) -> None:
    """Add and take back lasting rules.

    Raises `JobSearchError` for a rule to take back that is not in force.
    """
    in_force = [*rules.get_rules(session), *hide]
    for rule in unhide:
        if not any(rule.is_like(other) for other in in_force):
            raise JobSearchError(f"There is no rule {rule}; stats lists the rules in force.")
    for rule in hide:
        rules.add(session, rule)
    for rule in unhide:
        rules.remove(session, rule)
