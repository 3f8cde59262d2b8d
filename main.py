#!/usr/bin/env python3
"""The command line: the commands and their options, and where an error becomes a message and an exit code."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobsearch import __version__
from jobsearch.errors import JobSearchError
from jobsearch.posts import Order
from jobsearch.terminal import options as opt
from jobsearch.terminal import shells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.dataaccess.database import Session
    from jobsearch.instance import Instance
    from jobsearch.terminal.console import Terminal

INSTANCE = Path(__file__).resolve().parent / "instance"
WRONG_USAGE, INTERRUPTED = 2, 130

app = typer.Typer(
    help="Find remote work: fetch Remote OK's posts, label some, get the rest sorted by your interest.",
    epilog="Start with fetch-new, label, train, recommend. To see how it works: demo.",
    rich_markup_mode=None,  # plain help is quick, and not cut off in a pipe
    pretty_exceptions_enable=False,
    add_completion=False,  # shells has its own
    context_settings={"help_option_names": ["-h", "--help"]},
)


def print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"jobsearch {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
    _install_completion: opt.InstallCompletion = False,
    _show_completion: opt.ShowCompletion = False,
) -> None:
    """Read the options that come before the command; without any, help is what is missing."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(WRONG_USAGE)


@app.command()
def fetch_new(
    *,
    url: opt.Url = None,
    saved: opt.From = None,
    tags: opt.FeedTags = None,
    for_me: opt.ForMe = False,
    user_agent: opt.UserAgent = None,
    instance: opt.Instance = INSTANCE,
    as_json: opt.Json = False,
    quiet: opt.Quiet = False,
) -> None:
    """Get the posts that Remote OK lists now, and store what is new.

    Example: python main.py fetch-new --for-me
    """
    opt.check_feed_options(tags, saved, for_me=for_me)
    from jobsearch import fetching, remoteok
    from jobsearch.terminal import exports, reports

    url = url or os.environ.get("JOBSEARCH_URL") or remoteok.ADDRESS  # Typer has read it, unless a command calls
    name = user_agent or os.environ.get("JOBSEARCH_USER_AGENT") or remoteok.USER_AGENT
    with opened(instance, quiet=quiet) as (terminal, folder, session):
        with terminal.waiting() as on_event:
            fetch = partial(remoteok.fetch_jobs, url, user_agent=name, on_event=on_event)
            if for_me:
                report = fetching.fetch_for_me(session, fetch, now(), remoteok.Patience().between)
            else:
                fetched = fetching.read_saved(saved, tags or ()) if saved else fetch(tags=tags or ())
                report = fetching.store(session, fetched, now())
        if as_json:
            terminal.write_json(exports.fetch_document(report))
        reports.report_fetched(terminal, report, fetching.next_command(session, folder.model, report))


@app.command()
def label(
    ids: opt.Ids = None,
    *,
    looking_for: opt.LookingFor = None,
    order: opt.ChosenOrder = Order.MODEL,
    limit: opt.AnswerLimit = None,
    plain: opt.Plain = False,
    instance: opt.Instance = INSTANCE,
    as_json: opt.JsonLines = False,
    quiet: opt.Quiet = False,
) -> None:
    """Label posts as interesting or not, one key each.

    Example: python main.py label --looking-for "python backend europe"
    """
    from jobsearch.labelling import preparing
    from jobsearch.terminal import reports
    from jobsearch.terminal.labelling.asking import asking, has_screen

    with opened(instance, quiet=quiet) as (terminal, _, session):
        if looking_for is not None:
            preparing.remember_words(session, looking_for)
        labelling = preparing.prepare(session, ids or (), order, now, wait=as_json)
        screen = not (as_json or plain) and has_screen(terminal)
        with asking(terminal, now, labelling.start_learning, screen=screen, as_json=as_json) as ask:
            answered = labelling.run(ask, limit)
        reports.report_labeled(terminal, answered, labelling.labels.values(), len(labelling.queue))


@app.command()
def train(*, instance: opt.Instance = INSTANCE, as_json: opt.Json = False, quiet: opt.Quiet = False) -> None:
    """Evaluate the classifier, train it on all your labels, save it.

    Example: python main.py train
    """
    from jobsearch.terminal import training_report

    with opened(instance, quiet=quiet) as (terminal, folder, session):
        from jobsearch import training

        report = training.retrain(session, folder.model, now())
        if as_json:
            terminal.write_json(training_report.as_document(report))
        else:
            training_report.show(terminal, report)


@app.command()
def recommend(
    *,
    limit: opt.Limit = 20,
    min_chance: opt.MinChance = None,
    since: opt.Since = opt.THIRTY_DAYS,
    new: opt.OnlyNew = False,
    tags: opt.Tags = None,
    min_salary: opt.MinSalary = None,
    place: opt.Place = None,
    hide: opt.Hide = None,
    unhide: opt.Unhide = None,
    no_train: opt.NoTrain = False,
    page: opt.Html = None,
    feed: opt.Atom = None,
    instance: opt.Instance = INSTANCE,
    as_json: opt.Json = False,
    as_csv: opt.Csv = False,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
) -> None:
    """Show the unlabeled posts that should interest you, best first.

    Example: python main.py recommend --new --place europe --hide company:Acme
    """
    from jobsearch import filtering, recommending
    from jobsearch.terminal import formats, recommendations

    asked = formats.Formats(as_json, as_csv, page)
    filters = filtering.Filters(limit, min_chance, since, new, tuple(tags or ()), min_salary, place)
    with opened(instance, quiet=quiet) as (terminal, folder, session):
        recommending.change_rules(session, hide or (), unhide or ())
        if recommending.is_outdated(session, folder.model):
            train_anew(terminal, folder, session, wanted=not no_train)
        with terminal.progress("Scoring posts") as on_progress:
            if feed:
                likeliest = recommending.likeliest(session, folder.model, filters, on_progress)
                recommendations.write_feed(terminal, feed, likeliest)
                if not (page or as_json or as_csv):
                    return
            found = recommending.recommend(session, folder.model, filters, on_progress)
        delivered: list[int] = []
        try:
            with terminal.paged(off=no_pager):
                recommendations.write(terminal, found, asked, now(), delivered.append)
        finally:
            recommending.mark_shown(session, delivered, now())


