"""Files that are old or new, and always whole: written in a folder of their own, which outlives no process for long."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from shutil import rmtree
from typing import TYPE_CHECKING

from jobsearch.instance import PRIVATE_FOLDER, TEMPORARY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_LINKS = 40  # as many as Linux follows
OTHERS_WRITE = 0o022


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path to write to; what stands there when the block ends takes the place of `path`, whole.

    Nobody else can reach it before. Close the file within the block, as Windows does not rename an open one.
    """
    with temporary_folder(path.parent) as folder:
        part = folder / path.name
        yield part
        put(part, path)


def write(path: Path, text: str) -> None:
    """Write a file whole, with the rights of the user's new files, or of the file of theirs that it replaces.

    A link of the user's own is followed. Anybody else's, in a folder that others may write, could lead to a file of
    the user's, and is replaced. A pipe or a device is written to.
    """
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8")
        return
    path = _followed(path)
    with replacing(path) as part:
        with part.open("x", encoding="utf-8") as file:
            file.write(text)
        if _is_own(path):
            part.chmod(stat.S_IMODE(path.stat().st_mode) | stat.S_IWUSR)


def put(part: Path, path: Path) -> None:
    """Let a file take the place of `path` in one step that a power failure does not undo."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)
    with suppress(OSError):  # not every system can open a folder
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """Give a new folder in `parent` that nobody else may enter, for as long as the block lasts.

    A process holds its folder as long as it lives. One that was killed leaves its own, which the next one removes.
    """
    _sweep(parent)
    folder, held = _make(parent)
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)


def _make(parent: Path) -> tuple[Path, int | None]:
    while True:
        folder = parent / TEMPORARY.replace("*", os.urandom(8).hex())
        folder.mkdir(mode=PRIVATE_FOLDER)
        held = None
        with suppress(OSError, ImportError):
            held = _hold(folder, wait=True)
        if folder.exists():
            return folder, held
        if held is not None:  # another process came between, and took it for one that was left
            os.close(held)


def _sweep(parent: Path) -> None:
    """Remove what killed processes left, unless somebody else could have given that name to a folder of the user's."""
    for folder in parent.glob(TEMPORARY) if _is_safe(parent) else ():
        with suppress(OSError, ImportError):  # somebody else's, or held
            held = _hold(folder, wait=False)
            rmtree(folder, ignore_errors=True)
            os.close(held)


def _is_safe(parent: Path) -> bool:
    """Return whether nobody but the user may rename what the user has in a folder."""
    status = parent.stat()
    others_write = status.st_mode & OTHERS_WRITE and not status.st_mode & stat.S_ISVTX
    return hasattr(os, "geteuid") and status.st_uid in (0, os.geteuid()) and not others_write


def _hold(folder: Path, *, wait: bool) -> int:
    """Return a descriptor that holds a folder of the user's own until it is closed, or the process ends.

    Raises `OSError` where it is held by another, or can't be, and `ImportError` where the system knows no such locks.
    """
    import fcntl  # noqa: PLC0415 - not on every system

    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if os.fstat(descriptor).st_uid != os.geteuid():
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _followed(path: Path) -> Path:
    for _ in range(MOST_LINKS):
        if not (path.is_symlink() and _is_own(path)):
            return path
        path = path.parent / path.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _is_own(path: Path) -> bool:
    """Return whether what is at `path`, be it a link, belongs to the user."""
    return os.path.lexists(path) and hasattr(os, "geteuid") and path.lstat().st_uid == os.geteuid()
