"""Taking the whole terminal for labelling, and leaving it as it was, whatever ends that."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from rich.console import Console

from jobsearch.terminal.keys import LEAVE_PASTES, MARK_PASTES, keyboard
from jobsearch.terminal.screen import LabelScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from types import FrameType


@contextmanager
def label_screen(clock: Callable[[], datetime], while_reading: Callable[[], None]) -> Iterator[LabelScreen]:
    """Take the terminal over for labelling, and leave it as it was, whatever ends the block."""
    console = Console(highlight=False, markup=False, emoji=False)
    with _ended_by_signals(), keyboard(sys.stdin.fileno()) as keys:
        screen = LabelScreen(console, keys, clock, while_reading)
        try:
            _take_over(console, whole=True)
            with _suspendable(screen):
                yield screen
        finally:
            with suppress(OSError):  # the terminal may have gone
                _take_over(console, whole=False)


def _take_over(console: Console, *, whole: bool) -> None:
    """Take the whole terminal, with pastes marked as such, or give it back."""
    console.set_alt_screen(enable=whole)
    console.show_cursor(show=not whole)
    console.file.write(MARK_PASTES if whole else LEAVE_PASTES)
    console.file.flush()


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let a closed terminal or a polite kill end the block as an exception would."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    with _handling(dict.fromkeys((signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT), leave)):
        yield


@contextmanager
def _suspendable(screen: LabelScreen) -> Iterator[None]:
    """Give the terminal back while the program is suspended, and take it again when it goes on."""

    def suspend(_number: int, _frame: FrameType | None) -> None:
        with screen.keys.released():
            _take_over(screen.console, whole=False)
            os.kill(os.getpid(), signal.SIGSTOP)
        _take_over(screen.console, whole=True)
        screen.drawn = None

    with _handling({signal.SIGTSTP: suspend}):
        yield


@contextmanager
def _handling(handlers: Mapping[signal.Signals, Callable[[int, FrameType | None], None]]) -> Iterator[None]:
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
