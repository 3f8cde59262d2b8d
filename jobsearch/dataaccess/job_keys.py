"""Which job each stored post is of: found anew for all posts of a company when one of them comes or changes."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select, update

from jobsearch.dataaccess.tables import job_posts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

stored = job_posts.c
READ = (stored.id, stored.company, stored.position, stored.location, stored.description)
OF_COMPANY = select(stored.job, *READ).where(stored.job > bindparam("after"), stored.job < bindparam("before"))
CHANGE = update(job_posts).where(stored.id == bindparam("post")).values(job=bindparam("key"))
COMPANY_ENDS, AFTER_IT = "\n", "\v"  # in the key of a job, and what comes next in the order of an index
REPORTED_AT = 500


def regroup(connection: Connection, keys: Iterable[str]) -> None:
    """Find the jobs of all posts of the companies that these keys of jobs name; call it within a transaction."""
    from jobsearch.copies.grouping import Listing, job_keys  # noqa: PLC0415 - it brings all names of places

    for company in sorted({key.partition(COMPANY_ENDS)[0] for key in keys if COMPANY_ENDS in key}):
        between = {"after": f"{company}{COMPANY_ENDS}", "before": f"{company}{AFTER_IT}"}
        rows = connection.execute(OF_COMPANY, between).all()
        found = job_keys(Listing(*row[1:]) for row in rows)
        changed = [{"post": row.id, "key": found[row.id]} for row in rows if found[row.id] != row.job]
        if changed:
            connection.execute(CHANGE, changed)


def regroup_all(connection: Connection, on_progress: Callable[[int, int], None]) -> None:
    """Find the jobs of all posts; `on_progress` is told how many of how many posts are done."""
    posts: Counter[str] = Counter()
    of_company: defaultdict[str, list[str]] = defaultdict(list)
    counted = select(stored.job, func.count()).where(stored.job.is_not(None)).group_by(stored.job)
    for key, number in connection.execute(counted):
        company = key.partition(COMPANY_ENDS)[0]
        posts[company] += number
        of_company[company].append(key)
    total, done, reported = posts.total(), 0, 0
    for company, keys in of_company.items():
        if len(keys) > 1:
            regroup(connection, keys[:1])
        done += posts[company]
        if done >= reported + REPORTED_AT or done == total:
            on_progress(done, total)
            reported = done
