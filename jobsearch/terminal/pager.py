"""Long output for the user's pager: collected, measured against the screen, and handed over, as git does."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from shutil import which
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

LESS, OPTIONS = "less", "FRX"
NO_NAME = "" if sys.platform == "win32" else "dumb"  # of a terminal, where the console has none
NONE = ("", "cat")
CODES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


class Collected(TextIOWrapper):
    """What a console prints meanwhile; it answers as the stream would that it stands in for."""

    def __init__(self, console: Console) -> None:
        super().__init__(BytesIO(), encoding=console.encoding, errors="backslashreplace", newline="")
        self._is_terminal = console.file.isatty()

    def isatty(self) -> bool:
        return self._is_terminal

    def text(self) -> str:
        """Return what was written so far."""
        self.seek(0)
        return self.read()


def pager() -> str | None:
    """Return the command line of the user's pager; None without one, or where nobody reads at a full terminal."""
    at_terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    if not at_terminal or os.environ.get("TERM", NO_NAME) == "dumb":
        return None
    command = os.environ.get("PAGER", f"{LESS} -{OPTIONS}" if which(LESS) else "").strip()
    return None if command in NONE else command


@contextmanager
def instead_of(console: Console, collected: Collected) -> Iterator[None]:
    """Have what a console prints collected, as long as the block lasts."""
    file, console.file = console.file, collected
    try:
        yield
    finally:
        console.file = file


def rows(text: str, width: int) -> int:
    """Return how many lines of a terminal a text takes that is printed on it."""
    lines = CODES.sub("", text).splitlines()
    return sum(max(1, -(-cell_len(line) // width)) for line in lines)


def page(text: str, command: str, encoding: str) -> bool:
    """Let the user read the text in the pager; return whether the pager worked, even if it was left early.

    Ctrl-C is the pager's as long as it runs.
    """
    environment = {"LESS": OPTIONS} | os.environ
    before = signal.signal(signal.SIGINT, lambda *_: None)  # unlike SIG_IGN, it is not passed on to the pager
    try:
        process = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environment)  # noqa: S602 - the user's
        process.communicate(text.encode(encoding, errors="backslashreplace"))
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return process.returncode in (0, -signal.SIGINT)  # some shells end so after their pager has handled it
