"""Completion for shells: scripts that call the program as the user does, by its name or by its path."""

from __future__ import annotations

import re
from typing import Annotated, TypeAlias

import typer
from typer import completion

ASKED = "_JOBSEARCH_COMPLETE"  # the variable in which a shell says what it asks for
FIRST_TAB = r"\g<0>\n[[ $funcstack[1] != _\2 ]] || \1"  # zsh loads the script at the first Tab: answer that one too
CALLS = {  # what comes before the call in Typer's scripts for zsh and for fish: the word as typed, its tilde replaced
    "=complete_zsh ": r'"${words[1]/#\~/$HOME}"',
    "(commandline -cp) ": "(string replace --regex '^~' $HOME -- (commandline -opc)[1])",
}


def enable() -> None:
    """Let the program answer a shell in which Tab was pressed."""
    completion.completion_init()  # type: ignore[attr-defined]


def install(context: typer.Context, asked: bool) -> None:  # noqa: FBT001 - the value of a flag
    """Install the completion for the shell that the program is called from."""
    if asked and not context.resilient_parsing:
        name = str(context.find_root().info_name)
        shell, path = completion.install(prog_name=name)  # type: ignore[attr-defined]
        script = _calling_as_typed(path.read_text(encoding="utf-8"), name)
        if shell == "fish":  # which looks there only for commands that are on the PATH
            path.unlink()
            path = path.parent.parent / "conf.d" / path.name
            path.parent.mkdir(exist_ok=True)
        path.write_text(script, encoding="utf-8")
        typer.echo(f"Completion for {shell} is installed in {path}.")
        typer.echo(f"In a new shell it works for {name} and ./{name}, but not for python {name}.")
        raise typer.Exit


def show(context: typer.Context, asked: bool) -> None:  # noqa: FBT001 - the value of a flag
    """Print the script that `install` installs."""
    if asked and not context.resilient_parsing:
        name = str(context.find_root().info_name)
        shell = completion._get_shell_name() or ""  # type: ignore[attr-defined]  # noqa: SLF001 - as Typer's own option
        script = completion.get_completion_script(  # type: ignore[attr-defined]
            prog_name=name, complete_var=f"_{name.replace('-', '_').upper()}_COMPLETE", shell=shell
        )
        typer.echo(_calling_as_typed(script, name))
        raise typer.Exit


def _calling_as_typed(script: str, name: str) -> str:
    """Return Typer's script with the call by name, which finds the program on the PATH alone, as the user typed it."""
    for call, typed in CALLS.items():
        script = script.replace(f"{call}{name}", f"{call}{typed}")
    return re.sub(r"^compdef (\S+) (\S+)$", FIRST_TAB, script, flags=re.MULTILINE)


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
