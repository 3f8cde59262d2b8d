"""Backup copies of the database, made beside it before it is upgraded."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from filecmp import cmp
from glob import escape
from itertools import count
from typing import TYPE_CHECKING

from jobsearch import system
from jobsearch.errors import JobSearchError
from jobsearch.files import put, temporary_folder
from jobsearch.system import PRIVATE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def back_up(path: Path, version: int) -> None:
    """Copy the database to a file beside it; earlier copies with other content are kept, a half-made one never is."""
    try:
        with temporary_folder(path.parent) as folder:
            half = folder / path.name
            half.touch(mode=PRIVATE_FILE)
            with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(half)) as target:
                source.backup(target)
            names = _names(path, version)
            put(half, next(copy for copy in names if not copy.exists() or cmp(half, copy, shallow=False)))
    except OSError as error:
        message = f"No backup copy of {path} can be made beside it ({system.reason(error)}), so it is not upgraded."
        raise JobSearchError(message) from error


def newest(path: Path) -> Path | None:
    """Return the backup copy beside the database that was made last, if there is one."""
    copies = path.parent.glob(f"{escape(path.name)}.v*.backup")
    return max(copies, key=lambda copy: copy.stat().st_mtime, default=None)


def _names(path: Path, version: int) -> Iterator[Path]:
    yield path.with_name(f"{path.name}.v{version}.backup")
    yield from (path.with_name(f"{path.name}.v{version}.{number}.backup") for number in count(2))
