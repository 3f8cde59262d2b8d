"""The tour of `demo`: each step's command is shown, and a scripted reader answers aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch.labelling import Reply
from jobsearch.terminal import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jobsearch.labelling import Offer
    from jobsearch.terminal.console import Terminal

ANSWERS = {1: Reply.INTERESTED, 0: Reply.NOT_INTERESTED}
ALOUD = {1: "y", 0: "n"}


def show_step(terminal: Terminal, command: str) -> None:
    """Show the command that comes next, as one would type it."""
    terminal.say(f"\n$ python main.py {command}", style="bold")


@dataclass(frozen=True, slots=True)
class ScriptedReader:
    """A reader who has made up their mind about each post, by id: 1 interesting, 0 not."""

    terminal: Terminal
    labels: Mapping[str, int]

    def ask(self, offer: Offer) -> Reply:
        """Answer, and show what was answered to which post."""
        label = self.labels[str(offer.post.id)]
        company = f", {offer.post.company}" if offer.post.company else ""
        self.terminal.say(f"  {ALOUD[label]}  {words.title(offer.post)}{company}")
        return ANSWERS[label]
