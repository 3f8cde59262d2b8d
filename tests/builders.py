"""Makes posts for the tests, which name only what they are about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from jobsearch.posts import JobPost, RemoteOkJobPost, job_key

NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)


def a_post(**named: Any) -> RemoteOkJobPost:
    return RemoteOkJobPost(**(_listed(named) | named))


def a_stored_post(**named: Any) -> JobPost:
    listed = _listed(named) | named
    job = job_key(listed["company"], listed["position"], listed["id"])
    kept = {"first_seen": NOW, "last_seen": NOW, "label": None, "labeled_at": None, "job": job}
    return JobPost(**(listed | kept | named))


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
