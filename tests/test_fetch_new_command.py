"""The command fetch-new: what it stores and reports, failures of the feed, and the tag against spam."""

from __future__ import annotations

import base64
import json
import re
import signal
import socket
from typing import TYPE_CHECKING

import pytest

from tests.helpers.feed_server import Answer, serving
from tests.helpers.feeds import feed, feed_element
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.running import SAMPLE, SECONDS, Program
from tests.helpers.systems import SIGNALS

if TYPE_CHECKING:
    from pathlib import Path

RECORDED = ["2021-01-23", "2024-12-04", "2026-03-17", "2026-06-14", "2026-06-14-minutes-later"]
IN_BASE64 = re.compile(rb"R(?=((?:[A-Za-z0-9+/]{4}){2,4}[A-Za-z0-9+/]{2}(?:[A-Za-z0-9+/]{2}|[A-Za-z0-9+/]=|==)))")
FOUR_NUMBERS = re.compile(rb"\d{1,3}(\.\d{1,3}){3}")
AN_HOUR = {"Retry-After": "3600"}
FAILURES = {
    "refused": Answer(b"<h1>Forbidden</h1>", 403),
    "broken": Answer(b"", 500, AN_HOUR),
    "busy": Answer(b"", 429, AN_HOUR),
    "empty": Answer(b"[]"),
    "object": Answer(b"{}"),
    "cut": Answer(SAMPLE.read_bytes()[:9000]),
    "huge": Answer(b"[" + b" " * 30_000_000),
    "around": Answer(b"", 302, {"Location": "/around"}),
}


def fetch(program: Program, *elements: object) -> dict[str, object]:
    done = program("fetch-new", "--from", "-", "--json", given=feed(*elements))
    report: dict[str, object] = done.json()
    return report


def spam_tags(found: bytes) -> list[bytes]:
    """Return the anti-spam tags in a file: R, then an address of four numbers in base64."""
    decoded = []
    for tag in re.finditer(IN_BASE64, found):
        parts = (base64.b64decode(tag[1][:length]) for length in range(12, len(tag[1]) + 1, 4))
        decoded += [part for part in parts if FOUR_NUMBERS.fullmatch(part)]
    return decoded


def test_fetching_reports_what_is_new_and_each_element_it_left_out(program: Program) -> None:
    done = program("fetch-new", "--from", SAMPLE)
    assert done.out == ""
    assert "Left out post 9001475: neither title nor text\n" in done.err
    assert "Left out element 75: not a post but a text\n" in done.err
    assert "71 new posts, 0 changed, 0 known, 3 left out." in done.err
    assert "Remote OK" in done.err


def test_fetching_as_json_is_one_document_with_what_the_contract_names(program: Program) -> None:
    done = program("fetch-new", "--from", SAMPLE, "--json", "--quiet")
    report = done.json()
    assert done.err == ""
    assert set(report) == {"new", "changed", "known", "left_out"}
    assert (report["new"], report["changed"], report["known"]) == (71, 0, 0)
    assert {"id": "9001475", "place": 17, "reason": "neither title nor text"} in report["left_out"]


def test_fetching_twice_changes_nothing(program: Program) -> None:
    answer = [feed_element(1), feed_element(2)]
    assert fetch(program, *answer) == {"new": 2, "changed": 0, "known": 0, "left_out": []}
    before = program("show", "1", "--json").json()
    assert fetch(program, *answer) == {"new": 0, "changed": 0, "known": 2, "left_out": []}
    after = program("show", "1", "--json").json()
    assert after | {"last_seen": 0} == before | {"last_seen": 0}


def test_a_known_post_that_changed_is_updated_and_keeps_its_label(program: Program) -> None:
    fetch(program, feed_element(1), feed_element(2))
    program.label({"1": 1})
    report = fetch(program, feed_element(1, position="Head Gardener"), feed_element(3))
    assert report == {"new": 1, "changed": 1, "known": 0, "left_out": []}
    post = program("show", "1", "--json").json()
    assert (post["position"], post["label"]) == ("Head Gardener", 1)
    program("show", "2")  # no longer listed, it stays


def test_an_id_listed_twice_counts_once(program: Program) -> None:
    report = fetch(program, feed_element(1), feed_element(1))
    assert report["new"] == 1
    assert report["left_out"] == [{"id": "1", "place": 3, "reason": "listed twice"}]


def test_fetching_over_the_network_twice_changes_nothing(program: Program) -> None:
    with serving({"api": Answer(SAMPLE.read_bytes()), "old": Answer(b"", 301, {"Location": "/api"})}) as server:
        first = program("fetch-new", "--json", "--url", server / "old").json()
        second = program("fetch-new", "--json", JOBSEARCH_URL=server / "api").json()
    assert (first["new"], second["new"], second["changed"], second["known"]) == (71, 0, 0, 71)
    names = {headers["User-Agent"] for _, headers in server.asked}
    assert len(names) == 1
    assert names.pop().startswith("jobsearch/")


