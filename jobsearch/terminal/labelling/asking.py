"""Asking: by single keys on a full screen, by lines, or by JSON lines."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING, Protocol, TextIO

from jobsearch.terminal import pipes
from jobsearch.terminal.labelling import status
from jobsearch.terminal.labelling.escapes_understood import escapes_understood
from jobsearch.terminal.labelling.looking_for import Asks
from jobsearch.terminal.labelling.status import Feedback, Learning

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import datetime

    from jobsearch.labelling.offer import Offer, Reason, Reply
    from jobsearch.labelling.session import LabellingSession
    from jobsearch.posts import JobPost
    from jobsearch.terminal.console import Terminal
    from jobsearch.terminal.labelling.canvas import Canvas
    from jobsearch.terminal.labelling.question import Question


def has_screen(terminal: Terminal) -> bool:
    """Return whether there is a terminal that can show a full screen and send single keys."""
    if not has_user(terminal) or terminal.out.is_dumb_terminal:
        return False
    with escapes_understood() as understands:
        return understands


def has_user(terminal: Terminal) -> bool:
    """Return whether a person reads what is shown and can answer."""
    return sys.stdin is not None and sys.stdin.isatty() and terminal.out.file.isatty()


def confirms(terminal: Terminal, question: str) -> bool:
    """Ask a question to which Enter is a yes, and the end of input is a no."""
    terminal.err.print(f"{question} [Y/n] ", end="", soft_wrap=True)
    _read_anything()
    try:
        line = pipes.read_line(sys.stdin)
    except KeyboardInterrupt:
        terminal.message("")
        raise
    return bool(line) and line.strip().lower() in ("", "y", "yes")


class Asking(Asks, Protocol):
    """A way to ask a user, also about posts."""

    def posts(self, labelling: LabellingSession, unknown: Sequence[str]) -> Callable[[Offer], Reply | Reason]:
        """Return the function that asks about a post; `unknown` are words looked for that no post has.

        Each time a post has been shown, the session may learn; once it can explain, an explanation waited for is shown.
        """

    def last(self, post: JobPost) -> Reply | Reason | None:
        """Ask why the last answer, about this post, was a no; UNDO takes it back, and None ends."""

    def say(self, what: str) -> None:
        """Show what is waited for."""


@dataclass(frozen=True, slots=True)
class OnScreen:
    """Asks on the full screen, by single keys."""

    canvas: Canvas
    clock: Callable[[], datetime]

    def line(self, question: Question, before: str, accept: Callable[[str], object]) -> str | None:
        from jobsearch.terminal.labelling import question_screen  # noqa: PLC0415 - asked once in a lifetime

        return question_screen.ask_line(self.canvas, question, before, accept)

    def choice(self, choices: Sequence[str], ticked: Collection[int]) -> tuple[str, ...] | None:
        from jobsearch.terminal.labelling import menu_screen  # noqa: PLC0415 - asked once in a lifetime

        return menu_screen.ask_choice(self.canvas, choices, ticked)

    def posts(self, labelling: LabellingSession, unknown: Sequence[str]) -> Callable[[Offer], Reply | Reason]:
        from jobsearch.terminal.labelling.screen import LabelScreen  # noqa: PLC0415 - lines need none of it

        greeting = status.no_post_has(unknown) if unknown else status.greeting(labelling)
        return LabelScreen(self.canvas, self.clock, _learning(labelling), feedback=Feedback(greeting)).ask

    def last(self, post: JobPost) -> Reply | Reason | None:
        from jobsearch.terminal.labelling import last_question  # noqa: PLC0415 - asked once in a session

        return last_question.ask_why(self.canvas, post)

    def say(self, what: str) -> None:
        self.canvas.say(what)


@dataclass(frozen=True, slots=True)
class InLines:
    """Asks by lines; about posts also by JSON lines."""

    terminal: Terminal
    answers: TextIO
    clock: Callable[[], datetime]
    as_json: bool

    def line(self, question: Question, before: str, accept: Callable[[str], object]) -> str | None:
        from jobsearch.terminal.labelling import question_lines  # noqa: PLC0415 - asked once in a lifetime

        return question_lines.ask_line(self.terminal, self.answers, question, before, accept)

    def choice(self, choices: Sequence[str], ticked: Collection[int]) -> tuple[str, ...] | None:
        from jobsearch.terminal.labelling import question_lines  # noqa: PLC0415 - asked once in a lifetime

        return question_lines.ask_choice(self.terminal, self.answers, choices, ticked)

    def posts(self, labelling: LabellingSession, unknown: Sequence[str]) -> Callable[[Offer], Reply | Reason]:
        from jobsearch.terminal.labelling.lines import LineQuestions  # noqa: PLC0415 - the screen needs none of it

        learning = _learning(labelling)
        if unknown and not self.as_json:
            self.terminal.message(status.no_post_has(unknown))
        return LineQuestions(self.terminal, self.answers, self.clock, learning, as_json=self.as_json).ask

    def last(self, post: JobPost) -> None:
        """Ask nothing: whoever answers by lines has given all of them."""

    def say(self, what: str) -> None:
        self.terminal.message(what)


@contextmanager
def asking(terminal: Terminal, clock: Callable[[], datetime], *, screen: bool, as_json: bool) -> Iterator[Asking]:
    """Give the way to ask, as long as the block lasts."""
    if screen:
        from jobsearch.terminal.labelling.fullscreen import full_screen  # noqa: PLC0415 - only there

        with full_screen() as canvas:
            yield OnScreen(canvas, clock)
    else:
        _read_anything()
        yield InLines(terminal, sys.stdin or StringIO(), clock, as_json)


def _learning(labelling: LabellingSession) -> Learning:
    return Learning(labelling.start_learning, labelling.can_explain)


def _read_anything() -> None:
    """Let standard input, which nothing has been read from yet, accept bytes that are not text."""
    if isinstance(sys.stdin, TextIOWrapper) and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(errors="replace")
