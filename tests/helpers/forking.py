"""Runs commands in processes forked from one that has imported the program: importing it takes most of their time."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO, TYPE_CHECKING, Any, Protocol, Self

from tests.helpers.systems import KILL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ZYGOTE = Path(__file__).with_name("zygote.py")


class Process(Protocol):
    """What a subprocess.Popen with three pipes and a forked command have in common."""

    pid: int
    stdin: IO[bytes]
    stdout: IO[bytes]
    stderr: IO[bytes]
    returncode: int | None

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def communicate(self, given: bytes, timeout: float) -> tuple[bytes, bytes]:
        """Write to stdin, read all of stdout and stderr, and wait for the end."""

    def wait(self) -> int: ...


@dataclass(slots=True)
class Forked:
    """A forked command, used as a `Process`; in the end with the processor time it took, in seconds."""

    pid: int
    stdin: IO[bytes]
    stdout: IO[bytes]
    stderr: IO[bytes]
    replies: IO[str]
    returncode: int | None = None
    cpu_seconds: float = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.returncode is None:  # the test has failed, or does not wait for the end
            with suppress(ProcessLookupError):
                os.kill(self.pid, KILL)
            self.wait()
        for stream in (self.stdin, self.stdout, self.stderr):
            with suppress(BrokenPipeError):
                stream.close()

    def communicate(self, given: bytes, timeout: float) -> tuple[bytes, bytes]:
        with ThreadPoolExecutor(2) as readers:
            out, err = (readers.submit(stream.read) for stream in (self.stdout, self.stderr))
            killer = Timer(timeout, os.kill, (self.pid, KILL))
            killer.start()
            try:
                with suppress(BrokenPipeError), self.stdin:
                    self.stdin.write(given)
                self.wait()
            finally:
                killer.cancel()
            return out.result(), err.result()

    def wait(self) -> int:
        line = self.replies.readline()
        assert line, "the process that commands are forked from has ended"
        code, self.cpu_seconds = json.loads(line)
        self.returncode = code
        return int(code)


class Zygote:
    """The process that the commands are forked from, one at a time."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._requests, theirs = socket.socketpair()
        self._replies = self._requests.makefile("r", encoding="ascii")
        self._process = subprocess.Popen(
            [sys.executable, str(ZYGOTE), str(theirs.fileno())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=[theirs.fileno()],
            env=environment,
        )
        theirs.close()

    def fork(self, arguments: Sequence[str], environment: Mapping[str, str]) -> Forked:
        """Fork a process that runs the program with these arguments, its own name first."""
        pipes = [os.pipe() for _ in range(3)]
        (stdin, to_stdin), (from_stdout, stdout), (from_stderr, stderr) = pipes
        request = {"arguments": arguments, "environment": dict(environment), "folder": str(Path.cwd())}
        socket.send_fds(self._requests, [b"\0"], [stdin, stdout, stderr])
        self._requests.sendall(f"{json.dumps(request)}\n".encode())
        for theirs in (stdin, stdout, stderr):
            os.close(theirs)
        ours = (os.fdopen(to_stdin, "wb"), os.fdopen(from_stdout, "rb"), os.fdopen(from_stderr, "rb"))
        [pid] = self._reply()
        return Forked(pid, *ours, self._replies)

    def end(self) -> None:
        self._requests.shutdown(socket.SHUT_WR)
        self._process.communicate()
        self._replies.close()
        self._requests.close()

    def _reply(self) -> Any:
        line = self._replies.readline()
        assert line, self._process.communicate()[1].decode()
        return json.loads(line)
