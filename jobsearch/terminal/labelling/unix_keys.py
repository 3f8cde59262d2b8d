"""What is typed at a terminal, by termios: as it is pressed, without echo; its settings are restored afterwards."""

from __future__ import annotations

import codecs
import os
import select
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform != "win32":
    import termios
    import tty

    @dataclass(slots=True)
    class UnixKeys:
        """The terminal behind a file descriptor; `found` are the settings it had before."""

        descriptor: int
        found: list[Any]
        decoder: codecs.IncrementalDecoder = field(
            default_factory=lambda: codecs.getincrementaldecoder("utf-8")(errors="replace")
        )

        def read(self, seconds: float) -> str | None:
            """Return what was typed, "" for nothing in this time, or None when no more comes."""
            if not select.select([self.descriptor], [], [], seconds)[0]:
                return ""
            try:
                read = os.read(self.descriptor, 1024)
            except OSError:  # the terminal has gone
                read = b""
            return (self.decoder.decode(read) or self.read(seconds)) if read else None

        def discard(self) -> None:
            """Forget what was typed ahead, if this is a terminal."""
            with suppress(termios.error):  # it may have gone
                termios.tcflush(self.descriptor, termios.TCIFLUSH)

        @contextmanager
        def released(self) -> Iterator[None]:
            """Restore the terminal's own settings as long as the block lasts."""
            ours = termios.tcgetattr(self.descriptor)
            termios.tcsetattr(self.descriptor, termios.TCSAFLUSH, self.found)
            try:
                yield
            finally:
                termios.tcsetattr(self.descriptor, termios.TCSADRAIN, ours)

    @contextmanager
    def unix_keys(descriptor: int) -> Iterator[UnixKeys]:
        """Have keys come without Enter and without echo, as long as the block lasts."""
        found = termios.tcgetattr(descriptor)
        try:
            tty.setcbreak(descriptor)
            yield UnixKeys(descriptor, found)
        finally:
            with suppress(termios.error):  # the terminal may have gone
                termios.tcsetattr(descriptor, termios.TCSAFLUSH, found)  # what is typed too much is not for the shell
