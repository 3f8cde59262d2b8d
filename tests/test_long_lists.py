"""Lists of more posts than are held at once: how they are drawn, read again, and written."""

from __future__ import annotations

import io
import json
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

from jobsearch import drawing, listing, training
from jobsearch.dataaccess import answers, jobs, scores, settings, turns
from jobsearch.dataaccess.database import no_progress
from jobsearch.filtering import Filters
from jobsearch.posts import JobPostLabel
from jobsearch.terminal.console import Terminal
from tests.helpers.builders import NOW, a_post
from tests.helpers.trained_instances import opened_database
from tests.helpers.working import counted_work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.drawing import Drawn
    from jobsearch.filtering import Listed

KEPT, STORED = 4, 11
ALL = listing.Selection(everything=True)
EVERY = Filters(limit=100)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setattr(drawing, "AT_ONCE", KEPT)
    monkeypatch.setattr(drawing, "FIRST", KEPT)
    with opened_database(tmp_path) as opened:
        jobs.save(opened, [a_post(id=number) for number in range(1, STORED + 1)], NOW)
        yield opened


def drawn_with(session: Session, limit: int) -> Drawn:
    return drawing.draw(session, range(1, STORED + 1), Filters(limit=limit))


def test_of_a_long_list_only_the_first_posts_are_held(session: Session) -> None:
    drawn = drawn_with(session, 100)
    assert drawn.ids == list(range(1, STORED + 1))
    assert [post.id for post in drawn.first] == list(range(1, KEPT + 1))


def test_the_others_are_read_again_in_their_order(session: Session) -> None:
    batches = list(drawing.batches(session, drawn_with(session, 9)))
    assert [post.id for batch in batches for post in batch] == list(range(1, 10))
    assert [post.first_seen for batch in batches for post in batch] == [NOW] * 9


def test_a_short_list_is_read_once(session: Session) -> None:
    drawn = drawn_with(session, KEPT)
    assert drawn.more
    with counted_work(session) as work:
        assert len(list(drawing.batches(session, drawn))) == 1
    assert work.steps == 0


def test_a_long_list_can_be_gone_through_twice(session: Session, tmp_path: Path) -> None:
    found = listing.list_posts(session, tmp_path / "model.joblib", ALL, EVERY, lambda _done, _total: None)
    ids = [each.post.id for each in found.posts]
    assert len(found.posts) == len(set(ids)) == STORED
    assert [each.post.id for each in found.posts] == ids == list(found.posts.ids)


@pytest.mark.parametrize(
    "documents",
    [[], [{}], [{"id": 1, "tags": ["a", "b\n"], "none": None}], [{"a": {}}, {"b": "é\u2028\x07\ud83d"}, {}]],
)
def test_an_array_is_written_document_by_document_as_it_is_at_once(documents: list[dict[str, object]]) -> None:
    def written(by: str) -> str:
        stream = io.StringIO()
        getattr(Terminal(Console(file=stream), Console(stderr=True), False, "main.py"), by)(documents)
        return stream.getvalue()

    assert written("write_json_array") == written("write_json")
    assert json.loads(written("write_json_array")) is not None


def test_a_document_is_written_before_the_next_one_is_read() -> None:
    stream = io.StringIO()

    def documents() -> Iterator[dict[str, int]]:
        yield {"id": 1}
        assert '"id": 1' in stream.getvalue()
        yield {"id": 2}

    Terminal(Console(file=stream), Console(stderr=True), False, "main.py").write_json_array(documents())
    assert json.loads(stream.getvalue()) == [{"id": 1}, {"id": 2}]


def test_who_looks_for_a_company_keeps_nothing_of_the_other_posts(session: Session) -> None:
    jobs.save(session, [a_post(id=n, position=f"Gardener {n} {'of roses ' * 20}") for n in range(101, 701)], NOW)
    jobs.get_ids_with(session, "Company 107", ())  # whose statements are kept
    tracemalloc.start()
    try:
        assert jobs.get_ids_with(session, "no such company", ()) == set()
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 600 * 150


def complete_list(session: Session, gardeners: Path, limit: int) -> list[Listed]:
    selection, filters = listing.Selection(everything=True, complete=True), Filters(limit=limit, since=None)
    return list(listing.list_posts(session, gardeners / "model.joblib", selection, filters, no_progress).posts)


def in_between(monkeypatch: pytest.MonkeyPatch, happen: Callable[[], None]) -> None:
    """Let something happen once, just before scores are saved."""
    save = scores.save

    def save_later(*given: Any) -> None:
        monkeypatch.setattr(scores, "save", save)
        happen()
        save(*given)

    monkeypatch.setattr(scores, "save", save_later)


def test_a_list_has_the_scores_of_the_model_that_was_asked(gardeners: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def train() -> None:
        with opened_database(gardeners) as other:
            answers.record(other, 101, JobPostLabel.INTERESTED, None, NOW)
            training.retrain(other, gardeners / "model.joblib", NOW)

    in_between(monkeypatch, train)
    with opened_database(gardeners) as session:
        assert all(each.score for each in complete_list(session, gardeners, 100))


def test_a_list_that_is_not_read_to_its_end_waits_for_nobody(gardeners: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write() -> None:
        with opened_database(gardeners) as other:
            settings.put(other, "other", "x")

    monkeypatch.setattr(turns, "TURN_SECONDS", 0.0)
    monkeypatch.setattr(drawing, "FIRST", 1)
    in_between(monkeypatch, write)
    with opened_database(gardeners) as session:
        assert all(each.score for each in complete_list(session, gardeners, 1))
