"""How the user is asked: by single keys on a screen of its own, by lines, or by JSON lines."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.util import find_spec
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING

from jobsearch.terminal.lines import LineQuestions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from jobsearch.labelling import Offer, Reason, Reply
    from jobsearch.terminal.console import Terminal


def has_screen(terminal: Terminal) -> bool:
    """Tell whether someone sits at a terminal that can show a screen and send single keys."""
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

    It calls `while_reading` each time a post is on screen.
    """
    if screen:
        from jobsearch.terminal.fullscreen import label_screen  # noqa: PLC0415 - not on every system

        with label_screen(clock, while_reading) as on_screen:
            yield on_screen.ask
    else:
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
        yield LineQuestions(terminal, sys.stdin or StringIO(), clock, while_reading, as_json=as_json).ask
