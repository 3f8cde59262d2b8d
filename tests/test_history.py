"""What happened over time: posts by week, guesses in groups, chances by tenths, and the stages that jobs reached."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from jobsearch import history
from jobsearch.dataaccess import answers, applications, jobs
from jobsearch.dataaccess.counts import Guess, get_guesses
from jobsearch.dataaccess.database import get_session, writing
from jobsearch.history import Group, Tenth, by_tenths, in_groups
from jobsearch.posts import JobPostLabel, Score, Stage
from tests.helpers.builders import NOW, a_post, write_original

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from jobsearch.dataaccess.database import Session

YES, NO = JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED
LIKELY, UNLIKELY = Score(0.9, interesting=True, why=()), Score(0.1, interesting=False, why=())
THIS_MONDAY = "2026-07-27"


def a_guess(
    *, interested: bool = True, right: bool = True, chance: float | None = 0.5, moment: datetime = NOW
) -> Guess:
    return Guess(moment, interested, interested == right, chance)


def mark(session: Session, post_id: int, *labels: tuple[JobPostLabel | None, Score | None]) -> None:
    """Label a post again and again, each time after this guess; None takes the label back."""
    for label, guessed in labels:
        with writing(session):
            answers.set_label(session, jobs.get(session, [post_id])[0], label, guessed, NOW)


def test_posts_count_in_the_week_they_were_posted_in_or_first_seen(session: Session) -> None:
    last_week = NOW - timedelta(weeks=1)
    posts = [a_post(id=1), a_post(id=2, posted_at=last_week), a_post(id=3, posted_at=None)]
    jobs.save(session, posts, NOW)
    weeks = history.trace(session, NOW).posts
    assert list(weeks.items())[-3:] == [("2026-07-13", 0), ("2026-07-20", 1), (THIS_MONDAY, 2)]


def test_the_last_52_weeks_are_counted_and_none_else(session: Session) -> None:
    monday = NOW - timedelta(days=NOW.weekday(), hours=NOW.hour)
    first = monday - timedelta(weeks=51)
    moments = [first, first - timedelta(seconds=1), NOW + timedelta(weeks=2)]
    jobs.save(session, [a_post(id=number, posted_at=moment) for number, moment in enumerate(moments, 1)], NOW)
    weeks = history.trace(session, NOW).posts
    assert len(weeks) == 52
    assert (next(iter(weeks)), sum(weeks.values())) == (f"{first:%Y-%m-%d}", 1)


def test_a_guess_counts_when_a_post_is_labeled_for_the_first_time(session: Session) -> None:
    jobs.save(session, [a_post(id=number) for number in (1, 2, 3, 4)], NOW)
    answers.record(session, 1, YES, LIKELY, NOW)
    answers.record(session, 2, NO, LIKELY, NOW)
    answers.record(session, 2, YES, LIKELY, NOW)  # it has learned from the label by now
    answers.record(session, 3, None, LIKELY, NOW)
    answers.record(session, 4, NO, None, NOW)
    assert get_guesses(session) == [a_guess(chance=0.9), a_guess(interested=False, right=False, chance=0.9)]


def test_a_guess_after_a_label_was_taken_back_does_not_count(session: Session) -> None:
    jobs.save(session, [a_post(id=number) for number in (1, 2)], NOW)
    mark(session, 1, (YES, LIKELY), (None, None), (YES, LIKELY))
    mark(session, 2, (NO, None), (None, None), (NO, UNLIKELY))
    assert get_guesses(session) == [a_guess(chance=0.9)]


def test_a_guess_after_a_label_of_the_original_program_was_taken_back_does_not_count(path: Path) -> None:
    write_original(path, {"id": 1, "label": 1})
    with get_session(path, NOW) as session:
        mark(session, 1, (None, None), (YES, LIKELY))
        assert get_guesses(session) == []


def test_the_last_ten_guesses_tell_how_right_it_is_now(session: Session) -> None:
    jobs.save(session, [a_post(id=number) for number in range(1, 13)], NOW)
    for number in range(1, 13):
        answers.record(session, number, YES, UNLIKELY if number in (1, 5) else LIKELY, NOW)
    assert history.trace(session, NOW).lately == [number != 5 for number in range(3, 13)]


def test_a_group_has_its_right_guesses_and_what_the_more_frequent_answer_would_have_got() -> None:
    later = NOW + timedelta(days=2)
    guesses = [
        *(a_guess(interested=False) for _ in range(6)),
        *(a_guess(interested=False, right=False) for _ in range(2)),
        *(a_guess(moment=later) for _ in range(3)),
    ]
    (group,) = in_groups(guesses)
    assert group == Group(first=1, guesses=11, since=NOW, until=later, right=9, frequent=8)
    assert group.last == 11


@pytest.mark.parametrize(("guesses", "sizes"), [(0, []), (9, []), (10, [10]), (19, [19]), (25, [12, 13])])
def test_a_group_has_at_least_ten_guesses(guesses: int, sizes: list[int]) -> None:
    assert [group.guesses for group in in_groups([a_guess()] * guesses)] == sizes


def test_many_guesses_make_twenty_groups_that_follow_one_another() -> None:
    groups = in_groups([a_guess()] * 1_234)
    assert len(groups) == 20
    assert {group.guesses for group in groups} == {61, 62}
    assert [group.first for group in groups[1:]] == [group.last + 1 for group in groups[:-1]]
    assert groups[-1].last == 1_234


def test_chances_are_compared_with_answers_tenth_by_tenth() -> None:
    guesses = [a_guess(chance=0.25), a_guess(chance=0.25, interested=False), a_guess(chance=1.0), a_guess(chance=None)]
    assert by_tenths(guesses) == [
        Tenth(0.2, answers=2, mean_chance=0.25, interested=1),
        Tenth(0.9, answers=1, mean_chance=1.0, interested=1),
    ]


def test_a_job_reached_each_of_its_stages_once_whichever_copy_was_marked(session: Session) -> None:
    copies = [a_post(id=number, company="Green") for number in (1, 2)]
    jobs.save(session, [*copies, a_post(id=3)], NOW)
    with writing(session):
        applications.set_stage(session, 1, Stage.APPLIED, NOW)
        applications.set_stage(session, 2, Stage.INTERVIEW, NOW)
        applications.set_stage(session, 3, Stage.APPLIED, NOW)
    reached = history.trace(session, NOW).reached
    assert reached == {Stage.APPLIED: 2, Stage.INTERVIEW: 1, Stage.OFFER: 0, Stage.CLOSED: 0}


def test_an_interview_is_one_of_an_application_though_only_a_closed_job_may_never_have_been_one(
    session: Session,
) -> None:
    jobs.save(session, [a_post(id=1), a_post(id=2)], NOW)
    with writing(session):
        applications.set_stage(session, 1, Stage.INTERVIEW, NOW)
        applications.set_stage(session, 2, Stage.CLOSED, NOW)
    reached = history.trace(session, NOW).reached
    assert reached == {Stage.APPLIED: 1, Stage.INTERVIEW: 1, Stage.OFFER: 0, Stage.CLOSED: 1}
