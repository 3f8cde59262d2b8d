"""Posts in the database: saving, finding copies of a job, and listing what is labeled or not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import answers, jobs, moments
from jobsearch.dataaccess.database import Session, get_session
from jobsearch.dataaccess.jobs import SaveReport
from jobsearch.dataaccess.rows import LISTED
from jobsearch.errors import JobSearchError
from jobsearch.posts import LARGEST_ID, JobPostLabel
from tests.helpers.builders import NOW, a_post
from tests.helpers.stored import newest_posts

if TYPE_CHECKING:
    from pathlib import Path

LATER = NOW + timedelta(days=2)
YES, NO = JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED


def test_a_post_is_read_as_it_was_saved(session: Session) -> None:
    post = a_post(id=7, tags=("python", "c++"), salary_min=50_000, mention="PREFER", description="Ünï — 日本 🙂\n\n* a")
    jobs.save(session, [post], NOW)
    (stored,) = jobs.get(session, [7])
    assert {name: getattr(stored, name) for name in LISTED} == {name: getattr(post, name) for name in LISTED}
    assert (stored.first_seen, stored.last_seen, stored.label, stored.labeled_at) == (NOW, NOW, None, None)


def test_saving_tells_new_changed_and_known_posts_apart(session: Session) -> None:
    assert jobs.save(session, [a_post(id=1), a_post(id=2)], NOW) == SaveReport(new=2, changed=0, known=0)
    again = [a_post(id=1), a_post(id=2, location="Rome"), a_post(id=3)]
    assert jobs.save(session, again, LATER) == SaveReport(new=1, changed=1, known=1)


@pytest.mark.parametrize(
    "change",
    [
        {"url": "https://remoteok.com/x"},
        {"apply_url": "https://remoteok.com/y"},
        {"company": "Other"},
        {"position": "Other"},
        {"location": "Other"},
        {"tags": ("other",)},
        {"tags": ()},
        {"description": "Other"},
        {"salary_min": 1},
        {"salary_max": 2},
        {"posted_at": LATER},
        {"posted_at": None},
        {"mention": "OTHER"},
    ],
    ids=str,
)
def test_a_change_of_any_field_is_stored_once(session: Session, change: dict[str, object]) -> None:
    jobs.save(session, [a_post()], NOW)
    assert jobs.save(session, [a_post(**change)], NOW).changed == 1
    assert jobs.save(session, [a_post(**change)], NOW).known == 1


def test_saving_the_same_twice_changes_nothing(session: Session) -> None:
    posts = [a_post(id=1), a_post(id=2, posted_at=NOW.replace(microsecond=123456)), a_post(id=3, tags=())]
    jobs.save(session, posts, NOW)
    before = jobs.get(session, [1, 2, 3])
    assert jobs.save(session, posts, NOW) == SaveReport(new=0, changed=0, known=3)
    assert jobs.get(session, [1, 2, 3]) == before


def test_a_known_post_keeps_its_label_when_it_changes(session: Session) -> None:
    jobs.save(session, [a_post()], NOW)
    answers.record(session, 1, YES, None, NOW)
    jobs.save(session, [a_post(description="New words.")], LATER)
    (post,) = jobs.get(session, [1])
    assert (post.description, post.label, post.labeled_at) == ("New words.", YES, NOW)


def test_a_known_post_keeps_when_it_was_first_seen(session: Session) -> None:
    jobs.save(session, [a_post()], NOW)
    jobs.save(session, [a_post(position="Head Gardener")], LATER)
    (post,) = jobs.get(session, [1])
    assert (post.first_seen, post.last_seen) == (NOW, LATER)


def test_a_known_post_keeps_its_answers_when_it_changes(session: Session) -> None:
    jobs.save(session, [a_post()], NOW)
    answers.record(session, 1, NO, None, NOW)
    answers.record(session, 1, YES, None, NOW)
    jobs.save(session, [a_post(company="Renamed")], LATER)
    answers.undo(session)
    assert jobs.get(session, [1])[0].label is NO
    answers.undo(session)
    assert jobs.get(session, [1])[0].label is None


def test_a_post_no_longer_listed_stays_with_when_it_was_last_seen(session: Session) -> None:
    jobs.save(session, [a_post(id=1), a_post(id=2)], NOW)
    jobs.save(session, [a_post(id=2)], LATER)
    gone, listed = jobs.get(session, [1, 2])
    assert (gone.last_seen, listed.last_seen) == (NOW, LATER)
    assert moments.get_newest_fetch(session, LATER) == LATER


def test_nothing_is_stored_when_saving_fails_midway(session: Session) -> None:
    jobs.save(session, [a_post(id=1)], NOW)
    before = jobs.get(session, [1])
    too_large = a_post(id=3, salary_min=2**70)
    with pytest.raises(OverflowError):
        jobs.save(session, [a_post(id=1, position="Changed"), a_post(id=2), too_large], LATER)
    assert newest_posts(session, 10) == before


def test_nothing_is_stored_when_changing_fails_after_inserting(session: Session) -> None:
    jobs.save(session, [a_post(id=1)], NOW)
    before = jobs.get(session, [1])
    with pytest.raises(OverflowError):
        jobs.save(session, [a_post(id=2), a_post(id=1, salary_min=2**70)], LATER)
    assert newest_posts(session, 10) == before


def test_saving_nothing_is_fine(session: Session) -> None:
    assert jobs.save(session, [], NOW) == SaveReport(new=0, changed=0, known=0)


def test_thousands_of_posts_are_saved_at_once(session: Session) -> None:
    posts = [a_post(id=number) for number in range(1, 2_501)]
    assert jobs.save(session, posts, NOW).new == 2_500
    posts[1_700] = a_post(id=1_701, position="Beekeeper")
    assert jobs.save(session, posts, LATER) == SaveReport(new=0, changed=1, known=2_499)
    assert {post.last_seen for post in jobs.get(session, range(1, 2_501))} == {LATER}


def test_the_largest_id_is_an_id_like_any(session: Session) -> None:
    jobs.save(session, [a_post(id=LARGEST_ID)], NOW)
    assert jobs.get(session, [LARGEST_ID])[0].id == LARGEST_ID


@pytest.mark.parametrize("missing", [2, -1, 2**63, 10**30])
def test_an_id_that_is_not_stored_is_an_error_in_words(session: Session, missing: int) -> None:
    jobs.save(session, [a_post(id=1)], NOW)
    with pytest.raises(JobSearchError, match=f"no post {missing} here"):
        jobs.get(session, [1, missing])


def test_posts_come_in_the_order_asked_for(session: Session) -> None:
    jobs.save(session, [a_post(id=number) for number in (1, 2, 3)], NOW)
    assert [post.id for post in jobs.get(session, [3, 1, 2, 3])] == [3, 1, 2, 3]


def test_copies_share_company_and_position_whatever_their_case_and_blanks(session: Session) -> None:
    jobs.save(
        session,
        [
            a_post(id=1, company="Acme Inc", position="Gardener", location="Rome"),
            a_post(id=2, company="ACME  inc", position=" gardener", location="Oslo"),
            a_post(id=3, company="Acme Inc", position="Cook"),
        ],
        NOW,
    )
    assert [post.copies for post in jobs.get(session, [1, 2, 3])] == [(2,), (1,), ()]


@pytest.mark.parametrize("nameless", [{"company": ""}, {"position": ""}, {"company": " ", "position": ""}], ids=str)
def test_a_post_without_a_name_is_nobodys_copy(session: Session, nameless: dict[str, str]) -> None:
    same = {"company": "Acme", "position": "Gardener"} | nameless
    jobs.save(session, [a_post(id=1, **same), a_post(id=2, **same)], NOW)
    assert [post.copies for post in jobs.get(session, [1, 2])] == [(), ()]


def test_a_post_renamed_is_a_copy_of_its_new_like(session: Session) -> None:
    jobs.save(session, [a_post(id=1, company="A"), a_post(id=2, company="B")], NOW)
    jobs.save(session, [a_post(id=1, company="B")], NOW)
    assert jobs.get(session, [2])[0].copies == (1,)


def test_of_the_copies_of_a_job_the_newest_is_offered(session: Session) -> None:
    jobs.save(session, [a_post(id=number, company="Acme") for number in (1, 2, 3)], NOW)
    jobs.save(session, [a_post(id=2, company="Acme")], LATER)
    assert [post.id for post in jobs.get_not_labeled(session, 10)] == [2]


@pytest.mark.parametrize("answer", [YES, NO])
def test_a_job_with_one_labeled_copy_is_answered(session: Session, answer: JobPostLabel) -> None:
    jobs.save(session, [a_post(id=1, company="Acme"), a_post(id=2, company="Acme"), a_post(id=3)], NOW)
    answers.record(session, 1, answer, None, NOW)
    assert [post.id for post in jobs.get_not_labeled(session, 10)] == [3]
    assert [post.id for post in jobs.get_labeled(session)] == [1]


def test_a_skipped_job_is_still_offered(session: Session) -> None:
    jobs.save(session, [a_post()], NOW)
    answers.record(session, 1, None, None, NOW)
    assert [post.id for post in jobs.get_not_labeled(session, 10)] == [1]


def test_posts_are_offered_last_listed_first_then_last_posted(session: Session) -> None:
    jobs.save(session, [a_post(id=1), a_post(id=2, posted_at=LATER), a_post(id=3, posted_at=None)], NOW)
    jobs.save(session, [a_post(id=3, posted_at=None)], LATER)
    assert [post.id for post in jobs.get_not_labeled(session, 10)] == [3, 2, 1]
    assert [post.id for post in jobs.get_not_labeled(session, 2)] == [3, 2]
    assert [post.id for post in newest_posts(session, 2)] == [3, 2]


def test_what_is_offered_stays_quick_with_many_copies(session: Session) -> None:
    jobs.save(session, [a_post(id=number, company="Acme") for number in range(1, 1_201)], NOW)
    (offered,) = jobs.get_not_labeled(session, 10)
    assert len(jobs.get(session, [offered.id])[0].copies) == 1_199


def test_posts_survive_the_end_of_the_session(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.db"
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post()], NOW)
        answers.record(session, 1, YES, None, NOW)
    with get_session(path, LATER) as session:
        assert [(post.id, post.label) for post in jobs.get_labeled(session)] == [(1, YES)]
    assert [file.name for file in tmp_path.iterdir()] == ["elsewhere.db"]


LONG_TEXT = "We restore old clocks, and look for someone patient who likes brass, springs and the smell of oil."


@pytest.mark.parametrize("cut", ["We restore old clocks, and look for some…", "We restore old...", ""])
def test_a_text_that_the_feed_cuts_short_stays_whole(session: Session, cut: str) -> None:
    jobs.save(session, [a_post(id=1, description=LONG_TEXT, mention="BRASS", salary_min=50_000)], NOW)
    assert jobs.save(session, [a_post(id=1, description=cut, mention=None, salary_min=None)], LATER).changed == 0
    (post,) = jobs.get(session, [1])
    assert (post.description, post.mention, post.salary_min) == (LONG_TEXT, "BRASS", 50_000)


def test_a_shorter_text_that_says_something_else_is_a_change(session: Session) -> None:
    jobs.save(session, [a_post(id=1, description=LONG_TEXT)], NOW)
    assert jobs.save(session, [a_post(id=1, description="The job is taken.")], LATER).changed == 1


def test_a_clock_that_goes_backwards_unsees_no_post(session: Session) -> None:
    jobs.save(session, [a_post(id=1)], NOW + timedelta(hours=20))
    jobs.save(session, [a_post(id=1)], NOW)
    assert jobs.get(session, [1])[0].last_seen == NOW + timedelta(hours=20)
