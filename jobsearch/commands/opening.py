"""Opening what a command works with: the terminal, the instance and its database."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.instance import Instance
    from jobsearch.terminal.console import Terminal


def now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def opened(folder: Path, *, quiet: bool) -> Iterator[tuple[Terminal, Instance, Session]]:
    """Open the terminal, the instance and its database for one command."""
    from jobsearch.dataaccess.database import get_session
    from jobsearch.instance import open_instance
    from jobsearch.terminal.console import open_terminal

    terminal, instance = open_terminal(quiet=quiet), open_instance(folder)
    upgrade = terminal.progress("Upgrading the database")
    with (
        upgrade as on_progress,
        get_session(instance.database, now(), on_progress, terminal.message) as session,
    ):
        yield terminal, instance, session
