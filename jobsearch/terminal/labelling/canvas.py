"""The full screen as something to draw on, and the keys that come from it."""

from __future__ import annotations

from dataclasses import dataclass
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from rich.console import Group
from rich.control import Control
from rich.padding import Padding
from rich.screen import Screen
from rich.text import Text

from jobsearch.terminal import rendering
from jobsearch.terminal.labelling.keyboard import END

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from os import terminal_size

    from rich.console import Console

    from jobsearch.terminal.labelling.keyboard import Keyboard

RESIZE_SECONDS = 0.1
MARGIN, NO_MARGIN_BELOW = 1, 40
LEAST_HEIGHT_FOR_RULES = 10


@dataclass(slots=True)
class Canvas:
    """The screen taken over; `drawn` is the size that it was last drawn for, None if it must be drawn anew."""

    console: Console
    keys: Keyboard
    drawn: terminal_size | None = None

    @property
    def width(self) -> int:
        """How wide a line may be: readable, with a margin where there is room for one."""
        room = self.console.width
        return min(room - 2 * MARGIN, rendering.READABLE) if room >= NO_MARGIN_BELOW else room

    @property
    def has_rules(self) -> bool:
        """Whether there is room for the rules above and below what is in the middle."""
        return self.console.height >= LEAST_HEIGHT_FOR_RULES

    def must_be_drawn(self) -> bool:
        """Return whether the screen must be drawn anew; if so it has one size until it is."""
        size = get_terminal_size()
        if self.drawn == size:
            return False
        self.drawn = self.console.size = size
        return True

    def fill(self, lines: Sequence[Text], cursor: tuple[int, int] | None = None) -> None:
        """Show these lines in the middle, and the cursor, if it is wanted, in a column and a row of theirs."""
        room, width = self.console.width, self.width
        left = (room - width) // 2
        with self.console:  # one write
            if cursor:
                self.console.show_cursor(show=False)
            self.console.control(Control.home())
            self.console.print(Screen(Padding(Group(*lines), (0, room - width - left, 0, left))), end="")
            if cursor:
                self.console.control(Control.move_to(left + cursor[0], cursor[1]))
                self.console.show_cursor(show=True)

    def say(self, what: str) -> None:
        """Show a message on the last line, until the screen is drawn anew."""
        line, self.drawn = Text(what, style="italic"), None
        line.truncate(self.width, overflow="ellipsis", pad=True)
        with self.console:
            self.console.control(Control.move_to((self.console.width - self.width) // 2, self.console.height - 1))
            self.console.print(line, end="")

    def longest(self, variants: Sequence[Sequence[Text]], rows: int) -> list[Text]:
        """Return the texts of the first variant whose lines fit into so many rows, else of the last, cut off."""
        lines: list[Text] = []
        for variant in variants:
            lines = [line for text in variant for line in rendering.as_lines(self.console, text, self.width)]
            if len(lines) <= rows:
                break
        return lines[:rows]

    def read_key(self) -> str | None:
        """Return the next key, or None after a moment, to see whether the size has changed."""
        return self.keys.read(RESIZE_SECONDS)

    def press_until_answered(self, draw: Callable[[], None], press: Callable[[str], bool]) -> bool:
        """Draw, and give each key to `press` until it returns True, for an answer; return False at the end of input.

        In the end no cursor is shown, and what was typed ahead is forgotten.
        """
        self.drawn = None
        try:
            while True:
                if self.must_be_drawn():
                    draw()
                key = self.read_key()
                if key == END:
                    return False
                if key is not None:
                    self.drawn = None
                    if press(key):
                        return True
        finally:
            self.console.show_cursor(show=False)
            self.keys.discard()


def rule_above(width: int) -> Text:
    """Return the rule above what is in the middle."""
    return Text("─" * width, style="dim")


def rule_below(hints: Sequence[str], width: int) -> Text:
    """Return the rule below what is in the middle, with what there is to say of it."""
    named = f" {' · '.join(hints)} " if hints else ""
    return Text.assemble(("──", "dim"), named, ("─" * (width - len(named) - 2), "dim"))
