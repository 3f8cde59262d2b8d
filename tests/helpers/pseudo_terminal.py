"""Runs the program on a pseudo-terminal, as a person at a terminal sees and uses it."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pexpect
import pyte

from tests.helpers.running import OF_PYTHON, OF_THE_TERMINAL
from tests.helpers.systems import PSEUDO_TERMINALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.helpers.running import Program

PATIENCE = 120
ALTERNATE, ORDINARY = b"\x1b[?1049h", b"\x1b[?1049l"


@dataclass(slots=True)
class PseudoTerminal:
    """A terminal with a program in it: the keys go in, and the screen shows what came out."""

    process: Any
    screen: pyte.Screen
    found: list[Any]
    received: bytearray = field(default_factory=bytearray)
    stream: pyte.ByteStream = field(init=False)

    def __post_init__(self) -> None:
        self.stream = pyte.ByteStream(self.screen)

    def press(self, keys: str) -> None:
        self.process.send(keys)

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for_title(self, title: str) -> None:
        """Wait until this post is shown."""
        self.wait_until(lambda shown: shown.partition("\n")[0].strip() == title)

    def wait(self, *texts: str, gone: str = "") -> str:
        """Wait until all these texts are on screen, and another is not; return the screen."""
        return self.wait_until(lambda shown: all(text in shown for text in texts) and not (gone and gone in shown))

    def wait_until(self, holds: Callable[[str], bool]) -> str:
        end = time.monotonic() + PATIENCE
        while not holds(self.text()):
            assert time.monotonic() < end, f"still waiting at:\n{self.text()}"
            if not self._receive():
                assert holds(self.text()), f"ended at:\n{self.text()}"
        return self.text()

    def resize(self, rows: int, columns: int) -> None:
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def end(self) -> int:
        """Wait for the program's end; return its exit code, or minus the signal that ended it."""
        end = time.monotonic() + PATIENCE
        while self._receive():
            assert time.monotonic() < end, f"has not ended:\n{self.text()}"
        self.process.wait()
        return -self.process.signalstatus if self.process.signalstatus else int(self.process.exitstatus)

    def is_as_found(self) -> bool:
        """Return whether the terminal has its settings, its ordinary screen and its cursor back."""
        same = settings_of(self.process.child_fd) == self.found
        back = self.received.rfind(ORDINARY) > self.received.rfind(ALTERNATE)
        cursor = self.received.rfind(b"\x1b[?25h") > self.received.rfind(b"\x1b[?25l")
        wraps = self.received.rfind(b"\x1b[?7h") > self.received.rfind(b"\x1b[?7l")
        return same and back and cursor and wraps

    def _receive(self) -> bool:
        try:
            new = self.process.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.received += new
        self.stream.feed(new)  # it keeps the rest of a sequence or of a character that two reads have cut
        return True


def settings_of(descriptor: int) -> list[Any]:
    import termios  # noqa: PLC0415 - not on every system

    return termios.tcgetattr(descriptor)


@contextmanager
def at_terminal(
    program: Program, *arguments: object, size: tuple[int, int] = (24, 80), **environment: str
) -> Iterator[PseudoTerminal]:
    """Start a command on a terminal of `size`, rows and columns."""
    PSEUDO_TERMINALS.or_skip()
    ours = {name: value for name, value in os.environ.items() if name not in OF_THE_TERMINAL}
    ours |= OF_PYTHON | {"JOBSEARCH_INSTANCE": str(program.instance)}
    ours |= {"TERM": "xterm-256color", "PAGER": "cat"} | environment
    python, *rest = program.command(*arguments)
    process = pexpect.spawn(python, rest, env=ours, dimensions=size)
    process.delaybeforesend = None
    try:
        yield PseudoTerminal(process, pyte.Screen(size[1], size[0]), settings_of(process.child_fd))
    finally:
        process.close(force=True)
