"""Rows: how a post is kept in the table of posts, and read from it with the facts it states."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, select

from jobsearch.dataaccess import facts
from jobsearch.dataaccess.tables import facts as kept
from jobsearch.dataaccess.tables import job_posts
from jobsearch.posts import JobPost, JobPostLabel, RemoteOkJobPost, job_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.dataaccess.database import Session

stored = job_posts.c
LISTED = tuple(field.name for field in fields(RemoteOkJobPost))
NAMES = tuple("job_key" if column is stored.job else column.name for column in stored)
POSTS = select(*stored, *(column.label(f"fact_{column.name}") for column in facts.COLUMNS)).select_from(
    job_posts.outerjoin(kept, kept.c.post_id == stored.id)
)


def read_posts(session: Session, statement: Select[Any], **given: Any) -> Iterator[JobPost]:  # noqa: ANN401 - values
    """Yield the posts of `POSTS`, or of those it finds by what is `given`, without what belongs to their jobs."""
    for row in session.execute(statement, given):
        values = _split(dict(zip(NAMES, row, strict=False)))
        label = None if values["label"] is None else JobPostLabel(values["label"])
        yield JobPost(**values | {"label": label, "facts": facts.of_row(row[len(NAMES) :])})


def read_listed(session: Session, which: ColumnElement[bool]) -> Iterator[RemoteOkJobPost]:
    """Yield what the feed listed of the posts that match."""
    columns = [stored[name] for name in LISTED]
    for row in session.execute(select(*columns).where(which)).mappings():
        yield RemoteOkJobPost(**_split(dict(row)))


def values_of(post: RemoteOkJobPost) -> dict[str, Any]:
    """Return the columns of what the feed lists of a post, by name."""
    values = {name: getattr(post, name) for name in LISTED}
    return values | {"tags": ",".join(post.tags), "job": job_key(post.company, post.position, post.id)}


def split_tags(text: str) -> tuple[str, ...]:
    """Return the tags that are kept as one text."""
    return tuple(tag for tag in text.split(",") if tag)


def _split(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"tags": split_tags(row["tags"])}
