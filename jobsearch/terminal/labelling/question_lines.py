"""The questions before the posts, asked by lines: for screen readers, and terminals that can do no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len

from jobsearch.errors import JobSearchError
from jobsearch.terminal import pipes, words
from jobsearch.terminal.labelling.line_editor import one_line
from jobsearch.terminal.labelling.question import CHOICE, CHOICE_PURPOSE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from jobsearch.terminal.console import Terminal
    from jobsearch.terminal.labelling.question import Question

NONE = "-"


def ask_line(
    terminal: Terminal, answers: TextIO, question: Question, before: str, accept: Callable[[str], object]
) -> str | None:
    """Ask for a line until `accept` raises no `JobSearchError`; Enter keeps what was `before`; None ends the input."""
    terminal.message(f"{question.asked} {question.purpose}")
    terminal.message(f"Example: {question.example}")
    if before:
        terminal.message(f"Now: {words.beginning(before)}")
    prompt = f"In a line (Enter: {f'keep that; {NONE}: ' if before else ''}{question.alone}):"
    while (line := _read(terminal, answers, prompt)) is not None:
        text = _answered(one_line(line).strip(), before)
        try:
            accept(text)
        except JobSearchError as error:
            terminal.message(str(error))
        else:
            return text
    return None


def ask_choice(
    terminal: Terminal, answers: TextIO, choices: Sequence[str], ticked: Collection[int]
) -> tuple[str, ...] | None:
    """Ask for the numbers of words; Enter keeps those ticked; None at the end of input."""
    terminal.message(f"{CHOICE}. {CHOICE_PURPOSE}")
    numbered = [f"{index + 1} {word}{' (ticked)' if index in ticked else ''}" for index, word in enumerate(choices)]
    for row in _rows(numbered, terminal.err.width):
        terminal.message(row)
    prompt = f"Numbers, with spaces between (Enter: {f'keep what is ticked; {NONE}: ' if ticked else ''}none):"
    before = " ".join(str(index + 1) for index in sorted(ticked))
    while (line := _read(terminal, answers, prompt)) is not None:
        numbers = _answered(line.strip(), before).replace(",", " ").split()
        refused = next((number for number in numbers if not _is_listed(number, len(choices))), None)
        if refused is None:
            return tuple(choices[index] for index in sorted({int(number) - 1 for number in numbers}))
        terminal.message(f"There is no {one_line(refused)}: the numbers go from 1 to {len(choices)}.")
    return None


def _is_listed(number: str, most: int) -> bool:
    return number.isascii() and number.isdigit() and len(number) <= len(str(most)) and 1 <= int(number) <= most


def _answered(line: str, before: str) -> str:
    """Return what a line answers: as before where it is empty, nothing where it says none."""
    return "" if line == NONE else line or before


def _read(terminal: Terminal, answers: TextIO, prompt: str) -> str | None:
    terminal.message(prompt)
    return pipes.read_line(answers) or None


def _rows(cells: Sequence[str], width: int) -> Iterator[str]:
    """Join cells to lines that fit, with commas between, for a voice to pause at."""
    row = ""
    for number, cell in enumerate(cells, 1):
        ended = cell if number == len(cells) else f"{cell},"
        if row and cell_len(f"{row} {ended}") > width:
            yield row
            row = ""
        row = f"{row} {ended}" if row else ended
    yield row
