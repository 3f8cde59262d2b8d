"""What `demo` shows: each step's command and its output; a scripted reader gives the answers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from jobsearch import sample
from jobsearch.errors import JobSearchError
from jobsearch.files import temporary_folder
from jobsearch.labelling import preparing
from jobsearch.labelling.offer import Reply
from jobsearch.posts import Order
from jobsearch.terminal import words
from jobsearch.terminal.labelling.question import LOOKING_FOR
from jobsearch.terminal.signals import ended_by_signals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jobsearch.dataaccess.database import Session
    from jobsearch.labelling.offer import Offer
    from jobsearch.terminal.console import Terminal

Command = Callable[..., None]
Opened = Callable[..., AbstractContextManager[Any]]
ANSWERS_GIVEN = 30
ANSWERS = {1: Reply.INTERESTED, 0: Reply.NOT_INTERESTED}
KEYS = {1: "y", 0: "n"}


@dataclass(frozen=True, slots=True)
class Commands:
    """The commands that the tour runs."""

    fetch_new: Command
    train: Command
    recommend: Command
    list_stored: Command


def run(opened: Opened, commands: Commands, *, quiet: bool) -> None:
    """Run the tour with the real commands, in a temporary folder.

    Raises `JobSearchError` where none can be made.
    """
    with ended_by_signals(), ExitStack() as stack:
        try:
            folder = stack.enter_context(temporary_folder(Path(gettempdir())))
        except OSError as error:
            message = f"The demo can't make its temporary folder ({error.strerror}); name another place by TMPDIR."
            raise JobSearchError(message) from error
        feed = stack.enter_context(sample.feed())
        _run(opened, commands, folder, feed, quiet=quiet)


def _run(opened: Opened, commands: Commands, folder: Path, feed: Path, *, quiet: bool) -> None:
    with opened(folder, quiet=quiet) as (terminal, _, session):
        _show_step(terminal, "fetch-new --from sample.json")
        commands.fetch_new(saved=feed, instance=folder, quiet=quiet)
        _label(terminal, session, sample.reader())
        _show_step(terminal, "train")
        commands.train(instance=folder, quiet=quiet)
        _show_step(terminal, "recommend --limit 5")
        commands.recommend(limit=5, instance=folder, no_pager=True, quiet=quiet)
        _show_step(terminal, "list --limit 2")
        commands.list_stored(limit=2, instance=folder, no_pager=True, quiet=quiet)


def _label(terminal: Terminal, session: Session, reader: dict[str, Any]) -> None:
    _show_step(terminal, f"label --order newest --limit {ANSWERS_GIVEN}")
    terminal.message(LOOKING_FOR.asked)
    terminal.message(f"> {reader['looking_for']}")
    preparing.remember_words(session, reader["looking_for"])
    newest = preparing.Selection(order=Order.NEWEST)
    labelling = preparing.prepare(session, newest, lambda: datetime.now(UTC), wait=True)
    labelling.run(ScriptedReader(terminal, reader["labels"]).ask, ANSWERS_GIVEN)


def _show_step(terminal: Terminal, command: str) -> None:
    terminal.message(f"\n$ {terminal.program} {command}", style="bold")


@dataclass(frozen=True, slots=True)
class ScriptedReader:
    """A reader whose label for each post is known, by id: 1 interested, 0 not."""

    terminal: Terminal
    labels: Mapping[str, int]

    def ask(self, offer: Offer) -> Reply:
        """Answer, and show the answer beside the post."""
        label = self.labels[str(offer.post.id)]
        company = f", {offer.post.company}" if offer.post.company else ""
        self.terminal.message(f"  {KEYS[label]}  {words.title(offer.post)}{company}")
        return ANSWERS[label]
