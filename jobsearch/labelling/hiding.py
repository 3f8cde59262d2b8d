"""What the user's rules hide of the posts to offer: texts are read only where a rule looks for a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.dataaccess import jobs
from jobsearch.dataaccess.database import batched
from jobsearch.rules import RuleKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import Outline
    from jobsearch.rules import Rule


def find_hidden(session: Session, posts: Sequence[Outline], in_force: Collection[Rule]) -> set[int]:
    """Return the ids of those of these posts that one of the rules hides."""
    hidden = {post.id for post in posts if any(rule.names(post.company) for rule in in_force)}
    words = [rule for rule in in_force if rule.kind is RuleKind.WORD]
    others = [post.id for post in posts if words and post.id not in hidden]
    for batch in batched(others):
        for post in jobs.get_plain(session, batch).values():
            if any(rule.matches(post) for rule in words):
                hidden.add(post.id)
    return hidden
