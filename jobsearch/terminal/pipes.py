"""Pipes: a line of what comes in, and whether the reader has taken what was written."""

from __future__ import annotations

import os
import select
import stat
import sys
from time import monotonic, sleep
from typing import TYPE_CHECKING

from jobsearch.errors import JobSearchError

if TYPE_CHECKING:
    from typing import IO

LONGEST_LINE = 65_536
PATIENCE_SECONDS, PAUSE_SECONDS = 0.3, 0.0005


def read_line(file: IO[str]) -> str:
    """Return the next line, "" at the end of input. Raises `JobSearchError` for one that is no answer of a person's."""
    line = file.readline(LONGEST_LINE)
    if len(line) == LONGEST_LINE and not line.endswith("\n"):
        raise JobSearchError(f"A line on standard input is longer than {LONGEST_LINE:,} characters; check what it is.")
    return line


def is_taken(file: IO[str]) -> bool:
    """Wait a moment until the reader of a pipe has read all of it; return whether it has.

    What is not a pipe is taken at once, and all is on Windows. Raises `BrokenPipeError` when the reader has gone
    before reading all of it.
    """
    if sys.platform == "win32":  # which does not tell
        return True
    import fcntl  # noqa: PLC0415 - not on Windows
    import termios  # noqa: PLC0415

    try:
        descriptor = file.fileno()
        if not stat.S_ISFIFO(os.fstat(descriptor).st_mode):
            return True
    except OSError:
        return True
    until = monotonic() + PATIENCE_SECONDS
    poll = select.poll()
    poll.register(descriptor, 0)
    while int.from_bytes(fcntl.ioctl(descriptor, termios.FIONREAD, bytes(4)), "little"):
        if any(event & select.POLLERR for _, event in poll.poll(0)):
            raise BrokenPipeError
        if monotonic() > until:
            return False
        sleep(PAUSE_SECONDS)
    return True
