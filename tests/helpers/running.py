"""Runs the program as its users do, in a process of its own, against a folder of the test's own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tests.helpers.forking import Forked, Zygote
from tests.helpers.systems import FORKS, WINDOWS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.helpers.forking import Process

REPO = Path(__file__).resolve().parents[2]
MAIN = REPO / "main.py"
WALL = REPO / "tests" / "wall"
NAMED = Path(__file__).with_name("named.py")
SAMPLE = REPO / "jobsearch" / "sample" / "feed.json"
READER: dict[str, int] = json.loads((REPO / "jobsearch" / "sample" / "reader.json").read_bytes())["labels"]
FORTY_LABELS = dict(list(READER.items())[25:65])  # fifteen interested, twenty-five not
COMMANDS = ("fetch-new", "label", "train", "recommend", "list", "mark", "show", "stats", "demo")
SECONDS = 300  # for what hangs, on however busy a machine
OF_THE_TERMINAL = {
    *("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS", "LINES", "TTY_COMPATIBLE"),
    *("PAGER", "LESS"),
}
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
    "stage",
    "stage_at",
    "note",
    "facts",
}
OF_PYTHON = {"PYTHONPATH": str(WALL)} | ({"PYTHONUTF8": "1"} if WINDOWS else {})
READ_AT_START = ("PYTHON", "LANG", "LC_", "TZ")  # what an interpreter reads of its environment only then


@dataclass(frozen=True, slots=True)
class Done:
    """What a process left: its exit code, what it wrote on stdout and on stderr, the processor time it took."""

    code: int
    out: str
    err: str
    cpu_seconds: float

    def json(self) -> Any:
        """Return the one JSON document on stdout."""
        return json.loads(self.out)

    def json_lines(self) -> list[Any]:
        """Return the JSON documents on stdout, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class Program:
    """The program with the instance it works on."""

    instance: Path
    main: Path = MAIN

    def __call__(self, *arguments: object, given: str | bytes = "", code: int = 0, **environment: str) -> Done:
        """Run a command with `given` on stdin to its end, which must be this exit code: forked, where that is safe."""
        return _done(self.fork(*arguments, **environment), given, code, arguments)

    def fresh(self, *arguments: object, given: str | bytes = "", code: int = 0, **environment: str) -> Done:
        """Do the same in a new interpreter, where how the program starts is what matters."""
        return _done(cast("Process", self.start(*arguments, **environment)), given, code, arguments)

    def start(self, *arguments: object, **environment: str) -> subprocess.Popen[bytes]:
        """Start a command that the test talks to, in a new interpreter."""
        return self._start(self.command(*arguments), environment)

    def fork(self, *arguments: object, **environment: str) -> Process:
        """Start a command that the test talks to, forked where that is safe; one at a time."""
        if self.main != MAIN or any(name.startswith(READ_AT_START) for name in environment):
            return cast("Process", self.start(*arguments, **environment))
        python, main, *words = self.command(*arguments)
        if FORKS.is_there:
            return zygote().fork([main, *words], self._environment() | environment)
        return cast("Process", self._start([python, str(NAMED), *words], environment))

    def command(self, *arguments: object) -> list[str]:
        """Return the words of a command line."""
        return [sys.executable, str(self.main), *map(str, arguments)]

    def was_asked(self) -> Program:
        """Let the user have been asked what they look for, and where they live; return the program."""
        return self._remember("asked_for_words").was_asked_where()

    def was_asked_where(self) -> Program:
        """Let the user have been asked where they live; return the program."""
        return self._remember("asked_for_place")

    def _start(self, command: list[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in a shell's background jobs, and then in ours
            signal.signal(signal.SIGINT, signal.default_int_handler)
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, env=self._environment() | dict(environment)
        )

    def _remember(self, name: str) -> Program:
        with closing(sqlite3.connect(self.instance / "jobposts.db")) as database, database:
            database.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, 'yes')", [name])
        return self

    def copy(self, instance: Path) -> Program:
        """Return the program with a copy of its instance, for a test that changes it."""
        shutil.copytree(self.instance, instance)
        return Program(instance)

    def label(self, labels: Mapping[str, int]) -> None:
        """Give these posts these labels."""
        self("label", *labels, given="".join("y\n" if label else "n\n" for label in labels.values()))

    def _environment(self) -> dict[str, str]:
        return plain_environment() | {"JOBSEARCH_INSTANCE": str(self.instance)}


@cache
def zygote() -> Zygote:
    """Return the process that this test process's commands are forked from, started at the first one."""
    return Zygote(plain_environment())


def plain_environment() -> dict[str, str]:
    """Return the environment without what changes the program, walled off from the network."""
    return {name: value for name, value in os.environ.items() if not _is_setting(name)} | OF_PYTHON


def _done(process: Process, given: str | bytes, code: int, arguments: tuple[object, ...]) -> Done:
    before = _children_cpu_seconds()
    with process:
        out, err = process.communicate(_bytes(given), timeout=SECONDS)
    used = process.cpu_seconds if isinstance(process, Forked) else _children_cpu_seconds() - before
    assert process.returncode is not None
    done = Done(process.returncode, _text(out), _text(err), used)
    command = " ".join(map(str, arguments))
    assert done.code == code, f"{command}: exit code {done.code}\nstdout:\n{done.out}\nstderr:\n{done.err}"
    return done


def _bytes(given: str | bytes) -> bytes:
    return given if isinstance(given, bytes) else given.encode()


def _text(written: bytes) -> str:
    r"""Return what a program wrote, with the ends of lines that it meant: Windows has \r\n for each \n."""
    return written.decode().replace("\r\n", "\n") if WINDOWS else written.decode()


def _children_cpu_seconds() -> float:
    """Return the processor time of all processes that have ended; on Windows 0."""
    used = os.times()
    return used.children_user + used.children_system


def _is_setting(name: str) -> bool:
    return name in OF_THE_TERMINAL or name.startswith(("JOBSEARCH_", "PYTHON")) or name.lower().endswith("_proxy")


MODULES = "Modules:"
TELLING_MODULES = f"""
import sys
sys.path.insert(0, sys.argv.pop(1))
import main
try:
    main.main()
finally:
    print("{MODULES}", *sys.modules, file=sys.stderr)
"""


def imported(*arguments: object) -> set[str]:
    """Return the modules that the program imports for a command, in a fresh process."""
    command = [sys.executable, "-c", TELLING_MODULES, str(REPO), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=SECONDS)
    return set(done.stderr.rpartition(MODULES)[2].split())
