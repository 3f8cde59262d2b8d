"""Makes posts for the tests, which name only what they are about."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from jobsearch.facts.values import Facts
from jobsearch.posts import JobPost, RemoteOkJobPost, job_key

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)


def a_post(**named: Any) -> RemoteOkJobPost:
    return RemoteOkJobPost(**(_listed(named) | named))


def a_stored_post(**named: Any) -> JobPost:
    listed = _listed(named) | named
    job = job_key(listed["company"], listed["position"], listed["id"])
    kept = {"first_seen": NOW, "last_seen": NOW, "label": None, "labeled_at": None, "job_key": job}
    return JobPost(**(listed | kept | named))


def stated(*, evidence: dict[str, str] | None = None, **named: Any) -> Facts:
    """Return what an ad states; each fact is said by words of the text unless the `evidence` tells otherwise."""
    quotes = {fact: f"the words on {fact.replace('_', ' ')}" for fact in named}
    return Facts(**named, evidence=quotes | (evidence or {}))


def open_to(location: str, *places: str, by: str = "must live there", **facts: Any) -> JobPost:
    """Return a post that is open to some places, as these words or this field of it say."""
    return a_stored_post(location=location, facts=stated(open_to=places, evidence={"open_to": by}, **facts))


def _listed(named: dict[str, Any]) -> dict[str, Any]:
    """Return what a feed lists of a post: each id is a job of its own unless its names are given."""
    post_id = named.get("id", 1)
    url = named.get("url", f"https://remoteok.com/remote-jobs/{post_id}")
    return {
        "id": post_id,
        "url": url,
        "apply_url": url,
        "company": f"Company {post_id}",
        "position": "Gardener",
        "location": "Worldwide",
        "tags": ("garden", "outdoors"),
        "description": "Grow things.",
        "salary_min": None,
        "salary_max": None,
        "posted_at": NOW,
        "mention": None,
    }


def write_original(path: Path, *posts: dict[str, Any], count: int = 1) -> Path:
    """Write a database as the original program's, with these posts or `count` plain ones."""
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA secure_delete = ON")  # by itself only some systems' SQLite leaves nothing behind
        database.execute(
            """CREATE TABLE job_posts (
                id INTEGER NOT NULL, url VARCHAR NOT NULL, company VARCHAR NOT NULL, position VARCHAR NOT NULL,
                description VARCHAR NOT NULL, location VARCHAR NOT NULL, tags VARCHAR NOT NULL, label INTEGER,
                PRIMARY KEY (id))"""
        )
        database.execute("CREATE INDEX ix_job_posts_id ON job_posts (id)")
        for named in posts or [{"id": number} for number in range(1, count + 1)]:
            row = _listed(named) | {"tags": "garden,outdoors", "label": None} | named
            database.execute(
                "INSERT INTO job_posts VALUES (:id, :url, :company, :position, :description, :location, :tags, :label)",
                row,
            )
    return path
