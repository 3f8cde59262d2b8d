"""Asking the feed over the network: the request, redirects, retries, failures and limits."""

from __future__ import annotations

import gzip
import json
import socket
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from jobsearch.errors import JobSearchError, RemoteOkError
from jobsearch.remoteok import FetchedJobs, Patience, fetch_jobs
from tests.helpers.scripted_server import reply, scripted_server

PATIENT = Patience(connect=30, read=30, whole=60, tries=3, first_pause=0.001)
POSTS = json.dumps([{"id": "7", "position": "Gardener", "url": "https://remoteok.com/jobs/7"}]).encode()
GOOD = reply(POSTS)


def fetched(url: str, patience: Patience = PATIENT, **options: Any) -> FetchedJobs:
    return fetch_jobs(url, patience=patience, **options)


def test_a_fetch_asks_once_under_an_honest_name() -> None:
    with scripted_server(GOOD) as server:
        assert [post.id for post in fetched(server.url).posts] == [7]
    [request] = server.requests
    assert "user-agent: jobsearch/" in request.lower()
    assert "gzip" in request


def test_the_name_of_the_program_can_be_chosen() -> None:
    with scripted_server(GOOD) as server:
        fetched(server.url, user_agent="me/1 (me@example.org)")
    assert "me/1 (me@example.org)" in server.requests[0]


@pytest.mark.parametrize("name", ["me\r\nHost: x", "mé"])
def test_a_name_that_can_not_be_sent_is_the_users_to_change(name: str) -> None:
    with pytest.raises(JobSearchError, match="ASCII") as caught:
        fetched("http://127.0.0.1/", user_agent=name)
    assert caught.value.exit_code == 1


@pytest.mark.parametrize(
    ("tags", "query"),
    [(["c++"], "?a=b&tag=c%2B%2B"), ([], "?a=b")],
)
def test_a_tag_is_asked_for_beside_the_addresss_own_query(tags: list[str], query: str) -> None:
    with scripted_server(GOOD) as server:
        fetched(f"{server.url}?a=b", tags=tags)
    assert server.requests[0].startswith(f"GET /api{query} ")


def test_a_redirect_is_followed() -> None:
    with (
        scripted_server(GOOD) as target,
        scripted_server(reply(status="301 Moved", Location=target.url)) as server,
    ):
        assert len(fetched(server.url).posts) == 1


def test_a_packed_answer_is_unpacked() -> None:
    with scripted_server(reply(gzip.compress(POSTS), Content_Encoding="gzip")) as server:
        assert len(fetched(server.url).posts) == 1


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param(reply(status="503 Busy"), id="busy"),
        pytest.param(reply(status="429 Slow down", Retry_After="0"), id="too many requests"),
        pytest.param(reply(POSTS, length=10_000), id="cut body"),
        pytest.param(reply(b"no gzip", Content_Encoding="gzip"), id="damaged body"),
        pytest.param([], id="connection closed"),
    ],
)
def test_a_trouble_that_passes_is_tried_again(trouble: list[bytes | float]) -> None:
    with scripted_server(trouble, GOOD) as server:
        assert len(fetched(server.url).posts) == 1
    assert len(server.requests) == 2


def test_each_request_and_each_wait_is_told_before_it_begins() -> None:
    told: list[str] = []
    with scripted_server(reply(status="503 Busy"), [], GOOD) as server:
        fetched(server.url, on_event=told.append)
    assert told == [
        "Asking 127.0.0.1 for its posts",
        "Remote OK has a problem of its own (HTTP 503); trying again in 1 s, try 2 of 3",
        "The answer of 127.0.0.1 breaks off or is damaged; trying again in 1 s, try 3 of 3",
    ]


def test_a_request_without_an_answer_in_time_is_made_again() -> None:
    with scripted_server([1.2], GOOD) as server:
        assert len(fetched(server.url, replace(PATIENT, read=1)).posts) == 1
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("trouble", "words", "tries"),
    [
        pytest.param(
            reply(status="500 Oops"), r"problem of its own \(HTTP 500\) after 3 tries; try again later", 3, id="500"
        ),
        pytest.param(reply(b"<h1>No</h1>", "403 Forbidden"), "refuses .*JOBSEARCH_USER_AGENT", 1, id="403"),
        pytest.param(reply(status="404 Not Found"), r"no list of posts at http://127.* \(HTTP 404\)", 1, id="404"),
        pytest.param(reply(status="302 Round", Location="/api"), "redirects to nowhere", 21, id="redirect in a circle"),
        pytest.param(
            reply(status="302 Off", Location="mailto:a"), "redirects to nowhere", 1, id="redirect off the web"
        ),
        pytest.param(
            reply(status="302 No", Location="http://xn--/"), "redirects to nowhere", 1, id="redirect to no name"
        ),
        pytest.param(
            reply(status="302 No", Location="http://127.0.0.1:99999/"),
            r"The request to 127\.0\.0\.1 failed: .*port must be 0-65535\.",
            1,
            id="redirect to no port",
        ),
        pytest.param(reply(POSTS, length=10_000), r"breaks off or is damaged after 3 tries", 3, id="cut body"),
        pytest.param(reply(b"<html>Just a moment</html>"), "unknown form: a web page", 1, id="HTML"),
        pytest.param(reply(b"[]"), "unknown form", 1, id="empty array"),
        pytest.param(reply(b"{}"), "unknown form", 1, id="object"),
    ],
)
def test_a_failure_is_one_clear_line(trouble: list[bytes | float], words: str, tries: int) -> None:
    with scripted_server(trouble) as server, pytest.raises(RemoteOkError, match=words) as caught:
        fetched(server.url)
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)
    assert len(server.requests) == tries


