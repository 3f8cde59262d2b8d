"""Completion for shells: the options that install it, and the door by which a shell asks what to offer."""

from __future__ import annotations

import os
from typing import Annotated, TypeAlias

import typer

ASKED = "_JOBSEARCH_COMPLETE"  # the variable in which a shell says what it asks for


def enable() -> None:
    """Let the program answer a shell in which Tab was pressed."""
    if os.environ.get(ASKED):
        from jobsearch.terminal.shells import answers  # noqa: PLC0415 - needed only then

        answers.register()


def install(context: typer.Context, asked: bool) -> None:  # noqa: FBT001 - the value of a flag
    """Install the completion for the shell that the program is called from."""
    if asked and not context.resilient_parsing:
        from jobsearch.terminal.shells import installing  # noqa: PLC0415 - as above

        for line in installing.install(installing.this_shell()):
            typer.echo(line)
        raise typer.Exit


def show(context: typer.Context, asked: bool) -> None:  # noqa: FBT001 - the value of a flag
    """Print the script that `install` installs."""
    if asked and not context.resilient_parsing:
        from jobsearch.terminal.shells import installing  # noqa: PLC0415 - as above

        typer.echo(installing.script_for(installing.this_shell()), nl=False)
        raise typer.Exit


InstallCompletion: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--install-completion",
        callback=install,
        is_eager=True,
        help="Install completion for the shell you are in.",
    ),
]
ShowCompletion: TypeAlias = Annotated[
    bool,
    typer.Option("--show-completion", callback=show, is_eager=True, help="Print what that would install."),
]
