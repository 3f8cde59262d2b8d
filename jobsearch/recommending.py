"""Recommending: score what the model has not scored yet, and pick the posts that should interest the user."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from jobsearch import places
from jobsearch.dataaccess import jobs, models, rules, scores
from jobsearch.errors import JobSearchError
from jobsearch.posts import JobPost, Score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from jobsearch.classifier.model import TrainedModel
    from jobsearch.dataaccess.database import Session
    from jobsearch.dataaccess.models import ModelRecord
    from jobsearch.dataaccess.rules import Rule

NEAREST = 5
SCORED_AT_ONCE = 2000
HOURS_A_YEAR = 2000
LEAST_A_YEAR = 1000


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
    def expected(self) -> float:
        """How many of the listed posts should be wanted, by their chances."""
        return sum(each.score.chance for each in self.posts)


def recommend(
    session: Session, path: Path, wish: Wish, now: datetime, on_progress: Callable[[int, int], None]
) -> Recommendations:
    """List the unlabeled posts that should interest the user, best first, and note them as shown.

    The model at `path` is loaded only where it has not scored or explained a post yet. Raises
    `JobSearchError` without a model.
    """
    record = get_model(session, path)

    @cache
    def load() -> TrainedModel:
        return load_model(path, record)

    score_new(session, record.id, load, on_progress)
    since = _since(session, wish.since)
    bar = record.bar if wish.min_chance is None else wish.min_chance
    in_force = rules.get_rules(session)
    picked = _pick(scores.get_ranked(session, since, bar, only_new=wish.only_new), wish, in_force)
    nearest = not picked.best and wish.min_chance is None
    if nearest:
        ranked = scores.get_ranked(session, since, 0, only_new=wish.only_new)
        few = _pick(ranked, replace(wish, limit=min(NEAREST, wish.limit)), in_force)
        picked = replace(picked, best=few.best)
    chosen = jobs.with_copies(session, picked.best)
    explained = explain(session, record, chosen, load)
    shown = scores.get_shown(session, [post.id for post in chosen])
    scores.mark_shown(session, [post.id for post in chosen], now)
    listed = tuple(Recommended(post, explained[post.id], post.id not in shown) for post in chosen)
    outdated = models.fingerprint_labels(session) != record.labels
    return Recommendations(listed, picked.total, picked.hidden, nearest and bool(listed), outdated)


def change_rules(session: Session, hide: Sequence[str], unhide: Sequence[str]) -> None:
    """Add and take back lasting rules, "company:NAME" or "word:TEXT".

    Raises `JobSearchError` for a text of another form, and for a rule to take back that is not in force.
    """
    for text in hide:
        rules.add(session, rules.parse(text))
    for text in unhide:
        if not rules.remove(session, rules.parse(text)):
            raise JobSearchError(f"There is no rule {text}; recommend lists the rules in force.")


def look_up(session: Session, path: Path, post_id: int) -> tuple[JobPost, Score | None]:
    """Return a post, and what the model says of it if there is one.

    Raises `JobSearchError` when the post is not stored.
    """
    (post,) = jobs.get(session, [post_id])
    record = models.get_record(session)
    if record is None or not path.exists():
        return post, None
    model = load_model(path, record)
    (chance,) = model.chances([post])
    return post, Score(chance, chance >= record.bar, model.why(post))


def get_model(session: Session, path: Path) -> ModelRecord:
    """Return what is known of the saved model; raises `JobSearchError` when there is none."""
    record = models.get_record(session)
    if record is None or not path.exists():
        raise JobSearchError("There is no model yet: label some posts, then run train.")
    return record


def load_model(path: Path, record: ModelRecord) -> TrainedModel:
    """Load the saved model; raises `JobSearchError` when it is not the one trained last."""
    from jobsearch.classifier import model  # noqa: PLC0415 - a list of posts scored before needs no scikit-learn

    loaded = model.load(path)
    if loaded.id != record.id:
        raise JobSearchError(f"The model {path} is not the one trained last; run train again.")
    return loaded


def score_new(
    session: Session, model_id: str, load: Callable[[], TrainedModel], on_progress: Callable[[int, int], None]
) -> None:
    """Score the posts the model has not scored, some at a time, and rank the jobs anew where anything changed."""
    if scores.is_ranked(session, model_id):
        return
    unscored = scores.get_unscored(session, model_id)
    if unscored:
        model = load()
        for start in range(0, len(unscored), SCORED_AT_ONCE):
            posts = list(jobs.get_plain(session, unscored[start : start + SCORED_AT_ONCE]).values())
            chances = zip((post.id for post in posts), model.chances(posts), strict=True)
            scores.save(session, model_id, dict(chances))
            on_progress(start + len(posts), len(unscored))
    scores.rank(session, model_id)


def explain(
    session: Session, record: ModelRecord, posts: Sequence[JobPost], load: Callable[[], TrainedModel]
) -> dict[int, Score]:
    """Return what the model says of posts it has scored, and why."""
    ids = [post.id for post in posts]
    explained = scores.get_scores(session, record.id, ids, record.bar)
    missing = [post for post in posts if post.id not in explained]
    if missing:
        model = load()
        scores.explain(session, {post.id: model.why(post) for post in missing})
        explained |= scores.get_scores(session, record.id, ids, record.bar)
    return explained


@dataclass(frozen=True, slots=True)
class _Picked:
    best: list[JobPost]
    total: int
    hidden: dict[Rule, int]


def _pick(ranked: Iterable[tuple[JobPost, float]], wish: Wish, in_force: Sequence[Rule]) -> _Picked:
    """Return the first posts that fulfil the wish, how many do in all, and how many each rule keeps out."""
    best: list[JobPost] = []
    total, hidden = 0, dict.fromkeys(in_force, 0)
    for post, _chance in ranked:
        if not _fulfils(post, wish):
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
    if wish.place is not None and not places.is_open(post.location, wish.place):
        return False
    most = post.salary_max or post.salary_min
    return wish.min_salary is None or most is None or _a_year(most) >= wish.min_salary


def _a_year(pay: int) -> int:
    """Return a stated pay as a year's; what is too small for that is taken by the hour."""
    return pay if pay >= LEAST_A_YEAR else pay * HOURS_A_YEAR


def _since(session: Session, since: timedelta | datetime | None) -> datetime | None:
    if isinstance(since, timedelta):
        newest = jobs.get_newest_fetch(session)
        return newest and newest - since
    return since
