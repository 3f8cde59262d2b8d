"""Full-text search over the stored posts, with SQLite's index and without it, and what keeps the index in step."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from jobsearch.dataaccess import applications, jobs, search, search_index
from jobsearch.dataaccess.database import Session, get_session, writing
from tests.helpers.builders import NOW, a_post, write_original

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POSTS = (
    a_post(id=1, position="C++ Developer", company="Søren Ørsted", tags=("c plus plus",), description="Low latency."),
    a_post(id=2, position="C# Engineer", company="Blue", tags=("dotnet",), description="We use .NET, and c a bit."),
    a_post(id=3, position="Café Manager", location="São Paulo", description="Machine shop. Learning on the job."),
    a_post(id=4, position="Data Scientist", tags=(), description="Machine learning in Python; pythonic. R&D, node.js."),
    a_post(id=5, position="Gärtner", company="O'Brien", tags=("garden",), description="Python in the garden. Net pay."),
)
CASES = {
    "c++": {1},
    "C++ developer": {1},
    "c#": {2},
    ".net": {2},
    ".NET C#": {2},
    "cafe": {3},
    "CAFÉ": {3},
    "sao paulo": {3},
    "machine learning": {3, 4},
    '"machine learning"': {4},
    '"machine learning': {4},
    "python": {4, 5},
    "pyth*": {4, 5},
    "pythonic*": {4},
    "gartner": {5},
    "garden python": {5},
    "o'brien": {5},
    "node.js": {4},
    "r&d": {4},
    "net": {5},
    "nothing-like-it": set(),
    "python OR developer": set(),
    "": set(),
    "***": set(),
    '""': set(),
}


@pytest.fixture(params=["index", "no index"])
def stored(request: pytest.FixtureRequest, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Open a database with the posts, once with full-text search and once as on a SQLite that has none."""
    if request.param == "no index":
        monkeypatch.setattr(search_index, "MODULE", "no such module")
    with get_session(path, NOW) as session:
        jobs.save(session, POSTS, NOW)
        yield session


@pytest.mark.parametrize("query", CASES)
def test_all_words_of_a_query_must_be_there(stored: Session, query: str) -> None:
    assert set(search.find(stored, query)) == CASES[query]


def test_the_best_match_comes_first(stored: Session) -> None:
    jobs.save(stored, [a_post(id=6, position="Python Developer", description="Code.")], NOW)
    assert search.find(stored, "python")[0] == 6


def test_what_is_stored_changed_and_noted_later_is_found(stored: Session) -> None:
    jobs.save(stored, [a_post(id=4, position="Statistician", description="Numbers only.")], NOW + timedelta(1))
    with writing(stored):
        applications.set_note(stored, 1, "Called Zoë about visa")
    assert search.find(stored, "machine") == [3]
    assert search.find(stored, "statistician numbers") == [4]
    assert search.find(stored, "zoe developer") == [1]
    with writing(stored):
        applications.set_note(stored, 1, "")
    assert search.find(stored, "zoe") == []


@given(
    st.text(st.characters(codec=None), max_size=30) | st.text(st.sampled_from("\"*+#.:()^-' aNOTRND{}\0"), max_size=30)
)
def test_any_input_is_a_search(query: str) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
        expression = " AND ".join(map(str, search.parse(query)))
        if expression:
            database.execute("SELECT * FROM found WHERE found MATCH ?", (expression,)).fetchall()


def test_a_word_given_again_is_searched_for_once() -> None:
    again = search.parse('the py* "the end" THE Thé the* "The  End" the')
    assert list(map(str, again)) == ['"the"', '"py"*', '"the end"', '"the"*']


def test_posts_that_share_the_telling_words_are_like_one_another(stored: Session) -> None:
    jobs.save(stored, [a_post(id=7, position="Python Scientist", description="Machine learning at night.")], NOW)
    (post,) = jobs.get(stored, [4])
    found = search.find_like(stored, post, 10)
    assert found[0] == 4
    assert found[1] == 7


def test_an_original_database_can_be_searched_once_it_is_upgraded(path: Path) -> None:
    write_original(path, {"id": 1, "position": "Gardener"}, {"id": 2, "position": "Caf&eacute; Owner"})
    with get_session(path, NOW) as session:
        assert search.find(session, "cafe") == [2]


def test_a_sqlite_without_the_module_can_still_write_and_the_next_one_with_it_indexes_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with get_session(path, NOW) as session:
        jobs.save(session, POSTS[:2], NOW)
    with monkeypatch.context() as without:
        without.setattr(search_index, "MODULE", "no such module")
        with get_session(path, NOW) as session:
            jobs.save(session, POSTS[2:], NOW)
            assert search.find(session, "cafe") == [3]
    with closing(sqlite3.connect(path)) as database:
        assert not database.execute("SELECT * FROM search_index WHERE search_index MATCH 'cafe'").fetchall()
    with get_session(path, NOW) as session:
        assert search.find(session, "cafe") == [3]
    with closing(sqlite3.connect(path)) as database:  # raises where the index does not stand for the posts
        database.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")


EARLIER_ORDER = ("position", "company", "tags", "location", "description", "note")


def test_an_index_with_its_columns_in_the_order_of_an_earlier_version_ranks_alike(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier, get_session(path, NOW) as session:
        earlier.setattr(search_index, "COLUMNS", EARLIER_ORDER)
        with writing(session):
            search_index.bring_in_step(session, lambda _done, _total: None)
        in_text = [a_post(id=n, description="Plain words, and one gardener.", position="Cook") for n in (1, 2)]
        jobs.save(session, [*in_text, a_post(id=3, description="Plain words, and one more.")], NOW)
    with get_session(path, NOW) as session:
        assert search_index.columns(session) == list(EARLIER_ORDER)
        assert search.find(session, "gardener") == [3, 2, 1]


def test_the_index_is_smaller_as_the_longest_text_comes_first(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [" ".join(f"word{number % 97}{number % divisor}" for number in range(300)) for divisor in range(3, 40)]
    jobs.save(session, [a_post(id=at, description=each) for at, each in enumerate(words, 1)], NOW)
    sizes = []
    for order in (EARLIER_ORDER, search_index.COLUMNS):
        monkeypatch.setattr(search_index, "COLUMNS", order)
        with writing(session):
            search_index.bring_in_step(session, lambda _done, _total: None)
        sizes.append(session.scalar(text("SELECT sum(length(block)) FROM search_index_data")))
    assert sizes[1] < 0.8 * sizes[0]
