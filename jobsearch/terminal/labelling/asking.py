"""Asking for labels: by single keys on a full screen, by lines, or by JSON lines."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.util import find_spec
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING

from jobsearch.terminal.labelling.lines import LineQuestions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from jobsearch.labelling.session import Offer, Reason, Reply
    from jobsearch.terminal.console import Terminal


def has_screen(terminal: Terminal) -> bool:
    """Return whether there is a terminal that can show a full screen and send single keys."""
    dumb = terminal.out.is_dumb_terminal or find_spec("termios") is None
    return sys.stdin is not None and sys.stdin.isatty() and terminal.out.file.isatty() and not dumb


@contextmanager
def asking(
    terminal: Terminal,
    clock: Callable[[], datetime],
    while_reading: Callable[[], None],
    *,
    screen: bool,
    as_json: bool,
) -> Iterator[Callable[[Offer], Reply | Reason]]:
    """Give the function that asks about a post, as long as the block lasts.

    It calls `while_reading` each time a post has been shown.
    """
    if screen:
        from jobsearch.terminal.labelling.fullscreen import label_screen  # noqa: PLC0415 - not on every system

        with label_screen(clock, while_reading) as on_screen:
            yield on_screen.ask
    else:
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
        yield LineQuestions(terminal, sys.stdin or StringIO(), clock, while_reading, as_json=as_json).ask
