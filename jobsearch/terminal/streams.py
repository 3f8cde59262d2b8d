"""The standard streams: output that can't be written is an error in words; a message that can't be is lost."""

from __future__ import annotations

import errno
import os
import select
import stat
import sys
from io import BufferedWriter, RawIOBase, TextIOWrapper
from typing import TYPE_CHECKING, TextIO, cast

from jobsearch import system
from jobsearch.errors import JobSearchError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

STANDARD = range(3)


class OutputError(JobSearchError):
    """Standard output can't be written."""


class _Messages(RawIOBase):
    """Standard error: the work goes on without a message that can't be written, and without those after it."""

    def __init__(self, raw: RawIOBase) -> None:
        self._raw = raw
        self.failed = False

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._raw.fileno()

    def isatty(self) -> bool:
        return self._raw.isatty()

    def write(self, data: ReadableBuffer) -> int:
        """Write some of the data, once there is room for any, and return how much that was."""
        if self.failed:
            return len(memoryview(data))
        try:
            while (written := self._raw.write(data)) is None:  # another program has set that nobody waits for it
                select.select([], [self], [])
        except OSError as error:
            self.failed = True
            self.report(error)
            return len(memoryview(data))
        return written

    def report(self, error: OSError) -> None:
        """Say nothing: there is nowhere to say it."""


class _Output(_Messages):
    """Standard output, for which the program is called."""

    def report(self, error: OSError) -> None:
        """Raise `OutputError`; for a pipe whose reader has gone, what ends the program without a word."""
        if isinstance(error, BrokenPipeError):
            raise error
        if error.errno == errno.EINVAL and stat.S_ISFIFO(os.fstat(self.fileno()).st_mode):  # the same, on Windows
            raise BrokenPipeError from error
        raise OutputError(f"Standard output can't be written: {error.strerror}.") from error


class _Text(TextIOWrapper):
    """The text of a stream; a character that its encoding lacks, as a terminal's may, is written as an escape.

    Lines end as they are written, so that scripts read the same on every system.
    """

    def __init__(self, raw: _Messages, like: TextIOWrapper) -> None:
        self.raw = raw
        encoding, by_lines = like.encoding, like.line_buffering or like.write_through
        if system.IN_PIPES and not raw.isatty() and "PYTHONIOENCODING" not in os.environ:
            encoding = system.IN_PIPES
        super().__init__(BufferedWriter(raw), encoding, "backslashreplace", newline="", line_buffering=by_lines)


def guard() -> None:
    """Watch over stdout and stderr from now on; without stderr there are no messages.

    Raises `OutputError` where there is no stdout.
    """
    _occupy()
    if sys.stdout is None:
        raise OutputError("There is no standard output to write to.")
    sys.stdout, sys.stderr = _guarded(sys.stdout, _Output), _guarded(sys.stderr, _Messages)


def flush() -> None:
    """Write what is left to write. Raises `OutputError`."""
    if sys.stdout is not None:
        sys.stdout.flush()


def lost_messages() -> bool:
    """Return whether a message could not be written."""
    return isinstance(sys.stderr, _Text) and sys.stderr.raw.failed


def _guarded(text: TextIO, kind: type[_Messages]) -> TextIO:
    if not isinstance(text, TextIOWrapper):
        return text
    raw = getattr(text.buffer, "raw", text.buffer)  # the latter by python -u
    return _Text(kind(cast("RawIOBase", raw)), text)


def _occupy() -> None:
    """Let no file that is opened later take the place of a standard stream that is closed."""
    for descriptor in STANDARD:
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
