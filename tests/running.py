"""Runs the program as its users do, in a process of its own, against a folder and a server of the test's own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REPO = Path(__file__).resolve().parent.parent
MAIN = REPO / "main.py"
SAMPLE = REPO / "jobsearch" / "sample" / "feed.json"
READER: dict[str, int] = json.loads((REPO / "jobsearch" / "sample" / "reader.json").read_bytes())["labels"]
COMMANDS = ("fetch-new", "label", "train", "recommend", "show", "stats", "demo")
SECONDS = 60
OF_THE_TERMINAL = {"NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS", "LINES", "TTY_COMPATIBLE"}
POST_KEYS = {
    "id",
    "url",
    "apply_url",
    "company",
    "position",
    "location",
    "tags",
    "salary_min",
    "salary_max",
    "posted_at",
    "first_seen",
    "last_seen",
    "label",
    "chance",
    "why",
    "copies",
    "mention",
}


@dataclass(frozen=True, slots=True)
class Done:
    """What a process left: its exit code, and what it wrote on stdout and on stderr."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Return the one JSON document on stdout."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Program:
    """The program with the instance it works on."""

    instance: Path
    main: Path = MAIN

    def __call__(self, *arguments: object, given: str | bytes = "", **environment: str) -> Done:
        """Run a command with `given` on stdin, to its end."""
        with self.start(*arguments, **environment) as process:
            out, err = process.communicate(given if isinstance(given, bytes) else given.encode(), timeout=SECONDS)
        return Done(process.returncode, out.decode(), err.decode())

    def start(self, *arguments: object, **environment: str) -> subprocess.Popen[bytes]:
        """Start a command that the test talks to."""
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a shell's background jobs, and then in ours
            signal.signal(signal.SIGINT, signal.default_int_handler)
        ours = {name: value for name, value in os.environ.items() if not _is_setting(name)}
        ours |= {"PYTHONPATH": str(REPO / "tests" / "wall"), "JOBSEARCH_INSTANCE": str(self.instance)}
        pipe = subprocess.PIPE
        return subprocess.Popen(
            self.command(*arguments),
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            env=ours | environment,
        )

    def command(self, *arguments: object) -> list[str]:
        """Return the words of a command line."""
        return [sys.executable, str(self.main), *map(str, arguments)]

    def copy(self, instance: Path) -> Program:
        """Return the program with a copy of its instance, for a test that changes it."""
        shutil.copytree(self.instance, instance)
        return Program(instance)

    def label(self, labels: Mapping[str, int]) -> None:
        """Give these posts these labels."""
        answers = "".join("y\n" if label else "n\n" for label in labels.values())
        done = self("label", *labels, given=answers)
        assert done.code == 0, done.err


def _is_setting(name: str) -> bool:
    return name in OF_THE_TERMINAL or name.startswith(("JOBSEARCH_", "PYTHON")) or name.lower().endswith("_proxy")


def imported(*arguments: object) -> set[str]:
    """Return the modules that the program imports for a command, in a fresh process."""
    command = [sys.executable, "-X", "importtime", str(MAIN), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=SECONDS)
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answers at one path."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Server:
    """Where a local server listens, and what it was asked: each request's path and headers."""

    address: str
    asked: list[tuple[str, Mapping[str, str]]]

    def __truediv__(self, path: str) -> str:
        return f"{self.address}/{path}"


@contextmanager
def playing(answers: Mapping[str, Answer]) -> Iterator[Server]:
    """Play Remote OK on this machine: `answers` by path, without the query."""
    asked: list[tuple[str, Mapping[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, dict(self.headers)))
            answer = answers[self.path.partition("?")[0].removeprefix("/")]
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            try:
                self.wfile.write(answer.body)
            except OSError:
                self.close_connection = True  # the program has heard enough

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Server(f"http://127.0.0.1:{server.server_port}", asked)
        finally:
            server.shutdown()
            thread.join()


def listed(post_id: object, **named: object) -> dict[str, object]:
    """Return a post as Remote OK's feed lists it, with the fields that a test is about."""
    url = f"https://remoteOK.com/remote-jobs/{post_id}"
    kept = {"location": "Worldwide", "tags": ["outdoors"], "description": "Grow things.", "epoch": 1_790_000_000}
    return kept | {"id": str(post_id), "url": url, "position": "Gardener", "company": f"Company {post_id}"} | named


def feed(*elements: object) -> bytes:
    """Return an answer of Remote OK's, its notice first."""
    return json.dumps([{"legal": "Name Remote OK as the source."}, *elements]).encode()
