"""The command label: the user says what they look for, and which posts are interesting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from jobsearch.commands.ending import say_next
from jobsearch.commands.fetch_new import Asked, fetch
from jobsearch.commands.living import find_home
from jobsearch.commands.opening import now, opened
from jobsearch.posts import RECENT, Order
from jobsearch.terminal import common_options as common
from jobsearch.terminal import filter_options as by
from jobsearch.terminal import options as opt
from jobsearch.terminal.asked_values import ASK

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime, timedelta

    from jobsearch.dataaccess.database import Session
    from jobsearch.instance import Instance
    from jobsearch.labelling.preparing import Selection
    from jobsearch.labelling.tally import Summary
    from jobsearch.terminal.console import Terminal
    from jobsearch.terminal.labelling.asking import Asking


def label(
    ids: opt.Ids = None,
    *,
    looking_for: opt.LookingFor = None,
    order: opt.ChosenOrder = Order.MODEL,
    since: by.Since = RECENT,
    living_in: by.AskedLivingIn = None,
    anywhere: by.Anywhere = False,
    limit: opt.AnswerLimit = None,
    plain: opt.Plain = False,
    instance: opt.Instance,
    as_json: opt.JsonLines = False,
    quiet: opt.Quiet = False,
    _no_color: common.NoColor = False,
    _verbose: common.Verbose = False,
) -> None:
    """Label posts as interesting or not, one key each. You are asked first what you look for, and where you live.

    Example: python main.py label --looking-for "python backend europe"
    """
    from jobsearch.dataaccess.database import waits_told
    from jobsearch.labelling import preparing
    from jobsearch.labelling.claims import claiming
    from jobsearch.next_step import Step
    from jobsearch.terminal import reports
    from jobsearch.terminal.labelling.asking import asking, has_screen

    asks = can_ask(as_json=as_json, quiet=quiet)
    check_given(looking_for, living_in, asks=asks)
    with opened(instance, quiet=quiet) as (terminal, folder, session):
        home = find_home(terminal, session, None if living_in == ASK else living_in, anywhere=anywhere)
        questions = begin(terminal, folder, session, looking_for, living_in, asks=asks, named=bool(ids))
        screen, labelling = not (as_json or plain) and has_screen(terminal), None
        try:
            with (
                asking(terminal, now, screen=screen, as_json=as_json) as ask,
                waits_told(session, ask.say),
                claiming(folder.claims) as claim,
            ):
                goes_on = ask_first(ask, session, questions, since)
                if questions.place:
                    home = find_home(terminal, session, None, anywhere=anywhere)
                selection = preparing.Selection(ids or (), order, since, home)
                labelling = preparing.prepare(session, selection, now, wait=as_json, model=folder.model)
                are_new = goes_on and not ids and (questions.words or looking_for)
                unknown = find_unknown(session, labelling.queue.ids()) if are_new else ()
                labelling.run(ask.posts(labelling, unknown), limit if goes_on else 0, claim, ask.last)
        except KeyboardInterrupt:
            reports.report_interrupted(terminal, labelling.tally.answered if labelling else 0)
            raise
        done = labelling.summary()
        report(terminal, session, done, selection, on_screen=screen)
        again = (Step.LABEL, Step.LABEL_ANYWHERE) if anywhere else (Step.LABEL,)
        say_next(terminal, folder, session, Step.LABEL, again=again if done.left - done.elsewhere > done.busy else ())


@dataclass(frozen=True, slots=True)
class Questions:
    """What to ask before the posts: what the user looks for, and where they live."""

    words: bool
    place: bool


def check_given(looking_for: str | None, living_in: object, *, asks: bool) -> None:
    """Refuse an option without its value where the user can't be asked for it."""
    if looking_for == ASK and not asks:
        raise typer.BadParameter('give the words after it, such as "python backend"', param_hint="--looking-for")
    if living_in == ASK and not asks:
        raise typer.BadParameter("give the place after it, such as Portugal", param_hint="--living-in")


