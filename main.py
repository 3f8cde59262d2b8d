#!/usr/bin/env python3
"""The command line: the commands and their options, and where an error becomes a message and an exit code."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobsearch import __version__
from jobsearch.errors import JobSearchError
from jobsearch.posts import Order
from jobsearch.terminal import options as opt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobsearch.dataaccess.database import Session
    from jobsearch.instance import Instance
    from jobsearch.terminal.console import Terminal

INSTANCE = Path(__file__).resolve().parent / "instance"

app = typer.Typer(
    help="Find remote work: fetch Remote OK's posts, label some, get the rest sorted by your interest.",
    epilog="Start with fetch-new, label, train, recommend. To see how it works: demo.",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help is quick, and not cut off in a pipe
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"jobsearch {__version__}")
        raise typer.Exit


@app.callback()
def version(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read the options that come before the command."""


@app.command()
def fetch_new(
    *,
    url: opt.Url = "https://remoteok.com/api",
    saved: opt.From = None,
    tags: opt.FeedTags = None,
    user_agent: opt.UserAgent = None,
    instance: opt.Instance = INSTANCE,
    as_json: opt.Json = False,
    quiet: opt.Quiet = False,
) -> None:
    """Get the posts that Remote OK lists now, and store what is new.

    Example: python main.py fetch-new --tag python
    """
    from jobsearch import fetching, remoteok
    from jobsearch.terminal import exports, reports

    with opened(instance, quiet=quiet) as (terminal, _, session):
        if saved:
            answer = remoteok.parse_jobs(fetching.read_saved(saved), tags_asked=bool(tags))
            fetched = fetching.only_tagged(answer, tags or ())
        else:
            fetched = remoteok.fetch_jobs(url, tags=tags or (), user_agent=user_agent or remoteok.USER_AGENT)
        report = fetching.store(session, fetched, now())
        if as_json:
            terminal.write_json(exports.fetch_document(report))
        reports.report_fetched(terminal, report)


@app.command()
def label(
    ids: opt.Ids = None,
    *,
    looking_for: opt.LookingFor = None,
    order: Annotated[Order, typer.Option(help="Which post comes next.")] = Order.MODEL,
    since: opt.Since = "30d",
    limit: opt.AnswerLimit = None,
    plain: opt.Plain = False,
    instance: opt.Instance = INSTANCE,
    as_json: opt.JsonLines = False,
    quiet: opt.Quiet = False,
) -> None:
    """Label posts as interesting or not, one key each.

    Example: python main.py label --looking-for "python backend europe"
    """
    window = opt.parse_since(since)
    from jobsearch import scoring
    from jobsearch.labelling import preparing
    from jobsearch.terminal import reports
    from jobsearch.terminal.labelling.asking import asking, has_screen

    with opened(instance, quiet=quiet) as (terminal, folder, session):
        if looking_for is not None and not preparing.remember_words(session, looking_for):
            terminal.message("The words are forgotten.")
        if not (ids or as_json or quiet) and preparing.is_empty(session):
            offer_fetch(terminal, instance)
        selection = preparing.Selection(ids or (), order, window)
        labelling = preparing.prepare(session, selection, now, wait=as_json, model=folder.model)
        screen = not (as_json or plain) and has_screen(terminal)
        try:
            with asking(terminal, now, labelling, screen=screen, as_json=as_json) as ask:
                labelling.run(ask, limit)
        except KeyboardInterrupt:
            reports.report_interrupted(terminal, labelling.tally.answered)
            raise
        done, has_model = labelling.summary(), scoring.find_model(session, folder.model) is not None
        older = 0 if ids or done.left else preparing.count_offered(session)
        nothing_left = reports.nothing_left(older, window)
        reports.report_labeled(terminal, done, on_screen=screen, has_model=has_model, nothing_left=nothing_left)


def offer_fetch(terminal: Terminal, instance: Path) -> None:
    """Fetch, where a person at a terminal wants that."""
    from jobsearch.terminal.labelling.asking import confirms, has_user

    if has_user(terminal) and confirms(terminal, "Nothing is stored yet. Fetch Remote OK's posts now?"):
        fetch = ["fetch-new", "--instance", str(instance)]
        if code := app(fetch, standalone_mode=False):  # as a command, which reads its options' variables
            raise typer.Exit(code)


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
    since: opt.Since = "30d",
    new: opt.OnlyNew = False,
    tags: opt.Tags = None,
    min_salary: opt.MinSalary = None,
    place: opt.Place = None,
    hide: opt.Hide = None,
    unhide: opt.Unhide = None,
    page: opt.Html = None,
    instance: opt.Instance = INSTANCE,
    as_json: opt.Json = False,
    as_csv: opt.Csv = False,
    quiet: opt.Quiet = False,
) -> None:
    """Show the unlabeled posts that should interest you, best first.

    Example: python main.py recommend --new --place europe --hide company:Acme
    """
    window = opt.parse_since(since)
    from jobsearch import recommending
    from jobsearch.terminal import recommendations

    formats = recommendations.Formats(as_json, as_csv, page)
    filters = recommending.Filters(limit, min_chance, window, new, tuple(tags or ()), min_salary, place)
    with opened(instance, quiet=quiet) as (terminal, folder, session):
        recommending.change_rules(session, hide or (), unhide or ())
        with terminal.progress("Scoring posts") as on_progress:
            found = recommending.recommend(session, folder.model, filters, on_progress)
        recommendations.write(terminal, found, formats, now())
        recommending.mark_shown(session, found, now())


@app.command()
def show(
    post_id: opt.Id,
    *,
    open_it: opt.Open = False,
    instance: opt.Instance = INSTANCE,
    as_json: opt.Json = False,
    quiet: opt.Quiet = False,
) -> None:
    """Show one post in full: its text, why, and how to apply.

    Example: python main.py show 1133392 --open
    """
    from jobsearch import showing
    from jobsearch.terminal import full_post, links

    with opened(instance, quiet=quiet) as (terminal, folder, session):
        found = showing.assess(session, folder.model, post_id)
        full_post.write(terminal, found, now(), as_json=as_json)
        if open_it:
            terminal.message(links.open_in_browser(found.post.url))
        terminal.credit()


@app.command()
def stats(*, instance: opt.Instance = INSTANCE, as_json: opt.Json = False, quiet: opt.Quiet = False) -> None:
    """Show what is stored, labeled and learned.

    Example: python main.py stats
    """
    from jobsearch import counting
    from jobsearch.terminal import statistics

    with opened(instance, quiet=quiet) as (terminal, folder, session):
        counted = counting.count(session, folder.model)
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
    """Run the program; an expected error becomes one line on stderr and its exit code."""
    try:
        app()
    except JobSearchError as error:
        from jobsearch.terminal.console import print_error

        print_error(str(error))
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
