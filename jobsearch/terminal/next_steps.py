"""The next step in words: the same sentence everywhere, and the command to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from jobsearch.next_step import Step
from jobsearch.terminal import wrapping

if TYPE_CHECKING:
    from rich.console import Console

    from jobsearch.terminal.console import Terminal

SENTENCES = {
    Step.FETCH: "Next, get the posts that Remote OK lists now:",
    Step.LABEL: "Next, say which posts interest you:",
    Step.LABEL_ANYWHERE: "Next, say which posts interest you:",
    Step.TRAIN: "Next, let it learn from your answers:",
    Step.RECOMMEND: "Next, see what is new for you:",
    Step.LIST: "Next, see the jobs to apply to:",
    Step.JUDGE: "Next, if it interests you:",
    Step.APPLY: "Next, once you have applied:",
    Step.WAIT: "All done until there are new posts; tomorrow:",
}


def say(terminal: Terminal, step: Step, post: int | None = None) -> None:
    """Say a step, of the post with this id where it is one of a post, as a command's last message."""
    terminal.message(_line(terminal, terminal.err, step, post))


def show(terminal: Terminal, step: Step) -> None:
    """Show a step as a part of what was asked for."""
    terminal.show(_line(terminal, terminal.out, step))


def _line(terminal: Terminal, console: Console, step: Step, post: int | None = None) -> Text:
    """Return a step's sentence, and its command in one piece, so that it can be copied."""
    sentence, command = SENTENCES[step], terminal.command((step.value or Step.FETCH.value).format(post=post))
    width = console.width if console.file.isatty() else None
    whole = f"{sentence} {command}" if width is None else wrapping.sentence(sentence, command, width)
    return Text.assemble(whole.removesuffix(command), (command, "bold"), no_wrap=True)
