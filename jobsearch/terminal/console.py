"""The two streams: data on stdout, messages on stderr, and progress on a terminal."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from rich.console import Console, ConsoleDimensions, ConsoleOptions, RenderableType
from rich.text import Text

from jobsearch.terminal import called, escapes, pager, wrapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.segment import Segment

CREDIT_NAME, CREDIT_URL = "Remote OK", "https://remoteok.com"


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command's data and messages go; a quiet one prints no messages but errors.

    `program` are the words that called the program, for messages that name a command; `options` are those that each
    command needs to work on the same data. `for_people` is whether people read it wherever it goes; else what is not
    a terminal is read by programs.
    """

    out: Console
    err: Console
    quiet: bool
    program: str
    options: str = ""
    for_people: bool = False

    @property
    def is_interactive(self) -> bool:
        """Whether a person reads stdout: it is a terminal, or a transcript; a pipe is not one for colour alone."""
        return self.for_people or self.out.file.isatty()

    def command(self, words: str) -> str:
        """Return a command as it is to be typed."""
        return " ".join(part for part in (self.program, words, self.options) if part)

    def show(self, data: RenderableType) -> None:
        """Print data, for people; the lines of a text end between words."""
        data = Text(escapes.visible(data)) if isinstance(data, str) else data
        self.out.print(_fitted(self.out, data, for_people=self.for_people), soft_wrap=isinstance(data, Text))

    def write(self, line: str, end: str = "\n") -> None:
        """Print a line of data for programs, and flush it: the reader of a pipe may have gone."""
        self._write(escapes.visible(line, styled=self.out.color_system is not None), end)

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
        self.write(escapes.in_json(json.dumps(document, ensure_ascii=self.out.options.ascii_only, indent=indent)))

    def write_json_array(self, documents: Iterable[Any]) -> None:
        """Print what `write_json` prints of a list, document by document."""
        before = "[\n"
        for document in documents:
            text = json.dumps([document], ensure_ascii=self.out.options.ascii_only, indent=2)
            print(before + escapes.in_json(text)[len("[\n") : -len("\n]")], end="", file=self.out.file)
            before = ",\n"
        self._write("[]" if before == "[\n" else "\n]", end="\n")

    def message(self, text: str | Text, style: str = "") -> None:
        """Print a message, unless the terminal is quiet."""
        if not self.quiet:
            text = text if isinstance(text, Text) else Text(escapes.visible(text), style=style)
            self.err.print(_fitted(self.err, text, for_people=self.for_people), soft_wrap=True)

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
            self._write("" if read else text)
            print(said.text(), end="", file=self.err.file, flush=True)

    def _write(self, text: str, end: str = "") -> None:
        print(text, end=end, file=self.out.file, flush=True)

    @contextmanager
    def progress(self, what: str) -> Iterator[Callable[[int, int], None]]:
        """Give a function to call with how many of how many are done; a terminal shows them as a bar."""
        if self.quiet or not self.err.file.isatty():
            yield lambda _done, _total: None
            return
        with ExitStack() as stack:
            bar: Callable[[int, int], None] | None = None

            def update(done: int, total: int) -> None:
                nonlocal bar
                if bar is None:
                    from jobsearch.terminal import progress_bar  # noqa: PLC0415 - few commands take long

                    bar = stack.enter_context(progress_bar.shown(self.err, what))
                bar(done, total)

            yield update

    @contextmanager
    def waiting(self) -> Iterator[Callable[[str], None]]:
        """Give a function to call with what is waited for: a terminal shows it beside a spinner, a pipe as a line."""
        if self.quiet or not (self.err.is_interactive and self.err.file.isatty()):
            yield self.message
            return
        with self.err.status("", spinner="line" if self.err.options.ascii_only else "dots") as status:
            yield lambda what: status.update(Text(what))


class SafeConsole(Console):
    """A console that reads no text as markup, and shows what a terminal would obey: what it prints is of strangers."""

    def __init__(self, *, stderr: bool = False, legacy_windows: bool | None = None) -> None:
        stream = sys.stderr if stderr else sys.stdout
        if stream and not stream.isatty():
            legacy_windows = False  # only a console can be old; for Rich a pipe is, and lacks colour that is forced
        super().__init__(stderr=stderr, highlight=False, markup=False, emoji=False, legacy_windows=legacy_windows)
        if self.is_dumb_terminal or not self.width:  # for Rich, 80 columns whatever it says, or none by COLUMNS=0
            self.size = ConsoleDimensions(*get_terminal_size())

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Render something, with its control characters as escapes, but for those that Rich means."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=escapes.visible(segment.text))


def open_terminal(*, quiet: bool = False, options: str = "") -> Terminal:
    """Return the terminal of this process; Rich honours NO_COLOR, TERM, FORCE_COLOR and COLUMNS."""
    return Terminal(SafeConsole(), SafeConsole(stderr=True), quiet, called.program_name(), options)


def open_transcript(*, quiet: bool = False) -> Terminal:
    """Return a terminal whose data and messages are one text for people, on stdout, be it a pipe.

    A pipe has 80 columns, or COLUMNS; Rich would take those of a terminal that is another of the standard streams.
    """
    console = SafeConsole()
    if not console.file.isatty():
        console.size = ConsoleDimensions(*get_terminal_size())
    return Terminal(console, console, quiet, called.program_name(), for_people=True)


def print_error(message: str) -> None:
    """Print an error, as one line on stderr."""
    console, text = SafeConsole(stderr=True), Text.assemble(("Error: ", "bold red"), escapes.in_one_line(message))
    console.print(_fitted(console, text), soft_wrap=True)


def _fitted(console: Console, data: RenderableType, *, for_people: bool = False) -> RenderableType:
    """Return data with the lines of a text broken between words for people; for programs each stays one line.

    A text that is not to be wrapped is broken already.
    """
    if isinstance(data, Text) and not data.no_wrap and (for_people or console.file.isatty()):
        return wrapping.at_words(data, console.width)
    return data
