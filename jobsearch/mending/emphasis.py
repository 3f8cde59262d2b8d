"""Emphasis: HTML put together so that bold, italics and code come out as Markdown that holds."""

from __future__ import annotations

BREAK = "<br>"
MARKS = frozenset({"strong", "em", "code"})
_OPENING = frozenset(f"<{mark}>" for mark in MARKS)


class EmphasisedHtml:
    """HTML in pieces: blanks stand outside of marks, no mark is empty, doubled or taken up again at once."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._depths = dict.fromkeys(MARKS, 0)

    def __str__(self) -> str:
        return "".join(self._pieces)

    def add_tag(self, tag: str) -> None:
        self._pieces.append(tag)

    def add_text(self, text: str) -> None:
        """Add text or a line break; blanks right after an opening mark move before it."""
        if self._last() in _OPENING:
            solid = "" if text == BREAK else text.lstrip()
            blank = text[: len(text) - len(solid)]
            self._insert_before_opening_marks(blank)
            text = solid
        if text:
            self._pieces.append(text)

    def open(self, mark: str) -> None:
        self._depths[mark] += 1
        if self._depths[mark] > 1:
            return
        blank = self._pieces.pop() if self._last().isspace() else ""
        if self._last() == f"</{mark}>":
            self._pieces[-1] = blank
        else:
            self._pieces += [blank, f"<{mark}>"] if blank else [f"<{mark}>"]

    def close(self, mark: str) -> None:
        """Close a mark; blanks right before it move behind it."""
        if not self._depths[mark]:
            return
        self._depths[mark] -= 1
        if self._depths[mark]:
            return
        blanks = self._take_blanks()
        if self._last() == f"<{mark}>":
            self._pieces.pop()
        else:
            self._pieces.append(f"</{mark}>")
        self._pieces += blanks

    def _last(self) -> str:
        return self._pieces[-1] if self._pieces else ""

    def _insert_before_opening_marks(self, blank: str) -> None:
        if not blank:
            return
        place = len(self._pieces)
        while place and self._pieces[place - 1] in _OPENING:
            place -= 1
        self._pieces.insert(place, blank)

    def _take_blanks(self) -> list[str]:
        blanks: list[str] = []
        while self._pieces and (self._last() == BREAK or not self._last().strip()):
            blanks.append(self._pieces.pop())
        last = self._last()
        solid = last.rstrip()
        if solid != last:
            self._pieces[-1] = solid
            blanks.append(last[len(solid) :])
        return blanks[::-1]
