"""Listing: the interesting posts that the user has yet to act on, or others, searched and filtered."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from jobsearch import checking, filtering, scoring
from jobsearch.classifier.room import make_room
from jobsearch.dataaccess import applications, jobs, moments, scores, search
from jobsearch.errors import JobSearchError
from jobsearch.filtering import Filters, Listed
from jobsearch.posts import JobPostLabel, LabelName, Score, StageName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from jobsearch.checking import Unknown
    from jobsearch.dataaccess.database import Session
    from jobsearch.places.openness import Place
    from jobsearch.posts import JobPost, Stage
    from jobsearch.scoring import SavedModel

FIRST, AT_ONCE = 50, 500
BEST, CANDIDATES = 500, 200


@dataclass(frozen=True, slots=True)
class Selection:
    """Which jobs are listed, before the filters; without any of these, the shortlist.

    The shortlist is the jobs labeled as interesting that have reached no stage. `search` and `like`, the id of
    a post, give an order of their own. In a `complete` list the model is asked about each post.
    """

    label: LabelName | None = None
    stage: StageName | None = None
    everything: bool = False
    search: str = ""
    like: int | None = None
    complete: bool = False

    @property
    def is_shortlist(self) -> bool:
        return not (self.label or self.stage or self.everything or self.like is not None)


@dataclass(frozen=True, slots=True)
class Listing:
    """The posts listed, one of each job; whether there are more, and when the feed was fetched last.

    `narrowed` is whether filters may have left posts out; `unknown` are their values that no stored post has. So far
    as the list goes, `elsewhere` counts the posts left out as they are open elsewhere only, and `kept_elsewhere` those
    that are not, as the user has judged them.
    """

    selection: Selection
    posts: tuple[Listed, ...]
    more: bool
    newest_fetch: datetime | None
    narrowed: bool = False
    unknown: tuple[Unknown, ...] = ()
    living_in: Place | None = None
    elsewhere: int = 0
    kept_elsewhere: int = 0


def list_posts(
    session: Session, path: Path, selection: Selection, filters: Filters, on_progress: Callable[[int, int], None]
) -> Listing:
    """List the stored posts of a selection that pass the filters.

    Of the copies of a job the one labeled last is listed, else the one that comes first. Chances are those that the
    model at `path` has given before; a least chance, or a `complete` list, makes it score what it has not. Raises
    `JobSearchError` for a post to be like that is not stored, and for a least chance without a model.
    """
    ids, rest = _ids(session, selection), filters
    if filters.company or filters.tags:  # few posts may have them, and all others would be read in vain
        having = jobs.get_ids_with(session, filters.company or "", filters.tags)
        ids, rest = filter(having.__contains__, ids), replace(filters, tags=(), company=None)
    if filters.min_chance is not None:
        ids = iter(_likely(session, path, list(ids), filters.min_chance, on_progress))
    drawn = _draw(_passing(session, ids, rest), filters.limit)
    known = _scores(session, path, drawn.posts, on_progress, complete=selection.complete)
    seen = filtering.find_seen(session, drawn.posts)
    return Listing(
        selection,
        tuple(Listed(post, known.get(post.id), post.id not in seen) for post in drawn.posts),
        drawn.more,
        moments.get_newest_fetch(session, filters.now),
        filters.narrows,
        checking.find_unknown(session, filters, any_passes=bool(drawn.posts)),
        filters.living_in,
        drawn.elsewhere,
        drawn.kept_elsewhere,
    )


def _ids(session: Session, selection: Selection) -> Iterator[int]:
    """Yield the id of one post of each job of the selection, in its order, as far as they are asked for."""
    if selection.is_shortlist:
        selection = Selection(LabelName.INTERESTED, StageName.NONE, search=selection.search)
    labels, stages = jobs.get_labels(session), applications.get_all_stages(session)
    listed: set[str] = set()
    for job, post_id in _keys(session, selection, labels, stages):
        if job not in listed and _is_selected(selection, labels.get(job), stages.get(job)):
            listed.add(job)
            yield labels[job][0] if job in labels else post_id


def _keys(
    session: Session,
    selection: Selection,
    labels: dict[str, tuple[int, JobPostLabel]],
    stages: dict[str, tuple[Stage, datetime]],
) -> Iterable[tuple[str, int]]:
    """Return the job and the id of posts in the order of the list: all that may be of the selection."""
    known: Sequence[str] | None = None
    if selection.stage and selection.stage.stage:
        known = sorted(stages, key=lambda job: stages[job][1], reverse=True)
    elif selection.label and selection.label.label is not None:
        known = list(labels)
    searched = bool(selection.search.strip())
    if selection.like is not None:
        similar = _similar(session, selection.like)
        found = set(search.find(session, selection.search)) if searched else set(similar)
        return jobs.get_keys(session, [post_id for post_id in similar if post_id in found])
    if searched:
        if known is None:
            return jobs.get_keys(session, _found(session, selection.search))
        job_of = {post_id: job for job, post_id in jobs.get_ids(session, known)}
        ranked = search.find(session, selection.search)
        return [(job_of[post_id], post_id) for post_id in ranked if post_id in job_of]
    return jobs.iterate_keys(session) if known is None else jobs.get_ids(session, known)


def _found(session: Session, query: str) -> Iterator[int]:
    """Yield what a search finds; the best matches come before the many of a frequent word are ranked."""
    best = search.find(session, query, BEST)
    yield from best
    if len(best) == BEST:
        yield from search.find(session, query)[BEST:]


def _is_selected(
    selection: Selection, label: tuple[int, JobPostLabel] | None, stage: tuple[Stage, datetime] | None
) -> bool:
    if selection.label and selection.label.label != (label and label[1]):
        return False
    return not selection.stage or selection.stage.stage == (stage and stage[0])


def _similar(session: Session, post_id: int) -> list[int]:
    """Return the ids of the posts most similar to one, of other jobs: found by its words, ordered by all its fields."""
    make_room()
    from jobsearch.classifier import similarity  # noqa: PLC0415 - no other list needs scikit-learn

    (post,) = jobs.get(session, [post_id])
    others = set(post.copies) | {post_id}
    found = [like for like in search.find_like(session, post, CANDIDATES + len(others)) if like not in others]
    return [like.id for like in similarity.most_similar_first(post, list(jobs.get_plain(session, found).values()))]


def _likely(
    session: Session, path: Path, ids: Sequence[int], min_chance: float, on_progress: Callable[[int, int], None]
) -> list[int]:
    def ask(model: SavedModel) -> list[int]:
        scoring.score(session, model, ids, on_progress)
        return scores.get_likely(session, model.record.id, ids, min_chance)

    return scoring.ask(session, path, ask)


@dataclass(slots=True)
class _Drawn:
    """The first posts, whether there are more, and of those up to the last the ones that are open elsewhere only."""

    posts: list[JobPost] = field(default_factory=list)
    more: bool = False
    elsewhere: int = 0
    kept_elsewhere: int = 0


def _draw(passing: Iterable[tuple[JobPost, bool]], limit: int) -> _Drawn:
    """Draw posts up to the limit; one that is open elsewhere only stays if the user has judged it."""
    drawn, passed_over = _Drawn(), 0
    for post, is_elsewhere in passing:
        if is_elsewhere and post.label is None and post.stage is None:
            passed_over += 1
            continue
        if len(drawn.posts) == limit:
            drawn.more = True
            return drawn
        drawn.posts.append(post)
        drawn.kept_elsewhere += is_elsewhere
        drawn.elsewhere = passed_over
    drawn.elsewhere = passed_over
    return drawn


def _passing(session: Session, ids: Iterable[int], filters: Filters) -> Iterator[tuple[JobPost, bool]]:
    """Yield the posts that pass, and whether they are open elsewhere only; they are read as far as asked for."""
    since = moments.listed_since(session, filters.since, filters.now)
    remaining, number = iter(ids), FIRST
    while batch := list(islice(remaining, number)):
        number = min(2 * number, AT_ONCE)
        sifted = filtering.sift(session, batch, filters)
        posts = list(filtering.having(session, sifted.ids, filters))
        seen = filtering.find_seen(session, posts) if filters.only_new else set()
        listed = (post for post in posts if post.id not in seen and _is_listed_since(post, since))
        yield from ((post, post.id in sifted.elsewhere) for post in listed)


def _is_listed_since(post: JobPost, since: datetime | None) -> bool:
    """Return whether the post or a copy of it was listed since then."""
    return since is None or (post.last_listed or post.last_seen) >= since


def _scores(
    session: Session,
    path: Path,
    posts: Sequence[JobPost],
    on_progress: Callable[[int, int], None],
    *,
    complete: bool,
) -> dict[int, Score]:
    """Return what the model has said of posts; where that must be `complete` it is asked about the others."""
    ids = [post.id for post in posts]
    if complete:
        with suppress(JobSearchError):  # the list is of use without a model, too
            return scoring.ask(session, path, lambda model: scoring.explain(session, model, ids, on_progress))
    saved = scoring.find_model(session, path)
    return scoring.get_kept(session, saved, ids) if saved else {}
