"""Listing: the interesting posts that the user has yet to act on, or others, searched and filtered."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jobsearch import checking, drawing, filtering, scoring
from jobsearch.classifier.room import make_room
from jobsearch.dataaccess import applications, jobs, moments, scores, search
from jobsearch.errors import JobSearchError
from jobsearch.filtering import Filters, Listed
from jobsearch.posts import JobPostLabel, LabelName, StageName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from jobsearch.checking import Unknown
    from jobsearch.dataaccess.database import Session
    from jobsearch.drawing import Drawn
    from jobsearch.places.openness import Place
    from jobsearch.posts import Stage
    from jobsearch.scoring import SavedModel

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
class Posts:
    """The posts of a list by their ids, in its order; they are read batch by batch each time they are gone through."""

    ids: Sequence[int]
    read: Callable[[], Iterator[Listed]]

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Listed]:
        return self.read()


@dataclass(frozen=True, slots=True)
class Listing:
    """The posts listed, one of each job; whether there are more, and when the feed was fetched last.

    `narrowed` is whether filters may have left posts out; `unknown` are their values that no stored post has. So far
    as the list goes, `elsewhere` counts the posts left out as they are open elsewhere only, and `kept_elsewhere` those
    that are not, as the user has judged them. `empty` is the folder where nothing is stored yet, if so.
    """

    selection: Selection
    posts: Posts
    more: bool
    newest_fetch: datetime | None
    narrowed: bool = False
    unknown: tuple[Unknown, ...] = ()
    living_in: Place | None = None
    elsewhere: int = 0
    kept_elsewhere: int = 0
    empty: Path | None = None


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
    drawn = drawing.draw(session, ids, rest)
    del ids  # half read, and would keep the database as it was then
    saved = _explain(session, path, drawn, on_progress) if selection.complete else None
    saved = saved or scoring.find_model(session, path)
    return Listing(
        selection,
        Posts(drawn.ids, lambda: _posts(session, saved, drawn)),
        drawn.more,
        moments.get_newest_fetch(session, filters.now),
        filters.narrows,
        checking.find_unknown(session, filters, any_passes=bool(drawn.ids)),
        filters.living_in,
        drawn.elsewhere,
        drawn.kept_elsewhere,
        path.parent if not drawn.ids and jobs.is_empty(session) else None,
    )


def _ids(session: Session, selection: Selection) -> Iterator[int]:
    """Yield the id of one post of each job of the selection, in its order, as far as they are asked for."""
    if selection.is_shortlist:
        selection = Selection(LabelName.INTERESTED, StageName.NONE, search=selection.search)
    labels, stages = jobs.get_labels_by_job(session), applications.get_all_stages(session)
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


def _posts(session: Session, saved: SavedModel | None, drawn: Drawn) -> Iterator[Listed]:
    """Yield the posts that were drawn, with what the model has said of them before."""
    for posts in drawing.batches(session, drawn):
        known = scoring.get_kept(session, saved, [post.id for post in posts]) if saved else {}
        seen = filtering.find_seen(session, posts)
        yield from (Listed(post, known.get(post.id), post.id not in seen) for post in posts)


def _explain(session: Session, path: Path, drawn: Drawn, on_progress: Callable[[int, int], None]) -> SavedModel | None:
    """Have the model say what it has not said yet of posts that were drawn, and why, so that it is kept."""

    def explain_all(model: SavedModel) -> SavedModel:
        scoring.score(session, model, drawn.ids, on_progress, explained=True)
        return model

    with suppress(JobSearchError):  # the list is of use without a model, too
        return scoring.ask(session, path, explain_all)
    return None
