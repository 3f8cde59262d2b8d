"""Options whose value the user is asked for where it is left out."""

from __future__ import annotations

from typing import Any

from jobsearch.terminal.command_help import Command

ASK = "\0"  # no command line can hold it
OPTIONS = {"--looking-for", "--living-in"}


class AskingCommand(Command):
    """A command that finds `ASK` where one of these options stands without a value."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's own context
        return super().parse_args(ctx, args if ctx.resilient_parsing else with_values(args))


def with_values(arguments: list[str]) -> list[str]:
    """Return arguments with `ASK` after each of these options that the end, or another option, follows.

    What begins with a dash and has no blank is an option; words that begin with one have blanks, or come after "=".
    """
    complete: list[str] = []
    for index, argument in enumerate(arguments):
        if argument == "--":
            return complete + arguments[index:]
        complete.append(argument)
        if argument in OPTIONS and _is_option((*arguments, "--")[index + 1]):
            complete.append(ASK)
    return complete


def _is_option(argument: str) -> bool:
    return len(argument) > 1 and argument.startswith("-") and " " not in argument
