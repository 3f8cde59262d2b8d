"""Key presses from a terminal, one at a time; its settings are restored afterwards."""

from __future__ import annotations

import codecs
import os
import re
import select
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

END = "end of input"
PASTE = "paste"
ENTER = "enter"
ESCAPE_SECONDS, PASTE_SECONDS = 0.05, 1
ESCAPE, PASTED, PASTE_ENDS = "\x1b", "\x1b[200~", "\x1b[201~"
MARK_PASTES, LEAVE_PASTES = "\x1b[?2004h", "\x1b[?2004l"
# What a terminal sends at once: a paste, a mouse report, a response, an arrow or function key, a key with Alt.
SEQUENCE = re.compile(
    r"\x1b(?:\[200~.*?\x1b\[201~|\[M...|[\]PX^_].*?(?:\x07|\x1b\\)|\[(?!200~|M)[0-?]*[ -/]*[@-~]|O.|[^\[\]PX^_O\x1b])",
    re.DOTALL,
)
NAMES = {
    "\x1b[A": "up",
    "\x1bOA": "up",
    "\x1b[B": "down",
    "\x1bOB": "down",
    "\x1b[C": "right",
    "\x1bOC": "right",
    "\x1b[D": "left",
    "\x1bOD": "left",
    "\x1b[3~": "delete",
    "\x1b[5~": "page up",
    "\x1b[6~": "page down",
    "\x1b[H": "home",
    "\x1bOH": "home",
    "\x1b[1~": "home",
    "\x1b[F": "end",
    "\x1bOF": "end",
    "\x1b[4~": "end",
    "\x7f": "backspace",
    "\b": "backspace",
    "\r": ENTER,
    "\n": ENTER,
    "\x04": END,
}


@dataclass(slots=True)
class Keyboard:
    """The keys typed at the terminal behind a file descriptor; what is typed ahead is kept.

    `found` are the settings the terminal had before, `pasted` is the text of the last paste; once it has `ended`, no
    more keys come.
    """

    descriptor: int
    found: list[Any]
    typed: str = ""
    pasted: str = ""
    ended: bool = False
    decoder: codecs.IncrementalDecoder = field(
        default_factory=lambda: codecs.getincrementaldecoder("utf-8")(errors="replace")
    )

    def read(self, seconds: float) -> str | None:
        """Return the next key, by name where it has one, or None when none was pressed in this time."""
        if not self.typed and not self._wait(seconds):
            return None
        while self.typed.startswith(ESCAPE) and not SEQUENCE.match(self.typed) and self._wait(self._patience()):
            pass
        if self.ended:
            return END
        sequence = SEQUENCE.match(self.typed)
        unfinished = self.typed.startswith(ESCAPE) and not self.typed.startswith(ESCAPE * 2)
        key = sequence.group() if sequence else self.typed if unfinished else self.typed[:1]
        self.typed = self.typed[len(key) :]
        if key.startswith(PASTED):
            self.pasted = key.removeprefix(PASTED).removesuffix(PASTE_ENDS)
            return PASTE
        return NAMES.get(key, key)

    def discard(self) -> None:
        """Forget what was typed ahead, if this is a terminal: it was not meant for what comes next."""
        import termios  # noqa: PLC0415 - not on every system

        self.typed = ""
        with suppress(termios.error):  # the terminal may have gone
            termios.tcflush(self.descriptor, termios.TCIFLUSH)

    def _patience(self) -> float:
        """Return how many seconds to wait for the rest of a sequence."""
        return PASTE_SECONDS if self.typed.startswith(PASTED) else ESCAPE_SECONDS

    def _wait(self, seconds: float) -> bool:
        if not select.select([self.descriptor], [], [], seconds)[0]:
            return False
        try:
            read = os.read(self.descriptor, 1024)
        except OSError:  # the terminal has gone
            read = b""
        self.typed += self.decoder.decode(read)
        self.ended = not read
        return self.ended or bool(self.typed)

    @contextmanager
    def released(self) -> Iterator[None]:
        """Restore the terminal's own settings as long as the block lasts."""
        import termios  # noqa: PLC0415 - not on every system

        ours = termios.tcgetattr(self.descriptor)
        termios.tcsetattr(self.descriptor, termios.TCSAFLUSH, self.found)
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
        with suppress(termios.error):  # the terminal may have gone
            termios.tcsetattr(descriptor, termios.TCSAFLUSH, found)  # what is typed too much is not for the shell
