"""The command stats: what is stored, labeled and learned."""

from __future__ import annotations

from jobsearch.commands.opening import now, opened
from jobsearch.terminal import common_options as common
from jobsearch.terminal import options as opt


def stats(
    *,
    instance: opt.Instance,
    as_json: opt.Json = False,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    _no_color: common.NoColor = False,
    _verbose: common.Verbose = False,
) -> None:
    """Show what is stored, labeled and learned.

    Example: python main.py stats
    """
    from jobsearch import counting
    from jobsearch.terminal import statistics

    with opened(instance, quiet=quiet) as (terminal, folder, session):
        counted = counting.count(session, folder.model, now())
        with terminal.paged(off=no_pager):
            if as_json:
                terminal.write_json(statistics.as_document(counted))
            else:
                statistics.show(terminal, counted, now())
