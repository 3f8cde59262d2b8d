"""The command recommend: the unlabeled posts that should interest the user."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from jobsearch.commands.ending import say_next
from jobsearch.commands.living import find_home
from jobsearch.commands.opening import now, opened
from jobsearch.errors import JobSearchError
from jobsearch.posts import RECENT
from jobsearch.terminal import common_options as common
from jobsearch.terminal import filter_options as by
from jobsearch.terminal import options as opt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobsearch.dataaccess.database import Session
    from jobsearch.filtering import Filters
    from jobsearch.instance import Instance
    from jobsearch.posts import JobPost
    from jobsearch.rules import Rule
    from jobsearch.terminal.console import Terminal
    from jobsearch.terminal.formats import Formats

LEFT_OUT = "Labels or words have changed since the model was trained; --no-train leaves them out."


def recommend(
    *,
    limit: by.Limit = 20,
    min_chance: by.MinChance = None,
    since: by.Since = RECENT,
    new: by.OnlyNew = False,
    tags: by.Tags = None,
    min_salary: by.MinSalary = None,
    max_years: by.MaxYears = None,
    level: by.Levels = None,
    contract: by.Contracts = None,
    no_on_site: by.NoOnSite = False,
    place: by.Place = None,
    living_in: by.LivingIn = None,
    anywhere: by.Anywhere = False,
    hide: opt.Hide = None,
    unhide: opt.Unhide = None,
    no_train: opt.NoTrain = False,
    page: opt.Html = None,
    feed: opt.Atom = None,
    instance: opt.Instance,
    as_json: opt.Json = False,
    as_csv: opt.Csv = False,
    as_raw_csv: opt.CsvRaw = False,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
    _no_color: common.NoColor = False,
    _verbose: common.Verbose = False,
) -> None:
    """Show the unlabeled posts that should interest you, best first.

    Example: python main.py recommend --new --place europe --hide company:Acme
    """
    from jobsearch import filtering, next_step
    from jobsearch.demands import Demands
    from jobsearch.terminal import formats, next_steps

    asked = formats.Formats(as_json, as_csv, page, feed, as_raw_csv)
    demands = Demands(min_salary, max_years, tuple(level or ()), tuple(contract or ()), no_on_site, place)
    with opened(instance, quiet=quiet) as (terminal, folder, session):
        home = find_home(terminal, session, living_in, anywhere=anywhere)
        filters = filtering.Filters(
            limit, min_chance, since, new, tuple(tags or ()), demands=demands, living_in=home, now=now()
        )
        with changing_rules(terminal, session, hide or (), unhide or ()):
            train_anew(terminal, folder, session, wanted=not no_train)
            shown = write(terminal, folder, session, filters, asked, no_pager=no_pager)
        if step := next_step.find_labelling(session, shown, now()):
            next_steps.say(terminal, step)
        else:
            say_next(terminal, folder, session, next_step.Step.RECOMMEND)


@contextmanager
def changing_rules(
    terminal: Terminal, session: Session, hide: Sequence[Rule], unhide: Sequence[Rule]
) -> Iterator[None]:
    """Hide and show again what the user asked for; say so after the list, which may fill the screen, or its failure."""
    from jobsearch import recommending
    from jobsearch.terminal import reports

    recommending.change_rules(session, hide, unhide)
    try:
        yield
    finally:
        reports.report_rules(terminal, hide, unhide)


def write(
    terminal: Terminal, folder: Instance, session: Session, filters: Filters, asked: Formats, *, no_pager: bool
) -> list[JobPost]:
    """Write the list, or the feed, or both, note what was shown, and return it."""
    from jobsearch import recommending
    from jobsearch.terminal import formats, recommendations

    with terminal.progress("Scoring posts") as on_progress:
        if asked.feed:
            likeliest = recommending.likeliest(session, folder.model, filters, on_progress)
            recommendations.write_feed(terminal, asked.feed, likeliest)
            if not (asked.page or asked.as_json or asked.as_csv or asked.as_raw_csv):
                formats.report_unknown(terminal, likeliest.unknown)
                formats.report_elsewhere(terminal, likeliest.elsewhere, filters.living_in)
                return [each.post for each in likeliest.posts]
        found = recommending.recommend(session, folder.model, filters, on_progress)
    delivered: list[int] = []
    try:
        with terminal.paged(off=no_pager):
            recommendations.write(terminal, found, asked, now(), delivered.append)
    finally:
        recommending.mark_shown(session, delivered, now())
    return [each.post for each in found.posts]


def train_anew(terminal: Terminal, folder: Instance, session: Session, *, wanted: bool) -> None:
    """Train on changed labels and words, or with new posts, if that is wanted.

    With too few labels the earlier model is kept.
    """
    from jobsearch import recommending

    change = recommending.find_change(session, folder.model)
    if not wanted and change is recommending.Change.LABELS:
        terminal.message(LEFT_OUT, style="yellow")
    if not wanted or change is None:
        return
    from jobsearch.classifier.room import make_room

    make_room()
    from jobsearch import training

    has_new_labels = change is recommending.Change.LABELS
    train = training.retrain if has_new_labels else training.refit
    try:
        report = train(session, folder.model, now())
    except JobSearchError as error:
        terminal.message(f"The earlier model is used. {error}", style="yellow")
    else:
        number = report.interested + report.not_interested
        terminal.message(f"Trained on {number} labels{'' if has_new_labels else ', with the new posts'}.")
