"""The command label: the user says what they look for, and which posts are interesting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from jobsearch.commands.fetch_new import fetch_new
from jobsearch.commands.opening import now, opened
from jobsearch.instance import BESIDE_MAIN
from jobsearch.posts import RECENT, Order
from jobsearch.terminal import options as opt
from jobsearch.terminal.asked_values import ASK

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.terminal.console import Terminal
    from jobsearch.terminal.labelling.asking import Asking


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
    """Label posts as interesting or not, one key each. The first time you are asked what you look for.

    Example: python main.py label --looking-for "python backend europe"
    """
    from jobsearch import scoring
    from jobsearch.labelling import preparing
    from jobsearch.terminal import reports
    from jobsearch.terminal.labelling.asking import asking, has_screen

    asks = can_ask(as_json=as_json, quiet=quiet)
    if looking_for == ASK and not asks:
        raise typer.BadParameter('give the words after it, such as "python backend"', param_hint="--looking-for")
    with opened(instance, quiet=quiet) as (terminal, folder, session):
        if looking_for not in (None, ASK) and not preparing.remember_words(session, looking_for):
            terminal.message("Your words are forgotten.")
        if asks and not ids and preparing.is_empty(session):
            offer_fetch(terminal, instance, for_me=preparing.has_words(session))
        first_time = asks and not ids and looking_for is None and preparing.is_to_be_asked(session)
        screen, labelling = not (as_json or plain) and has_screen(terminal), None
        try:
            with asking(terminal, now, screen=screen, as_json=as_json) as ask:
                goes_on = not (first_time or looking_for == ASK) or ask_for_words(ask, session, since)
                selection = preparing.Selection(ids or (), order, since)
                labelling = preparing.prepare(session, selection, now, wait=as_json, model=folder.model)
                labelling.run(ask.posts(labelling), limit if goes_on else 0)
        except KeyboardInterrupt:
            reports.report_interrupted(terminal, labelling.tally.answered if labelling else 0)
            raise
        done, has_model = labelling.summary(), scoring.find_model(session, folder.model) is not None
        older = 0 if ids or done.left else preparing.count_older(session, since)
        nothing_left = reports.nothing_left(older, since)
        reports.report_labeled(terminal, done, on_screen=screen, has_model=has_model, nothing_left=nothing_left)


def can_ask(*, as_json: bool, quiet: bool) -> bool:
    """Return whether a user at a terminal may be asked for more than labels."""
    from jobsearch.terminal.console import open_terminal
    from jobsearch.terminal.labelling.asking import has_user

    return not (as_json or quiet) and has_user(open_terminal(quiet=quiet))


def ask_for_words(ask: Asking, session: Session, since: timedelta | datetime | None) -> bool:
    """Ask what the user looks for, and remember that it was asked; return whether they went through with it."""
    from jobsearch.labelling import preparing
    from jobsearch.terminal.labelling import looking_for

    before, choices = preparing.get_words(session), preparing.get_menu(session, since)
    answered = looking_for.ask_for_words(ask, before, choices, lambda words: preparing.remember_words(session, words))
    if answered:
        preparing.remember_asked(session)
    return answered


def offer_fetch(terminal: Terminal, instance: Path, *, for_me: bool) -> None:
    """Ask a user at a terminal whether to fetch posts now, and do so on a yes."""
    from jobsearch.terminal.labelling.asking import confirms

    if confirms(terminal, "Nothing is stored yet. Fetch Remote OK's posts now?"):
        fetch_new(for_me=for_me, instance=instance)
