"""The labelling screen: a post to read, the keys, how it goes; one key a decision."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.screen import Screen
from rich.text import Text

from jobsearch.labelling import Reason, Reply
from jobsearch.terminal import posts, status
from jobsearch.terminal.browser import open_in_browser
from jobsearch.terminal.keys import END, Keyboard, keyboard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from types import FrameType

    from rich.console import ConsoleDimensions, RenderableType

    from jobsearch.labelling import Offer

RESIZE_SECONDS = 0.1
WIDEST = 100
REPLIES = {reply.value: reply for reply in Reply} | {END: Reply.QUIT}
REASONS = {str(number): reason for number, reason in enumerate(Reason, 1)}
PAGES = {"page down": 1, " ": 1, "page up": -1, "b": -1}
LINES = {"down": 1, "up": -1}
PAGING = "space, page down, page up, arrows: read on"


@dataclass(slots=True)
class LabelScreen:
    """Asks about one post at a time on a terminal it has for itself."""

    console: Console
    keys: Keyboard
    clock: Callable[[], datetime]
    top: int = 0
    page: int = 1
    help: bool = False
    message: str = ""
    drawn: ConsoleDimensions | None = None

    def ask(self, offer: Offer) -> Reply | Reason:
        """Show the post until a key decides."""
        if not offer.explained:
            self.top = 0
        self.drawn = None
        while True:
            if self.drawn != self.console.size:
                self.drawn = self.console.size
                self.draw(offer)
            key = self.keys.read(RESIZE_SECONDS)
            if key is None:
                continue
            reply = REPLIES.get(key.lower()) or (REASONS.get(key) if offer.last_no else None)
            self.help, self.message = False, ""
            if reply:
                return reply
            self._turn(key.lower(), offer)
            self.drawn = None

    def draw(self, offer: Offer) -> None:
        """Fill the screen: the post above, as much of its text as fits, and the keys below."""
        width, height = min(self.console.width, WIDEST), self.console.height
        why = offer.score.why if offer.explained and offer.score else ()
        head = self._lines(posts.header(offer.post, self.clock(), why), width)
        foot = self._lines(self._foot(offer), width)
        body = posts.description_lines(self.console, offer.post, width, why)
        self.page = max(1, height - len(head) - len(foot) - 2)
        self.top = max(0, min(self.top, len(body) - self.page))
        shown = body[self.top : self.top + self.page]
        rest = len(body) - self.top - len(shown)
        ruler = f"── {rest} more lines: space ".ljust(width, "─") if rest else "─" * width
        lines = [*head, Text("─" * width, style="dim"), *shown]
        lines += [Text()] * (height - len(lines) - len(foot) - 1)
        self.console.print(Screen(Group(*lines, Text(ruler, style="dim"), *foot)), end="")

    def _turn(self, key: str, offer: Offer) -> None:
        """Follow a key that decides nothing; one that means nothing shows the keys."""
        if key == "o":
            self.message = open_in_browser(offer.post.url)
        elif key in PAGES:
            self.top += PAGES[key] * self.page
        elif key in LINES:
            self.top += LINES[key]
        elif key == "home":
            self.top = 0
        else:
            self.help = True

    def _foot(self, offer: Offer) -> Group:
        if self.help:
            return Group(Text(f"{status.HELP}\n{PAGING}"))
        lines = [status.explanation(offer)] if offer.explained else []
        if self.message:
            lines.append(Text(self.message, style="bold"))
        elif offer.last_no:
            lines.append(status.reasons(offer.last_no))
        if offer.post.label is not None:
            lines.append(status.before(offer.post.label))
        return Group(*lines, status.keys(), status.progress(offer))

    def _lines(self, part: RenderableType, width: int) -> list[Text]:
        return posts.as_lines(self.console, part, width)


@contextmanager
def label_screen(clock: Callable[[], datetime]) -> Iterator[LabelScreen]:
    """Take the terminal over for labelling, and leave it as it was, whatever ends the block."""
    console = Console(highlight=False, markup=False, emoji=False)
    with _ended_by_signals(), keyboard(sys.stdin.fileno()) as keys, console.screen():
        screen = LabelScreen(console, keys, clock)
        with _suspendable(screen):
            yield screen


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let a closed terminal or a polite kill end the block as an exception would."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    with _handling({signal.SIGTERM: leave, signal.SIGHUP: leave}):
        yield


@contextmanager
def _suspendable(screen: LabelScreen) -> Iterator[None]:
    """Give the terminal back while the program is suspended, and take it again when it goes on."""

    def suspend(_number: int, _frame: FrameType | None) -> None:
        with screen.keys.released():
            screen.console.set_alt_screen(enable=False)
            screen.console.show_cursor(show=True)
            os.kill(os.getpid(), signal.SIGSTOP)
        screen.console.set_alt_screen(enable=True)
        screen.console.show_cursor(show=False)
        screen.drawn = None

    with _handling({signal.SIGTSTP: suspend}):
        yield


@contextmanager
def _handling(handlers: Mapping[signal.Signals, Callable[[int, FrameType | None], None]]) -> Iterator[None]:
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
