"""Clocks that are wrong: nothing is hidden, while one is or afterwards, and what it has stored is put right."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import typer

from jobsearch import clock
from jobsearch.clock import local
from jobsearch.dataaccess import answers, applications, counts, jobs, moments
from jobsearch.dataaccess.database import Session, get_session, writing
from jobsearch.labelling import preparing
from jobsearch.posts import RECENT, JobPostLabel, Stage
from jobsearch.terminal import words
from jobsearch.terminal.values import parse_since
from tests.helpers.builders import NOW, a_post, write_original
from tests.helpers.clocks import DAY, OUTSIDE, WRONG, ZONES, in_zone
from tests.helpers.stored import newest_posts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from jobsearch.posts import RemoteOkJobPost

YES, NO = JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED
TURNS = [
    datetime(2026, 3, 29, 1, 30, tzinfo=UTC),  # where Berlin has no such hour, and where it has it twice
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC),
    *WRONG,
]


def listed(first: int, day: datetime) -> list[RemoteOkJobPost]:
    """Return ten posts with ids from `first` on, as a feed lists them on a day: none older than two days."""
    return [a_post(id=first + number, posted_at=day - number * timedelta(hours=5)) for number in range(10)]


def stopped_at(moment: datetime) -> Callable[[], datetime]:
    """Return a clock that tells one moment."""
    return lambda: moment


def offered(session: Session, now: datetime) -> set[int]:
    """Return the ids of what `label` offers by default at a moment, and `recommend` and `list --since 30d` list."""
    since = moments.listed_since(session, RECENT, now)
    return {post.id for post in jobs.get_not_labeled(session, 1_000, since)}


def ids(*answers_of_the_feed: Sequence[RemoteOkJobPost]) -> set[int]:
    return {post.id for answer in answers_of_the_feed for post in answer}


@pytest.fixture(params=WRONG, ids=lambda moment: f"{moment:%Y-%m-%d}")
def wrong(request: pytest.FixtureRequest) -> datetime:
    """Return a moment that a wrong clock tells."""
    moment: datetime = request.param
    return moment


def test_nothing_is_hidden_by_one_fetch_with_a_wrong_clock(session: Session, wrong: datetime) -> None:
    before, during, after = (listed(number, NOW + days * DAY) for number, days in ((100, -9), (200, 0), (300, 1)))
    jobs.save(session, before, NOW - 9 * DAY)
    jobs.save(session, during, wrong)
    assert offered(session, NOW) == ids(before, during)
    jobs.save(session, after, NOW + DAY)
    assert offered(session, NOW + DAY) == ids(before, during, after)
    assert moments.get_newest_fetch(session, NOW + DAY) == NOW + DAY
    later = listed(400, NOW + 25 * DAY)
    jobs.save(session, later, NOW + 25 * DAY)
    assert offered(session, NOW + 25 * DAY) >= ids(during, after, later)
    jobs.save(session, listed(500, NOW + 40 * DAY), NOW + 40 * DAY)
    assert offered(session, NOW + 40 * DAY).isdisjoint(ids(before, during))  # nor is anything listed for good


def test_nothing_is_hidden_while_a_wrong_clock_reads_what_a_right_one_stored(session: Session, wrong: datetime) -> None:
    jobs.save(session, listed(100, NOW - 9 * DAY), NOW - 9 * DAY)
    jobs.save(session, listed(200, NOW), NOW)
    assert len(offered(session, wrong)) == 20


def test_nothing_is_hidden_where_every_fetch_had_a_wrong_clock(session: Session) -> None:
    fetched = [listed(100 * number, NOW) for number in range(len(WRONG))]
    for posts, wrong in zip(fetched, WRONG, strict=True):
        jobs.save(session, posts, wrong)
    jobs.save(session, listed(9_000, NOW), NOW)
    assert offered(session, NOW) == ids(*fetched, listed(9_000, NOW))


def test_what_clocks_that_were_ahead_stored_is_not_hidden_before_the_next_fetch_either(session: Session) -> None:
    for first, wrong in ((100, datetime(2099, 1, 1, tzinfo=UTC)), (200, datetime(2106, 1, 1, tzinfo=UTC))):
        jobs.save(session, listed(first, NOW), wrong)
    assert len(offered(session, NOW)) == 20


def test_an_empty_database_filled_by_a_wrong_clock_is_right_after_the_next_fetch(
    session: Session, wrong: datetime
) -> None:
    jobs.save(session, listed(100, NOW), wrong)
    jobs.save(session, listed(200, NOW + DAY), NOW + DAY)
    posts = newest_posts(session, 100)
    assert {f"{post.last_seen:%Y-%m}" for post in posts} <= {"2026-07", "2026-08"}
    assert {f"{post.first_seen:%Y-%m}" for post in posts} <= {"2026-07", "2026-08"}


def test_answers_and_stages_of_a_wrong_clock_are_put_right_by_the_next_fetch(session: Session, wrong: datetime) -> None:
    jobs.save(session, listed(100, NOW), NOW)
    answers.record(session, 100, YES, None, wrong)
    answers.record(session, 101, NO, None, wrong)
    answers.record(session, 101, YES, None, wrong)
    with writing(session):
        applications.set_stage(session, 100, Stage.APPLIED, wrong)
    jobs.save(session, listed(100, NOW), NOW + DAY)
    weeks = [week.monday for week in counts.answers_by_week(session)] + list(applications.stages_by_week(session))
    assert not [monday for monday in weeks if monday.startswith(OUTSIDE)]
    answers.undo(session)
    assert jobs.get(session, [101])[0].label is NO
    assert f"{jobs.get(session, [101])[0].labeled_at:%Y}" == "2026"


def test_the_last_answer_counts_for_a_job_whatever_the_clock_said(session: Session, wrong: datetime) -> None:
    jobs.save(session, [a_post(id=number, company="Acme") for number in (1, 2)], NOW)
    answers.record(session, 1, YES, None, wrong)
    jobs.save(session, [a_post(id=1, company="Acme")], NOW + DAY)
    answers.record(session, 2, NO, None, NOW + 3 * DAY)
    ((_, label),) = jobs.get_labels_by_job(session).values()
    assert label is NO


def test_a_clock_that_is_behind_does_not_date_back_what_a_right_one_stored(session: Session) -> None:
    jobs.save(session, listed(100, NOW), NOW)
    answers.record(session, 100, YES, None, NOW)
    old = [a_post(id=number, posted_at=datetime(2021, 1, 1, tzinfo=UTC)) for number in range(10)]
    jobs.save(session, old, datetime(2022, 1, 1, tzinfo=UTC))
    assert {post.last_seen for post in jobs.get(session, sorted(ids(listed(100, NOW))))} == {NOW}
    assert jobs.get(session, [100])[0].labeled_at == NOW


def test_a_saved_answer_of_years_ago_counts_as_seen_now(session: Session) -> None:
    old = [a_post(id=number, posted_at=datetime(2021, 1, 1, tzinfo=UTC)) for number in range(10)]
    jobs.save(session, old, NOW)
    assert {post.last_seen for post in newest_posts(session, 10)} == {NOW}
    assert moments.get_present(session, NOW) == NOW


def test_a_few_posts_dated_wrongly_say_nothing_of_the_clock(session: Session) -> None:
    posts = [*listed(100, NOW), *listed(200, NOW), a_post(id=1, posted_at=datetime(2099, 1, 1, tzinfo=UTC))]
    jobs.save(session, posts, NOW)
    assert {post.last_seen for post in newest_posts(session, 100)} == {NOW}


def test_posts_without_a_date_say_nothing_of_the_clock(session: Session, wrong: datetime) -> None:
    jobs.save(session, [a_post(id=number, posted_at=None) for number in range(10)], wrong)
    jobs.save(session, [a_post(id=20, posted_at=None)], NOW)
    if wrong < clock.EARLIEST or wrong > NOW:  # else nobody can tell
        assert len(offered(session, NOW)) == 11


def test_what_an_earlier_version_stored_with_a_clock_at_1970_is_put_right(session: Session, path: Path) -> None:
    jobs.save(session, listed(100, NOW), NOW)
    answers.record(session, 100, YES, None, NOW)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE job_posts SET first_seen = '1970-01-01 00:00:00', last_seen = '1970-01-01 00:00:00'")
        database.execute("UPDATE job_posts SET labeled_at = '1970-01-01 00:00:00' WHERE label IS NOT NULL")
        database.execute("UPDATE answers SET answered_at = '1970-01-01 00:00:00'")
    jobs.save(session, listed(200, NOW + DAY), NOW + DAY)
    assert len(offered(session, NOW + DAY)) == 19
    assert [week.monday for week in counts.answers_by_week(session)] == ["2026-07-27"]


def test_an_original_database_upgraded_by_a_wrong_clock_is_not_hidden(path: Path, wrong: datetime) -> None:
    write_original(path, count=5)
    with get_session(path, wrong) as session:
        assert len(offered(session, wrong)) == 5
    with get_session(path, NOW) as session:
        assert len(offered(session, NOW)) == 5
        jobs.save(session, listed(100, NOW), NOW)
        assert len(offered(session, NOW)) == 15 or clock.EARLIEST < wrong < NOW  # nobody can tell that it was wrong


def test_what_is_to_come_is_shown_by_its_date() -> None:
    assert words.age(datetime(2106, 2, 8, 6, tzinfo=UTC), NOW) == "2106-02-08"
    assert words.age(NOW + timedelta(hours=23), NOW) == "just now"
    assert words.age(NOW, datetime(1969, 6, 1, tzinfo=UTC)) == "2026-08-01"


@pytest.fixture(params=ZONES, ids=ascii)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the user be in a zone."""
    with in_zone(request.param, monkeypatch):
        yield


@pytest.mark.usefixtures("zone")
def test_no_zone_and_no_turn_of_the_clock_stops_the_program(session: Session) -> None:
    jobs.save(session, listed(100, NOW), NOW)
    for moment in TURNS:
        assert local(moment) == moment
        at_work = preparing.prepare(session, preparing.Selection(), stopped_at(moment), wait=False)
        assert at_work.since <= moment
        for text in ("today", "yesterday", "30d", "99999d", "2026-03-29", "2026-03-29T02:30", "0001-01-01T00:00+14:00"):
            with suppress(typer.BadParameter):  # no more than wrong usage is reported
                assert parse_since(text, local(moment))
