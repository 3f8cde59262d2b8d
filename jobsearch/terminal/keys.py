"""Key presses from a terminal, one at a time, its state put back as it was found."""

from __future__ import annotations

import codecs
import os
import re
import select
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

END = "end of input"
ESCAPE_SECONDS = 0.05
ESCAPE = "\x1b"
SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.)")
NAMES = {
    "\x1b[A": "up",
    "\x1b[B": "down",
    "\x1b[5~": "page up",
    "\x1b[6~": "page down",
    "\x1b[H": "home",
    "\x04": END,
}


@dataclass(slots=True)
class Keyboard:
    """The keys typed at the terminal behind a file descriptor; what was typed ahead waits its turn.

    `found` is the state the terminal was found in.
    """

    descriptor: int
    found: list[Any]
    typed: str = ""
    decoder: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8")(errors="replace")
    )

    def read(self, seconds: float) -> str | None:
        """Return the next key, by name where it has one; None when none was pressed in this time."""
        if not self.typed and not self._wait(seconds):
            return None
        if self.typed == ESCAPE:
            self._wait(ESCAPE_SECONDS)
        if self.typed == END:
            return END
        sequence = SEQUENCE.match(self.typed)
        key = sequence.group() if sequence else self.typed[:1]
        self.typed = self.typed[len(key) :]
        return NAMES.get(key, key)

    def _wait(self, seconds: float) -> bool:
        if not select.select([self.descriptor], [], [], seconds)[0]:
            return False
        try:
            read = os.read(self.descriptor, 1024)
        except OSError:  # the terminal has gone
            read = b""
        self.typed = self.typed + self.decoder.decode(read) if read else END
        return bool(self.typed)

    @contextmanager
    def released(self) -> Iterator[None]:
        """Put the terminal back as it was found, as long as the block lasts."""
        import termios  # noqa: PLC0415 - not on every system

        ours = termios.tcgetattr(self.descriptor)
        termios.tcsetattr(self.descriptor, termios.TCSADRAIN, self.found)
        try:
            yield
        finally:
            termios.tcsetattr(self.descriptor, termios.TCSADRAIN, ours)


@contextmanager
def keyboard(descriptor: int) -> Iterator[Keyboard]:
    """Read keys without Enter and without echo, as long as the block lasts."""
    import termios  # noqa: PLC0415 - not on every system
    import tty  # noqa: PLC0415

    found = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        yield Keyboard(descriptor, found)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, found)
