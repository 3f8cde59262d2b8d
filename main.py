#!/usr/bin/env python3
"""The command line: the commands by name, and where an error becomes a message and an exit code."""

import _signal  # type: ignore[import-not-found]  # what signal is made of, and there from the first moment on

if __name__ == "__main__" and _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)  # while the rest is loaded, Ctrl-C ends the program without a word

import atexit
import gc
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - python3 may be any
    sys.exit("Error: jobsearch needs Python 3.11 or newer, and this is {}.{}.".format(*sys.version_info))

from collections.abc import Callable
from typing import Annotated

try:
    import typer
except ModuleNotFoundError as error:
    from jobsearch.terminal.missing_packages import missing

    sys.exit(f"Error: {missing(error.name)}")

from jobsearch import __version__
from jobsearch.commands.by_name import Program
from jobsearch.commands.opening import check_clock
from jobsearch.terminal import common_options, shells, streams
from jobsearch.terminal.called import program_name
from jobsearch.terminal.interrupts import Interrupts

FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130
MADE_BETWEEN_COLLECTIONS = 100_000  # objects; nothing that is loaded is garbage, and to look through it slows the start

app = typer.Typer(
    cls=Program,
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
    _no_color: common_options.NoColor = False,
    _verbose: common_options.Verbose = False,
    _install_completion: shells.InstallCompletion = False,
    _show_completion: shells.ShowCompletion = False,
) -> None:
    """Read the options that come before the command; without any, help is what is missing."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(WRONG_USAGE)


def main() -> None:
    """Run the program, and end it with its exit code."""
    gc.set_threshold(MADE_BETWEEN_COLLECTIONS)
    atexit.register(gc.freeze)  # at the end, too: to go through all that was loaded takes a fifth of a quick command
    interrupts = Interrupts()
    interrupts.hear()
    try:
        code, unwritten = (exit_code(step, interrupts) for step in (run, streams.flush))
        interrupts.end()
    except KeyboardInterrupt:  # once more, while the first was dealt with
        code = unwritten = INTERRUPTED
        interrupts.end()
    sys.exit(code or unwritten or streams.lost_messages())


def run() -> int:
    """Run the command, and return its exit code."""
    check_clock()
    streams.guard()
    shells.enable()
    return app(prog_name=program_name(), complete_var=shells.ASKED, standalone_mode=False) or 0


def exit_code(step: Callable[[], int | None], interrupts: Interrupts) -> int:
    """Take a step, and return its exit code; an expected error, or wrong usage, becomes one line on stderr."""
    try:
        return step() or 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAILED
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:  # who read the output has read enough
        return FAILED
    except Exception as error:
        if interrupts.heard:  # Python makes other errors of it while it loads what is written in C
            return INTERRUPTED
        from jobsearch.terminal import failures

        failure = failures.expected(error)
        if failure is None:
            raise
        failures.tell(failure, error)
        return failure.exit_code


if __name__ == "__main__":
    main()
