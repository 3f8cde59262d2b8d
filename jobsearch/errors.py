"""The errors a user can meet, each with the exit code that it ends the program with."""

from __future__ import annotations

import sys
from pathlib import Path


class JobSearchError(Exception):
    """Something the user can put right; the message says how, in one line."""

    exit_code = 1


class RemoteOkError(JobSearchError):
    """Remote OK is out of reach, or answers in an unknown form."""

    exit_code = 3


def missing(package: str | None) -> str:
    """Return what to tell a user whose Python lacks a package of the program's."""
    how = "run make demo, and then .venv/bin/python main.py; or, without make, " if sys.platform != "win32" else "run "
    return (
        f"jobsearch needs packages that this Python has not got ({package}, for one): {how}"
        f"{Path(sys.executable).name} -m pip install . in an environment of its own."
    )
