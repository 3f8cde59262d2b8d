"""The command show: one post in full."""

from __future__ import annotations

from jobsearch.commands.ending import say_next_of
from jobsearch.commands.opening import now, opened
from jobsearch.terminal import common_options as common
from jobsearch.terminal import options as opt


def show(
    post_id: opt.Id,
    *,
    open_it: opt.Open = False,
    instance: opt.Instance,
    as_json: opt.Json = False,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    _no_color: common.NoColor = False,
    _verbose: common.Verbose = False,
) -> None:
    """Show one post in full: its text, why, and how to apply.

    Example: python main.py show 1133392 --open
    """
    from jobsearch import showing
    from jobsearch.terminal import full_post, links

    with opened(instance, quiet=quiet) as (terminal, folder, session):
        found = showing.assess(session, folder.model, post_id)
        with terminal.paged(off=no_pager):
            full_post.write(terminal, found, now(), as_json=as_json)
        if open_it:
            terminal.message(links.open_in_browser(found.post.url))
        terminal.credit()
        say_next_of(terminal, folder, session, found.post)
