"""Ctrl-C: heard while the program runs, also where Python would ignore it, and without a word when it has ended."""

from __future__ import annotations

import os
import signal
import sys
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

AGAIN_SECONDS = 0.005


class Interrupts:
    """What becomes of Ctrl-C, unless the program was started to ignore it; `heard` is whether it was pressed."""

    def __init__(self) -> None:
        self.heard = False
        self._ended = False

    def hear(self) -> None:
        """Let Ctrl-C raise `KeyboardInterrupt` from now on."""
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, self._raise)
            sys.unraisablehook = self._hear_again

    def end(self) -> None:
        """Let Ctrl-C end the program at once: Python is about to tidy up, and would show where it was."""
        self._ended = True
        if signal.getsignal(signal.SIGINT) == self._raise:
            signal.signal(signal.SIGINT, signal.SIG_DFL)

    def _raise(self, _number: int, _frame: FrameType | None) -> None:
        self.heard = True
        if not self._ended:
            raise KeyboardInterrupt

    def _hear_again(self, ignored: sys.UnraisableHookArgs) -> None:
        """Send a Ctrl-C once more that came where Python ignores errors, as it does when it has loaded a module."""
        if ignored.exc_type is KeyboardInterrupt:
            Timer(AGAIN_SECONDS, _press).start()
        else:
            sys.__unraisablehook__(ignored)


def _press() -> None:
    """Do as Ctrl-C does."""
    if sys.platform == "win32":  # where os.kill would end the process without a word
        signal.raise_signal(signal.SIGINT)
    else:  # to the process, as the thread that reads or waits is to be woken
        os.kill(os.getpid(), signal.SIGINT)
