"""Recommending: the posts that should interest the user, as many and of such a kind as they wish."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from jobsearch import places, scoring
from jobsearch.dataaccess import jobs, models, rules, scores
from jobsearch.errors import JobSearchError
from jobsearch.market import a_year

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.dataaccess.rules import Rule
    from jobsearch.dataaccess.scores import Ranked
    from jobsearch.posts import JobPost, Score

NEAREST = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants listed: how many, how sure, how old, and what else must hold.

    Posts that do not state a salary or a place pass those filters.
    """

    limit: int = 20
    min_chance: float | None = None
    since: timedelta | datetime | None = timedelta(days=30)
    only_new: bool = False
    tags: tuple[str, ...] = ()
    min_salary: int | None = None
    place: str | None = None

    @property
    def is_picky(self) -> bool:
        """Whether each post must be looked at to know if it fulfils the wish."""
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

    `total` counts the jobs that clear the bar, those beyond the limit included; `hidden` those that each
    rule in force keeps out. When none clears it, the list holds the `nearest` few. `outdated` says that labels
    have changed since the model was trained.
    """

    posts: tuple[Recommended, ...]
    total: int
    hidden: dict[Rule, int]
    nearest: bool
    outdated: bool

    @property
    def hidden_posts(self) -> int:
        """How many posts the rules keep out."""
        return sum(self.hidden.values())

    @property
    def expected(self) -> float:
        """How many of the listed posts should be wanted, by their chances."""
        return sum(each.score.chance for each in self.posts)


def recommend(session: Session, path: Path, wish: Wish, on_progress: Callable[[int, int], None]) -> Recommendations:
    """List the unlabeled posts that should interest the user, best first.

    The model at `path` is loaded only where it has not scored or explained a post yet. Raises
    `JobSearchError` without a model.
    """
    model = scoring.get_model(session, path)
    scoring.score_new(session, model, on_progress)
    bar = model.record.bar if wish.min_chance is None else wish.min_chance
    which = scores.Ranked(_since(session, wish.since), bar, wish.only_new)
    in_force = rules.get_rules(session)
    picked = _pick(session, which, wish, in_force)
    nearest = not picked.best and wish.min_chance is None
    if nearest:
        few = replace(wish, limit=min(NEAREST, wish.limit))
        picked = replace(_pick(session, replace(which, at_least=0), few, in_force), total=0)
    chosen = jobs.with_copies(session, picked.best)
    explained = scoring.explain(session, model, chosen)
    shown = scores.get_shown(session, [post_id for post in chosen for post_id in (post.id, *post.copies)])
    listed = tuple(
        Recommended(post, explained[post.id], shown.isdisjoint((post.id, *post.copies)))
        for post in chosen
        if post.id in explained  # one that has changed this moment is not
    )
    outdated = models.fingerprint_labels(session) != model.record.labels
    return Recommendations(listed, picked.total, picked.hidden, nearest and bool(listed), outdated)


def mark_shown(session: Session, found: Recommendations, now: datetime) -> None:
    """Note that the listed posts were shown, once they were."""
    scores.mark_shown(session, [each.post.id for each in found.posts], now)


def change_rules(session: Session, hide: Sequence[str], unhide: Sequence[str]) -> None:
    """Add and take back lasting rules, "company:NAME" or "word:TEXT".

    Raises `JobSearchError` for a text of another form, and for a rule to take back that is not in force.
    """
    to_add, to_remove = ([rules.parse(text) for text in texts] for texts in (hide, unhide))
    in_force = [*rules.get_rules(session), *to_add]
    for rule in to_remove:
        if not any(rule.is_like(other) for other in in_force):
            raise JobSearchError(f"There is no rule {rule}; recommend lists the rules in force.")
    for rule in to_add:
        rules.add(session, rule)
    for rule in to_remove:
        rules.remove(session, rule)


@dataclass(frozen=True, slots=True)
class _Picked:
    best: list[JobPost]
    total: int
    hidden: dict[Rule, int]


def _pick(session: Session, which: Ranked, wish: Wish, in_force: Sequence[Rule]) -> _Picked:
    """Return the first posts that fulfil the wish, how many do in all, and how many each rule keeps out."""
    ranked = scores.get_ranked(session, which)
    if not in_force and not wish.is_picky:
        return _Picked(list(islice(ranked, wish.limit)), scores.count_ranked(session, which), {})
    best: list[JobPost] = []
    total, hidden = 0, dict.fromkeys(in_force, 0)
    for post in ranked:
        if not _fulfils(post, wish) or not (wish.place is None or _is_open(session, post, wish.place)):
            continue
        hiding = next((rule for rule in in_force if rule.matches(post)), None)
        if hiding:
            hidden[hiding] += 1
            continue
        total += 1
        if len(best) < wish.limit:
            best.append(post)
    return _Picked(best, total, hidden)


def _fulfils(post: JobPost, wish: Wish) -> bool:
    tags = {tag.casefold() for tag in post.tags}
    if not all(tag.casefold() in tags for tag in wish.tags):
        return False
    most = post.salary_max or post.salary_min
    return wish.min_salary is None or most is None or a_year(most) >= wish.min_salary


def _is_open(session: Session, post: JobPost, place: str) -> bool:
    """Tell whether the post or one of its copies may be open there."""
    if places.is_open(post.location, place):
        return True
    (known,) = jobs.with_copies(session, [post])
    copies = jobs.get_plain(session, known.copies).values()
    return any(places.is_open(copy.location, place) for copy in copies)


def _since(session: Session, since: timedelta | datetime | None) -> datetime | None:
    if isinstance(since, timedelta):
        newest = jobs.get_newest_fetch(session)
        return newest and newest - since
    return since
