"""The command fetch-new: the posts that Remote OK lists now go into the database."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from jobsearch.commands.ending import say_next
from jobsearch.commands.opening import now, opened
from jobsearch.terminal import common_options as common
from jobsearch.terminal import feed_options as feed
from jobsearch.terminal import options as opt

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.fetching import FetchReport
    from jobsearch.terminal.console import Terminal


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
    from jobsearch.next_step import Step
    from jobsearch.terminal import exports, values

    values.check_feed_options(tags, saved, for_me=for_me)
    with opened(instance, quiet=quiet) as (terminal, folder, session):
        asked = Asked(url, saved, tuple(tags or ()), for_me, user_agent, timeout)
        report = fetch(terminal, session, asked)
        if as_json:
            terminal.write_json(exports.fetch_document(report))
        say_next(terminal, folder, session, Step.FETCH)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be fetched, and how; for what is not given the variables hold."""

    url: str | None = None
    saved: Path | None = None
    tags: tuple[str, ...] = ()
    for_me: bool = False
    user_agent: str | None = None
    timeout: float | None = None


def fetch(terminal: Terminal, session: Session, asked: Asked) -> FetchReport:
    """Fetch what is asked for, store it, and say what became of it."""
    from jobsearch import fetching, remoteok
    from jobsearch.terminal import reports, values

    # Typer reads the variables, but not where another command calls this function.
    url = asked.url or os.environ.get("JOBSEARCH_URL") or remoteok.ADDRESS
    name = asked.user_agent or os.environ.get("JOBSEARCH_USER_AGENT") or remoteok.USER_AGENT
    timeout = asked.timeout
    if timeout is None and not asked.saved and (seconds := os.environ.get("JOBSEARCH_TIMEOUT")):
        timeout = values.parse_seconds(seconds, "JOBSEARCH_TIMEOUT")
    patience = remoteok.Patience.within(timeout) if timeout else remoteok.Patience()
    with terminal.waiting() as on_event:
        get = partial(remoteok.fetch_jobs, url, user_agent=name, patience=patience, on_event=on_event)
        if asked.for_me:
            report = fetching.fetch_for_me(session, get, now(), patience.between)
        else:
            fetched = fetching.read_saved(asked.saved, asked.tags) if asked.saved else get(tags=asked.tags)
            report = fetching.store(session, fetched, now())
    reports.report_fetched(terminal, report)
    return report
