"""Processes forked from the test that are stopped, or find the disk full, at one of the steps they take on files."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
import traceback
import warnings
from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from jobsearch.errors import JobSearchError
from tests.helpers.systems import FORKS, KILL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DONE, SAID_SO, BROKEN = 0, 1, 2
COMMIT = "commit"
STEPS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod")


def fork(work: Callable[[], object]) -> int:
    """Do the work in a process of its own, and return its id."""
    FORKS.or_skip()
    with warnings.catch_warnings(action="ignore"):  # the threads of libraries do not survive a fork, nor need they
        pid = os.fork()
    if pid == 0:
        code = BROKEN
        try:
            work()
            code = DONE
        except JobSearchError as error:
            code = SAID_SO
            print(error, file=sys.stderr, flush=True)  # noqa: T201 - pytest shows it
        except BaseException:  # noqa: BLE001 - the parent must not go on twice
            traceback.print_exc()
        finally:
            os._exit(code)
    return pid


def wait(pid: int) -> int:
    """Wait for the end of a process, and return its exit code, negative for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def run(work: Callable[[], object], folder: Path, step: int, what: Callable[[str], None]) -> int | None:
    """Do the work, and `what` before its `step`th step in the folder; return the exit code, None if it takes fewer.

    A step is the opening, renaming or removal of a file, or a commit of the database.
    """
    reached_at, reaching = os.pipe()

    def attacked() -> None:
        left = [step]

        def count(name: str) -> None:
            left[0] -= 1
            if left[0] == 0:
                os.write(reaching, b"!")
                what(name)

        def hear(name: str, arguments: tuple[Any, ...]) -> None:
            if name in STEPS and str(folder) in str(arguments[0]):
                count(name)

        event.listen(Engine, "commit", lambda _connection: count(COMMIT))
        sys.addaudithook(hear)
        work()

    code = wait(fork(attacked))
    os.close(reaching)
    with os.fdopen(reached_at, "rb") as reached:
        return code if reached.read() else None


def kill(_step: str) -> None:
    os.kill(os.getpid(), KILL)


def fail(step: str) -> None:
    if step == COMMIT:
        full = sqlite3.OperationalError("database or disk is full")
        full.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise full
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def fill(_step: str) -> None:
    """Let no file grow beyond what no file of the program is shorter than."""
    import resource  # noqa: PLC0415 - not on every system

    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
