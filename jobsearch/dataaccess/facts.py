"""The facts that stored posts state: read when a post is stored or changed, kept apart from its long text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, null, select, text

from jobsearch.dataaccess.tables import BEFORE_ALL, facts, job_posts
from jobsearch.facts.values import NOTHING_STATED, Ad, Contract, Facts, Level, Period, Salary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection

COLUMNS = tuple(facts.c)
WITHOUT_EVIDENCE = (*COLUMNS[:-1], null())
PAY = facts.c.salary_min, facts.c.salary_max, facts.c.currency, facts.c.per
STATES_PAY = facts.c.salary_min.is_not(None) | facts.c.salary_max.is_not(None)
AD = (job_posts.c.position, job_posts.c.location, job_posts.c.salary_min, job_posts.c.salary_max)
UNREAD = "facts_are_missing"  # what a trigger notes in the settings where the original program has written
READ_AT_ONCE = 500


def read(connection: Connection, ads: Mapping[int, Ad]) -> None:
    """Read what posts state and keep it, by their ids; call it within a transaction."""
    if not ads:
        return
    from jobsearch.facts import reading  # noqa: PLC0415 - its many patterns are slow to load, and few commands read

    save(connection, {post_id: reading.read(ad) for post_id, ad in ads.items()})


def save(connection: Connection, stated: Mapping[int, Facts]) -> None:
    """Keep what posts state, by their ids, in place of what was kept before; call it within a transaction."""
    if stated:
        rows = [_values(post_id, each) for post_id, each in stated.items()]
        connection.execute(insert(facts).prefix_with("OR REPLACE"), rows)


def of_row(row: Sequence[Any]) -> Facts:
    """Return the facts that a row of `COLUMNS` holds; one without facts states nothing."""
    post_id, open_to, hours, on_site, low, high, currency, per, level, years, contract, evidence = row
    if post_id is None:
        return NOTHING_STATED
    pays = low is not None or high is not None
    return Facts(
        open_to=places_of(open_to),
        hours=hours,
        on_site=on_site,
        salary=salary_of(low, high, currency, per) if pays else None,
        level=level and Level(level),
        years=years,
        contract=contract and Contract(contract),
        evidence=evidence or {},
    )


def places_of(open_to: str) -> tuple[str, ...]:
    """Return the places that the text of the column `open_to` names."""
    return tuple(open_to.split(",")) if open_to else ()


def salary_of(low: float | None, high: float | None, currency: str | None, per: str | None) -> Salary:
    """Return the pay that the columns of `PAY` hold, where they state any."""
    return Salary(low, high, currency, Period(per) if per else None)


def get_of_jobs(session: Connection, post_ids: Sequence[int]) -> dict[int, list[Facts]]:
    """Return what each of these posts and its copies state, without the words that say it; no long text is read.

    At most as many posts as `batched` gives at once.
    """
    post, copy = job_posts.alias(), job_posts.alias()
    copies = select(post.c.id, *WITHOUT_EVIDENCE).join(copy, copy.c.job == post.c.job)
    of_posts = copies.outerjoin(facts, facts.c.post_id == copy.c.id).where(post.c.id.in_(post_ids))
    stated: dict[int, list[Facts]] = {post_id: [] for post_id in post_ids}
    for post_id, *row in session.execute(of_posts):
        stated[post_id].append(of_row(row))
    return stated


def is_in_step(connection: Connection) -> bool:
    """Return whether the original program has not written posts that are still to be read."""
    noted = text("SELECT EXISTS (SELECT * FROM settings WHERE name = :name)")
    return not connection.scalar(noted, {"name": UNREAD})


def read_missing(connection: Connection, on_progress: Callable[[int, int], None]) -> None:
    """Read the facts of all posts of which none are kept; `on_progress` is told how many of how many are done."""
    is_unread = job_posts.c.id.not_in(select(facts.c.post_id))
    page = select(job_posts.c.id, *AD, job_posts.c.description).where(is_unread, job_posts.c.id > bindparam("after"))
    total = connection.scalar(select(func.count()).select_from(job_posts).where(is_unread)) or 0
    after, done = BEFORE_ALL, 0
    while rows := connection.execute(page.order_by(job_posts.c.id).limit(READ_AT_ONCE), {"after": after}).all():
        read(connection, {post_id: Ad(*ad) for post_id, *ad in rows})
        after, done = rows[-1].id, done + len(rows)
        on_progress(done, total)
    connection.execute(text("DELETE FROM settings WHERE name = :name"), {"name": UNREAD})


def _values(post_id: int, stated: Facts) -> dict[str, Any]:
    pay = stated.salary
    return {
        "post_id": post_id,
        "open_to": ",".join(stated.open_to),
        "hours": stated.hours,
        "on_site": stated.on_site,
        "salary_min": pay and pay.min,
        "salary_max": pay and pay.max,
        "currency": pay and pay.currency,
        "per": pay and pay.per,
        "level": stated.level,
        "years": stated.years,
        "contract": stated.contract,
        "evidence": dict(stated.evidence) or None,
    }
