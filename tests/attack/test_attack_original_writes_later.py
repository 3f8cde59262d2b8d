"""Attack: the original program writes hostile text into a database that was upgraded, and this one goes on with it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from jobsearch.dataaccess import answers, jobs, search
from jobsearch.dataaccess.database import get_session
from jobsearch.facts.reading import read
from jobsearch.posts import JobPostLabel
from tests.helpers.builders import NOW, a_post
from tests.helpers.upgrading import assert_whole, files_in, rows_of, upgrade

if TYPE_CHECKING:
    from pathlib import Path

INSERT = "INSERT INTO job_posts (id, url, company, position, description, location, tags, label)"
VALUES = "VALUES (:id, :url, :company, :position, :description, :location, :tags, :label)"
PLAIN = {
    "url": "https://u",
    "company": "Acme",
    "position": "Gardener",
    "description": "Grow plants.",
    "location": "Oslo",
}
HOSTILE = {
    "id": 7,
    "url": "https://u\x1b[2J",
    "company": "\x1b]0;owned\x07Acme ",
    "position": "&lt;b&gt;Senior Gardener&amp;amp; Cook\u202e",
    "description": "<script>x()</script><p>Grow ZÃ¼rich\x9b31m <b>roses</b></p>",
    "location": "Lisbon, Portugal\r\n, ",
    "tags": "garden,\x1b[1m,,garden",
    "label": 1,
}


def original_writes(path: Path, *posts: dict[str, Any], insert: str = INSERT) -> None:
    """Write posts as the original program does, which knows nothing of what belongs to them now."""
    with closing(sqlite3.connect(path)) as original, original:
        original.executemany(f"{insert} {VALUES}", [PLAIN | {"tags": "a", "label": None} | post for post in posts])


@pytest.fixture
def upgraded(path: Path) -> Path:
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post(id=1, company="Acme"), a_post(id=2, company="Acme", position="Cook")], NOW)
        answers.record(session, 1, JobPostLabel.NOT_INTERESTED, None, NOW)
    return path


def test_hostile_text_is_cleaned_at_the_next_opening(upgraded: Path) -> None:
    original_writes(upgraded, HOSTILE)
    with get_session(upgraded, NOW) as session:
        (post,) = jobs.get(session, [7])
        assert (post.url, post.apply_url, post.company) == ("https://u[2J", "https://u[2J", "]0;ownedAcme")
        assert (post.position, post.location) == ("Senior Gardener& Cook", "Lisbon, Portugal")
        assert (post.tags, post.description) == (("garden", "[1m"), "Grow Zürich31m **roses**")
        assert (post.label, post.facts) == (JobPostLabel.INTERESTED, read(post.ad))
        assert search.find(session, "Zürich31m roses") == [7]
        assert_whole(session)


def test_its_posts_join_the_jobs_that_they_are_copies_of(upgraded: Path) -> None:
    original_writes(
        upgraded, {"id": 7, "company": "ACME&nbsp;"}, {"id": 8, "company": " acme"}, {"id": 9, "company": ""}
    )
    with get_session(upgraded, NOW) as session:
        assert [post.copies for post in jobs.get(session, [1, 7, 8, 9])] == [(7, 8), (1, 8), (1, 7), ()]
        assert [post.id for post in jobs.get_not_labeled(session, 9)] == [9, 2]


def test_they_count_as_seen_when_they_were_written(upgraded: Path) -> None:
    original_writes(upgraded, {"id": 7})
    (written,) = rows_of(upgraded, "max(first_seen)")
    with get_session(upgraded, NOW) as session:
        (post,) = jobs.get(session, [7])
    assert post.first_seen == post.last_seen
    assert post.first_seen.strftime("%Y-%m-%d %H:%M:%S") == written[0]


def test_an_odd_label_is_none_and_bytes_are_text_and_the_user_is_told(upgraded: Path) -> None:
    original_writes(upgraded, {"id": 7, "label": 5, "company": b"Z\xfcrich"}, {"id": 8, "label": 0})
    assert upgrade(upgraded) == [
        "Labels that are neither 0 nor 1 were left out: 1.",
        "Posts whose text was not UTF-8, and was read as Windows-1252: 1.",
    ]
    with get_session(upgraded, NOW) as session:
        assert [(post.label, post.company) for post in jobs.get(session, [7, 8])] == [(None, "Zürich"), (0, "Acme")]


def test_a_post_that_it_replaces_is_found_by_its_new_words_only(upgraded: Path) -> None:
    replacing = INSERT.replace("INSERT", "INSERT OR REPLACE")
    original_writes(upgraded, {"id": 2, "position": "<i>Baker", "label": 1}, insert=replacing)
    with get_session(upgraded, NOW) as session:
        assert (search.find(session, "cook"), search.find(session, "baker")) == ([], [2])
        (post,) = jobs.get(session, [2])
        assert (post.position, post.label, post.facts) == ("Baker", JobPostLabel.INTERESTED, read(post.ad))
        assert_whole(session)


def test_what_is_cleaned_once_is_left_alone_and_labels_stay(upgraded: Path) -> None:
    original_writes(upgraded, *({"id": number, "label": number % 2} for number in range(10, 1_200)))
    upgrade(upgraded)
    before = files_in(upgraded.parent)
    upgrade(upgraded)
    assert files_in(upgraded.parent) == before
    labels = dict(rows_of(upgraded, "id, label"))
    assert labels == {1: 0, 2: None} | {number: number % 2 for number in range(10, 1_200)}


def test_labels_that_it_gives_are_kept(upgraded: Path) -> None:
    with closing(sqlite3.connect(upgraded)) as original, original:
        original.execute("UPDATE job_posts SET label = 1 WHERE id = 2")
    with get_session(upgraded, NOW) as session:
        assert {post.id: post.label for post in jobs.get_labeled(session)} == {1: 0, 2: 1}
        assert_whole(session)
