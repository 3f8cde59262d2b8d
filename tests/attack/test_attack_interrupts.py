"""Ctrl-C at any moment, and other signals: the program ends quietly, and the database is whole."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.running import REPO, SAMPLE, SECONDS, Program
from tests.helpers.soak import rounds
from tests.helpers.systems import PROC

ROUNDS = rounds(3, 60)
# Until Python has begun with main.py, nothing of ours can tell it what to do.
STARTING = re.compile(
    rb"Fatal Python error: init_import_site|Failed checking if argv"
    rb"|python: failed to set __main__.*"
    rb"|(?:Traceback(?:(?!main\.py).)*)?KeyboardInterrupt\n\Z",
    re.DOTALL,
)
COMMANDS: dict[tuple[object, ...], float] = {  # with how many seconds of work they take, at most
    ("--help",): 0.3,
    ("stats",): 0.6,
    ("fetch-new", "--from", SAMPLE): 1.2,
    ("recommend",): 2.0,
    ("train",): 2.0,
    ("label", "--json"): 2.0,
}

pytestmark = [PROC.needed, pytest.mark.usefixtures("unmeasured")]


def worked(pid: int) -> float:
    """Return how many seconds of work a process has done."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def interrupted(process: subprocess.Popen[bytes], seconds: float, number: int) -> bytes:
    """Send a signal to a command once it has worked so long, if it has not ended; return what it wrote on stderr."""
    end = time.monotonic() + SECONDS
    while process.poll() is None and worked(process.pid) < seconds and time.monotonic() < end:
        time.sleep(0.001)
        if seconds and worked(process.pid) > 0.5 and is_waiting(process.pid):
            break
    process.send_signal(number)
    return process.communicate(timeout=SECONDS)[1]


def is_waiting(pid: int) -> bool:
    """Return whether a process waits for what comes from its input."""
    return "pipe" in Path(f"/proc/{pid}/wchan").read_text()


def check_whole(program: Program) -> None:
    database = program.instance / "jobposts.db"
    if database.exists():
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_ctrl_c_is_quiet_at_any_moment(command: tuple[object, ...], gardeners: Path) -> None:
    program = Program(gardeners).was_asked()
    for number in range(ROUNDS):
        seconds = 0.02 + COMMANDS[command] * number / ROUNDS
        with program.start(*command) as process:
            err = interrupted(process, seconds, signal.SIGINT)
        if STARTING.match(err):
            continue
        assert process.returncode in {0, 130, -signal.SIGINT}, (process.returncode, err.decode())
        assert not re.search(rb"Traceback|Exception ignored|Error", err), err.decode()
        check_whole(program)
    program("stats")


@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP", "SIGPIPE", "SIGQUIT"])
def test_other_signals_end_it_quietly(number: str, gardeners: Path) -> None:
    program = Program(gardeners).was_asked()
    for step in range(rounds(1, 30)):
        with program.start("label", "--json") as process:
            err = interrupted(process, 0.3 + step / 20, signal.Signals[number])
        assert not re.search(rb"Traceback|Exception ignored", err), err.decode()
        check_whole(program)


def test_ctrl_c_that_python_ignores_is_heard_again() -> None:
    script = """
import time
from jobsearch.terminal.interrupts import Interrupts
from tests.helpers.systems import PROC

class Ignoring:
    def __del__(self):
        raise KeyboardInterrupt

Interrupts().hear()
Ignoring()
time.sleep(60)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=REPO, capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode == -signal.SIGINT
    assert b"Exception ignored" not in done.stderr


def test_ctrl_c_during_the_last_words_of_python_is_quiet(program: Program) -> None:
    for _ in range(rounds(2, 100)):
        with program.start("--version") as process:
            assert process.stdout
            process.stdout.read(1)
            process.send_signal(signal.SIGINT)
            err = process.communicate(timeout=SECONDS)[1]
        assert process.returncode in {0, 130, -signal.SIGINT}
        assert err == b""


def test_who_starts_it_deaf_to_ctrl_c_has_it_so(program: Program) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process = subprocess.Popen(program.command("demo", "--quiet"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    finally:
        signal.signal(signal.SIGINT, before)
    with process:
        for _ in range(3):
            process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=SECONDS)
    assert (process.returncode, err) == (0, b"")
