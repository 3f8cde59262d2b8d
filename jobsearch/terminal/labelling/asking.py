"""Asking for labels: by single keys on a full screen, by lines, or by JSON lines."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.util import find_spec
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING

from jobsearch.terminal.labelling.lines import LineQuestions
from jobsearch.terminal.labelling.status import Learning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from jobsearch.labelling.session import LabellingSession, Offer, Reason, Reply
    from jobsearch.terminal.console import Terminal


def has_screen(terminal: Terminal) -> bool:
    """Return whether there is a terminal that can show a full screen and send single keys."""
    dumb = terminal.out.is_dumb_terminal or find_spec("termios") is None
    return has_user(terminal) and not dumb


def has_user(terminal: Terminal) -> bool:
    """Return whether a person reads what is shown and can answer."""
    return sys.stdin is not None and sys.stdin.isatty() and terminal.out.file.isatty()


def confirms(terminal: Terminal, question: str) -> bool:
    """Ask a question to which Enter is a yes, and the end of input is a no."""
    terminal.err.print(f"{question} [Y/n] ", end="", soft_wrap=True)
    _read_anything()
    try:
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        terminal.message("")
        raise
    return bool(line) and line.strip().lower() in ("", "y", "yes")


@contextmanager
def asking(
    terminal: Terminal,
    clock: Callable[[], datetime],
    labelling: LabellingSession,
    *,
    screen: bool,
    as_json: bool,
) -> Iterator[Callable[[Offer], Reply | Reason]]:
    """Give the function that asks about a post, as long as the block lasts.

    Each time a post has been shown, the session may learn; once it can explain, an explanation waited for is shown.
    """
    learning = Learning(labelling.start_learning, labelling.can_explain)
    if screen:
        from jobsearch.terminal.labelling.fullscreen import full_screen  # noqa: PLC0415 - not on every system
        from jobsearch.terminal.labelling.screen import LabelScreen  # noqa: PLC0415

        with full_screen() as canvas:
            yield LabelScreen(canvas, clock, learning).ask
    else:
        _read_anything()
        yield LineQuestions(terminal, sys.stdin or StringIO(), clock, learning, as_json=as_json).ask


def _read_anything() -> None:
    """Let standard input, which nothing has been read from yet, accept bytes that are not text."""
    if isinstance(sys.stdin, TextIOWrapper) and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(errors="replace")
