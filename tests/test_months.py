"""How many posts there are of each month: counted as posts come, change and go, whoever writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from jobsearch.dataaccess import jobs, moments, months
from jobsearch.dataaccess.database import get_session, writing
from tests.helpers.builders import NOW, a_post, write_original
from tests.helpers.original_databases import run
from tests.helpers.upgrading import upgrade

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.dataaccess.database import Session

INSERT = "INTO job_posts (id, url, company, position, description, location, tags)"
VALUES = "VALUES (7, 'https://x', 'Green', 'Gardener', 'Grow.', '', '')"


def counted_anew(session: Session) -> dict[str, int]:
    with writing(session):
        months.count_all(session)
    return months.get(session)


def test_a_post_counts_in_the_month_it_was_posted_in(session: Session) -> None:
    posts = [a_post(id=n, posted_at=NOW.replace(month=month)) for n, month in enumerate((5, 7, 7, 6), 1)]
    jobs.save(session, posts, NOW)
    assert list(months.get(session).items()) == [("2026-05", 1), ("2026-06", 1), ("2026-07", 2)]


def test_a_post_without_a_date_counts_in_the_month_it_was_first_seen_in(session: Session) -> None:
    jobs.save(session, [a_post(id=1, posted_at=None)], NOW)
    assert months.get(session) == {"2026-08": 1}
    jobs.save(session, [a_post(id=1, posted_at=NOW.replace(month=7))], NOW)
    assert months.get(session) == {"2026-07": 1}


def test_what_a_wrong_clock_has_stored_moves_to_the_right_month(session: Session) -> None:
    jobs.save(session, [a_post(id=1, posted_at=None)], NOW.replace(year=2031))
    with writing(session):
        moments.mend(session, NOW)
    assert months.get(session) == {"2026-08": 1} == counted_anew(session)


def test_a_post_that_is_deleted_counts_no_more(session: Session) -> None:
    jobs.save(session, [a_post(id=1, posted_at=NOW.replace(month=7)), a_post(id=2)], NOW)
    with writing(session):
        session.execute(text("DELETE FROM facts WHERE post_id = 1"))
        session.execute(text("DELETE FROM job_posts WHERE id = 1"))
    assert months.get(session) == {"2026-08": 1} == counted_anew(session)


def test_the_posts_of_an_upgraded_database_are_counted(path: Path) -> None:
    write_original(path, count=3)
    upgrade(path)
    with get_session(path, NOW) as session:
        assert months.get(session) == {"2026-08": 3}


def test_what_the_original_program_adds_or_replaces_counts_once(path: Path) -> None:
    upgrade(path)
    for verb in ("INSERT", "INSERT OR REPLACE"):
        run(path, f"{verb} {INSERT} {VALUES}")
        with get_session(path, NOW) as session:
            assert sum(months.get(session).values()) == 1
            assert months.get(session) == counted_anew(session)


def test_what_the_original_program_adds_and_then_replaces_counts_once(path: Path) -> None:
    upgrade(path)
    for verb in ("INSERT", "INSERT OR REPLACE"):
        run(path, f"{verb} {INSERT} {VALUES}")
    with get_session(path, NOW) as session:
        assert sum(months.get(session).values()) == 1
