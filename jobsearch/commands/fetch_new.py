"""The command fetch-new: the posts that Remote OK lists now go into the database."""

from __future__ import annotations

import os
from functools import partial

from jobsearch.commands.opening import now, opened
from jobsearch.terminal import common_options as common
from jobsearch.terminal import feed_options as feed
from jobsearch.terminal import options as opt


def fetch_new(
    *,
    url: feed.Url = None,
    saved: feed.From = None,
    tags: feed.Tags = None,
    for_me: feed.ForMe = False,
    user_agent: feed.UserAgent = None,
    timeout: feed.Timeout = None,
    instance: opt.Instance,
    as_json: opt.Json = False,
    quiet: opt.Quiet = False,
    _no_color: common.NoColor = False,
    _verbose: common.Verbose = False,
) -> None:
    """Get the posts that Remote OK lists now, and store what is new.

    Example: python main.py fetch-new --for-me
    """
    from jobsearch import fetching, remoteok
    from jobsearch.terminal import exports, reports, values

    values.check_feed_options(tags, saved, for_me=for_me)
    # Typer reads the variables, but not where another command calls this function.
    url = url or os.environ.get("JOBSEARCH_URL") or remoteok.ADDRESS
    name = user_agent or os.environ.get("JOBSEARCH_USER_AGENT") or remoteok.USER_AGENT
    if timeout is None and not saved and (seconds := os.environ.get("JOBSEARCH_TIMEOUT")):
        timeout = values.parse_seconds(seconds, "JOBSEARCH_TIMEOUT")
    patience = remoteok.Patience.within(timeout) if timeout else remoteok.Patience()
    with opened(instance, quiet=quiet) as (terminal, folder, session):
        with terminal.waiting() as on_event:
            fetch = partial(remoteok.fetch_jobs, url, user_agent=name, patience=patience, on_event=on_event)
            if for_me:
                report = fetching.fetch_for_me(session, fetch, now(), patience.between)
            else:
                fetched = fetching.read_saved(saved, tags or ()) if saved else fetch(tags=tags or ())
                report = fetching.store(session, fetched, now())
        reports.report_fetched(terminal, report, fetching.next_command(session, folder.model, report))
        if as_json:
            terminal.write_json(exports.fetch_document(report))
