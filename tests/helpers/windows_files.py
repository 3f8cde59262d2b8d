"""Files as Windows has them: nobody renames, replaces or removes one that is open, or a folder with one in it."""

from __future__ import annotations

import errno
import os
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobsearch import system

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

DESCRIPTORS = Path("/proc/self/fd")
REFUSING = {"replace": 2, "rename": 2, "unlink": 1, "remove": 1, "rmdir": 1}  # and how many paths each takes
FOR_EVER = 10**9


@dataclass(frozen=True, slots=True)
class OpenFiles:
    """Which files are open: those of this process, and those that other programs let go after so many refusals."""

    others: Counter[Path] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)

    def let_others_hold(self, path: Path, refusals: int = FOR_EVER) -> None:
        self.others[path.resolve()] = refusals

    def check(self, name: str, path: Path) -> None:
        """Refuse what is to be done where the file, or one in the folder, is open."""
        path = path.resolve()
        if self.others[path] > 0:
            self.others[path] -= 1
            raise _denied(path)
        if any(file == path or path in file.parents for file in _opened_here()):
            self.refused.append(f"{name} {path.name}")
            raise _denied(path)


def as_on_windows(monkeypatch: pytest.MonkeyPatch) -> OpenFiles:
    """Let this process have such files from now on, and take the system for one that has."""
    found = OpenFiles()
    for name, paths in REFUSING.items():
        monkeypatch.setattr(os, name, _refusing(found, name, paths, getattr(os, name)))
    monkeypatch.setattr(os, "open", _no_folders(os.open))
    monkeypatch.setattr(shutil, "_use_fd_functions", False)
    if hasattr(shutil, "_rmtree_impl"):  # chosen by that when it is imported, from Python 3.14 on
        monkeypatch.setattr(shutil, "_rmtree_impl", vars(shutil)["_rmtree_unsafe"])
    monkeypatch.setattr(system, "HAS_MODES", False)
    monkeypatch.setattr(system, "LOCKS_FOLDERS", False)
    monkeypatch.setattr(system, "HELD_SECONDS", 0.05)
    return found


def _refusing(found: OpenFiles, name: str, paths: int, real: Callable[..., Any]) -> Callable[..., Any]:
    def act(*arguments: Any, **named: Any) -> Any:
        for path in arguments[:paths]:
            found.check(name, Path(path))
        if name == "rename" and os.path.lexists(arguments[1]):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(arguments[1]))
        return real(*arguments, **named)

    return act


def _no_folders(real: Callable[..., int]) -> Callable[..., int]:
    def act(path: Any, *arguments: Any, **named: Any) -> int:
        if Path(path).is_dir():
            raise _denied(path)
        return real(path, *arguments, **named)

    return act


def _opened_here() -> set[Path]:
    links = (DESCRIPTORS / name for name in os.listdir(DESCRIPTORS))  # noqa: PTH208 - it is closed at once
    return {link.readlink() for link in links if os.path.lexists(link)}


def _denied(path: object) -> PermissionError:
    return PermissionError(errno.EACCES, "Access is denied", str(path))
