"""The command stats: what is stored, labeled and learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.commands.opening import now, opened
from jobsearch.terminal import common_options as common
from jobsearch.terminal import options as opt

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.counting import Statistics
    from jobsearch.dataaccess.database import Session
    from jobsearch.terminal.console import Terminal


def stats(
    *,
    page: opt.Html = None,
    instance: opt.Instance,
    as_json: opt.Json = False,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    _no_color: common.NoColor = False,
    _verbose: common.Verbose = False,
) -> None:
    """Show what is stored, labeled and learned.

    Example: python main.py stats --html stats.html
    """
    from jobsearch import counting
    from jobsearch.terminal import statistics

    if page:
        from jobsearch.terminal import formats

        formats.check_printed({"--json": as_json, "--html -": str(page) == formats.STDOUT})

    with opened(instance, quiet=quiet) as (terminal, folder, session):
        counted = counting.count(session, folder.model, now())
        with terminal.paged(off=no_pager):
            if page:
                _write_page(terminal, page, session, counted)
            if as_json:
                terminal.write_json(statistics.as_document(counted))
            elif not page:
                statistics.show(terminal, counted, now())


def _write_page(terminal: Terminal, page: Path, session: Session, counted: Statistics) -> None:
    """Write the pictures, with what they need besides the statistics."""
    from jobsearch import history
    from jobsearch.terminal import formats, next_steps
    from jobsearch.terminal.pages import statistics

    made = statistics.make_page(counted, history.trace(session, now()), now())
    formats.write_file(terminal, page, made)
    next_steps.say(terminal, counted.next)
