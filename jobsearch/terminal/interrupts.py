"""Ctrl-C: heard while the program runs, also where Python would ignore it, and without a word when it has ended."""

from __future__ import annotations

import os
import signal
import sys
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

AGAIN_SECONDS = 0.005


def hear() -> None:
    """Let Ctrl-C raise `KeyboardInterrupt` from now on."""
    _let_it(signal.default_int_handler)
    sys.unraisablehook = _hear_again


def end() -> None:
    """Let Ctrl-C end the program at once: Python is about to tidy up, and would show where it was."""
    _let_it(signal.SIG_DFL)


def _let_it(handler: Callable[..., object] | signal.Handlers) -> None:
    """Let Ctrl-C do this, unless the program was started to ignore it."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, handler)


def _hear_again(ignored: sys.UnraisableHookArgs) -> None:
    """Send a Ctrl-C once more that came where Python ignores errors, as it does when it has loaded a module."""
    if ignored.exc_type is KeyboardInterrupt:
        Timer(AGAIN_SECONDS, os.kill, (os.getpid(), signal.SIGINT)).start()
    else:
        sys.__unraisablehook__(ignored)
