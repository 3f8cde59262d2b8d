"""The options that every command has: without colour, with details; and how long a fetch may take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from jobsearch.remoteok import Patience
from tests.helpers.feed_server import Answer, serving
from tests.helpers.feeds import feed, feed_element
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.running import COMMANDS, SAMPLE, Program
from tests.helpers.scripted_server import reply, scripted_server

if TYPE_CHECKING:
    from pathlib import Path

COLOUR = re.compile(r"\x1b\[(?:\d+;)*[349]\d")
SECONDS = r"\d+\.\d\d s\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_can_do_without_colour_and_with_details(command: str, program: Program) -> None:
    said = program(command, "--help").out
    look = said.partition("\nHow it looks:\n")[2]
    assert "--no-color" in look
    assert "-v, --verbose" in look


def test_without_colour_there_is_none_even_where_it_is_forced(gardeners: Path) -> None:
    program = Program(gardeners)
    wrong = ("show", 999)
    assert COLOUR.search(program(*wrong, code=1, FORCE_COLOR="1").err)
    for words in (("--no-color", *wrong), (*wrong, "--no-color")):
        assert not COLOUR.search(program(*words, code=1, FORCE_COLOR="1").err)
    assert not COLOUR.search(program("show", "--nope", "--no-color", code=2, FORCE_COLOR="1").err)
    with at_terminal(program, "show", "101", "--no-color", "--no-pager") as terminal:
        assert terminal.end() == 0
        assert not COLOUR.search(terminal.received.decode())


def test_details_are_each_step_and_its_time_on_stderr(gardeners: Path) -> None:
    program = Program(gardeners)
    plain = program("train")
    done = program("train", "--verbose")
    assert done.out == plain.out
    for step in ("Opening the database", "Training", "Evaluating", "Saving the model", "The command, with "):
        assert re.search(rf"^{step}.*: {SECONDS}", done.err, re.MULTILINE)
    assert not re.search(SECONDS, plain.err)
    assert program("train", "--verbose", "--quiet").err == ""


@pytest.mark.parametrize("proxy", ["http://me:sec/ret@host:1", "http://me:sec#ret@host:1", "nope://sec-ret@host:1"])
def test_details_repeat_nothing_of_a_proxy_that_can_not_be_read(proxy: str, program: Program) -> None:
    said = program("fetch-new", "-v", "--url", "http://host/", code=1, HTTP_PROXY=proxy, http_proxy=proxy).err
    assert "Traceback" in said
    assert not re.search(r"\bsec\b|\bret\b", said.replace("-", " "))


def test_details_of_a_fetch_are_what_was_asked_and_answered_without_secrets(program: Program) -> None:
    body = feed(feed_element(1))
    with serving({"api": Answer(body)}) as server:
        address = (server / "api").replace("http://", "http://me:secret@")
        said = program("fetch-new", "-v", "--url", f"{address}?key=secret").err
    assert re.search(rf"^GET {re.escape(server / 'api')}: {SECONDS}", said, re.MULTILINE)
    assert f"127.0.0.1 answers with HTTP 200\n{len(body)} bytes\n" in said
    assert "secret" not in said


def test_details_of_an_error_are_where_it_comes_from_before_its_line(program: Program) -> None:
    said = program("recommend", "--verbose", code=1).err
    assert said.index("Traceback") < said.index("\nError: ")
    assert said.endswith(program("recommend", code=1).err)
    assert "Traceback" in program("recommend", "--verbose", "--quiet", code=1).err


def test_what_a_stranger_wrote_stays_text_in_the_details(program: Program, tmp_path: Path) -> None:
    saved = tmp_path / "\x1b[2Janswer"
    done = program("fetch-new", "--verbose", "--from", saved, code=1)
    assert "Traceback" in done.err
    assert "\x1b" not in done.err


def test_details_do_not_spoil_the_full_screen(gardeners: Path) -> None:
    with at_terminal(Program(gardeners).was_asked(), "label", "--verbose") as terminal:
        shown = terminal.wait("quit")
        assert " s\n" not in shown
        assert "Opening the database" not in shown
        terminal.press("q")
        assert terminal.end() == 0


def test_who_gives_a_fetch_less_time_waits_no_longer(program: Program) -> None:
    with scripted_server([60.0]) as server:
        for given, environment in (
            (["--timeout", "0.5"], {"JOBSEARCH_TIMEOUT": "3000"}),
            ([], {"JOBSEARCH_TIMEOUT": ".5"}),
        ):
            said = program("fetch-new", "--url", server.url, *given, code=3, **environment).err
            assert "127.0.0.1 took longer than 0.5 seconds; try again later." in said


def test_who_gives_a_fetch_more_time_waits_longer_for_its_parts() -> None:
    usual, short, long = Patience(), Patience.within(7), Patience.within(90)
    assert Patience.within(usual.whole) == usual
    assert (short.connect, short.read, short.whole) == (usual.connect, 7, 7)
    assert (long.connect, long.read, long.whole) == (2 * usual.connect, 2 * usual.read, 90)


@pytest.mark.parametrize("wrong", ["0", "-1", "soon", "nan", "inf", "1e9"])
def test_a_time_that_is_none_is_refused(wrong: str, program: Program) -> None:
    said = program("fetch-new", "--timeout", wrong, "--from", SAMPLE, code=2).err
    assert "--timeout" in said
    assert "number of seconds" in said
    said = program("fetch-new", "--from", SAMPLE, code=2, JOBSEARCH_TIMEOUT=wrong).err
    assert "number of seconds" in said


def test_what_asks_nobody_needs_no_time(program: Program) -> None:
    assert "remoteOK.com" in program("demo", "--quiet", JOBSEARCH_TIMEOUT="soon").out


def test_a_slow_answer_is_waited_for_within_the_time(program: Program) -> None:
    with scripted_server([0.5, *reply(feed(feed_element(1)))]) as server:
        assert "1 new post" in program("fetch-new", "--url", server.url, "--timeout", "30s").err
