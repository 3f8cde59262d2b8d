"""The full screen: taken over, and given back as it was, whatever ends the session."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from jobsearch import timing
from jobsearch.terminal.console import SafeConsole
from jobsearch.terminal.labelling.canvas import Canvas
from jobsearch.terminal.labelling.escapes_understood import escapes_understood
from jobsearch.terminal.labelling.keyboard import LEAVE_PASTES, MARK_PASTES, keyboard
from jobsearch.terminal.signals import ended_by_signals, handling
from jobsearch.terminal.streams import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from rich.console import Console

WRAP, NO_WRAP = "\x1b[?7h", "\x1b[?7l"


@contextmanager
def full_screen() -> Iterator[Canvas]:
    """Take the terminal over, and give it back as it was, whatever ends the block."""
    console = SafeConsole(legacy_windows=False)  # Rich may have asked before the console was to understand
    with timing.unheard(), ended_by_signals(), escapes_understood(), keyboard(sys.stdin.fileno()) as keys:
        canvas = Canvas(console, keys)
        try:
            _take_over(console, whole=True)
            with _suspendable(canvas), _redrawn_on_resize(canvas):
                yield canvas
        finally:
            with suppress(OSError, OutputError):  # the terminal may have gone
                _take_over(console, whole=False)


def _take_over(console: Console, *, whole: bool) -> None:
    """Take the full screen, or give it back.

    While it is taken, pastes are marked as such, and no line wraps: it would scroll the first one away, where the
    terminal shows a character wider than Rich expects, or has become narrower since the drawing began.
    """
    console.set_alt_screen(enable=whole)
    console.show_cursor(show=not whole)
    console.file.write(MARK_PASTES + NO_WRAP if whole else LEAVE_PASTES + WRAP)
    console.file.flush()


@contextmanager
def _suspendable(canvas: Canvas) -> Iterator[None]:
    """Give the terminal back while the program is suspended, and take it over again afterwards."""
    if sys.platform == "win32":  # where nothing is suspended
        yield
        return

    def suspend(_number: int, _frame: FrameType | None) -> None:
        with canvas.keys.source.released():
            _take_over(canvas.console, whole=False)
            os.kill(os.getpid(), signal.SIGSTOP)
        _take_over(canvas.console, whole=True)
        canvas.drawn = None

    with handling({signal.SIGTSTP: suspend}):
        yield


@contextmanager
def _redrawn_on_resize(canvas: Canvas) -> Iterator[None]:
    """Have the screen drawn again after any resize: even at the same size, the terminal may have cut something.

    On Windows, where no signal tells, it is drawn again when its size is found to be another.
    """
    if sys.platform == "win32":
        yield
        return

    def forget(_number: int, _frame: FrameType | None) -> None:
        canvas.drawn = None

    with handling({signal.SIGWINCH: forget}):
        yield
