"""Answers that strangers wrote: whatever they hold, what is stored and shown of them is clean."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, text

from jobsearch.dataaccess import jobs
from jobsearch.dataaccess.database import get_session, writing
from jobsearch.dataaccess.jobs import SaveReport
from jobsearch.dataaccess.tables import facts, job_posts
from tests.helpers import hostile_answers as hostile
from tests.helpers.builders import NOW
from tests.helpers.lasting_truths import (
    check_ad,
    check_answer,
    check_cleaning,
    check_facts,
    check_option_values,
    check_place_option,
    check_text,
    stored,
)
from tests.helpers.soak import rounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.dataaccess.database import Session

CORPUS = Path(__file__).parent / "corpus"
many = settings(max_examples=rounds(60, 10_000), suppress_health_check=list(HealthCheck))
few = settings(max_examples=rounds(12, 1_000), suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with get_session(tmp_path_factory.mktemp("answers") / "jobposts.db", NOW) as session:
        yield session


@many
@given(hostile.answers)
def test_an_answer_ends_in_clean_posts_or_is_refused(body: bytes) -> None:
    check_answer(body)


@pytest.mark.parametrize("field", hostile.FIELDS)
def test_each_field_by_itself_may_hold_anything(field: str) -> None:
    @few
    @given(hostile.answers_with(field))
    def holds(body: bytes) -> None:
        check_answer(body)

    holds()


@few
@given(hostile.answers, hostile.answers)
def test_what_is_stored_is_read_back_as_it_was(database: Session, body: bytes, another: bytes) -> None:
    posts = check_answer(body)
    assert jobs.save(database, posts, NOW) == SaveReport(len(posts), 0, 0)
    assert jobs.save(database, posts, NOW) == SaveReport(0, 0, len(posts))
    kept = jobs.get_plain(database, [post.id for post in posts])
    for post in posts:
        assert replace(kept[post.id], job_key="") == replace(stored(post, check_facts(post.ad)), job_key="")
    others = check_answer(another)
    jobs.save(database, others, NOW)
    assert jobs.save(database, others, NOW) == SaveReport(0, 0, len(others))
    empty(database)


def empty(database: Session) -> None:
    """Remove all posts; the search index, which triggers keep in step, must agree that none is left."""
    with writing(database):
        database.execute(delete(facts))
        database.execute(delete(job_posts))
        database.execute(text("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"))


@many
@given(hostile.texts)
def test_what_is_clean_stays_as_it_is(written: str) -> None:
    check_cleaning(written)


@many
@given(st.lists(hostile.PIECES, max_size=40).map("".join))
def test_what_facts_say_stands_in_the_ad(written: str) -> None:
    check_ad(written)


@many
@given(hostile.texts)
def test_a_value_of_an_option_is_read_or_refused(value: str) -> None:
    check_option_values(value)


@few
@given(hostile.texts)
def test_a_name_of_a_place_is_found_or_the_closest_ones_are_named(name: str) -> None:
    check_place_option(name)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_the_fuzzer_starts_from_and_once_found_holds(path: Path) -> None:
    if path.parent.name == "answers":
        check_answer(path.read_bytes())
        return
    written = path.read_text(encoding="utf-8", errors="surrogateescape")
    for check in (check_text, check_cleaning, check_ad, check_option_values):
        check(written)


def test_an_answer_of_a_hundred_hostile_posts_is_written_whole() -> None:
    texts = [*hostile.WORDS, *hostile.MARKUP, *hostile.UNSEEN]
    listed = [
        hostile.RIGHT | {"id": number, "position": f"{number} {piece}{texts[-number]}", "company": piece * 3}
        for number, piece in enumerate(texts, 1)
    ]
    assert len(check_answer(json.dumps(listed).encode(), drawn=False)) == len(texts)
