"""What each system gives: whose files are and who may reach them, what outlives a power failure, what others hold."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Result = TypeVar("Result")
PRIVATE_FOLDER, PRIVATE_FILE, OTHERS_WRITE = 0o700, 0o600, 0o022
PAUSE_SECONDS = 0.01

if sys.platform == "win32":
    import msvcrt

    HAS_MODES = False  # but for one that lets nobody write
    LOCKS_FOLDERS = False  # nor can one be opened
    HELD_SECONDS = 0.5  # by a virus scanner, an indexer, or another command that reads
    IN_PIPES: str | None = "utf-8"  # as in files: Python's choice, the code page, lacks most characters
    READ_ANYTHING = os.O_RDONLY | os.O_BINARY
    TEMPORARY_FOLDER = 0o777  # the rights of the folder it is in, which what is moved out of it would lack otherwise

    def is_own(_status: os.stat_result) -> bool:
        """Return whether the user owns a file: Windows does not tell, and lets hardly anyone make links."""
        return True

    def lock(file: int, place: int) -> None:
        """Lock a byte of a file for this process; raises `BlockingIOError` where another has it."""
        os.lseek(file, place, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from error

    def unlock(file: int, place: int) -> None:
        os.lseek(file, place, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

    def lock_folder(_folder: Path, *, wait: bool) -> int:  # noqa: ARG001 - as elsewhere
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    def make_durable(file: int) -> None:
        """Let what is in a file outlive a power failure."""
        os.fsync(file)

    def make_names_durable(_folder: Path) -> None:
        """Do nothing: the file system keeps a journal of names, and no folder can be opened."""

else:
    import fcntl

    HAS_MODES = True
    LOCKS_FOLDERS = True
    HELD_SECONDS = 0.0  # nobody holds a file so that it can't be replaced
    IN_PIPES: str | None = None  # as the user's locale says
    READ_ANYTHING = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY
    TEMPORARY_FOLDER = PRIVATE_FOLDER

    def is_own(status: os.stat_result) -> bool:
        """Return whether the user owns a file."""
        return status.st_uid == os.geteuid()

    def lock(file: int, place: int) -> None:
        """Lock a byte of a file for this process; raises `BlockingIOError` where another has it."""
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except PermissionError as error:  # as some systems call it
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from error

    def unlock(file: int, place: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_UN, 1, place)

    def lock_folder(folder: Path, *, wait: bool) -> int:
        """Return a descriptor that holds a folder of the user's own until it is closed, or the process ends.

        Raises `OSError` where it is held by another, or can't be.
        """
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if not is_own(os.fstat(descriptor)):
                raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
            fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            raise
        return descriptor

    def make_durable(file: int) -> None:
        """Let what is in a file outlive a power failure."""
        if sys.platform == "darwin":  # where fsync leaves it in the memory of the drive
            with suppress(OSError):
                fcntl.fcntl(file, fcntl.F_FULLFSYNC)
                return
        os.fsync(file)

    def make_names_durable(folder: Path) -> None:
        """Let the names in a folder outlive a power failure, where the file system can do that."""
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def replace(file: Path, path: Path) -> None:
    """Let a file take the place of `path` in one step, once nobody holds either."""
    patiently(lambda: file.replace(path))


def patiently(attempt: Callable[[], Result]) -> Result:
    """Return what `attempt` does, which is made again for a moment where another program may hold a file."""
    until = monotonic() + HELD_SECONDS
    while True:
        try:
            return attempt()
        except PermissionError:
            if monotonic() >= until:
                raise
        sleep(PAUSE_SECONDS)


def reason(error: OSError) -> str:
    """Return why a file can't be written, and what to do about it where another program may hold it."""
    held = HELD_SECONDS and isinstance(error, PermissionError)
    return f"{error.strerror}; close what else has it open, or check its rights" if held else str(error.strerror)
