"""Fetching by tags: a request for each of several, and what is asked for a user whose interests are known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from jobsearch import fetching
from jobsearch.dataaccess import jobs, settings
from jobsearch.errors import RemoteOkError
from jobsearch.remoteok import Patience, fetch_jobs
from tests.helpers.builders import NOW
from tests.helpers.feed_server import Answer, Server, serving
from tests.helpers.feeds import feed, feed_element
from tests.helpers.trained_instances import opened_database

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.fetching import FetchReport, ForMe
    from tests.helpers.running import Program

AT_ONCE = Patience(first_pause=0.001, between=0)
GO, RUST = feed_element(1, tags=["go"]), feed_element(2, tags=["rust"])
BOTH = feed_element(3, tags=["go", "rust"])
NOTICE_ONLY = Answer(feed())


def paths(server: Server) -> list[str]:
    return [path for path, _ in server.asked]


def fetch_for(session: Session, words: str, answers: dict[str, Answer]) -> tuple[FetchReport, ForMe, list[str]]:
    """Fetch for a user who looks for these words; return the report, what it says of tags, and the queries asked."""
    settings.put(session, settings.LOOKING_FOR, words)
    with serving({"api": NOTICE_ONLY} | answers) as server:

        def fetch(**named: Any) -> Any:
            return fetch_jobs(server / "api", patience=AT_ONCE, **named)

        report = fetching.fetch_for_me(session, fetch, NOW, pause=0)
    assert report.for_me
    return report, report.for_me, [path.removeprefix("/api") for path in paths(server)]


def test_several_tags_are_a_request_each_and_a_post_of_two_counts_once() -> None:
    answers = {
        "api?tag=go": Answer(feed(GO, BOTH)),
        "api?tag=rust": Answer(feed(BOTH, RUST)),
        "api?tag=zz": NOTICE_ONLY,
    }
    with serving(answers) as server:
        fetched = fetch_jobs(server / "api", tags=["go", "rust", "zz", "go"], patience=AT_ONCE)
    assert paths(server) == ["/api?tag=go", "/api?tag=rust", "/api?tag=zz"]
    assert [post.id for post in fetched.posts] == [1, 3, 2]


def test_what_two_answers_leave_out_is_said_once() -> None:
    empty = feed_element(9, position="", description="")
    with serving({"api": Answer(feed(GO, empty)), "api?tag=rust": Answer(feed(RUST, BOTH, empty))}) as server:
        fetched = fetch_jobs(server / "api", tags=["go", "rust"], patience=AT_ONCE)
    assert [(left.id, left.number) for left in fetched.left_out] == [("9", 3)]


def test_requests_are_as_far_apart_as_patience_says(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = []

    async def note(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr("jobsearch.remoteok.client.asyncio.sleep", note)
    with serving({"api": Answer(feed(GO))}) as server:
        fetch_jobs(server / "api", tags=["go", "rust", "zz"], patience=replace(AT_ONCE, between=7))
    assert pauses == [7, 7]


def test_one_tag_that_fails_fails_the_command_and_stores_nothing(program: Program) -> None:
    with serving({"api?tag=go": Answer(feed(GO)), "api?tag=rust": Answer(b"", 403)}) as server:
        done = program("fetch-new", "--url", server / "api", "--tag", "go", "--tag", "rust", code=3)
    assert done.out == ""
    assert program("stats", "--json").json()["posts"] == 0


def test_for_me_asks_for_the_tags_that_words_name_once_the_plain_list_has_them(session: Session) -> None:
    old = feed_element(8, tags=["go"])
    answers = {"api": Answer(feed(GO, RUST)), "api?tag=go": Answer(feed(GO, old))}
    report, for_me, asked = fetch_for(session, "go and cobol", answers)
    assert asked == ["", "?tag=go"]
    assert (report.new, report.known, for_me.tags) == (3, 0, ("go",))
    assert set(jobs.get_plain(session, [1, 2, 8])) == {1, 2, 8}


def test_for_me_a_post_of_both_lists_counts_once(session: Session) -> None:
    answers = {"api": Answer(feed(GO, BOTH))}
    fetch_for(session, "", answers)
    report, *_ = fetch_for(session, "go rust", answers)
    assert (report.new, report.changed, report.known) == (0, 0, 2)


def test_for_me_a_tag_that_fails_costs_no_other(session: Session) -> None:
    old = feed_element(8, tags=["rust"])
    answers = {
        "api": Answer(feed(GO, RUST)),
        "api?tag=go": Answer(b"<h1>Sorry</h1>", 404),
        "api?tag=rust": Answer(feed(old)),
    }
    report, for_me, asked = fetch_for(session, "go rust", answers)
    assert sorted(asked) == ["", "?tag=go", "?tag=rust"]
    assert list(for_me.failed) == ["go"]
    assert report.new == 3


def test_for_me_nothing_is_asked_further_when_the_plain_list_fails(session: Session) -> None:
    with pytest.raises(RemoteOkError):
        fetch_for(session, "go", {"api": Answer(b"", 403), "api?tag=go": Answer(feed(GO))})
    assert jobs.is_empty(session)


def test_for_me_the_taste_learned_comes_before_the_words(gardeners: Path) -> None:
    plain = [feed_element(601, tags=["garden"]), feed_element(602, tags=["go"])]
    with opened_database(gardeners) as session:
        _, for_me, asked = fetch_for(session, "go", {"api": Answer(feed(*plain))})
    assert for_me.tags.index("garden") < for_me.tags.index("go")
    assert "money" not in for_me.tags
    assert asked == ["", *(f"?tag={tag}" for tag in for_me.tags)]


def test_for_me_without_words_or_taste_says_how_to_give_words(program: Program) -> None:
    with serving({"api": Answer(feed(GO))}) as server:
        done = program("fetch-new", "--for-me", "--url", server / "api")
    assert paths(server) == ["/api"]
    assert 'label --looking-for "' in done.err


def test_for_me_says_what_it_asks_for_and_what_failed(program: Program) -> None:
    program("label", "--looking-for", "go, rust")
    answers = {"api": Answer(feed(GO, RUST)), "api?tag=go": NOTICE_ONLY, "api?tag=rust": Answer(b"", 403)}
    with serving(answers) as server:
        done = program("fetch-new", "--for-me", "--json", "--url", server / "api")
    assert done.json() == {"new": 2, "changed": 0, "known": 0, "left_out": []}
    assert "Asking 127.0.0.1 for its posts tagged go\n" in done.err
    assert "Also asked for your tags: go, rust.\n" in done.err
    assert "The tag rust was not fetched: Remote OK refuses the request" in done.err
    assert "The tag go was not" not in done.err


@pytest.mark.parametrize("other", [("--tag", "go"), ("--from", "-")])
def test_for_me_beside_a_choice_of_posts_is_wrong_usage(other: tuple[str, str], program: Program) -> None:
    done = program("fetch-new", "--for-me", *other, code=2)
    assert "--for-me" in done.err
    assert not program.instance.exists()
