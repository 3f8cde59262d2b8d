"""Which process holds the lock on a database, where the system tells: in Linux's list of all locks."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from jobsearch.instance import beside

LOCKS, PROCESSES = Path("/proc/locks"), Path("/proc")
OURS, PROGRAMS = "jobsearch", {"main.py", "jobsearch"}
# Where SQLite locks: a byte of the index of the write-ahead log, or the bytes from here on of the database itself.
WRITER_IN_INDEX, FIRST_IN_DATABASE = 120, 0x40000000


@dataclass(frozen=True, slots=True)
class Owner:
    """A process that keeps others from a database, by its name and, if it is this program, its command."""

    pid: int
    name: str

    @property
    def is_ours(self) -> bool:
        return self.name.startswith(f"{OURS} ")

    def __str__(self) -> str:
        return f"PID {self.pid}, {self.name}" if self.name else f"PID {self.pid}"


if sys.platform == "linux":

    def find(database: Path) -> Owner | None:
        """Return the process that writes to a database, or keeps all others from it; None where that isn't known."""
        with suppress(OSError, ValueError):
            file = database.resolve()
            index = beside(file, "shm")
            places = {_place(file): FIRST_IN_DATABASE} | ({_place(index): WRITER_IN_INDEX} if index.exists() else {})
            for line in LOCKS.read_text(encoding="ascii").splitlines():
                _, kind, _, access, pid, place, start, *_ = line.split()
                if kind == "POSIX" and access == "WRITE" and int(start) >= places.get(place, int(start) + 1):
                    return Owner(int(pid), _name(int(pid)))
        return None

    def _place(file: Path) -> str:
        """Return how the list names a file."""
        found = file.stat()
        return f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"

else:

    def find(_database: Path) -> Owner | None:
        """Return None: only Linux lists which process holds which lock."""
        return None


def _name(pid: int) -> str:
    """Return a process's name; of this program only the command besides, as its options may hold what is secret."""
    with suppress(OSError):
        words = (PROCESSES / str(pid) / "cmdline").read_bytes().decode(errors="replace").split("\0")
        for program, command in pairwise(words):
            if Path(program).name in PROGRAMS:
                return _printable(f"{OURS} {command}")
        return _printable((PROCESSES / str(pid) / "comm").read_text(errors="replace"))
    return ""


def _printable(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable()).strip()
