"""Asking about a job alone: a session locks a byte of a file for it, which is freed however the session ends."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING
from zlib import crc32

from jobsearch.errors import JobSearchError
from jobsearch.instance import PRIVATE_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int, place: int) -> None:
        os.lseek(file, place, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _unlock(file: int, place: int) -> None:
        os.lseek(file, place, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: int, place: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)

    def _unlock(file: int, place: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_UN, 1, place)


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
                _lock(file, place)
            except (BlockingIOError, PermissionError):
                return False
            while taken:
                _unlock(file, taken.pop())
            taken.append(place)
        return True

    try:
        yield take
    finally:
        os.close(file)
