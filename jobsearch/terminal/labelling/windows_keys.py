"""What is typed at Windows' console, by msvcrt: as it is pressed, without echo."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic, sleep
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

PAUSE_SECONDS = 0.01
CTRL_C, CTRL_Z, CTRL_D = "\x03", "\x1a", "\x04"
ALWAYS_A_PREFIX, MAYBE_A_PREFIX = "\x00", "\xe0"  # the latter is a letter, too
# The second character of a key that is none, and what a terminal sends for it.
SENT = {
    "H": "\x1b[A",
    "P": "\x1b[B",
    "M": "\x1b[C",
    "K": "\x1b[D",
    "I": "\x1b[5~",
    "Q": "\x1b[6~",
    "G": "\x1b[H",
    "O": "\x1b[F",
    "S": "\x1b[3~",
}
WITHOUT_NAME = "\x1b[0~"


class Console(Protocol):
    """What is used of the module msvcrt."""

    def kbhit(self) -> bool: ...

    def getwch(self) -> str: ...


@dataclass(frozen=True, slots=True)
class WindowsKeys:
    """The console of this process."""

    console: Console

    def read(self, seconds: float) -> str:
        """Return the next key, as a terminal would send it, or "" for none in this time."""
        until = monotonic() + seconds
        while not self.console.kbhit():
            if monotonic() >= until:
                return ""
            sleep(PAUSE_SECONDS)
        typed = self._next()
        while "\ud800" <= typed[-1] <= "\udbff":  # half a character: the rest is coming
            typed += self._next()
        return typed.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")

    def discard(self) -> None:
        """Forget what was typed ahead."""
        while self.console.kbhit():
            self.console.getwch()

    @contextmanager
    def released(self) -> Iterator[None]:
        """Change nothing: between two keys the console is as it was."""
        yield

    def _next(self) -> str:
        """Return the next character, or what stands for a key that is none. Ctrl-C raises `KeyboardInterrupt`."""
        typed = self.console.getwch()
        if typed == CTRL_C:
            raise KeyboardInterrupt
        if typed == ALWAYS_A_PREFIX:
            return SENT.get(self.console.getwch(), WITHOUT_NAME)
        if typed == MAYBE_A_PREFIX:
            second = self._next()
            return SENT.get(second, typed + second)
        return CTRL_D if typed == CTRL_Z else typed
