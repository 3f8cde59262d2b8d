"""The posts: saving what the feed lists, and queries over what is stored."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, bindparam, func, insert, select, update

from jobsearch import clock
from jobsearch.dataaccess import applications, facts, moments, settings
from jobsearch.dataaccess.database import batched, writing
from jobsearch.dataaccess.job_keys import regroup
from jobsearch.dataaccess.rows import POSTS, read_listed, read_posts, split_tags, values_of
from jobsearch.dataaccess.tables import job_posts, scores
from jobsearch.errors import JobSearchError
from jobsearch.facts.values import NOTHING_STATED
from jobsearch.posts import LARGEST_ID, JobPost, JobPostLabel, Outline, RemoteOkJobPost, job_key, merge_listings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from jobsearch.dataaccess.database import Session

stored = job_posts.c
READ_AHEAD = 50
OLDEST_ANSWER_FIRST = stored.labeled_at, stored.id
BY_ID = POSTS.where(stored.id.in_(bindparam("ids", expanding=True)))
COPIES = select(stored.job, stored.id, stored.last_seen).where(stored.job.in_(bindparam("jobs", expanding=True)))


@dataclass(frozen=True, slots=True)
class SaveReport:
    """How many of the posts of one answer were new, known but changed, and known as they are."""

    new: int
    changed: int
    known: int


def save(session: Session, posts: Sequence[RemoteOkJobPost], now: datetime) -> SaveReport:
    """Store what is new, update what changed, and note when each was last seen, all in one transaction.

    A known post keeps its label, its answers and when it was first seen. Where posts tell that the clock is behind,
    they count as seen when the newest were posted; else what a wrong clock has stored before is mended.
    """
    with writing(session):
        seen = max(moments.get_present(session, now), clock.present(now, [post.posted_at for post in posts]))
        if seen == now:
            moments.mend(session, now)
        before: dict[int, RemoteOkJobPost] = {}
        for batch in batched([post.id for post in posts]):
            before |= {post.id: post for post in read_listed(session, stored.id.in_(batch))}
        new = [post for post in posts if post.id not in before]
        listed = [merge_listings(before[post.id], post) for post in posts if post.id in before]
        changed = [post for post in listed if post != before[post.id]]
        if new:
            values = [values_of(post) | {"first_seen": seen, "last_seen": seen} for post in new]
            session.execute(insert(job_posts), values)
        if changed:
            statement = update(job_posts).where(stored.id == bindparam("post"))
            session.execute(statement, [values_of(post) | {"post": post.id} for post in changed])
        facts.read(session, {post.id: post.ad for post in (*new, *changed)})
        for batch in batched(list(before)):
            session.execute(
                update(job_posts).where(stored.id.in_(batch)).values(last_seen=func.max(stored.last_seen, seen))
            )
        if new or changed:
            settings.count(session, settings.POSTS_CHANGED)
            concerned = (*new, *changed, *(before[post.id] for post in changed))
            regroup(session, {job_key(post.company, post.position, post.id) for post in concerned})
    return SaveReport(len(new), len(changed), len(before) - len(changed))


def get(session: Session, ids: Sequence[int]) -> list[JobPost]:
    """Return the posts with these ids, in their order.

    Raises `JobSearchError` when one is not stored, or none at all.
    """
    found = get_plain(session, ids)
    for post_id in ids:
        if post_id not in found:
            check_stored(session)
            message = f"There is no post {post_id} here; recommend and list show the ids there are."
            raise JobSearchError(message)
    return with_job(session, [found[post_id] for post_id in ids])


def get_plain(session: Session, ids: Sequence[int]) -> dict[int, JobPost]:
    """Return those of these posts that are stored, by id, without their copies."""
    possible = [post_id for post_id in ids if -LARGEST_ID - 1 <= post_id <= LARGEST_ID]
    return {post.id: post for batch in batched(possible) for post in read_posts(session, BY_ID, ids=batch)}


def get_labeled(session: Session) -> list[JobPost]:
    """Return the labeled posts, oldest answer first."""
    return list(_iterate_labeled(session))


def get_labeled_without_texts(session: Session) -> list[JobPost]:
    """Return what `get_labeled` does, without the texts and facts, which would fill the memory."""
    return [replace(post, description="", facts=NOTHING_STATED) for post in _iterate_labeled(session)]


def _iterate_labeled(session: Session) -> Iterator[JobPost]:
    return read_posts(session, POSTS.where(stored.label.is_not(None)).order_by(*OLDEST_ANSWER_FIRST))


def get_labels_by_post(session: Session) -> dict[int, JobPostLabel]:
    """Return the labels by post, oldest answer first."""
    labels = select(stored.id, stored.label).where(stored.label.is_not(None))
    rows = session.execute(labels.order_by(*OLDEST_ANSWER_FIRST))
    return {post_id: JobPostLabel(label) for post_id, label in rows}


def get_not_labeled(session: Session, limit: int, since: datetime | None = None) -> list[Outline]:
    """Return one post of each unlabeled job that has no stage, last listed first, `limit` at the most.

    A job's post is the newest of its copies, listed at `since` or later; a job is labeled once one of its copies is.
    Posts are read in the order of an index, as far as it takes.
    """
    columns = stored.id, stored.job, stored.company, stored.position, stored.tags
    moment, chance = func.coalesce(stored.posted_at, stored.first_seen), func.coalesce(scores.c.chance, 0.0)
    posts = select(*columns, moment, chance).select_from(job_posts.outerjoin(scores, scores.c.post_id == stored.id))
    offered = [is_unlabeled(), applications.has_no_stage()]
    if since is not None:
        offered.append(stored.last_seen >= since)
    found: dict[str, Outline] = {}
    with session.execute(posts.where(*offered).order_by(*newest_first())) as rows:
        for post_id, job, company, position, tags, *others in rows:
            if job not in found:
                found[job] = Outline(post_id, job, company, position, split_tags(tags), *others)
            if len(found) == limit:
                break
    return list(found.values())


def get_labels_by_job(session: Session) -> dict[str, tuple[int, JobPostLabel]]:
    """Return the labeled jobs, each with the post answered last and its label, newest answer first."""
    rows = session.execute(
        select(stored.job, stored.id, stored.label)
        .where(stored.label.is_not(None))
        .order_by(stored.labeled_at.desc(), stored.id.desc())
    )
    found: dict[str, tuple[int, JobPostLabel]] = {}
    for job, post_id, label in rows:
        found.setdefault(job, (post_id, JobPostLabel(label)))
    return found


def iterate_keys(session: Session) -> Iterator[tuple[str, int]]:
    """Yield the job and the id of every post, newest first, read as far as they are asked for."""
    rows = session.execute(select(stored.job, stored.id).order_by(*newest_first()))
    return ((job, post_id) for job, post_id in rows)


def get_keys(session: Session, ids: Iterable[int]) -> Iterator[tuple[str, int]]:
    """Yield the job and the id of those of these posts that are stored, in their order.

    They are read as far as they are asked for.
    """
    remaining = iter(ids)
    while batch := list(islice(remaining, READ_AHEAD)):
        found = {row.id: row.job for row in session.execute(select(stored.id, stored.job).where(stored.id.in_(batch)))}
        yield from ((found[post_id], post_id) for post_id in batch if post_id in found)


def get_ids(session: Session, keys: Sequence[str]) -> list[tuple[str, int]]:
    """Return the job and the id of every post of these jobs, job by job in their order, last listed first."""
    ids: dict[str, list[int]] = {key: [] for key in keys}
    for batch in batched(keys):
        rows = select(stored.job, stored.id).where(stored.job.in_(batch)).order_by(stored.last_seen.desc())
        for job, post_id in session.execute(rows):
            ids[job].append(post_id)
    return [(job, post_id) for job, posts in ids.items() for post_id in posts]


def get_ids_with(session: Session, company: str, tags: Iterable[str]) -> set[int]:
    """Return the ids of the posts of jobs of which a copy has all these tags and this in its company's name.

    The case does not matter.
    """
    name, asked = company.casefold(), {tag.casefold() for tag in tags}
    having = {
        job
        for job, other, tagged in session.execute(select(stored.job, stored.company, stored.tags))
        if name in other.casefold() and asked.issubset(tagged.casefold().split(","))
    }
    of_jobs = (select(stored.id).where(stored.job.in_(batch)) for batch in batched(list(having)))
    return {post_id for statement in of_jobs for post_id in session.scalars(statement)}


def is_empty(session: Session) -> bool:
    """Return whether no post is stored yet."""
    return session.scalar(select(stored.id).limit(1)) is None


def check_stored(session: Session) -> None:
    """Raise `JobSearchError` when no post is stored yet; it names the folder, as the user's may be another."""
    if is_empty(session):
        folder = Path(session.engine.url.database or "").absolute().parent
        raise JobSearchError(f"There are no posts yet in {folder}: run fetch-new, then label some, then train.")


