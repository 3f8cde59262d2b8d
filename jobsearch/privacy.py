"""That the user's data is the user's alone: what others could reach of it is closed to them."""

from __future__ import annotations

import stat
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from jobsearch import system
from jobsearch.instance import BESIDE_DATABASE, TEMPORARY, beside
from jobsearch.system import OTHERS_WRITE, PRIVATE_FILE, PRIVATE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jobsearch.instance import Instance

FOR_OTHERS = 0o077
DATA = ("jobposts.db*", "model*.joblib*")


@dataclass(frozen=True, slots=True)
class Privacy:
    """What of the user's data others could reach until now, whether they could change it, and what they still can."""

    closed: Path | None = None
    was_writable: bool = False
    still_open: Path | None = None


def close_to_others(instance: Instance) -> Privacy:
    """Take from others all rights to the user's data, and to its folder where that holds nothing else.

    What belongs to another user stays as it is, and so does a folder with other things in it, such as a home folder.
    """
    if not system.HAS_MODES:
        return Privacy()
    folder = instance.folder.resolve()
    names = [path.name for path in folder.iterdir()]
    ours = (*DATA, TEMPORARY, instance.claims.name, ".gitignore")
    is_mixed = not all(_is_named(name, ours) for name in names)
    data = [folder / name for name in names if _is_named(name, DATA)] + _linked(instance.database)
    before = {path: mode for path in (data if is_mixed else [folder, *data]) if (mode := _open_mode(path))}
    for path, mode in before.items():
        with suppress(OSError):
            path.chmod(mode & (PRIVATE_FOLDER if path.is_dir() else PRIVATE_FILE))
    still = [path for path in before if _open_mode(path)]
    closed = [path for path in before if path not in still] if data else []
    if is_mixed and _anyone_may_write(folder):
        still.append(folder)
    was_writable = any(before[path] & OTHERS_WRITE for path in closed)
    return Privacy(_all_in_one(closed, folder), was_writable, _all_in_one(still, folder))


def _linked(database: Path) -> list[Path]:
    """Return the files of a database that the user has linked from elsewhere."""
    if not database.is_symlink() or not system.is_own(database.lstat()):
        return []
    return [database.resolve(), *(beside(database, name) for name in BESIDE_DATABASE)]


def _is_named(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _open_mode(path: Path) -> int:
    """Return the mode of a file or folder of the user's that others have rights to, else 0."""
    try:
        status = path.lstat()
    except OSError:
        return 0
    is_own = system.is_own(status) and (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode))
    is_for_all = status.st_mode & stat.S_ISVTX  # as /tmp is
    return stat.S_IMODE(status.st_mode) if is_own and not is_for_all and status.st_mode & FOR_OTHERS else 0


def _anyone_may_write(folder: Path) -> bool:
    mode = folder.stat().st_mode
    return bool(mode & stat.S_IWOTH and not mode & stat.S_ISVTX)


def _all_in_one(paths: list[Path], folder: Path) -> Path | None:
    return None if not paths else paths[0] if len(paths) == 1 else folder
