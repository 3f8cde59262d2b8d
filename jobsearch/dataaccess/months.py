"""How many posts there are of each month: counted once, then kept right by triggers of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, text

from jobsearch.dataaccess.tables import months

if TYPE_CHECKING:
    from sqlalchemy import Connection

TRIGGERS = ("month_has_more", "month_is_another", "month_has_less")


def get(connection: Connection) -> dict[str, int]:
    """Return how many posts there are of each month, by its name such as 2026-07, oldest first."""
    counted = select(months.c.month, months.c.posts).where(months.c.posts > 0).order_by(months.c.month)
    return {str(month): number for month, number in connection.execute(counted)}


def count_all(connection: Connection) -> None:
    """Count all posts, and have triggers count every change; call it within a transaction."""
    for name in TRIGGERS:
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
    month = _month_of("job_posts")
    connection.execute(text("DELETE FROM months"))
    connection.execute(text(f"INSERT INTO months SELECT {month}, count(*) FROM job_posts GROUP BY 1"))  # noqa: S608
    more, less = _add("new", 1), _add("old", -1)
    changes = ("INSERT", more), ("UPDATE OF posted_at, first_seen", less + more), ("DELETE", less)
    for name, (change, steps) in zip(TRIGGERS, changes, strict=True):
        connection.execute(text(f"CREATE TRIGGER {name} AFTER {change} ON job_posts BEGIN {steps} END"))


def _add(row: str, number: int) -> str:
    return (
        f"INSERT INTO months VALUES ({_month_of(row)}, {number}) "  # noqa: S608 - our names
        "ON CONFLICT (month) DO UPDATE SET posts = posts + excluded.posts; "
    )


def _month_of(row: str) -> str:
    """Return the SQL of the month that a post was posted in, or first seen in where the feed did not say."""
    return f"coalesce(strftime('%Y-%m', coalesce({row}.posted_at, {row}.first_seen)), 'None')"
