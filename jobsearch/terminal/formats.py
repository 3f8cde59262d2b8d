"""The formats of a list of posts: a table or lines, JSON, CSV, and a web page."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from typing import IO, TYPE_CHECKING, Any

import typer

from jobsearch import files, system
from jobsearch.errors import JobSearchError
from jobsearch.terminal import escapes, exports, pipes, table, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from jobsearch.checking import Unknown
    from jobsearch.filtering import Listed
    from jobsearch.places.openness import Place
    from jobsearch.posts import JobPost
    from jobsearch.terminal.console import Terminal

STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats asked for instead of the table on a terminal and the plain lines in a pipe."""

    as_json: bool
    as_csv: bool
    page: Path | None
    feed: Path | None = None
    as_raw_csv: bool = False

    def __post_init__(self) -> None:
        printed = {"--json": self.as_json, "--csv": self.as_csv, "--csv-raw": self.as_raw_csv}
        check_printed(printed | {"--html -": str(self.page) == STDOUT, "--atom -": str(self.feed) == STDOUT})


def check_printed(printed: Mapping[str, bool]) -> None:
    """Refuse to print two formats, of those with these options, at once."""
    asked = [option for option, is_asked in printed.items() if is_asked]
    if len(asked) > 1:
        raise typer.BadParameter(f"{' and '.join(asked)} can't both be printed")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a list shows its posts: each as a JSON document and as a line in a pipe, and all of them as a page.

    `details` are the lines below a post's facts in the table; ages are as of `now`; `marks_new` is whether people are
    told what they were never shown before, and what the model says of what they have judged. `heading` stands above
    the table, which may be longer than the screen.
    """

    document: Callable[[Listed], dict[str, Any]]
    line: Callable[[Terminal, Listed, datetime], str]
    details: Callable[[JobPost], tuple[str, ...]]
    page: Callable[[], str]
    now: datetime
    marks_new: bool = True
    heading: str = ""


def write(
    terminal: Terminal,
    listed: Iterable[Listed],
    formats: Formats,
    layout: Layout,
    on_delivered: Callable[[int], None] | None = None,
) -> None:
    """Write the posts in the formats asked for: a page, JSON or CSV, else a table on a terminal and lines in a pipe.

    `on_delivered` is told the id of each post that has reached its reader. JSON, CSV and lines are written post by
    post, so that `listed` may be more than fits into the memory.
    """
    if formats.page:
        write_file(terminal, formats.page, layout.page())
    if formats.as_json:
        terminal.write_json_array(layout.document(each) for each in listed)
    elif formats.as_csv or formats.as_raw_csv:
        terminal.write(exports.csv_header(), end="")
        _write_rows(terminal, listed, partial(exports.csv_row, raw=formats.as_raw_csv), "", on_delivered)
        return
    elif terminal.is_interactive and not formats.page:
        shown = listed if layout.marks_new else unmarked(listed)
        rows = [table.Row(each, layout.details(each.post)) for each in shown]
        table.show(terminal, rows, layout.now, layout.heading)
    elif not formats.page:
        _write_rows(terminal, listed, lambda each: layout.line(terminal, each, layout.now), "\n", on_delivered)
        return
    if on_delivered:
        for each in listed:
            on_delivered(each.post.id)


def report_unknown(terminal: Terminal, unknown: Iterable[Unknown]) -> None:
    """Say which filters ask for what no stored post has."""
    for value in unknown:
        terminal.message(words.not_stored(value))


def report_elsewhere(terminal: Terminal, number: int, living_in: Place | None, which: str = "") -> None:
    """Say how many posts are left out as they are not open to people where the user lives, and the way back."""
    if said := elsewhere(number, living_in, which):
        terminal.message(said)


def elsewhere(number: int, living_in: Place | None, which: str = "") -> str:
    """Return what `report_elsewhere` says, if anything; `which` of the posts were counted, if not all."""
    if not number or living_in is None:
        return ""
    posts, them = words.count(number, f"post{which} is", f"posts{which} are"), "it" if number == 1 else "them"
    return f"{posts} not open to {words.the(living_in.name)}; --anywhere shows {them}"


def _write_rows(
    terminal: Terminal,
    listed: Iterable[Listed],
    row: Callable[[Listed], str],
    end: str,
    on_delivered: Callable[[int], None] | None,
) -> None:
    """Write a row a post, each once the reader of a pipe has taken the one before it, or has had time to."""
    waits = True
    for each in listed:
        terminal.write(row(each), end=end)
        waits = waits and pipes.is_taken(terminal.out.file)
        if on_delivered:
            on_delivered(each.post.id)


def unmarked(listed: Iterable[Listed]) -> list[Listed]:
    """Return the posts with none of them marked as new, and no chance beside the user's own answer."""
    return [replace(each, new=False, score=each.score if each.post.label is None else None) for each in listed]


def write_file(terminal: Terminal, path: Path, content: str) -> None:
    """Write a page or a feed to a file, or to stdout where its name is "-" or another for it, such as /dev/stdout.

    Raises `JobSearchError` when it can't be written.
    """
    if str(path) == STDOUT or _is_the_same(path, terminal.out.file):
        terminal.write(content, end="")
        return
    try:
        files.write(path, content)
    except OSError as error:
        raise JobSearchError(f"The file {path} can't be written: {system.reason(error)}.") from error
    terminal.message(f"Written to {escapes.in_one_line(str(path))}.")


def _is_the_same(path: Path, stream: IO[str]) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(stream.fileno()))
    except OSError:
        return False
