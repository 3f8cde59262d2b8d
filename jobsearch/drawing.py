"""Drawing: the first posts of a list that pass the filters, with no more of them in memory than a batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from jobsearch import filtering
from jobsearch.dataaccess import jobs, moments
from jobsearch.dataaccess.database import batched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from jobsearch.dataaccess.database import Session
    from jobsearch.filtering import Filters
    from jobsearch.posts import JobPost

FIRST, AT_ONCE = 50, 500


@dataclass(slots=True)
class Drawn:
    """The ids of the first posts that pass, and whether there are more; `first` are as many posts as are kept.

    Of the posts up to the last one, `elsewhere` counts those left out as they are open elsewhere only, and
    `kept_elsewhere` those that are not, as the user has judged them.
    """

    ids: list[int] = field(default_factory=list)
    first: list[JobPost] = field(default_factory=list)
    more: bool = False
    elsewhere: int = 0
    kept_elsewhere: int = 0


def draw(session: Session, ids: Iterable[int], filters: Filters) -> Drawn:
    """Draw posts, given in the order of the list, up to the limit.

    One that is open elsewhere only stays if the user has judged it.
    """
    drawn, passed_over = Drawn(), 0
    for post, is_elsewhere in _passing(session, ids, filters):
        if is_elsewhere and post.label is None and post.stage is None:
            passed_over += 1
            continue
        if len(drawn.ids) == filters.limit:
            drawn.more = True
            return drawn
        drawn.ids.append(post.id)
        if len(drawn.first) < AT_ONCE:
            drawn.first.append(post)
        drawn.kept_elsewhere += is_elsewhere
        drawn.elsewhere = passed_over
    drawn.elsewhere = passed_over
    return drawn


def batches(session: Session, drawn: Drawn) -> Iterator[Sequence[JobPost]]:
    """Yield the posts that were drawn, in their order; those that were not kept are read again."""
    yield drawn.first
    for batch in batched(drawn.ids[len(drawn.first) :]):
        yield jobs.get(session, batch)


def _passing(session: Session, ids: Iterable[int], filters: Filters) -> Iterator[tuple[JobPost, bool]]:
    """Yield the posts that pass, and whether they are open elsewhere only; they are read as far as asked for."""
    since = moments.listed_since(session, filters.since, filters.now)
    remaining, number = iter(ids), FIRST
    while batch := list(islice(remaining, number)):
        number = min(2 * number, AT_ONCE)
        sifted = filtering.sift(session, batch, filters)
        posts = list(filtering.having(session, sifted.ids, filters))
        seen = filtering.find_seen(session, posts) if filters.only_new else set()
        listed = (post for post in posts if post.id not in seen and _is_listed_since(post, since))
        yield from ((post, post.id in sifted.elsewhere) for post in listed)


def _is_listed_since(post: JobPost, since: datetime | None) -> bool:
    """Return whether the post or a copy of it was listed since then."""
    return since is None or post.newest_listing >= since
