"""The tables of the database, as its newest schema version has them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    func,
)
from sqlalchemy.types import TypeDecorator

from jobsearch.cleaning import LONGEST_DESCRIPTION, LONGEST_LINE, MOST_TAGS

BEFORE_ALL = float("-inf")  # less than any id


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored as text in UTC without a zone, as SQLite has no type for it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value and value.replace(tzinfo=UTC)


class CutText(TypeDecorator[str]):
    """Text of which no more than so many characters are read: earlier versions stored it at any length."""

    impl = String
    cache_ok = True

    def __init__(self, longest: int) -> None:
        super().__init__()
        self.longest = longest

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        return func.substr(column, 1, self.longest)


LINE, TAGS, TEXT = CutText(LONGEST_LINE), CutText((LONGEST_LINE + 1) * MOST_TAGS), CutText(LONGEST_DESCRIPTION)

metadata = MetaData()

job_posts = Table(
    "job_posts",
    metadata,
    Column("id", Integer, primary_key=True, index=True),
    Column("url", LINE, nullable=False),
    Column("company", LINE, nullable=False),
    Column("position", LINE, nullable=False),
    Column("description", TEXT, nullable=False),
    Column("location", LINE, nullable=False),
    Column("tags", TAGS, nullable=False),
    Column("label", Integer),
    Column("apply_url", LINE),
    Column("salary_min", Integer),
    Column("salary_max", Integer),
    Column("posted_at", UtcDateTime),
    Column("first_seen", UtcDateTime),
    Column("last_seen", UtcDateTime),
    Column("mention", LINE),
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

months = Table(
    "months",
    metadata,
    Column("month", String, primary_key=True),
    Column("posts", Integer, nullable=False),
)
