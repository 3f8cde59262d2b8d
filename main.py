#!/usr/bin/env python3
"""The command line: the commands by name, and where an error becomes a message and an exit code."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from jobsearch import __version__
from jobsearch.commands.demo import demo
from jobsearch.commands.fetch_new import fetch_new
from jobsearch.commands.label import label
from jobsearch.commands.list_stored import list_stored
from jobsearch.commands.mark import mark
from jobsearch.commands.opening import check_clock
from jobsearch.commands.recommend import recommend
from jobsearch.commands.show import show
from jobsearch.commands.stats import stats
from jobsearch.commands.train import train
from jobsearch.errors import JobSearchError
from jobsearch.terminal import shells
from jobsearch.terminal.asked_values import AskingCommand

WRONG_USAGE, INTERRUPTED = 2, 130

app = typer.Typer(
    help="Find remote work: fetch Remote OK's posts, label some, get the rest sorted by your interest.",
    epilog="Start with fetch-new, label, train, recommend; then list and mark. To see how it works: demo.",
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
    _install_completion: shells.InstallCompletion = False,
    _show_completion: shells.ShowCompletion = False,
) -> None:
    """Read the options that come before the command; without any, help is what is missing."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(WRONG_USAGE)


app.command()(fetch_new)
app.command(cls=AskingCommand)(label)
app.command()(train)
app.command()(recommend)
app.command("list")(list_stored)
app.command()(mark)
app.command()(show)
app.command()(stats)
app.command()(demo)


def main() -> None:
    """Run the program; an expected error, or wrong usage, becomes one line on stderr and its exit code."""
    shells.enable()
    try:
        check_clock()
        sys.exit(app(standalone_mode=False) or 0)
    except (JobSearchError, typer.TyperException) as error:
        from jobsearch.terminal import console, usage

        console.print_error(str(error) if isinstance(error, JobSearchError) else usage.in_one_line(error))
        sys.exit(error.exit_code)
    except typer.Abort:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
