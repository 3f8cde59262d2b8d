"""Holds a database as another program does."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from subprocess import PIPE
from typing import TYPE_CHECKING

from tests.helpers.at_once import wait_for
from tests.helpers.systems import LINUX, Need

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WRITING = ("BEGIN IMMEDIATE",)
SHUTTING_OUT = ("PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE")  # readers, too
TELLS_OWNERS = Need(LINUX, "which process holds a lock is not known here").needed


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
    with subprocess.Popen(
        [sys.executable, main, command, path], stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True
    ) as process:
        wait_for(process, "held")
        try:
            yield process
        finally:
            process.kill()
