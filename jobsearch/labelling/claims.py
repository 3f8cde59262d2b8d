"""Asking about a job alone: a session locks a byte of a file for it, which is freed however the session ends."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING
from zlib import crc32

from jobsearch import system
from jobsearch.errors import JobSearchError
from jobsearch.system import PRIVATE_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@contextmanager
def claiming(path: Path) -> Iterator[Callable[[str], bool]]:
    """Give a function that takes a job for this process in place of the one before; False: another process has it.

    All processes take their jobs in the file at `path`, which stays empty.
    """
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
    except OSError as error:
        raise JobSearchError(f"The file {path} can't be made ({error.strerror}); check the rights.") from error
    taken: list[int] = []

    def take(job_key: str) -> bool:
        place = crc32(job_key.encode()) >> 1  # two jobs at one place do no harm: one is asked about later
        if place not in taken:
            try:
                system.lock(file, place)
            except BlockingIOError:
                return False
            while taken:
                system.unlock(file, taken.pop())
            taken.append(place)
        return True

    try:
        yield take
    finally:
        os.close(file)
