"""The facts of posts in the database: kept beside each post, read when it is stored, changed or upgraded."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from jobsearch.dataaccess import facts, jobs, months
from jobsearch.dataaccess.database import Session, get_session, writing
from jobsearch.facts.reading import read
from jobsearch.facts.values import NOTHING_STATED, Ad, Contract, Facts, Level, Period, Salary
from jobsearch.terminal.exports import post_document
from tests.helpers.builders import NOW, a_post, a_stored_post, write_original
from tests.helpers.stating import state
from tests.helpers.stored import newest_posts
from tests.helpers.upgrading import backups_of, interrupted, upgrade

if TYPE_CHECKING:
    from pathlib import Path

EVERYTHING = Facts(
    open_to=("PT", "latin america"),
    hours="4 h overlap with CET",
    on_site=True,
    salary=Salary(80_000, 99_500.5, "EUR", Period.YEAR),
    level=Level.SENIOR,
    years=5,
    contract=Contract.PART_TIME,
    evidence={"years": "five years “at least”", "open_to": "location field"},
)
PAY = (Salary(None, 20.5), Salary(30, None, "USD", Period.HOUR), Salary(0, 0, None, Period.PROJECT))
ORIGINAL_INSERT = (
    "INSERT INTO job_posts (id, url, company, position, description, location, tags) "
    "VALUES (?, 'https://u', 'C', 'Senior Gardener', 'D', 'Lisbon, Portugal', 'T')"
)


def read_ids(path: Path) -> list[int]:
    """Return the ids of the posts of which facts are kept."""
    with closing(sqlite3.connect(path)) as database:
        return [post_id for (post_id,) in database.execute("SELECT post_id FROM facts ORDER BY post_id")]


def keep(session: Session, post_id: int, stated: Facts) -> None:
    with writing(session):
        facts.save(session, {post_id: stated})


def to_version_3(path: Path) -> None:
    """Take from a database what versions 4 to 6 added."""
    added = (*(f"TRIGGER {name}" for name in ("original_left_facts", *months.TRIGGERS)), "TABLE facts", "TABLE months")
    with closing(sqlite3.connect(path)) as database, database:
        for what in added:
            database.execute(f"DROP {what}")
        database.execute("PRAGMA user_version = 3")


@pytest.mark.parametrize("stated", [EVERYTHING, NOTHING_STATED, *(Facts(salary=pay) for pay in PAY)])
def test_facts_are_read_as_they_were_kept(session: Session, stated: Facts) -> None:
    jobs.save(session, [a_post(id=1), a_post(id=2)], NOW)
    keep(session, 1, EVERYTHING)
    keep(session, 1, stated)
    assert jobs.get_plain(session, [1])[1].facts == stated
    assert jobs.get(session, [1])[0].facts == stated


def test_posts_have_their_facts_wherever_they_are_read(session: Session) -> None:
    jobs.save(session, [a_post(id=1), a_post(id=2)], NOW)
    state(session, 1, years=3)
    assert {post.id: post.facts.years for post in newest_posts(session, 9)} == {1: 3, 2: None}
    assert {post.id: post.facts.years for post in jobs.get(session, [1, 2])} == {1: 3, 2: None}


def test_each_copy_of_a_job_keeps_its_own(session: Session) -> None:
    jobs.save(session, [a_post(id=number, company="Acme") for number in (1, 2)], NOW)
    state(session, 1, open_to=("PT",))
    state(session, 2, open_to=("US",))
    assert [(post.copies, post.facts.open_to) for post in jobs.get(session, [1, 2])] == [
        ((2,), ("PT",)),
        ((1,), ("US",)),
    ]


def test_a_post_is_read_when_it_is_stored_and_when_it_changes(session: Session) -> None:
    before, now = a_post(position="Senior Gardener"), a_post(position="Junior Gardener")
    for post in (before, now):
        jobs.save(session, [post], NOW)
        assert jobs.get(session, [1])[0].facts == read(post.ad)


def test_a_post_that_has_not_changed_is_not_read_again(session: Session) -> None:
    jobs.save(session, [a_post()], NOW)
    keep(session, 1, EVERYTHING)
    jobs.save(session, [a_post()], NOW)
    assert jobs.get(session, [1])[0].facts == EVERYTHING


def test_what_fails_to_be_stored_is_not_read_either(session: Session, path: Path) -> None:
    with pytest.raises(OverflowError):
        jobs.save(session, [a_post(id=1), a_post(id=2, salary_min=2**70)], NOW)
    assert read_ids(path) == []


def test_an_upgrade_reads_every_post_and_tells_how_far_it_is(path: Path) -> None:
    posts = [a_post(id=3 * number, position="Senior Gardener") for number in range(1, 1_202)]
    with get_session(path, NOW) as session:
        jobs.save(session, posts, NOW)
        before = [post.facts for post in newest_posts(session, 2_000)]
    to_version_3(path)
    heard: list[tuple[int, int]] = []
    with get_session(path, NOW, lambda done, total: heard.append((done, total))) as session:
        assert [post.facts for post in newest_posts(session, 2_000)] == before
    steps = [(500, 1_201), (1_000, 1_201), (1_201, 1_201)]
    assert heard == steps * 2  # their facts, then which of them are one job
    assert read_ids(path) == [post.id for post in posts]
    assert [backup.name for backup in backups_of(path)] == ["jobposts.db.v3.backup"]


def test_the_originals_posts_are_read_once_they_are_cleaned(path: Path) -> None:
    write_original(path, {"id": 5, "position": "S&eacute;nior Gardener", "description": "<p>Grow <b>roses</b>"})
    with get_session(path, NOW) as session:
        (post,) = jobs.get(session, [5])
        assert post.facts == read(post.ad)
    assert read_ids(path) == [5]


def test_an_upgrade_interrupted_while_reading_leaves_everything_as_it_was(path: Path) -> None:
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post(id=1), a_post(id=2)], NOW)
    to_version_3(path)
    with pytest.raises(KeyboardInterrupt), get_session(path, NOW, interrupted):
        pass
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (3,)
        assert database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'facts'").fetchone() == (0,)
    upgrade(path)
    assert read_ids(path) == [1, 2]


def test_what_the_original_program_writes_is_read_at_the_next_opening(path: Path) -> None:
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post(id=1)], NOW)
        keep(session, 1, EVERYTHING)
    with closing(sqlite3.connect(path)) as original, original:
        original.executemany(ORIGINAL_INSERT, [(7,), (8,)])
    with get_session(path, NOW) as session:
        assert jobs.get(session, [7])[0].facts == read(Ad("Senior Gardener", "Lisbon, Portugal", None, None, "D"))
        assert jobs.get(session, [1])[0].facts == EVERYTHING
    assert read_ids(path) == [1, 7, 8]
    with get_session(path, NOW, interrupted):  # by nothing: all are read
        pass


def test_a_post_without_facts_states_nothing(session: Session) -> None:
    jobs.save(session, [a_post()], NOW)
    keep(session, 1, EVERYTHING)
    with writing(session):
        session.execute(text("DELETE FROM facts"))
    assert jobs.get(session, [1])[0].facts == NOTHING_STATED


def test_programs_get_the_facts_with_whole_amounts_as_integers() -> None:
    assert post_document(a_stored_post(facts=EVERYTHING), None)["facts"] == {
        "open_to": ["PT", "latin america"],
        "hours": "4 h overlap with CET",
        "on_site": True,
        "salary": {"min": 80_000, "max": 99_500.5, "currency": "EUR", "per": "year"},
        "level": "senior",
        "years": 5,
        "contract": "part-time",
        "evidence": {"years": "five years “at least”", "open_to": "location field"},
    }
    document = post_document(a_stored_post(facts=Facts(salary=Salary(None, 120_000.0))), None)["facts"]
    assert repr(document["salary"]) == "{'min': None, 'max': 120000, 'currency': None, 'per': None}"


def test_programs_get_null_for_what_is_not_stated() -> None:
    assert post_document(a_stored_post(), None)["facts"] == {
        "open_to": [],
        "hours": None,
        "on_site": False,
        "salary": None,
        "level": None,
        "years": None,
        "contract": None,
        "evidence": {},
    }
