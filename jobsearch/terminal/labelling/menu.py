"""A menu of words to tick: where the user is, what is ticked, what each key does, and how it fills a width."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDEST, SHORT, GAP = 24, 11, 2
STEPS = {"left": -1, "h": -1, "right": 1, "l": 1}
ROWS = {"up": -1, "k": -1, "down": 1, "j": 1}
PAGES = {"page up": -1, "page down": 1}
ENDS = {"home", "g", "end", "G"}


@dataclass(slots=True)
class Menu:
    """Words with numbers from 1 on, those ticked by index; `at` is the one the user is at, `typed` a number begun.

    `columns` and `rows` are what the screen shows at once.
    """

    words: Sequence[str]
    ticked: set[int] = field(default_factory=set)
    at: int = 0
    typed: str = ""
    said: str = ""
    columns: int = 1
    rows: int = 1

    @property
    def digits(self) -> int:
        """How many digits a number has."""
        return len(str(len(self.words)))

    def chosen(self) -> tuple[str, ...]:
        """Return the words ticked, in the menu's order."""
        return tuple(self.words[index] for index in sorted(self.ticked))

    def press(self, key: str) -> None:
        """Do what a key does; a number is complete once it has all digits, or at any key that ticks or ends."""
        self.said = ""
        if len(key) == 1 and key in "0123456789":
            self.typed += key
            if len(self.typed) == self.digits:
                self.finish_number()
            elif int(self.typed):
                self._go(int(self.typed) - 1)
        elif key == "backspace":
            self.typed = self.typed[:-1]
        elif key == " " and self.typed:
            self.finish_number()
        elif key == " ":
            self._turn(self.at)
        else:
            self.typed = ""
            self._move(key)

    def finish_number(self) -> None:
        """Go to the number typed and tick it, or take its tick away."""
        number, self.typed = int(self.typed), ""
        if 1 <= number <= len(self.words):
            self.at = number - 1
            self._turn(self.at)
        else:
            self.said = f"There is no {number}: the numbers go from 1 to {len(self.words)}."

    def lay_out(self, width: int, rows: int) -> tuple[list[str], list[int]]:
        """Return each word with its number and its tick, and how wide the columns are that they fill row by row.

        As many columns as fit into the width are made; long words are cut where all would need more rows.
        """
        for widest in (WIDEST, SHORT):
            cells = [self._cell(index, widest) for index in range(len(self.words))]
            widths = _widths(cells, width)
            if len(cells) <= len(widths) * rows:
                break
        self.columns, self.rows = len(widths), rows
        return cells, widths

    def _cell(self, index: int, widest: int) -> str:
        tick = "x" if index in self.ticked else " "
        return f"[{tick}] {index + 1:0{self.digits}} {_cut(self.words[index], widest)}"

    def _move(self, key: str) -> None:
        if key in STEPS:
            self._go(self.at + STEPS[key])
        elif key in ROWS:
            self._go_rows(ROWS[key])
        elif key in PAGES:
            self._go_rows(PAGES[key] * self.rows)
        elif key in ENDS:
            self._go(0 if key in {"home", "g"} else len(self.words) - 1)

    def _go_rows(self, rows: int) -> None:
        """Go so many rows down, or up, in the same column, as far as there are any."""
        row, column = divmod(self.at, self.columns)
        last = (len(self.words) - 1) // self.columns
        self._go(max(0, min(row + rows, last)) * self.columns + column)

    def _go(self, index: int) -> None:
        self.at = max(0, min(index, len(self.words) - 1))

    def _turn(self, index: int) -> None:
        self.ticked ^= {index}


def _widths(cells: Sequence[str], width: int) -> list[int]:
    """Return how wide the columns are, as many as fit, of which there is one at least."""
    lengths = [cell_len(cell) for cell in cells]
    for columns in range(len(lengths), 1, -1):
        widths = [max(lengths[column::columns]) for column in range(columns)]
        if sum(widths) + GAP * (columns - 1) <= width:
            return widths
    return [max(lengths)]


def _cut(word: str, widest: int) -> str:
    return word if cell_len(word) <= widest else f"{set_cell_size(word, widest - 1).rstrip()}…"
