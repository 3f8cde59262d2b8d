"""The command label: the user says which posts are interesting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.commands.fetch_new import fetch_new
from jobsearch.commands.opening import now, opened
from jobsearch.instance import BESIDE_MAIN
from jobsearch.posts import RECENT, Order
from jobsearch.terminal import options as opt

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.terminal.console import Terminal


def label(
    ids: opt.Ids = None,
    *,
    looking_for: opt.LookingFor = None,
    order: opt.ChosenOrder = Order.MODEL,
    since: opt.Since = RECENT,
    limit: opt.AnswerLimit = None,
    plain: opt.Plain = False,
    instance: opt.Instance = BESIDE_MAIN,
    as_json: opt.JsonLines = False,
    quiet: opt.Quiet = False,
) -> None:
    """Label posts as interesting or not, one key each.

    Example: python main.py label --looking-for "python backend europe"
    """
    from jobsearch import scoring
    from jobsearch.labelling import preparing
    from jobsearch.terminal import reports
    from jobsearch.terminal.labelling.asking import asking, has_screen

    with opened(instance, quiet=quiet) as (terminal, folder, session):
        if looking_for is not None and not preparing.remember_words(session, looking_for):
            terminal.message("Your words are forgotten.")
        for_me = preparing.has_words(session)
        if not (ids or as_json or quiet) and preparing.is_empty(session):
            offer_fetch(terminal, instance, for_me=for_me)
        selection = preparing.Selection(ids or (), order, since)
        labelling = preparing.prepare(session, selection, now, wait=as_json, model=folder.model)
        screen = not (as_json or plain) and has_screen(terminal)
        try:
            with asking(terminal, now, labelling, screen=screen, as_json=as_json) as ask:
                labelling.run(ask, limit)
        except KeyboardInterrupt:
            reports.report_interrupted(terminal, labelling.tally.answered)
            raise
        done, has_model = labelling.summary(), scoring.find_model(session, folder.model) is not None
        older = 0 if ids or done.left else preparing.count_older(session, since)
        nothing_left = reports.nothing_left(older, since)
        reports.report_labeled(terminal, done, on_screen=screen, has_model=has_model, nothing_left=nothing_left)


def offer_fetch(terminal: Terminal, instance: Path, *, for_me: bool) -> None:
    """Ask a user at a terminal whether to fetch posts now, and do so on a yes."""
    from jobsearch.terminal.labelling.asking import confirms, has_user

    if has_user(terminal) and confirms(terminal, "Nothing is stored yet. Fetch Remote OK's posts now?"):
        fetch_new(for_me=for_me, instance=instance)
