"""A script that imports the program, then forks a process for each command that tests/helpers/forking.py asks for."""

from __future__ import annotations

import atexit
import gc
import json
import os
import pkgutil
import signal
import socket
import sys
import tempfile
import warnings
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

REPO = Path(__file__).resolve().parents[2]
READING_THE_CLOCK = ("commands.opening", "terminal.demo", "terminal.filter_options")
IMPORTED_WHEN_USED = ("rich.markdown", "rich.progress", "rich.table", "sklearn.metrics")


def import_program() -> ModuleType:
    """Import the program whole, with the libraries it imports only when it needs them."""
    sys.path[0] = str(REPO)
    package = import_module("jobsearch")
    for module in pkgutil.walk_packages(package.__path__, "jobsearch."):
        import_module(module.name)
    for name in IMPORTED_WHEN_USED:
        import_module(name)
    return import_module("main")


def fork_for_each(requests: socket.socket) -> bool:
    """Fork for each request and answer how the process ended; return whether this is such a process."""
    with requests, requests.makefile("r", encoding="ascii") as lines:
        while True:
            _, streams, _, _ = socket.recv_fds(requests, 1, 3)
            if not streams:
                return False
            request = json.loads(lines.readline())
            with warnings.catch_warnings(action="ignore"):  # a library's threads do not survive a fork, nor need they
                pid = os.fork()
            if pid == 0:
                become(request, streams)
                return True
            for stream in streams:
                os.close(stream)
            answer(requests, pid)
            _, status, used = os.wait4(pid, 0)
            answer(requests, os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime)


def answer(requests: socket.socket, *values: float) -> None:
    requests.sendall(f"{json.dumps(values)}\n".encode())


def become(request: dict[str, Any], streams: list[int]) -> None:
    """Be as a process that was just started for a command; Python's own stdin, stdout and stderr are unused so far."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["folder"])
    sys.argv = ["main.py", *request["arguments"][1:]]
    sys.orig_argv = ["python", *sys.argv]
    tempfile.tempdir = None
    if "CLOCK" in os.environ:
        set_clock(datetime.fromisoformat(os.environ["CLOCK"]).replace(tzinfo=UTC))


def set_clock(moment: datetime) -> None:
    """Let the program take it for this moment, in UTC, as long as it runs."""

    class Clock(datetime):
        @classmethod
        def now(cls, _zone: object = None) -> datetime:  # type: ignore[override]
            return moment

    for name in READING_THE_CLOCK:
        vars(sys.modules[f"jobsearch.{name}"])["datetime"] = Clock


def end_quickly(code: int) -> None:
    """End as the interpreter does, but for taking every module apart, which takes longer than most commands."""
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in pytest ends this process by closing its socket
    main = import_program()
    gc.freeze()
    if fork_for_each(socket.socket(fileno=int(sys.argv[1]))):
        try:
            main.main()
        except SystemExit as ended:
            if isinstance(ended.code, int):
                end_quickly(ended.code)
            raise