def can_ask(*, as_json: bool, quiet: bool) -> bool:
    """Return whether a user at a terminal may be asked for more than labels."""
    from jobsearch.terminal.console import open_terminal
    from jobsearch.terminal.labelling.asking import has_user

    return not (as_json or quiet) and has_user(open_terminal(quiet=quiet))


def begin(
    terminal: Terminal,
    folder: Instance,
    session: Session,
    looking_for: str | None,
    living_in: object,
    *,
    asks: bool,
    named: bool,
) -> Questions:
    """Remember the words given, and say where nothing is stored, and offer to fetch; return what to ask.

    `asks` is whether there is a user to ask. One who has `named` posts is not asked what a first session needs.
    """
    from jobsearch import living
    from jobsearch.labelling import preparing
    from jobsearch.terminal import reports, words

    if looking_for not in (None, ASK):
        reports.report_words(terminal, preparing.remember_words(session, looking_for))
    if not named and preparing.is_empty(session):
        terminal.message(words.nothing_stored(folder.folder))
        if asks:
            offer_fetch(terminal, session, for_me=preparing.has_words(session))
    is_first = asks and not named and not preparing.is_empty(session)
    asks_words = looking_for == ASK or (is_first and looking_for is None and preparing.is_to_be_asked(session))
    asks_place = living_in == ASK or (is_first and living_in is None and living.is_to_be_asked(session))
    return Questions(asks_words, asks_place)


def ask_first(ask: Asking, session: Session, questions: Questions, since: timedelta | datetime | None) -> bool:
    """Ask what there is to ask before the posts; return whether the user went through with it."""
    if questions.words and not ask_for_words(ask, session, since):
        return False
    return not questions.place or ask_for_place(ask, session)


def ask_for_words(ask: Asking, session: Session, since: timedelta | datetime | None) -> bool:
    """Ask what the user looks for, and remember that it was asked; return whether they went through with it."""
    from jobsearch.labelling import preparing
    from jobsearch.terminal.labelling import looking_for

    before, choices = preparing.get_words(session), preparing.get_menu(session, since, now())
    answered = looking_for.ask_for_words(ask, before, choices, lambda words: preparing.remember_words(session, words))
    if answered:
        preparing.remember_asked(session)
    return answered


def ask_for_place(ask: Asking, session: Session) -> bool:
    """Ask where the user lives, and remember that it was asked; return whether they went through with it."""
    from jobsearch import living
    from jobsearch.terminal.labelling.question import LIVING_IN

    before = living.get(session)
    answer = ask.line(LIVING_IN, before.name if before else "", lambda name: living.remember_named(session, name))
    if answer is not None:
        living.remember_asked(session)
    return answer is not None


def find_unknown(session: Session, among: Collection[int]) -> tuple[str, ...]:
    """Return the words looked for that none of these posts has."""
    from jobsearch.labelling import unknown_words

    return unknown_words.find_unknown(session, among)


def report(terminal: Terminal, session: Session, done: Summary, selection: Selection, *, on_screen: bool) -> None:
    """Say what was done, and what is left."""
    from jobsearch.labelling import preparing
    from jobsearch.terminal import reports

    older = 0 if selection.ids or done.left else preparing.count_older(session, selection.since, now())
    come_last = reports.come_last(done, selection.living_in)
    remarks = reports.nothing_left(older, selection.since), reports.all_busy(done), come_last
    said = [remark for remark in remarks if remark]
    reports.report_labeled(terminal, done, named=bool(selection.ids), on_screen=on_screen, remarks=said)


def offer_fetch(terminal: Terminal, session: Session, *, for_me: bool) -> None:
    """Ask a user at a terminal whether to fetch posts now, and do so on a yes."""
    from jobsearch.terminal.labelling.asking import confirms

    if confirms(terminal, "Fetch Remote OK's posts now?"):
        fetch(terminal, session, Asked(for_me=for_me))
