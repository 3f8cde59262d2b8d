"""Passwords and tokens in addresses: they are sent to whom they are for, and never printed or stored."""

from __future__ import annotations

import base64
import itertools
import json
import socket
from typing import TYPE_CHECKING

import pytest

from jobsearch.errors import JobSearchError
from jobsearch.remoteok import Patience, fetch_jobs
from tests.helpers.running import Program
from tests.helpers.scripted_server import reply, scripted_server
from tests.helpers.soak import rounds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "s3cretpw"  # noqa: S105 - of nobody
HASTY = Patience(connect=1, read=0.2, whole=5, tries=2, first_pause=0.001, between=0)
POSTS = json.dumps([{"id": "7", "position": "Gardener", "url": "https://remoteok.com/jobs/7"}]).encode()
USABLE = [
    "http://user:s3cretpw@{at}/api",
    "http://s3cretpw@{at}/api",
    "http://:s3cretpw@{at}",
    "http://s3cretpw:x@{at}/api?a=b",
    "HTTP://User:s3cretpw@{at}/api",
    "http://user:s3cretpw@x@{at}/api",
    "http://user:ü s3cretpw\\@{at}/api",
    "http://user:%2Fs3cretpw%40@{at}/api",
    "http://{at}/api?token=s3cretpw",
    "http://{at}/?s3cretpw",
    "http://user:s3cretpw@{at}/api?key=s3cretpw#s3cretpw",
    "http://{at}/api#s3cretpw",
    "http://{at}/s3cretpw@remoteok.com/api",
    "http://{at}/user:s3cretpw%40remoteok.com",
]
UNUSABLE = [
    "http://user:s3cretpw@",
    "http://user:s3cretpw",
    "http://user:s3cretpw@/api",
    "http://user:s3cretpw@{at}:99999/api",
    "http://user:s3cretpw@127.0.0.1:99999/api",
    "http://user:s3cretpw@127.0.0.1:x/api",
    "http://user:s3/cretpw/s3cretpw@{at}",
    "http://user:s3cretpw@[::1",
    "http://[s3cretpw@::1]/",
    "http://user:s3cretpw%40{at}/api",
    "http://user%3As3cretpw%40127.0.0.1/api",
    "http://user=s3cretpw/api",
    "htp://user:s3cretpw@{at}/api",
    "//user:s3cretpw@{at}/api",
    "user:s3cretpw@{at}/api",
    "http:user:s3cretpw@{at}/api",
    "http:///user:s3cretpw@{at}/api",
    "http://user:s3cretpw\n@{at}/api",
    "http://user:s3cretpw\udcff@xn--/api",
    "s3cretpw",
]
OUT_OF_REACH = ["http://user:s3cretpw@[::1]:{port}/api", "https://user:s3cretpw@{at}/api?token=s3cretpw"]
FAILURES: dict[str, list[bytes | float]] = {
    "not found": reply(status="404 Not Found"),
    "unauthorized": reply(status="401 Unauthorized", WWW_Authenticate="Basic"),
    "forbidden": reply(status="403 Forbidden"),
    "broken": reply(status="500 Oops"),
    "busy": reply(status="429 Slow down"),
    "busy for long": reply(status="429 Slow down", Retry_After="9" * 400),
    "no posts": reply(b"<p>s3cr"),
    "cut": reply(POSTS, length=10_000),
    "silent": [0.5],
    "gone": [b""],
    "to a secret": reply(status="302 Off", Location="/x?token=s3cretpw"),
    "to a secret elsewhere": reply(status="302 Off", Location="http://u:s3cretpw@127.0.0.1:1/"),
    "to a secret off the web": reply(status="302 Off", Location="mailto:s3cretpw@x"),
    "to a scheme": reply(status="302 Off", Location="s3cretpw://x"),
    "to no host": reply(status="302 Off", Location="http://u:s3cretpw@"),
    "to no port": reply(status="302 Off", Location="http://u:s3cretpw"),
    "to a port too large": reply(status="302 Off", Location="http://u:s3cretpw@127.0.0.1:99999/"),
    "to no name": reply(status="302 Off", Location="http://u:s3cretpw@xn--/"),
    "to no IPv6": reply(status="302 Off", Location="http://u:s3cretpw@[::1"),
}
PROXIES = [
    "http://user:s3cretpw@{at}",
    "http://s3cretpw@{at}",
    "http://user:s3cretpw",
    "http://user:s3cretpw@127.0.0.1:x",
    "http://user:s3cretpw@[::1",
    "http://user:s3cretpw@127.0.0.1:1",
    "http://{at}?token=s3cretpw",
    "https://user:s3cretpw@{at}",
    "pigeon://user:s3cretpw@{at}",
    "socks5://user:s3cretpw@{at}",
    "user:s3cretpw@{at}",
]


