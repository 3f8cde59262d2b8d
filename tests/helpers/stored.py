"""What a database holds."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from jobsearch.dataaccess import jobs

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost


def newest_posts(session: Session, limit: int) -> list[JobPost]:
    """Return the posts listed last, labeled or not, `limit` at the most."""
    newest = [post_id for _, post_id in islice(jobs.iterate_keys(session), limit)]
    posts = jobs.get_plain(session, newest)
    return [posts[post_id] for post_id in newest]
