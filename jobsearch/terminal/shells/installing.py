"""Installs the completion: a file of ours for the shell, and a line that reads it where the shell reads no such folder.

What an earlier version installed for main.py is taken out of use: it would answer beside this one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from shlex import quote

from jobsearch import files
from jobsearch.errors import JobSearchError

CALLS = "jobsearch, main.py, python main.py and python -m jobsearch, wherever they lie"


@dataclass(frozen=True, slots=True)
class Shell:
    """Where a shell finds its completion: the file, whether it is read by itself or by a line in `start`."""

    name: str
    file: Path
    start: Path | None
    earlier: Path


def this_shell() -> Shell:
    """Return the shell that the program is called from. Raises `JobSearchError` for one that is not known."""
    from typer import completion  # noqa: PLC0415 - loads the detection of shells

    name = completion._get_shell_name()  # type: ignore[attr-defined]  # noqa: SLF001 - as Typer's own option
    try:
        home = Path.home()
    except RuntimeError as error:
        raise JobSearchError("Completion is installed in your home folder, which is not known: set $HOME.") from error
    settings = _folder("XDG_CONFIG_HOME", home / ".config")
    known = (
        Shell("bash", settings / "jobsearch/completion.bash", home / ".bashrc", home / ".bash_completions/main.py.sh"),
        Shell(
            "zsh", settings / "jobsearch/completion.zsh", _folder("ZDOTDIR", home) / ".zshrc", home / ".zfunc/_main.py"
        ),
        Shell("fish", settings / "fish/conf.d/jobsearch.fish", None, home / ".config/fish/conf.d/main.py.fish"),
    )
    for shell in known:
        if shell.name == name:
            return shell
    found = f"this was called from {name}" if name else "no shell was found that this was called from"
    raise JobSearchError(f"There is completion for bash, zsh and fish, but {found}; call it from one of these.")


def script_for(shell: Shell) -> str:
    """Return the script that is installed for a shell."""
    return resources.files(__package__).joinpath(f"jobsearch.{shell.name}").read_text(encoding="utf-8")


def install(shell: Shell) -> list[str]:
    """Install the completion, and return what to tell the user: what was done, and where it works.

    Raises `JobSearchError` when a file can't be written.
    """
    told = [f"Completion for {shell.name} is installed in {shell.file}."]
    try:
        shell.file.parent.mkdir(parents=True, exist_ok=True)
        files.write(shell.file, script_for(shell))
        if shell.start:
            added = _let_it_be_read(shell.file, shell.start)
            told.append(f"{shell.start} {'has a new last line that' if added else 'already'} reads it.")
        if _replace_earlier(shell):
            told.append(f"It replaces {shell.earlier}, which an earlier version installed.")
    except OSError as error:
        raise JobSearchError(
            f"Completion can't be installed: {error.filename or shell.file} can't be written ({error.strerror}); "
            "--show-completion prints what would be installed."
        ) from error
    return [*told, f"It works in a new {shell.name}, for {CALLS}."]


def _let_it_be_read(file: Path, start: Path) -> bool:
    """Add a line that reads a file to what a shell reads when it starts; return whether it was not there yet."""
    line = os.fsencode(f"if [ -r {quote(str(file))} ]; then . {quote(str(file))}; fi")
    found = start.read_bytes() if start.exists() else b""
    if line in found.splitlines():
        return False
    start.parent.mkdir(parents=True, exist_ok=True)
    with start.open("ab") as end:
        end.write((b"" if found.endswith(b"\n") or not found else b"\n") + line + b"\n")
    return True


def _replace_earlier(shell: Shell) -> bool:
    """Take what an earlier version installed out of use; return whether there was any."""
    if not shell.earlier.exists():
        return False
    if shell.name == "bash":  # .bashrc reads it, and would miss it
        was_in_use = shell.earlier.stat().st_size > 0
        shell.earlier.write_bytes(b"")
        return was_in_use
    shell.earlier.unlink()
    return True


def _folder(variable: str, otherwise: Path) -> Path:
    """Return the folder that a variable names by its whole path."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else otherwise