def said(url: str) -> str:
    """Fetch from an address, which must fail, and return all that is said of it."""
    told: list[str] = []
    with pytest.raises(JobSearchError) as caught:
        fetch_jobs(url, patience=HASTY, on_event=told.append)
    return "\n".join([*told, str(caught.value)])


def some(failures: list[str]) -> Iterator[list[str]]:
    """Yield a few failures at a time, other ones each time; all of them in the long form."""
    endless = itertools.cycle(failures)
    while True:
        yield list(itertools.islice(endless, rounds(2, len(failures))))


def at(url: str) -> str:
    return url.removeprefix("http://").removesuffix("/api")


def test_no_failure_names_a_secret_of_the_address() -> None:
    for form, failures in zip(USABLE, some(list(FAILURES)), strict=False):
        for failure in failures:
            with scripted_server(FAILURES[failure]) as server:
                message = said(form.format(at=at(server.url)))
            assert server.requests, form
            assert SECRET not in message, (form, failure)
            assert "127.0.0.1" in message, (form, failure)


def test_each_failure_is_met_by_an_address_with_a_password_and_a_token() -> None:
    for failure, trouble in FAILURES.items():
        with scripted_server(trouble) as server:
            message = said(f"http://user:{SECRET}@{at(server.url)}/api?token={SECRET}")
        assert SECRET not in message, failure


def test_no_secret_is_named_where_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    for form in (*USABLE, *OUT_OF_REACH):
        assert SECRET not in said(form.format(at=f"127.0.0.1:{port}", port=port)), form


@pytest.mark.parametrize("form", UNUSABLE, ids=ascii)
def test_an_address_that_is_none_is_not_repeated(form: str) -> None:
    message = said(form.format(at="127.0.0.1:9"))
    assert SECRET not in message
    assert "not a web address" in message


def test_the_path_that_was_asked_for_in_vain_is_named() -> None:
    with scripted_server(reply(status="404 Not Found")) as server:
        assert f"no list of posts at {server.url} (HTTP 404)" in said(f"{server.url}?token={SECRET}")


@pytest.mark.parametrize("form", PROXIES)
def test_no_failure_names_a_secret_of_a_proxy(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    for failure in list(FAILURES)[: rounds(2, len(FAILURES))]:
        with scripted_server(FAILURES[failure]) as proxy:
            monkeypatch.setenv("HTTP_PROXY", form.format(at=at(proxy.url)))
            assert SECRET not in said("http://jobs.example/api"), failure


def test_a_password_is_sent_to_whom_it_is_for() -> None:
    with scripted_server(reply(POSTS)) as server:
        fetched = fetch_jobs(f"http://user:{SECRET}@{at(server.url)}/api?token={SECRET}", patience=HASTY)
    assert [post.id for post in fetched.posts] == [7]
    assert f"GET /api?token={SECRET} " in server.requests[0]
    assert base64.b64encode(f"user:{SECRET}".encode()).decode() in server.requests[0]


def test_the_program_prints_and_stores_no_secret(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    with scripted_server(reply(POSTS), FAILURES["not found"]) as server:
        url = f"http://user:{SECRET}@{at(server.url)}/api?token={SECRET}"
        done = [program("fetch-new", "--url", url), program("fetch-new", JOBSEARCH_URL=url, code=3)]
    done += [program("fetch-new", "--url", unusable, code=1) for unusable in (UNUSABLE[0], UNUSABLE[1])]
    assert not [each for each in done if SECRET in each.out + each.err]
    kept = [file for file in program.instance.rglob("*") if file.is_file()]
    assert kept
    assert not [file for file in kept if SECRET.encode() in file.read_bytes()]
