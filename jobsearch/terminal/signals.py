"""Signals that end the program: they end it as an exception would, so that it leaves everything as it was."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import FrameType

# The last is Ctrl-Break on Windows, which knows only the first besides: it ends a program whose window is closed by
# force, soon after, or at once.
ENDING = tuple(each for each in signal.Signals if each.name in {"SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK"})


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let the signals that end a program end the block as an exception would, once; those ignored stay ignored."""

    def leave(number: int, _frame: FrameType | None) -> None:
        for each in ENDING:
            signal.signal(each, signal.SIG_IGN)
        raise SystemExit(128 + number)

    with handling({number: leave for number in ENDING if signal.getsignal(number) != signal.SIG_IGN}):
        yield


@contextmanager
def handling(handlers: Mapping[signal.Signals, Callable[[int, FrameType | None], None]]) -> Iterator[None]:
    """Handle these signals so within the block."""
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