def train_anew(terminal: Terminal, folder: Instance, session: Session, *, wanted: bool) -> None:
    """Train on labels and words that have changed, if that is wanted; where they are too few the model stays."""
    if not wanted:
        terminal.message("Labels or words have changed since the model was trained.", style="yellow")
        return
    from jobsearch import training

    try:
        report = training.retrain(session, folder.model, now())
    except JobSearchError as error:
        terminal.message(f"The model from before is used. {error}", style="yellow")
    else:
        terminal.message(f"Trained on {report.interested + report.not_interested} labels.")


@app.command("list")
def list_stored(
    *,
    label: opt.WithLabel = None,
    stage: opt.WithStage = None,
    everything: opt.All = False,
    search: opt.Search = "",
    like: opt.Like = None,
    limit: opt.Limit = 20,
    min_chance: opt.MinChance = None,
    since: opt.ListSince = None,
    new: opt.OnlyNew = False,
    tags: opt.Tags = None,
    min_salary: opt.MinSalary = None,
    place: opt.Place = None,
    company: opt.Company = None,
    page: opt.Html = None,
    instance: opt.Instance = INSTANCE,
    as_json: opt.Json = False,
    as_csv: opt.Csv = False,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
) -> None:
    """Show the posts you liked and have yet to act on, or search them all.

    Example: python main.py list --all --search '"machine learning" python'
    """
    from jobsearch import filtering, listing
    from jobsearch.terminal import formats, listings

    asked = formats.Formats(as_json, as_csv, page)
    selection = listing.Selection(label, stage, everything, search, like)
    filters = filtering.Filters(limit, min_chance, since, new, tuple(tags or ()), min_salary, place, company)
    with opened(instance, quiet=quiet) as (terminal, folder, session):
        with terminal.progress("Scoring posts") as on_progress:
            found = listing.list_posts(session, folder.model, selection, filters, on_progress)
        with terminal.paged(off=no_pager):
            listings.write(terminal, found, asked, limit, now())


@app.command()
def mark(
    ids: opt.MarkedIds,
    *,
    label: opt.NewLabel = None,
    stage: opt.NewStage = None,
    note: opt.Note = None,
    instance: opt.Instance = INSTANCE,
    quiet: opt.Quiet = False,
) -> None:
    """Give posts a label, a note, or the stage of your application.

    Example: python main.py mark 1133392 --stage applied --note "sent my CV to Ann"
    """
    from jobsearch import marking
    from jobsearch.terminal import listings, values

    if label is None and stage is None and note is None:
        raise typer.BadParameter("say what became of them: --label, --stage or --note")
    posts = values.read_ids(ids, sys.stdin)
    with opened(instance, quiet=quiet) as (terminal, folder, session):
        marked = marking.mark(session, folder.model, posts, marking.Mark(label, stage, note), now())
        listings.report_marked(terminal, marked, now())


@app.command()
def show(
    post_id: opt.Id,
    *,
    open_it: opt.Open = False,
    instance: opt.Instance = INSTANCE,
    as_json: opt.Json = False,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
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


@app.command()
def stats(
    *,
    instance: opt.Instance = INSTANCE,
    as_json: opt.Json = False,
    no_pager: opt.NoPager = False,
    quiet: opt.Quiet = False,
) -> None:
    """Show what is stored, labeled and learned.

    Example: python main.py stats
    """
    from jobsearch import counting
    from jobsearch.terminal import statistics

    with opened(instance, quiet=quiet) as (terminal, folder, session):
        counted = counting.count(session, folder.model)
        with terminal.paged(off=no_pager):
            if as_json:
                terminal.write_json(statistics.as_document(counted))
            else:
                statistics.show(terminal, counted, now())


@app.command()
def demo(*, quiet: opt.Quiet = False) -> None:
    """Show the whole tour on sample posts, in a temporary folder.

    Example: python main.py demo
    """
    from jobsearch.terminal.demo import run

    run(opened, fetch_new, train, recommend, quiet=quiet)


def now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def opened(folder: Path, *, quiet: bool) -> Iterator[tuple[Terminal, Instance, Session]]:
    """Open the terminal, the instance and its database for one command."""
    from jobsearch.dataaccess.database import get_session
    from jobsearch.instance import open_instance
    from jobsearch.terminal.console import open_terminal

    terminal, instance = open_terminal(quiet=quiet), open_instance(folder)
    upgrade = terminal.progress("Upgrading the database")
    with upgrade as on_progress, get_session(instance.database, now(), on_progress) as session:
        yield terminal, instance, session


def main() -> None:
    """Run the program; an expected error, or wrong usage, becomes one line on stderr and its exit code."""
    shells.enable()
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except (JobSearchError, typer.TyperException) as error:
        from jobsearch.terminal import console, usage

        console.print_error(str(error) if isinstance(error, JobSearchError) else usage.in_one_line(error))
        sys.exit(error.exit_code)
    except typer.Abort:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
