"""The tables of the database, as its newest schema version has them."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import JSON, Boolean, Column, DateTime, Dialect, Float, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.types import TypeDecorator

BEFORE_ALL = float("-inf")  # less than any id


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored as text in UTC without a zone, as SQLite has no type for it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value and value.replace(tzinfo=UTC)


metadata = MetaData()

job_posts = Table(
    "job_posts",
    metadata,
    Column("id", Integer, primary_key=True, index=True),
    Column("url", String, nullable=False),
    Column("company", String, nullable=False),
    Column("position", String, nullable=False),
    Column("description", String, nullable=False),
    Column("location", String, nullable=False),
    Column("tags", String, nullable=False),
    Column("label", Integer),
    Column("apply_url", String),
    Column("salary_min", Integer),
    Column("salary_max", Integer),
    Column("posted_at", UtcDateTime),
    Column("first_seen", UtcDateTime),
    Column("last_seen", UtcDateTime),
    Column("mention", String),
    Column("labeled_at", UtcDateTime),
    Column("job", String),
    Column("note", String),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("post_id", Integer, ForeignKey("job_posts.id"), nullable=False),
    Column("label", Integer),
    Column("label_before", Integer),
    Column("labeled_before", UtcDateTime),
    Column("answered_at", UtcDateTime, nullable=False),
    Column("guess", Integer),
    Column("chance", Float),
    Column("reason", String),
    Column("rule", String),
)

stages = Table(
    "stages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("post_id", Integer, ForeignKey("job_posts.id"), nullable=False),
    Column("stage", String, nullable=False),
    Column("marked_at", UtcDateTime, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

scores = Table(
    "scores",
    metadata,
    Column("post_id", Integer, ForeignKey("job_posts.id"), primary_key=True),
    Column("model", String, nullable=False),
    Column("chance", Float, nullable=False),
    Column("why", JSON(none_as_null=True)),
    Column("flip", JSON(none_as_null=True)),
    Column("nearest", JSON(none_as_null=True)),
)

shown = Table(
    "shown",
    metadata,
    Column("post_id", Integer, ForeignKey("job_posts.id"), primary_key=True),
    Column("shown_at", UtcDateTime, nullable=False),
)

hidden = Table(
    "hidden",
    metadata,
    Column("kind", String, primary_key=True),
    Column("text", String, primary_key=True),
)

facts = Table(
    "facts",
    metadata,
    Column("post_id", Integer, ForeignKey("job_posts.id"), primary_key=True),
    Column("open_to", String, nullable=False),
    Column("hours", String),
    Column("on_site", Boolean, nullable=False),
    Column("salary_min", Float),
    Column("salary_max", Float),
    Column("currency", String),
    Column("per", String),
    Column("level", String),
    Column("years", Integer),
    Column("contract", String),
    Column("evidence", JSON(none_as_null=True)),
)
