"""A line being typed: the text, the cursor in it, what each key does, and the part that fits the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from jobsearch.cleaning.characters import drop_unseen
from jobsearch.terminal.labelling.keyboard import PASTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

CLEAR = "\x15"  # Ctrl-U
CUT_OFF = "…"


@dataclass(slots=True)
class LineEditor:
    """A text without line ends and control characters, and where in it the next character goes."""

    text: str = ""
    cursor: int = 0

    def press(self, key: str, pasted: str = "") -> bool:
        """Do what a key does, `pasted` being the text of a paste; return whether it does anything."""
        if key == PASTE or (len(key) == 1 and key.isprintable()):
            typed = one_line(pasted) if key == PASTE else key
            self.text = self.text[: self.cursor] + typed + self.text[self.cursor :]
            self.cursor += len(typed)
        elif key in MOVES:
            self.cursor = MOVES[key](self.text, self.cursor)
        elif key in DELETES:
            start, end = sorted((self.cursor, DELETES[key](self.text, self.cursor)))
            self.text, self.cursor = self.text[:start] + self.text[end:], start
        elif key == CLEAR:
            self.text, self.cursor = "", 0
        else:
            return False
        return True

    def window(self, width: int) -> tuple[str, int]:
        """Return the part of the text around the cursor that fits into so many cells, and the cursor's cell in it.

        "…" stands for what is cut off; the last cell is left to the cursor.
        """
        before, after = self.text[: self.cursor], self.text[self.cursor :]
        if cell_len(before) > width - 1:
            before = CUT_OFF + _fitting(reversed(before), width - 2)[::-1]
        left = width - cell_len(before)
        if cell_len(after) > left:
            after = _fitting(after, left - 1) + CUT_OFF
        return before + after, cell_len(before)


def editor(text: str) -> LineEditor:
    """Return a text to be edited at its end."""
    text = one_line(text)
    return LineEditor(text, len(text))


def one_line(text: str) -> str:
    """Return a text with line ends and tabs as spaces, and without other control characters."""
    return drop_unseen(text).replace("\n", " ")


def _fitting(characters: Iterable[str], width: int) -> str:
    """Return the first of these characters, as many as fit into so many cells."""
    fitting: list[str] = []
    for character in characters:
        width -= cell_len(character)
        if width < 0:
            break
        fitting.append(character)
    return "".join(fitting)


def _back(text: str, cursor: int) -> int:
    """Return where the character before the cursor begins, the marks that stand on it being part of it."""
    cursor -= 1
    while cursor > 0 and not cell_len(text[cursor]):
        cursor -= 1
    return max(0, cursor)


def _on(text: str, cursor: int) -> int:
    """Return where the character at the cursor ends."""
    cursor += 1
    while cursor < len(text) and not cell_len(text[cursor]):
        cursor += 1
    return min(cursor, len(text))


def _word_back(text: str, cursor: int) -> int:
    """Return where the word before the cursor begins."""
    return text[:cursor].rstrip().rfind(" ") + 1


def _first(_text: str, _cursor: int) -> int:
    return 0


def _last(text: str, _cursor: int) -> int:
    return len(text)


MOVES: dict[str, Callable[[str, int], int]] = {
    "left": _back,
    "right": _on,
    "home": _first,
    "end": _last,
    "\x01": _first,  # Ctrl-A
    "\x05": _last,  # Ctrl-E
}
DELETES: dict[str, Callable[[str, int], int]] = {
    "backspace": _back,
    "delete": _on,
    "\x17": _word_back,
}  # the last is Ctrl-W
