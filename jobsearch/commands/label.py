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
    from jobsearch.labelling.preparing import Selection
    from jobsearch.labelling.tally import Summary
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
    from jobsearch.labelling import preparing, unknown_words
    from jobsearch.terminal import reports
    from jobsearch.terminal.labelling.asking import asking, has_screen

    asks, selection = can_ask(as_json=as_json, quiet=quiet), preparing.Selection(ids or (), order, since)
    if looking_for == ASK and not asks:
        raise typer.BadParameter('give the words after it, such as "python backend"', param_hint="--looking-for")
    with opened(instance, quiet=quiet) as (terminal, folder, session):
        is_asked = begin(terminal, session, instance, looking_for, is_first=asks and not ids)
        screen, labelling = not (as_json or plain) and has_screen(terminal), None
        try:
            with asking(terminal, now, screen=screen, as_json=as_json) as ask:
                goes_on = not is_asked or ask_for_words(ask, session, since)
                labelling = preparing.prepare(session, selection, now, wait=as_json, model=folder.model)
                are_new = goes_on and not ids and (is_asked or looking_for)
                unknown = unknown_words.find_unknown(session, labelling.queue.ids()) if are_new else ()
                labelling.run(ask.posts(labelling, unknown), limit if goes_on else 0)
        except KeyboardInterrupt:
            reports.report_interrupted(terminal, labelling.tally.answered if labelling else 0)
            raise
        report(terminal, session, labelling.summary(), selection, model=folder.model, on_screen=screen)


def can_ask(*, as_json: bool, quiet: bool) -> bool:
    """Return whether a user at a terminal may be asked for more than labels."""
    from jobsearch.terminal.console import open_terminal
    from jobsearch.terminal.labelling.asking import has_user

    return not (as_json or quiet) and has_user(open_terminal(quiet=quiet))


def begin(terminal: Terminal, session: Session, instance: Path, looking_for: str | None, *, is_first: bool) -> bool:
    """Remember the words given, and offer to fetch where nothing is stored; return whether to ask for words.

    `is_first` is whether the user may be asked, unasked for, what a first session needs.
    """
    from jobsearch.labelling import preparing

    if looking_for not in (None, ASK) and not preparing.remember_words(session, looking_for):
        terminal.message("Your words are forgotten.")
    if is_first and preparing.is_empty(session):
        offer_fetch(terminal, instance, for_me=preparing.has_words(session))
    return looking_for == ASK or (is_first and looking_for is None and preparing.is_to_be_asked(session))


def ask_for_words(ask: Asking, session: Session, since: timedelta | datetime | None) -> bool:
    """Ask what the user looks for, and remember that it was asked; return whether they went through with it."""
    from jobsearch.labelling import preparing
    from jobsearch.terminal.labelling import looking_for

    before, choices = preparing.get_words(session), preparing.get_menu(session, since)
    answered = looking_for.ask_for_words(ask, before, choices, lambda words: preparing.remember_words(session, words))
    if answered:
        preparing.remember_asked(session)
    return answered


def report(
    terminal: Terminal, session: Session, done: Summary, selection: Selection, *, model: Path, on_screen: bool
) -> None:
    """Say what was done, and how to go on."""
    from jobsearch import scoring
    from jobsearch.labelling import preparing
    from jobsearch.terminal import reports

    has_model = scoring.find_model(session, model) is not None
    older = 0 if selection.ids or done.left else preparing.count_older(session, selection.since)
    nothing_left = reports.nothing_left(older, selection.since)
    reports.report_labeled(terminal, done, on_screen=on_screen, has_model=has_model, nothing_left=nothing_left)


def offer_fetch(terminal: Terminal, instance: Path, *, for_me: bool) -> None:
    """Ask a user at a terminal whether to fetch posts now, and do so on a yes."""
    from jobsearch.terminal.labelling.asking import confirms

    if confirms(terminal, "Nothing is stored yet. Fetch Remote OK's posts now?"):
        fetch_new(for_me=for_me, instance=instance)
