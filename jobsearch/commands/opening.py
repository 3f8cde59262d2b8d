"""Opening what a command works with: the terminal, the instance and its database."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobsearch.clock import local
from jobsearch.errors import JobSearchError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.dataaccess.database import Session
    from jobsearch.instance import Instance
    from jobsearch.terminal.console import Terminal


def now() -> datetime:
    return datetime.now(UTC)


def check_clock() -> None:
    """Raise `JobSearchError` where Python can't tell what the clock says: it counts the nanoseconds in 63 bits."""
    try:
        time.time()
    except OverflowError as error:
        raise JobSearchError("This computer's clock is set to 2262 or later: check its date.") from error


def naming(folder: Path) -> str:
    """Return the option that a command needs to find this folder, if it takes another one unasked."""
    from jobsearch.instance import default_folder
    from jobsearch.terminal.typed import as_typed

    unasked = os.environ.get("JOBSEARCH_INSTANCE") or default_folder()
    return "" if folder == Path(unasked) else f"--instance {as_typed(str(folder))}"


@contextmanager
def opened(folder: Path, *, quiet: bool) -> Iterator[tuple[Terminal, Instance, Session]]:
    """Open the terminal, the instance and its database for one command; say at its end if the clock is behind."""
    from jobsearch import timing
    from jobsearch.dataaccess import moments
    from jobsearch.dataaccess.database import get_session
    from jobsearch.instance import open_instance
    from jobsearch.privacy import close_to_others
    from jobsearch.terminal.console import open_terminal
    from jobsearch.terminal.reports import report_privacy

    if quiet:
        timing.listen_no_more()
    terminal, instance = open_terminal(quiet=quiet, options=naming(folder)), open_instance(folder)

    def make_private() -> None:
        report_privacy(terminal, close_to_others(instance))

    upgrade = terminal.progress("Upgrading the database")
    with (
        timing.timed(f"The command, with {instance.database}"),
        upgrade as on_progress,
        get_session(instance.database, now(), on_progress, terminal.message, on_known=make_private) as session,
    ):
        yield terminal, instance, session
        today = now()
        if moments.get_present(session, today) != today:
            says = f"This computer's clock says {local(today):%Y-%m-%d}"
            terminal.message(f"{says}, which is before the newest posts: check its date.", style="yellow")