def test_tags_and_a_name_of_the_users_own_are_sent(program: Program) -> None:
    with serving({"api": Answer(feed(feed_element(1)))}) as server:
        program("fetch-new", "--url", server / "api", "--tag", "go", "--tag", "c++", "--user-agent", "me/1")
    asked = [(path, headers["User-Agent"]) for path, headers in server.asked]
    assert asked == [("/api?tag=go", "me/1"), ("/api?tag=c%2B%2B", "me/1")]


def test_a_tag_that_matches_nothing_is_not_a_failure(program: Program) -> None:
    with serving({"api": Answer(feed())}) as server:
        done = program("fetch-new", "--url", server / "api", "--tag", "zz", "--json")
    assert done.json()["new"] == 0


def test_no_failure_of_the_feed_changes_the_database(program: Program) -> None:
    fetch(program, feed_element(1))
    database = program.instance / "jobposts.db"
    before = database.read_bytes()
    with serving(FAILURES) as server:
        for name in FAILURES:
            done = program("fetch-new", "--json", "--url", server / name, code=3)
            assert (name, done.out, done.err.count("\n")) == (name, "", 2), done.err
            assert done.err.splitlines()[1].startswith("Error: ")
            assert database.read_bytes() == before
    assert [file.name for file in program.instance.iterdir()] == ["jobposts.db"]


@pytest.mark.parametrize("url", ["ftp://remoteok.com/api", "remoteok.com/api", "https://"])
def test_what_is_not_a_web_address_is_the_users_to_put_right(url: str, program: Program) -> None:
    done = program("fetch-new", "--url", url, code=1)
    assert done.err.count("\n") == 1


def test_a_file_that_is_no_saved_answer_is_named(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text("# Notes")
    done = program("fetch-new", "--from", file, code=1)
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert f"{file} is not a saved answer" in done.err
    piped = program("fetch-new", "--from", "-", given="<html></html>", code=1)
    assert piped.err.startswith("Error: Standard input is not a saved answer of Remote OK: a web page")


def test_fetching_says_what_it_asks_for_unless_it_is_to_be_quiet(program: Program) -> None:
    with serving({"api": Answer(feed(feed_element(1)))}) as server:
        done = program("fetch-new", "--url", server / "api")
        quiet = program("fetch-new", "--url", server / "api", "--quiet")
    assert done.err.startswith("Asking 127.0.0.1 for its posts\n")
    assert (quiet.out, quiet.err) == ("", "")


def test_a_terminal_shows_what_is_asked_for_until_the_answer_is_there(program: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/api"
        with at_terminal(program, "fetch-new", "--url", url) as terminal:
            connection, _ = server.accept()
            terminal.wait("Asking 127.0.0.1 for its posts")
            body = feed(feed_element(1))
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
                terminal.wait("1 new post,", gone="Asking")
            assert terminal.end() == 0


def test_a_saved_answer_that_is_not_there_is_the_users_to_put_right(program: Program, tmp_path: Path) -> None:
    done = program("fetch-new", "--from", tmp_path / "nothing.json", code=1)
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert "nothing.json" in done.err


@SIGNALS.needed
def test_ctrl_c_ends_a_fetch_that_hangs(program: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/api"
        with program.start("fetch-new", "--url", url) as process:
            connection, _ = silent.accept()
            with connection:
                connection.recv(1)
                process.send_signal(signal.SIGINT)
                _, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_two_fetches_at_once_both_succeed(program: Program) -> None:
    both = [program.start("fetch-new", "--json", "--from", SAMPLE) for _ in range(2)]
    done = [process.communicate(timeout=SECONDS) for process in both]
    assert [process.returncode for process in both] == [0, 0], done
    assert sorted(json.loads(out)["new"] for out, _ in done) == [0, 71]


def test_the_tag_against_spam_is_nowhere_on_disk(program: Program) -> None:
    assert spam_tags(SAMPLE.read_bytes())
    done = program("fetch-new", "--from", SAMPLE)
    assert not spam_tags(done.err.encode())
    assert [file.name for file in program.instance.iterdir() if spam_tags(file.read_bytes())] == []
    post = program("show", 9001791, "--json").json()
    assert post["mention"] == "LANTERN"
    assert "LANTERN" not in post["description"]


@pytest.mark.parametrize("name", RECORDED)
def test_a_recorded_feed_fetched_twice_is_known_the_second_time(name: str, program: Program, shared: Path) -> None:
    body = (shared / "feed" / f"{name}.json").read_bytes()
    with serving({"api": Answer(body)}) as server:
        first = program("fetch-new", "--json", "--url", server / "api").json()
        second = program("fetch-new", "--json", "--url", server / "api").json()
    assert first["new"] + len(first["left_out"]) == sum("id" in element for element in json.loads(body))
    assert second == first | {"new": 0, "known": first["new"]}
    assert spam_tags(body) or name.startswith("2021")
    assert [file.name for file in program.instance.iterdir() if spam_tags(file.read_bytes())] == []


def test_minutes_later_only_the_tags_against_spam_have_changed(program: Program, shared: Path) -> None:
    program("fetch-new", "--from", shared / "feed" / "2026-06-14.json")
    later = program("fetch-new", "--json", "--from", shared / "feed" / "2026-06-14-minutes-later.json").json()
    assert (later["new"], later["changed"]) == (2, 0)
