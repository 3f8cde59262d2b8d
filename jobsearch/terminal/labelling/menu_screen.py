"""The screen for a menu of words to tick."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from jobsearch.terminal import words
from jobsearch.terminal.labelling.canvas import rule_above, rule_below
from jobsearch.terminal.labelling.key_names import fitting, named
from jobsearch.terminal.labelling.keyboard import ENTER
from jobsearch.terminal.labelling.menu import GAP, Menu
from jobsearch.terminal.labelling.question import CHOICE, CHOICE_PURPOSE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jobsearch.terminal.labelling.canvas import Canvas

HERE, TICKED = "reverse", "bold"
QUIT = "q"
LEAST_ROWS, ROWS_FOR_A_PURPOSE = 2, 10


@dataclass(slots=True)
class MenuScreen:
    """Lets words be ticked on the full screen.

    `top` is the first row of the menu that is shown; `has_quit` is whether the user did.
    """

    canvas: Canvas
    menu: Menu
    top: int = 0
    has_quit: bool = False

    def ask(self) -> tuple[str, ...] | None:
        """Return the words ticked, or None if the user quits."""
        answered = self.canvas.press_until_answered(self.draw, self._press)
        return self.menu.chosen() if answered and not self.has_quit else None

    def draw(self) -> None:
        """Fill the screen: the rows around the word the user is at, and the keys at the bottom."""
        width, height, menu = self.canvas.width, self.canvas.console.height, self.menu
        rules = self.canvas.has_rules
        below = [self._state(width), self._keys(width)][-max(1, height - LEAST_ROWS) :]
        free = height - 2 * rules - len(below)
        head = self._head(max(0, free - LEAST_ROWS), brief=free < ROWS_FOR_A_PURPOSE)
        cells, widths = menu.lay_out(width, max(1, free - len(head)))
        rows = self._rows(cells, widths)
        here, column = divmod(menu.at, menu.columns)
        self.top = max(0, here - menu.rows + 1, min(self.top, here, len(rows) - menu.rows))
        shown = rows[self.top : self.top + menu.rows]
        row = len(head) + rules + here - self.top
        middle = [*shown, *[Text()] * (menu.rows - len(shown))]
        if rules:
            rest = len(rows) - self.top - menu.rows
            hints = [f"{words.count(self.top, 'row')} above"] if self.top else []
            hints += [f"{words.count(rest, 'row')} below"] if rest > 0 else []
            middle = [rule_above(width), *middle, rule_below(hints, width)]
        left = sum(widths[:column]) + GAP * column
        self.canvas.fill([*head, *middle, *below][-height:], (left + 1, row))

    def _press(self, key: str) -> bool:
        """Do what a key does; return whether the menu is left by it."""
        self.has_quit = key == QUIT
        if self.has_quit or (key == ENTER and not self.menu.typed):
            return True
        if key == ENTER:
            self.menu.finish_number()
        else:
            self.menu.press(key)
        return False

    def _rows(self, cells: Sequence[str], widths: Sequence[int]) -> list[Text]:
        """Return the menu row by row, each word padded to its column."""
        rows, remaining = [], enumerate(cells)
        while line := list(islice(remaining, len(widths))):
            row = Text(no_wrap=True)
            for (index, cell), width in zip(line, widths, strict=False):
                style = TICKED if index in self.menu.ticked else ""
                row.append(cell, f"{style} {HERE}" if index == self.menu.at else style)
                row.append(" " * (width - cell_len(cell) + GAP))
            row.rstrip()
            row.truncate(self.canvas.width, overflow="ellipsis")
            rows.append(row)
        return rows

    def _head(self, rows: int, *, brief: bool) -> list[Text]:
        title = Text(CHOICE, style="bold")
        return self.canvas.longest([(title,)] if brief else [(title, Text(CHOICE_PURPOSE)), (title,)], rows)

    def _state(self, width: int) -> Text:
        """Return the number begun, what is wrong, or what is ticked."""
        menu, chosen = self.menu, self.menu.chosen()
        if menu.typed:
            begun = f"{menu.typed}_"
            return fitting([Text(f"{begun} Another digit, or space to tick {int(menu.typed)}"), Text(begun)], width)
        ticked = f"{len(chosen)} ticked: {', '.join(chosen)}" if chosen else "none ticked"
        return fitting([Text(menu.said or ticked)], width)

    def _keys(self, width: int) -> Text:
        numbers = f"{1:0{self.menu.digits}}-{len(self.menu.words)}"
        enter, space, number = ("Enter", " done"), ("space", " tick"), (numbers, " tick by number")
        arrows, leave = ("arrows", " move"), ("q", " quit")
        variants = (enter, space, number, arrows, leave), (enter, space, (numbers, "")), (enter, space), (enter,)
        return fitting([named(keys) for keys in variants], width)


def ask_choice(canvas: Canvas, choices: Sequence[str], ticked: Collection[int]) -> tuple[str, ...] | None:
    """Let some of these words be ticked, some of them already; None if the user quits."""
    return MenuScreen(canvas, Menu(choices, set(ticked))).ask()
