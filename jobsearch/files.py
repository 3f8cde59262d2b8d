"""Files that are old or new, and always whole: written in a folder of their own, which outlives no process for long."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from shutil import rmtree
from typing import TYPE_CHECKING

from jobsearch import system
from jobsearch.instance import TEMPORARY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDER = ".held"
MOST_LINKS = 40  # as many as Linux follows


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
        path.write_text(text, encoding="utf-8", newline="")
        return
    path = _followed(path)
    with replacing(path) as part:
        with part.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
        if system.HAS_MODES and _is_own(path):
            part.chmod(stat.S_IMODE(path.stat().st_mode) | stat.S_IWUSR)


def put(part: Path, path: Path) -> None:
    """Let a file take the place of `path` in one step that a power failure does not undo."""
    with part.open("rb+") as file:
        system.make_durable(file.fileno())
    system.replace(part, path)
    system.make_names_durable(path.parent)


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
        _remove(folder, held)


def _make(parent: Path) -> tuple[Path, int | None]:
    while True:
        folder = _new_name(parent)
        folder.mkdir(mode=system.TEMPORARY_FOLDER)
        held = None
        with suppress(OSError):
            held = _hold(folder)
        if folder.exists():
            return folder, held
        if held is not None:  # another process came between, and took it for one that was left
            os.close(held)


def _hold(folder: Path) -> int:
    """Return a descriptor that holds a new folder.

    Raises `OSError` where it can't be held, or another process has removed it.
    """
    if system.LOCKS_FOLDERS:
        return system.lock_folder(folder, wait=True)
    return os.open(folder / HOLDER, os.O_WRONLY | os.O_CREAT)


def _remove(folder: Path, held: int | None) -> None:
    if system.LOCKS_FOLDERS:
        rmtree(folder, ignore_errors=True)
    if held is not None:
        os.close(held)
    if not system.LOCKS_FOLDERS:  # nor could it be removed while a file in it is open
        rmtree(folder, ignore_errors=True)


def _sweep(parent: Path) -> None:
    """Remove what killed processes left, unless somebody else could have given that name to a folder of the user's."""
    for folder in parent.glob(TEMPORARY) if _is_safe(parent) else ():
        with suppress(OSError):  # somebody else's, or held
            if system.LOCKS_FOLDERS:
                _remove(folder, system.lock_folder(folder, wait=False))
            else:  # such systems remove no open file, and rename no folder with one in it
                (folder / HOLDER).unlink(missing_ok=True)
                rmtree(folder.rename(_new_name(parent)), ignore_errors=True)


def _new_name(parent: Path) -> Path:
    return parent / TEMPORARY.replace("*", os.urandom(8).hex())


def _is_safe(parent: Path) -> bool:
    """Return whether nobody but the user may rename what the user has in a folder."""
    status = parent.stat()
    others_write = status.st_mode & system.OTHERS_WRITE and not status.st_mode & stat.S_ISVTX
    return not system.HAS_MODES or ((status.st_uid == 0 or system.is_own(status)) and not others_write)


def _followed(path: Path) -> Path:
    for _ in range(MOST_LINKS):
        if not (path.is_symlink() and _is_own(path)):
            return path
        path = path.parent / path.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _is_own(path: Path) -> bool:
    """Return whether what is at `path`, be it a link, belongs to the user."""
    return os.path.lexists(path) and system.is_own(path.lstat())