def is_unlabeled() -> ColumnElement[bool]:
    """Match the posts of unlabeled jobs: none of their copies has a label."""
    labeled = select(stored.job).where(stored.label.is_not(None))
    return stored.job.not_in(labeled)


def newest_first() -> tuple[ColumnElement[Any], ...]:
    """Order posts by when Remote OK last listed them, then by when it posted them."""
    return stored.last_seen.desc(), stored.posted_at.desc(), stored.id.desc()


def with_job(session: Session, posts: Sequence[JobPost]) -> list[JobPost]:
    """Return the posts, each with what belongs to its job: the ids of its copies, when any was listed, stage, note."""
    keys = list({post.job_key for post in posts})
    ids, listed = defaultdict(set), defaultdict(list)
    for batch in batched(keys):
        rows = session.execute(COPIES, {"jobs": batch})
        for job, post_id, last_seen in rows:
            ids[job].add(post_id)
            listed[job].append(last_seen)
    stages, notes = applications.get_stages(session, keys), applications.get_notes(session, keys)
    return [
        replace(
            post,
            copies=tuple(sorted(ids[post.job_key] - {post.id})),
            stage=stages.get(post.job_key, (None, None))[0],
            stage_at=stages.get(post.job_key, (None, None))[1],
            note=notes.get(post.job_key),
            last_listed=max(listed[post.job_key], default=post.last_seen),
        )
        for post in posts
    ]
