"""Attacks on patience: another program holds the database, for a while or for ever."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
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
from tests.helpers.builders import NOW, a_post, write_original
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.running import SECONDS, Program
from tests.helpers.soak import SOAKING, rounds
from tests.helpers.upgrading import backups_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WRITING = ("BEGIN IMMEDIATE",)
SHUTTING_OUT = ("PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE")  # readers, too
TELLS_OWNERS = pytest.mark.skipif(sys.platform != "linux", reason="the system has no list of locks")


@pytest.fixture
def stored(path: Path) -> Path:
    with get_session(path, NOW) as session:
        jobs.save(session, [a_post(id=1), a_post(id=2)], NOW)
    return path


@contextmanager
def held(path: Path, *statements: str) -> Iterator[None]:
    """Hold the database as another program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement).fetchall()
        yield


@contextmanager
def held_by_process(path: Path, folder: Path, command: str) -> Iterator[subprocess.Popen[str]]:
    """Hold the database in a process that looks like a command of this program; a line ends it."""
    main = folder / "main.py"
    main.write_text(
        "import sqlite3, sys\n"
        "database = sqlite3.connect(sys.argv[2], isolation_level=None)\n"
        "database.execute('BEGIN IMMEDIATE')\n"
        "print('held', flush=True)\n"
        "sys.stdin.readline()\n"
        "database.execute('ROLLBACK')\n"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, main, command, path], text=True, **pipes) as process:
        wait_for(process, "held")
        try:
            yield process
        finally:
            process.kill()


# --- what is said ---


@TELLS_OWNERS
def test_after_a_second_it_is_said_which_command_is_waited_for(stored: Path, tmp_path: Path) -> None:
    heard: list[str] = []
    with held_by_process(stored, tmp_path, "train") as holder:

        def on_wait(what: str) -> None:
            heard.append(what)
            holder.communicate("go on\n")

        with get_session(stored, NOW, on_wait=on_wait) as session:
            settings.put(session, "a", "1")
            assert settings.get(session, "a") == "1"
    assert heard == [f"Waiting for another command that writes to the database (PID {holder.pid}, jobsearch train)…"]


@TELLS_OWNERS
def test_who_shuts_readers_out_is_named_too(stored: Path) -> None:
    program = f"""
with closing(__import__("sqlite3").connect(path, isolation_level=None)) as database:
    for statement in {SHUTTING_OUT}: database.execute(statement).fetchall()
    say("held")
    sys.stdin.readline()
"""
    heard: list[str] = []
    holder = start(program, stored)
    wait_for(holder, "held")

    def on_wait(what: str) -> None:
        heard.append(what)
        end(holder)

    with get_session(stored, NOW, on_wait=on_wait) as session:
        assert len(jobs.get_corpus(session, 10)) == 2
    assert [
        what.startswith(f"Waiting for another command that writes to the database (PID {holder.pid}, ")
        for what in heard
    ] == [True]


def test_a_command_waits_in_one_line_and_then_does_what_it_was_asked(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    program("stats")
    database = program.instance / "jobposts.db"
    with get_session(database, NOW) as session:
        jobs.save(session, [a_post(id=1)], NOW)
    with held(database, *WRITING):
        process = program.start("mark", 1, "--note", "call them")
        assert process.stderr
        line = process.stderr.readline().decode()
    out, rest = process.communicate(timeout=SECONDS)
    assert (process.returncode, line.startswith("Waiting for another command")) == (0, True)
    assert "Waiting" not in (out + rest).decode()
    with get_session(database, NOW) as session:
        assert jobs.get(session, [1])[0].note == "call them"


def test_a_quiet_command_waits_without_a_word(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    program("stats")
    with ThreadPoolExecutor(1) as another:
        with held(program.instance / "jobposts.db", *SHUTTING_OUT):
            done = another.submit(program, "stats", "--quiet")
            time.sleep(1.5)
        assert done.result().err == ""


def test_the_screen_says_what_it_waits_for(four_posts: Program) -> None:
    with at_terminal(four_posts, "label", "--order", "newest") as terminal:
        terminal.wait("Editor", "0 in all")
        with held(four_posts.instance / "jobposts.db", *WRITING):
            terminal.press("y")
            terminal.wait("Editor", "Waiting for another command")
        terminal.wait("1 in all", gone="Waiting")
        terminal.press("q")
        assert terminal.end() == 0
        assert terminal.is_as_found()


# --- not for ever ---


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


@pytest.mark.parametrize("how", [WRITING, SHUTTING_OUT])
def test_ctrl_c_ends_any_wait_within_a_tenth_of_a_second(how: tuple[str, ...], stored: Path) -> None:
    waiting = """
try:
    with get_session(path, NOW, on_wait=say) as session:
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


def test_who_presses_tab_waits_a_second_at_the_most(stored: Path) -> None:
    context = typer.Context(TyperCommand("show"))
    context.params = {"instance": stored.parent}
    assert len(complete_id(context, "")) == 2
    begun = time.monotonic()
    with held(stored, *SHUTTING_OUT):
        assert complete_id(context, "") == []
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
        get_session(path, NOW, on_wait=heard.append),
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

    with get_session(path, NOW, on_wait=on_wait) as session:
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
