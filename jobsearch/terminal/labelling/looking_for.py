"""Asking what the user looks for: a few words in a line, else words ticked in a menu."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from jobsearch.labelling.title_words import indexes_of
from jobsearch.terminal.labelling.line_editor import one_line
from jobsearch.terminal.labelling.question import FROM_A_LIST, LOOKING_FOR, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence


class Asks(Protocol):
    """A way to ask a user before the posts; each returns None if the user ends it."""

    def line(self, question: Question, before: str, accept: Callable[[str], object]) -> str | None: ...

    def choice(self, choices: Sequence[str], ticked: Collection[int]) -> tuple[str, ...] | None: ...


def ask_for_words(ask: Asks, before: str, choices: Sequence[str], remember: Callable[[str], object]) -> bool:
    """Ask for the words to look for, `before` being those in force; return whether the user went through with it.

    Who types none is offered the choices, if there are any. `remember` is given what was answered, and raises
    `JobSearchError` for what it can't take.
    """
    question, earlier = replace(LOOKING_FOR, alone=FROM_A_LIST) if choices else LOOKING_FOR, one_line(before).strip()

    def take(text: str) -> None:
        if text and text != earlier:
            remember(text)

    text = ask.line(question, earlier, take)
    if text is None:
        return False
    if text:
        return True
    chosen = ask.choice(choices, indexes_of(choices, before)) if choices else ()
    if chosen is None:
        return False
    remember(" ".join(chosen))
    return True
