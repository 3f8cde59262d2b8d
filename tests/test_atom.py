"""The Atom feed of recommendations, read by a standard parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import feedparser
import pytest

from jobsearch.terminal.atom import make_feed
from tests.helpers.builders import NOW
from tests.helpers.recommendations import a_recommended
from tests.helpers.running import Program
from tests.helpers.trained_instances import a_gardener, an_accountant, train_on_gardeners

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.recommending import Recommended


def parsed(text: str) -> Any:
    found = feedparser.parse(text.encode())
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def read(*posts: Recommended) -> Any:
    return parsed(make_feed("Jobs", posts))


def test_an_entry_has_what_a_reader_needs() -> None:
    post = a_recommended(
        id=7,
        position="Gardener & Florist",
        company="Söhne",
        mention="PREFER",
        description="Grow **things**.",
        chance=0.86,
    )
    (entry,) = read(post).entries
    assert (entry.title, entry.link) == ("Gardener & Florist · Söhne", "https://remoteok.com/remote-jobs/7")
    assert entry.published == entry.updated == NOW.isoformat()
    assert "86%: title: gardener" in entry.summary
    assert "Mention the word PREFER when you apply." in entry.summary
    assert "<strong>things</strong>" in entry.content[0].value
    assert [tag.term for tag in entry.tags] == ["garden", "outdoors"]


def test_a_feed_names_its_source_and_when_its_newest_post_is_from() -> None:
    feed = read(a_recommended()).feed
    assert (feed.title, feed.author, feed.updated) == ("Jobs", "Remote OK", NOW.isoformat())
    assert read().entries == []


def test_a_job_keeps_its_id_whichever_copy_is_listed() -> None:
    named: dict[str, Any] = {"company": "Acme", "position": "Gardener"}
    first, second, older = (
        read(a_recommended(id=post_id, copies=copies, **named)).entries[0].id
        for post_id, copies in ((7, (8, 9)), (9, (7, 8)), (7, (3, 8, 9)))
    )
    assert first == second == older
    assert first != read(a_recommended(id=7, company="Bcme")).entries[0].id


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "]]> <!-- & \x00 \x1b[31m \ufffe \ud800", "\x85\u2028"])
def test_foreign_text_stays_text(text: str) -> None:
    post = a_recommended(position=text, company=text, location=text, tags=(text,), description=text, url="javascript:x")
    (entry,) = read(post).entries
    assert "<script" not in entry.content[0].value
    assert "javascript:" not in make_feed("Jobs", [post])


def test_the_fifty_likeliest_are_written_and_none_counts_as_shown(tmp_path: Path) -> None:
    posts = (a_gardener(number) for number in range(101, 161))
    program = Program(train_on_gardeners(tmp_path / "instance", *posts))
    feed = tmp_path / "jobs.atom"
    done = program("recommend", "--atom", feed)
    assert (done.out, done.err.splitlines()[0]) == ("", f"Written to {feed}.")
    first = parsed(feed.read_text(encoding="utf-8"))
    assert len(first.entries) == 50
    assert len(program("recommend", "--new", "--limit", 100, "--json").json()) == 60
    again = parsed(program("recommend", "--atom", "-").out)
    assert {entry.id for entry in again.entries} == {entry.id for entry in first.entries}


def test_only_new_posts_are_written_where_they_are_asked_for_and_none_that_is_unlikely(tmp_path: Path) -> None:
    posts = (*map(a_gardener, (101, 102)), *map(an_accountant, (201, 202)))
    program = Program(train_on_gardeners(tmp_path / "instance", *posts))
    assert len(parsed(program("recommend", "--new", "--atom", "-").out).entries) == 2
    program("recommend")
    assert parsed(program("recommend", "--new", "--atom", "-").out).entries == []
    assert len(parsed(program("recommend", "--atom", "-").out).entries) == 4


def test_one_thing_is_printed_at_a_time(tmp_path: Path) -> None:
    program = Program(train_on_gardeners(tmp_path / "instance", a_gardener(101)))
    for other in (("--json",), ("--csv",), ("--html", "-")):
        assert "can't both be printed" in program("recommend", "--atom", "-", *other, code=2).err
