"""One company's posts that differ in a place, stored: which job each is of, and what is said of it."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from time import process_time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from jobsearch.dataaccess import answers, applications, job_keys, jobs
from jobsearch.dataaccess.database import get_session, writing
from jobsearch.dataaccess.jobs import SaveReport
from jobsearch.posts import JobPostLabel, RemoteOkJobPost, Stage
from tests.helpers.builders import NOW, a_post, write_original
from tests.helpers.feeds import feed, feed_element
from tests.helpers.trained_instances import a_gardener, ids_of, recommended_by, train_on_gardeners
from tests.helpers.upgrading import interrupted

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from tests.helpers.running import Program

YES, NO = JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED
CITIES = ("Berlin", "Lisbon", "Rome", "Paris")
AD = """
We mend the clocks of town halls and stations, and look for somebody who climbs towers without fear and files a tooth of
brass to the tenth of a millimetre. You travel with a box of tools, talk to the people who wind the clock, and write
down what you did, so that the next one finds it. We pay the hotel, and the tea.
"""
OTHER_AD = """
Our shop sells watches, and wants a seller who likes to listen, wraps presents neatly and stands on two legs until six.
You open the safe at nine, set out the trays, help people choose, change a strap or a battery, and close the till. On
Sundays we are closed, and in August too.
"""


def in_city(post_id: int, city: str, **named: object) -> RemoteOkJobPost:
    listed = {"company": "Cuckoo Clocks", "position": f"Clock Mender, {city}", "location": city, "description": AD}
    return a_post(**{"id": post_id} | listed | named)


FOUR = [in_city(number, city) for number, city in enumerate(CITIES, 1)]


def keys_of(session: Session) -> dict[int, str]:
    return {post_id: key for key, post_id in jobs.iterate_keys(session)}


def copies_of(session: Session, post_id: int) -> tuple[int, ...]:
    return jobs.get(session, [post_id])[0].copies


def take_apart(session: Session) -> None:
    """Let each post be of the job that its title alone names, as before."""
    with writing(session):
        session.execute(text("UPDATE job_posts SET job = lower(company) || char(10) || lower(position)"))


def put_together(session: Session) -> list[tuple[int, int]]:
    """Find the jobs as an upgrade does; return the progress told."""
    told: list[tuple[int, int]] = []
    with writing(session):
        job_keys.regroup_all(session, lambda done, total: told.append((done, total)))
    return told


def test_a_new_post_is_of_the_job_that_it_is_alike_to(session: Session) -> None:
    jobs.save(session, FOUR[:1], NOW)
    assert jobs.save(session, FOUR[1:2], NOW) == SaveReport(new=1, changed=0, known=0)
    assert copies_of(session, 1) == (2,)


def test_a_post_of_another_text_is_of_another_job(session: Session) -> None:
    jobs.save(session, [FOUR[0], in_city(2, "Lisbon", description=OTHER_AD)], NOW)
    assert copies_of(session, 1) == ()


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_the_order_of_fetches_does_not_matter(session: Session, order: tuple[int, ...]) -> None:
    fetches = [FOUR[:2], [FOUR[2], in_city(5, "Oslo", description=AD[:150] + "…")], [FOUR[3], in_city(6, "Bern")]]
    for at in order:
        jobs.save(session, fetches[at], NOW)
    assert keys_of(session) == dict.fromkeys(range(1, 7), "cuckoo clocks\nclock mender, berlin")


def test_fetching_twice_changes_nothing(session: Session) -> None:
    jobs.save(session, FOUR, NOW)
    keys = keys_of(session)
    assert jobs.save(session, FOUR, NOW) == SaveReport(new=0, changed=0, known=4)
    assert keys_of(session) == keys


def test_a_label_holds_for_a_place_that_is_listed_later(session: Session) -> None:
    jobs.save(session, FOUR[1:2], NOW)
    answers.record(session, 2, NO, None, NOW)
    jobs.save(session, FOUR, NOW)
    assert jobs.get_not_labeled(session, 10) == []


def test_a_post_that_is_rewritten_is_a_job_of_its_own_and_keeps_its_label(session: Session) -> None:
    jobs.save(session, FOUR[:3], NOW)
    answers.record(session, 1, YES, None, NOW)
    jobs.save(session, [in_city(1, "Berlin", description=OTHER_AD)], NOW)
    assert (copies_of(session, 1), copies_of(session, 2)) == ((), (3,))
    assert [post.id for post in jobs.get_labeled(session)] == [1]
    assert {post.id for post in jobs.get_not_labeled(session, 10)} <= {2, 3}
    jobs.save(session, FOUR[:1], NOW)
    assert copies_of(session, 1) == (2, 3)


def test_a_post_that_leaves_its_company_leaves_the_others_together(session: Session) -> None:
    jobs.save(session, FOUR[:3], NOW)
    jobs.save(session, [in_city(1, "Berlin", company="Rooster Clocks")], NOW)
    assert copies_of(session, 2) == (3,)
    assert keys_of(session)[2] == "cuckoo clocks\nclock mender, lisbon"


def test_a_company_whose_name_begins_another_s_is_left_alone(session: Session) -> None:
    others = [in_city(10, "Oslo", company="Cuckoo"), in_city(11, "Bern", company="Cuckoo Clocks Ltd")]
    jobs.save(session, others, NOW)
    jobs.save(session, FOUR, NOW)
    assert [copies_of(session, post_id) for post_id in (1, 10, 11)] == [(2, 3, 4), (), ()]


def test_jobs_stored_apart_become_one_and_all_that_is_said_of_them_stays(session: Session) -> None:
    jobs.save(session, FOUR, NOW)
    take_apart(session)
    answers.record(session, 1, YES, None, NOW)
    answers.record(session, 3, NO, None, NOW + timedelta(hours=1))
    with writing(session):
        applications.set_stage(session, 1, Stage.APPLIED, NOW)
        applications.set_stage(session, 2, Stage.INTERVIEW, NOW)
        applications.set_note(session, 1, "ask for the tower")
        applications.set_note(session, 4, "bring tools")
    assert put_together(session) == [(4, 4)]
    post = jobs.get(session, [2])[0]
    assert (post.copies, post.stage, post.note) == ((1, 3, 4), Stage.INTERVIEW, "ask for the tower / bring tools")
    assert list(jobs.get_labels_by_job(session).values()) == [(3, NO)]
    assert [(post.id, post.label) for post in jobs.get_labeled(session)] == [(1, YES), (3, NO)]
    assert (answers.undo(session), list(jobs.get_labels_by_job(session).values())) == (3, [(1, YES)])


def test_a_new_note_takes_the_place_of_all_that_the_job_had(session: Session) -> None:
    jobs.save(session, FOUR, NOW)
    take_apart(session)
    with writing(session):
        for post in FOUR:
            applications.set_note(session, post.id, f"note {post.id}")
    put_together(session)
    with writing(session):
        applications.set_note(session, 2, "the only one")
    assert [post.note for post in jobs.get(session, [1, 2])] == ["the only one", "the only one"]


def test_putting_together_twice_changes_nothing_and_tells_its_progress(session: Session) -> None:
    ads = [in_city(number, CITIES[number % 4], company=f"Clocks {number // 4}") for number in range(4, 2_404)]
    jobs.save(session, ads, NOW)
    keys = keys_of(session)
    take_apart(session)
    assert len(set(keys_of(session).values())) == 2_400
    told = put_together(session)
    assert keys_of(session) == keys
    assert len(set(keys.values())) == 600
    assert told == [(500, 2_400), (1_000, 2_400), (1_500, 2_400), (2_000, 2_400), (2_400, 2_400)]
    put_together(session)
    assert keys_of(session) == keys


def test_upgrading_puts_the_original_s_posts_together(path: Path) -> None:
    ads = [
        {"id": post.id, "company": post.company, "position": post.position, "description": AD, "label": label}
        for post, label in zip(FOUR, (None, 1, None, None), strict=True)
    ]
    write_original(path, *ads, {"id": 9})
    with get_session(path, NOW) as session:
        assert copies_of(session, 2) == (1, 3, 4)
        assert [post.id for post in jobs.get_not_labeled(session, 10)] == [9]
    with get_session(path, NOW, interrupted) as session:
        assert copies_of(session, 9) == ()


def test_a_fetch_stays_quick_with_thousands_of_posts_of_one_company(session: Session) -> None:
    jobs.save(session, [in_city(number, f"Hamlet{number}") for number in range(1, 3_001)], NOW)
    before = process_time()
    jobs.save(session, [in_city(9_000, "Berlin")], NOW)
    assert process_time() - before < 3
    assert len(copies_of(session, 9_000)) == 3_000


def test_recommend_shows_them_as_one_row(tmp_path: Path) -> None:
    text = "Grow plants of all kinds in the glasshouses of our town: sow, water, prune, and show the visitors around."
    places = [
        a_gardener(post_id, company="Glass", position=f"Gardener, {city}", location=city, description=text)
        for post_id, city in enumerate(CITIES, 101)
    ]
    found = recommended_by(train_on_gardeners(tmp_path / "instance", *places))
    assert len(ids_of(found)) == 1
    assert len(found.posts[0].post.copies) == 3


def test_label_asks_once_and_list_shows_one_row(program: Program) -> None:
    elements = [
        feed_element(post.id, company=post.company, position=post.position, location=post.location, description=AD)
        for post in FOUR
    ]
    program("fetch-new", "--from", "-", given=feed(*elements))
    done = program("label", "--order", "newest", "--json", given="y\n")
    assert done.out.count("\n") == 1
    (listed,) = program("list", "--json").json()
    assert len(listed["copies"]) == 3
    assert program("label", "--json", given="").out == ""
