"""Posts as JSON documents, in the form that scripts rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from jobsearch.posts import JobPost, Score


def post_document(post: JobPost, score: Score | None) -> dict[str, Any]:
    """Return a post and what the model says of it; moments are ISO 8601 in UTC, what is unknown is null."""
    return {
        "id": post.id,
        "url": post.url,
        "apply_url": post.apply_url,
        "company": post.company,
        "position": post.position,
        "location": post.location,
        "tags": list(post.tags),
        "salary_min": post.salary_min,
        "salary_max": post.salary_max,
        "posted_at": moment(post.posted_at),
        "first_seen": moment(post.first_seen),
        "last_seen": moment(post.last_seen),
        "label": None if post.label is None else int(post.label),
        "chance": score and round(score.chance, 4),
        "why": [{"term": term.term, "weight": round(term.weight, 4)} for term in score.why] if score else [],
        "copies": list(post.copies),
        "mention": post.mention,
    }


def moment(when: datetime | None) -> str | None:
    """Return a moment as ISO 8601 in UTC, to the second."""
    return None if when is None else when.isoformat(timespec="seconds").replace("+00:00", "Z")
