"""What a command takes: processor time, time and memory of its whole process, in turn with what it is compared with."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
import time
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

MAIN = Path(__file__).parent.parent / "main.py"
KILOBYTE = 1024
ROWS_AND_COLUMNS = struct.pack("HHHH", 24, 80, 0, 0)
READ_AT_ONCE = 65536
PATIENCE = 120  # seconds, until the first post is on the screen
MOST = 0.95


class MeasuringError(Exception):
    """A command that was to be measured has failed, or did not do what was to be measured."""


@dataclass(frozen=True, slots=True)
class Took:
    """What a process took: processor seconds of user and system, seconds by the clock, and at most bytes of memory."""

    cpu: float
    wall: float
    memory: int


def run(words: Sequence[str | Path], environment: Mapping[str, str], given: bytes = b"") -> Took:
    """Run a command to its end with `given` on stdin; raises `MeasuringError` where it fails."""
    with TemporaryFile() as stdin, TemporaryFile() as stderr:
        stdin.write(given)
        stdin.seek(0)
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own program, and what it is compared with
            words, env=dict(environment), stdin=stdin, stdout=subprocess.DEVNULL, stderr=stderr
        )
        took = _ended(process, began)
        if process.returncode:
            stderr.seek(0)
            raise MeasuringError(f"{' '.join(map(str, words))} failed:\n{stderr.read().decode(errors='replace')}")
    return took


def run_until_shown(words: Sequence[str | Path], environment: Mapping[str, str], shown: bytes) -> Took:
    """Run a command on a pseudo-terminal, and kill it as soon as it has written this; return what it took until then.

    Raises `MeasuringError` where that does not come.
    """
    import fcntl  # noqa: PLC0415 - not on every system, as termios
    import termios  # noqa: PLC0415

    ours, its = os.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, ROWS_AND_COLUMNS)
    began, written = time.perf_counter(), b""
    process = subprocess.Popen(  # noqa: S603 - our own program
        words, env=dict(environment) | {"TERM": "xterm-256color"}, stdin=its, stdout=its, stderr=its
    )
    while shown not in written and time.perf_counter() < began + PATIENCE:
        if select.select([ours], [], [], 1)[0]:
            written += os.read(ours, READ_AT_ONCE)
        elif process.poll() is not None:
            break
    if process.returncode is not None:
        raise MeasuringError(f"{' '.join(map(str, words))} has ended:\n{written.decode(errors='replace')}")
    process.kill()
    took = _ended(process, began)
    os.close(ours)
    os.close(its)
    if shown not in written:
        raise MeasuringError(f"{' '.join(map(str, words))} wrote no {shown!r}:\n{written.decode(errors='replace')}")
    return took


def _ended(process: subprocess.Popen[Any], began: float) -> Took:
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Took(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss * KILOBYTE)


def python(*words: str | Path) -> list[str | Path]:
    return [sys.executable, *words]


def in_turn(runs: Sequence[Callable[[], Took]], rounds: int, *, warm: bool = True) -> list[Took]:
    """Run each in turn, so many times, and return the medians of each; a round before does not count, if `warm`."""
    if warm:
        for each in runs:
            each()
    return [middle(tooks) for tooks in zip(*([each() for each in runs] for _ in range(rounds)), strict=True)]


def middle(tooks: Sequence[Took]) -> Took:
    """Return the medians of the times, and the most memory."""
    return Took(
        median(took.cpu for took in tooks), median(took.wall for took in tooks), max(took.memory for took in tooks)
    )


def percentile(values: Sequence[float], share: float = MOST) -> float:
    """Return the least of the values that this share of them does not exceed."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]
