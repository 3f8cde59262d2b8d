"""What to tell a user whose Python lacks a package of the program's; it is loaded without any."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from jobsearch.terminal.typed import as_typed

ON_WINDOWS = sys.platform == "win32"
INSTALLING = (  # as the README says it
    r"py -m venv .venv, then .venv\Scripts\activate, then pip install ."
    if ON_WINDOWS
    else "python3 -m venv .venv && . .venv/bin/activate && pip install ."
)
OWN_PYTHON = ".venv/Scripts/python.exe" if ON_WINDOWS else ".venv/bin/python"


def missing(package: str | None) -> str:
    """Return the message of a package that is not found: how to use those that are installed, or to install them."""
    return f"jobsearch needs packages that this Python has not got ({package}, for one): {_what_to_do()}"


def _what_to_do() -> str:
    python = Path(sys.executable or "python")  # empty where Python does not know its own path
    checkout = Path(__file__).absolute().parents[2]
    own = checkout / OWN_PYTHON
    if own.exists() and not own.parent.samefile(python.parent):
        folder = _from_here(checkout)
        return f"activate .venv first, or run {as_typed(str(folder / OWN_PYTHON))} {as_typed(str(folder / 'main.py'))}."
    return f"run {INSTALLING} in the folder of main.py."


def _from_here(folder: Path) -> Path:
    """Return the short path of a folder that is here or below, else the whole one."""
    with suppress(ValueError, OSError):  # it is elsewhere, or the current folder is gone
        return folder.relative_to(Path.cwd())
    return folder
