"""Attacks on patience: a database held for ever, an upgrade met, many that hammer, and Ctrl-C meanwhile."""

from __future__ import annotations

import signal
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import typer
from typer.core import TyperCommand

from jobsearch.dataaccess import answers, jobs, settings, turns
from jobsearch.dataaccess.database import get_session, writing
from jobsearch.errors import JobSearchError
from jobsearch.posts import JobPostLabel
from jobsearch.terminal.completion import complete_id
from tests.helpers.at_once import end, start, wait_for
from tests.helpers.builders import NOW, write_original
from tests.helpers.holding import SHUTTING_OUT, TELLS_OWNERS, WRITING, held, held_by_process
from tests.helpers.labellers import store
from tests.helpers.running import SECONDS, Program
from tests.helpers.soak import SOAKING, rounds
from tests.helpers.systems import SIGNALS
from tests.helpers.upgrading import backups_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def stored(path: Path) -> Path:
    store(path, 2)
    return path


@pytest.mark.parametrize("how", [WRITING, SHUTTING_OUT])
def test_who_waits_gives_up_in_one_line(how: tuple[str, ...], stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not SOAKING:
        monkeypatch.setattr(turns, "TURN_SECONDS", 1.5)
    begun = time.monotonic()
    with (
        held(stored, *how),
        pytest.raises(JobSearchError) as given_up,
        get_session(stored, NOW) as session,
    ):
        answers.record(session, 1, JobPostLabel.INTERESTED, None, NOW)
    assert turns.TURN_SECONDS <= time.monotonic() - begun < turns.TURN_SECONDS + 5
    said = str(given_up.value)
    assert said.startswith(f"The database {stored} can't be used: another command")
    assert said.endswith("keeps writing to it; try again when that has ended.")
    with get_session(stored, NOW) as session:
        assert jobs.get_labeled(session) == []


@pytest.mark.skipif(not SOAKING, reason="takes half a minute")
@pytest.mark.parametrize("command", [("mark", 1, "--label", "interested"), ("stats",), ("recommend",), ("train",)])
def test_every_command_gives_up_after_half_a_minute(command: tuple[object, ...], tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    program("stats")
    begun = time.monotonic()
    with held(program.instance / "jobposts.db", *SHUTTING_OUT):
        done = program.fresh(*command, code=1)
    assert 30 <= time.monotonic() - begun < 40
    assert [line.split()[0] for line in done.err.splitlines()] == ["Waiting", "Error:"]


@SIGNALS.needed
@pytest.mark.parametrize("how", [WRITING, SHUTTING_OUT])
def test_ctrl_c_ends_any_wait_within_a_tenth_of_a_second(how: tuple[str, ...], stored: Path) -> None:
    waiting = """
try:
    with get_session(path, NOW, tell=say) as session:
        settings.put(session, "a", "1")
except KeyboardInterrupt:
    say(time.monotonic())
"""
    took = []
    for _ in range(rounds(3, 20)):
        with held(stored, *how):
            process = start(waiting, stored)
            assert process.stdout
            assert process.stdout.readline().startswith("Waiting")
            pressed = time.monotonic()
            process.send_signal(signal.SIGINT)
            took.append(float(process.stdout.readline()) - pressed)
            end(process)
    assert min(took) < 0.1, took  # however busy the machine is


def test_who_presses_tab_waits_for_nobody(stored: Path) -> None:
    context = typer.Context(TyperCommand("show"))
    context.params = {"instance": stored.parent}
    begun = time.monotonic()
    with held(stored, *SHUTTING_OUT):
        assert len(complete_id(context)) == 2
    assert time.monotonic() - begun < turns.TURN_SECONDS


# --- an upgrade takes its time ---


@TELLS_OWNERS
def test_who_meets_an_upgrade_says_so_and_gives_up(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TURN_SECONDS", 1.5)
    write_original(path)
    with closing(sqlite3.connect(path)) as original:
        original.execute("PRAGMA journal_mode = WAL")
    heard: list[str] = []
    with (
        held_by_process(path, tmp_path, "stats") as holder,
        pytest.raises(JobSearchError) as given_up,
        get_session(path, NOW, tell=heard.append),
    ):
        pass
    who = f"(PID {holder.pid}, jobsearch stats)"
    assert heard == [f"Waiting for another command that upgrades the database {who}…"]
    assert f"another command {who} is still upgrading it; try again when that has ended." in str(given_up.value)


def test_what_another_command_has_upgraded_meanwhile_is_not_upgraded_again(path: Path) -> None:
    write_original(path, {"id": 1, "label": 1})
    first = """
def hold(_done, _total):
    say("upgrading")
    sys.stdin.readline()
with get_session(path, NOW, hold): pass
"""
    upgrading = start(first, path)
    wait_for(upgrading, "upgrading")
    heard: list[str] = []

    def on_wait(what: str) -> None:
        heard.append(what)
        upgrading.communicate("\n" * 10)

    with get_session(path, NOW, tell=on_wait) as session:
        assert [post.id for post in jobs.get_labeled(session)] == [1]
    assert (len(heard), upgrading.returncode, len(backups_of(path))) == (1, 0, 1)


# --- many that hammer ---


def test_of_eight_that_hammer_none_comes_too_late(stored: Path) -> None:
    program = f"""
with get_session(path, NOW) as session:
    say("open")
    sys.stdin.readline()
    longest, until, number = 0.0, time.monotonic() + {rounds(3, 60)}, 0
    while time.monotonic() < until:
        begun, number = time.monotonic(), number + 1
        settings.put(session, "{{number}}", str(number))
        longest = max(longest, time.monotonic() - begun)
    say(f"{{{{number}}}} {{{{longest}}}}")
"""
    eight = [start(program.format(number=number), stored) for number in range(8)]
    for process in eight:
        wait_for(process, "open")
    said = []
    for process in eight:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in eight:
        out, errors = process.communicate(timeout=SECONDS)
        assert (process.returncode, errors) == (0, "")
        said.append([float(word) for word in out.split()])
    print("writes and longest wait of each:", said)  # noqa: T201 - shown with -rP
    assert max(longest for _, longest in said) < turns.TURN_SECONDS / 2
    with get_session(stored, NOW) as session, writing(session):
        assert [int(settings.get(session, str(number)) or 0) for number in range(8)] == [int(n) for n, _ in said]
