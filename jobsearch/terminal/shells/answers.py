"""Answers a shell: first what kind of words it is offered, then these, one a line, each with a tab and what it is.

Foreign text, such as a title, is shown as it is: it is not markup, and has no control codes. A value that has any is
not offered. Typer finds the parameter that stands at the cursor, by code that it shares with no one; should that
change, nothing is offered.
"""

from __future__ import annotations

import os
from typing import Any

from typer._click.shell_completion import (
    CompletionItem,
    ShellComplete,
    _resolve_context,
    _resolve_incomplete,
    add_completion_class,
)

from jobsearch.terminal.escapes import in_one_line
from jobsearch.terminal.shells import bash_words
from jobsearch.terminal.shells.asked import BEGINNING, FILES, FOLDERS

WORDS = "_JOBSEARCH_WORDS"  # the words after those that call the program, up to the cursor
LINE = "_JOBSEARCH_LINE"  # the same as they were typed, of bash
REPLACED = "_JOBSEARCH_REPLACED"  # the end of it, which bash replaces by what it is given
COMPLETION_TYPE = "_JOBSEARCH_TYPE"  # whether bash lists or inserts, as its $COMP_TYPE
WIDTH = "_JOBSEARCH_WIDTH"
BETWEEN_WORDS = "\x1f"  # nothing that is typed
LISTING = {"63", "33", "64"}  # Tab pressed twice, and the settings that make one do
USUAL_WIDTH = 80
LONGEST_HELP = 200


def register() -> None:
    """Let Typer find these answers."""
    for answer in (InWords, InBash):
        add_completion_class(answer, answer.name)


class InWords(ShellComplete):
    """The answer to zsh and fish, which quote by themselves what they insert."""

    name = "words"
    source_template = ""  # the scripts are files

    def source_vars(self) -> dict[str, Any]:
        return {}

    def get_completion_args(self) -> tuple[list[str], str]:
        *args, incomplete = os.environ.get(WORDS, "").split(BETWEEN_WORDS)
        return args, incomplete

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        context = _resolve_context(self.cli, self.ctx_args, self.prog_name, list(args))
        asked, typed = _resolve_incomplete(context, list(args), incomplete)
        if asked is context.command:
            is_of_no_command = context.parent is None and not all(arg.startswith("-") for arg in args)
            return [] if is_of_no_command else asked.shell_complete(context, typed)
        context.meta[BEGINNING] = typed
        option = incomplete.removesuffix(typed)  # --option= or nothing
        offered = asked.shell_complete(context, "")
        for item in offered:
            if item.value not in {FILES, FOLDERS}:
                item.value = option + item.value
        return offered

    def format_completion(self, item: CompletionItem) -> str:
        return f"{item.value}\t{_in_words(item.help)}"

    def format_all(self, items: list[CompletionItem]) -> list[str]:
        return [self.format_completion(item) for item in items]

    def complete(self) -> str:
        """Return the answer; an error is none that the user at a prompt can do something about."""
        try:
            items = self.get_completions(*self.get_completion_args())
            if [item.value for item in items] in ([FILES], [FOLDERS]):
                return str(items[0].value).removeprefix("/")
            return "\n".join(("values", *self.format_all([item for item in items if item.value.isprintable()])))
        except Exception:  # noqa: BLE001 - as above
            return ""


class InBash(InWords):
    """The answer to bash, which inserts what it is given as it is, and shows nothing beside it."""

    name = "bash"

    def get_completion_args(self) -> tuple[list[str], str]:
        *words, last = bash_words.split(os.environ.get(LINE, ""))
        return [word.text for word in words], last.text

    def format_completion(self, item: CompletionItem) -> str:
        *_, typed = bash_words.split(os.environ.get(LINE, ""))
        return bash_words.inserted(item.value, typed, os.environ.get(REPLACED, ""))

    def format_all(self, items: list[CompletionItem]) -> list[str]:
        """Return what to insert; or where that is only listed, and can't be taken for it, what it is beside it."""
        values = super().format_all(items)
        *_, typed = bash_words.split(os.environ.get(LINE, ""))
        if len(items) == 1 or typed.quote or os.environ.get(COMPLETION_TYPE) not in LISTING:
            return values
        width, longest = _width(), max(map(len, values), default=0)
        pairs = zip(values, (_in_words(item.help) for item in items), strict=True)
        lines = [f"{value.ljust(longest)}  -- {text}" if text else value for value, text in pairs]
        return [line[: max(width - 2, longest)].ljust(width // 2) if "  -- " in line else line for line in lines]


def _in_words(text: str | None) -> str:
    return in_one_line(" ".join((text or "").split()))[:LONGEST_HELP]


def _width() -> int:
    width = os.environ.get(WIDTH, "")
    return int(width) if width.isdecimal() else USUAL_WIDTH