def test_a_pause_longer_than_patience_ends_the_fetch_at_once() -> None:
    with scripted_server(reply(status="429 Slow down", Retry_After="1800")) as server:
        with pytest.raises(RemoteOkError, match=r"too many requests \(HTTP 429\); it asks to wait about 30 minutes"):
            fetched(server.url)
        assert len(server.requests) == 1


def test_a_pause_may_be_asked_for_by_date() -> None:
    tomorrow = format_datetime(datetime.now(UTC) + timedelta(hours=24), usegmt=True)
    busy = reply(status="503 Busy", Retry_After=tomorrow)
    with scripted_server(busy) as server, pytest.raises(RemoteOkError, match="it asks to wait about 24 hours"):
        fetched(server.url)


@pytest.mark.parametrize("odd", ["Mon, 01 Jan 2020 00:00:00 +99999999999999", "soon", "-1", "1e9", ""])
def test_a_pause_that_is_neither_seconds_nor_a_date_is_none(odd: str) -> None:
    with scripted_server(reply(status="503 Busy", Retry_After=odd)) as server:
        with pytest.raises(RemoteOkError, match="try again later"):
            fetched(server.url)
        assert len(server.requests) > 1


def test_a_pause_within_patience_is_kept() -> None:
    begun = time.monotonic()
    with scripted_server(reply(status="429 Slow down", Retry_After="1"), GOOD) as server:
        fetched(server.url)
    assert time.monotonic() - begun >= 1


@pytest.mark.parametrize(
    "drip",
    [
        pytest.param([b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n", *[b" ", 0.1] * 100], id="body"),
        pytest.param([b"HTTP/1.1 200 OK\r\n", *[b"x", 0.1] * 100], id="head"),
    ],
)
def test_an_answer_that_drips_in_ends_with_patience(drip: list[bytes | float]) -> None:
    with scripted_server(drip) as server, pytest.raises(RemoteOkError, match="took longer than 1 seconds"):
        fetched(server.url, replace(PATIENT, whole=1))
    assert 0 < len(server.sent) < 50  # of 101 pieces


@pytest.mark.parametrize(
    "huge",
    [
        pytest.param(reply(b"[" + b" " * 30_000_000), id="plain"),
        pytest.param(reply(gzip.compress(b" " * 30_000_000, 1), Content_Encoding="gzip"), id="packed"),
    ],
)
def test_an_answer_too_large_is_refused(huge: list[bytes | float]) -> None:
    with scripted_server(huge) as server, pytest.raises(RemoteOkError, match="larger than 20 MB"):
        fetched(server.url)


def test_a_server_that_is_not_there_is_out_of_reach() -> None:
    with scripted_server(GOOD) as server:
        pass
    with pytest.raises(
        RemoteOkError, match=r"out of reach: All connection attempts failed after 3 tries; check your connection"
    ):
        fetched(server.url)


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(socket.gaierror(-2, "Name or service not known"), id="Linux"),
        pytest.param(socket.gaierror(8, "nodename nor servname provided, or not known"), id="macOS"),
        pytest.param(socket.gaierror(11001, "getaddrinfo failed"), id="Windows"),
    ],
)
def test_a_name_that_can_not_be_looked_up_is_told_alike_on_each_system(
    error: OSError, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(*_name: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(
        RemoteOkError, match=r"^a\.example is out of reach: name lookup failed after 3 tries; check your connection\.$"
    ):
        fetched("http://a.example/api")


def test_why_no_secure_connection_is_made_is_told_without_the_systems_numbers() -> None:
    with (
        scripted_server(*[reply(status="400 Bad")] * 3) as server,
        pytest.raises(RemoteOkError, match=r"out of reach: wrong version number after 3 tries"),
    ):
        fetched(server.url.replace("http:", "https:"))


def test_a_connection_that_breaks_off_before_it_is_secure_has_a_reason_too() -> None:
    with (
        scripted_server([], [], []) as server,
        pytest.raises(RemoteOkError, match=r"out of reach: .*(breaks off|EOF\)) after 3 tries"),
    ):
        fetched(server.url.replace("http:", "https:"))


@pytest.mark.parametrize(
    "url", ["", "remoteok.com/api", "ftp://a.example/", "http://", "http://[::1", "http://a.example:99999/"]
)
def test_an_address_that_is_not_one_is_the_users_to_put_right(url: str) -> None:
    with pytest.raises(JobSearchError, match="not a web address") as caught:
        fetched(url)
    assert caught.value.exit_code == 1


def test_a_proxy_from_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted_server(GOOD) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        assert len(fetched("http://jobs.example/api").posts) == 1
    assert proxy.requests[0].startswith("GET http://jobs.example/api ")


def test_a_proxy_of_an_unknown_kind_is_the_users_to_put_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "pigeon://127.0.0.1")
    with pytest.raises(JobSearchError, match="HTTP_PROXY") as caught:
        fetched("http://jobs.example/api")
    assert caught.value.exit_code == 1
