"""The two streams: data on stdout, messages on stderr, and progress on a terminal."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from shutil import get_terminal_size
from typing import IO, TYPE_CHECKING, Any

from rich.console import Console, ConsoleDimensions, RenderableType
from rich.text import Text

from jobsearch.errors import JobSearchError
from jobsearch.terminal import pager, wrapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CREDIT_NAME, CREDIT_URL = "Remote OK", "https://remoteok.com"


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command's data and messages go; a quiet one prints no messages but errors."""

    out: Console
    err: Console
    quiet: bool

    @property
    def is_interactive(self) -> bool:
        """Whether stdout is a terminal, and so is read by a person; a pipe is not one, even where colour is forced."""
        return self.out.file.isatty()

    def show(self, data: RenderableType) -> None:
        """Print data, for people; the lines of a text end between words."""
        data = Text(data) if isinstance(data, str) else data
        self.out.print(_fitted(self.out, data), soft_wrap=isinstance(data, Text))

    def write(self, line: str, end: str = "\n") -> None:
        """Print a line of data as it is, for programs, and flush it: the reader of a pipe may have gone.

        Raises `JobSearchError` when it can't be written otherwise.
        """
        try:
            print(line, end=end, file=self.out.file, flush=True)
        except BrokenPipeError:
            raise
        except OSError as error:
            _discard(self.out.file)
            raise JobSearchError(f"Standard output can't be written: {error.strerror}.") from error

    def write_sentence(self, text: str, command: str = "") -> None:
        """Print a sentence of data, and the command it ends with; a terminal breaks it between words, a pipe never."""
        whole = f"{text} {command}" if command else text
        self.write(wrapping.sentence(text, command, self.out.width) if self.is_interactive else whole)

    def styled(self, text: str, style: str) -> str:
        """Return a part of a line for `write`, with the codes of a style where colour is wanted."""
        if self.out.color_system is None:
            return text
        with self.out.capture() as captured:
            self.out.print(Text(text, style=style), soft_wrap=True, end="")
        return captured.get()

    def write_json(self, document: Any, indent: int | None = 2) -> None:  # noqa: ANN401 - any JSON document
        """Print one JSON document; without an indent, on one line."""
        self.write(json.dumps(document, ensure_ascii=self.out.options.ascii_only, indent=indent))

    def message(self, text: str | Text, style: str = "") -> None:
        """Print a message, unless the terminal is quiet."""
        if not self.quiet:
            text = text if isinstance(text, Text) else Text(text, style=style)
            self.err.print(_fitted(self.err, text), soft_wrap=True)

    def credit(self) -> None:
        """Name Remote OK as the source, as it asks of everyone who shows its posts."""
        self.message(f"Source: {CREDIT_NAME}, {CREDIT_URL}", style="dim")

    @contextmanager
    def paged(self, *, off: bool = False) -> Iterator[None]:
        """Hand what the block shows to the user's pager where it is longer than the screen; messages come after it."""
        command = None if off else pager.pager()
        if command is None:
            yield
            return
        shown, said = pager.Collected(self.out), pager.Collected(self.err)
        try:
            with pager.instead_of(self.out, shown), pager.instead_of(self.err, said):
                yield
        finally:
            text, (width, height) = shown.text(), self.out.size
            read = pager.rows(text, width) >= height and pager.page(text, command, shown.encoding)
            self.write("" if read else text, end="")
            print(said.text(), end="", file=self.err.file, flush=True)

    @contextmanager
    def progress(self, what: str) -> Iterator[Callable[[int, int], None]]:
        """Give a function to call with how many of how many are done; a terminal shows them as a bar."""
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
        bar = Progress(*columns, console=self.err, transient=True, disable=self.quiet or not self.err.file.isatty())
        task = bar.add_task(what, total=None)

        def update(done: int, total: int) -> None:
            bar.start()
            bar.update(task, completed=done, total=total)
            if done >= total:
                bar.stop()

        try:
            yield update
        finally:
            bar.stop()

    @contextmanager
    def waiting(self) -> Iterator[Callable[[str], None]]:
        """Give a function to call with what is waited for: a terminal shows it beside a spinner, a pipe as a line."""
        if self.quiet or not (self.err.is_interactive and self.err.file.isatty()):
            yield self.message
            return
        with self.err.status("", spinner="line" if self.err.options.ascii_only else "dots") as status:
            yield lambda what: status.update(Text(what))


def open_terminal(*, quiet: bool = False) -> Terminal:
    """Return the terminal of this process; Rich honours NO_COLOR, TERM, FORCE_COLOR and COLUMNS."""
    if sys.stdout is None:
        raise JobSearchError("There is no standard output to write to.")
    return Terminal(_console(stderr=False), _console(stderr=True), quiet)


def print_error(message: str) -> None:
    """Print an error, as one line on stderr."""
    console, text = _console(stderr=True), Text.assemble(("Error: ", "bold red"), " ".join(message.split()))
    console.print(_fitted(console, text), soft_wrap=True)


def _fitted(console: Console, data: RenderableType) -> RenderableType:
    """Return data with the lines of a text broken between words on a terminal; in a pipe each stays one line."""
    return wrapping.at_words(data, console.width) if isinstance(data, Text) and console.file.isatty() else data


def _discard(file: IO[str]) -> None:
    """Let what can't be written of a stream go nowhere: Python tries once more when it ends."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), file.fileno())


def _console(*, stderr: bool) -> Console:
    """Make a console that reads no text as markup: what it prints comes from strangers."""
    stream = sys.stderr if stderr else sys.stdout
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")  # posts hold more than some terminals can show
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if console.is_dumb_terminal:
        console.size = ConsoleDimensions(*get_terminal_size())  # for Rich it has 80 columns whatever it says
    return console
