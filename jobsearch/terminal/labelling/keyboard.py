"""Key presses from a terminal, one at a time, by name where they have one."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if sys.platform == "win32":
    from jobsearch.terminal.labelling.windows_keys import WindowsKeys
else:
    from jobsearch.terminal.labelling.unix_keys import unix_keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

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


class Keys(Protocol):
    """Where what is typed comes from."""

    def read(self, seconds: float) -> str | None:
        """Return what was typed, "" for nothing in this time, or None when no more comes."""

    def discard(self) -> None:
        """Forget what was typed ahead."""

    def released(self) -> AbstractContextManager[None]:
        """Restore the terminal's own settings as long as the block lasts."""


@dataclass(slots=True)
class Keyboard:
    """The keys typed at a terminal; what is typed ahead is kept.

    `pasted` is the text of the last paste; once it has `ended`, no more keys come.
    """

    source: Keys
    typed: str = ""
    pasted: str = ""
    ended: bool = False

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
        """Forget what was typed ahead: it was not meant for what comes next."""
        self.typed = ""
        self.source.discard()

    def _patience(self) -> float:
        """Return how many seconds to wait for the rest of a sequence."""
        return PASTE_SECONDS if self.typed.startswith(PASTED) else ESCAPE_SECONDS

    def _wait(self, seconds: float) -> bool:
        read = self.source.read(seconds)
        self.ended = read is None
        self.typed += read or ""
        return self.ended or bool(read)


@contextmanager
def keyboard(descriptor: int) -> Iterator[Keyboard]:
    """Read keys without Enter and without echo, as long as the block lasts, from the terminal at a descriptor."""
    if sys.platform == "win32":  # where there is one for each process
        import msvcrt  # noqa: PLC0415 - only there

        yield Keyboard(WindowsKeys(msvcrt))
    else:
        with unix_keys(descriptor) as source:
            yield Keyboard(source)
