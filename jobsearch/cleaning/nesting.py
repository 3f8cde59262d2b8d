"""Nesting: tags in any order become a well-formed, shallow tree, on which the converter takes linear time."""

from __future__ import annotations

from collections import Counter

MOST_OPEN = 20  # recorded posts have eight elements within each other
MOST_INDENTED = 6  # lists and quotations within each other, each writing before every line; recorded posts have two
MARKS = ("strong", "em", "code")
MOST_ROWS, MOST_CELLS = 500, 20  # in a text, and in a row, as the converter gives all rows the same width

_ALONE = frozenset(("br", "hr"))
_INLINE = frozenset((*MARKS, "a"))
_ONCE = frozenset(MARKS) | {"table", "pre"}
_LISTS = frozenset(("ul", "ol"))
_INDENTED = _LISTS | {"blockquote"}
_CELLS, _TERMS = frozenset(("td", "th")), frozenset(("dt", "dd"))
_PARTS = _CELLS | _TERMS | _INDENTED | {"li", "div", "table"}
_ENDS = (  # what a starting tag ends, unless there is one of the others in between
    {name: (frozenset((name,)), _PARTS) for name in ("h1", "h2", "h3", "h4", "h5", "h6", "p", "summary")}
    | dict.fromkeys(_CELLS, (_CELLS, frozenset(("tr",))))
    | dict.fromkeys(_TERMS, (_TERMS, frozenset(("dl",))))
    | {
        "a": (frozenset(("a",)), frozenset[str]()),
        "li": (frozenset(("li",)), _LISTS),
        "tr": (frozenset(("tr",)), frozenset(("table",))),
    }
)


class Tree:
    """HTML that grows tag by tag: what is open ends in order, and what would nest too deeply is left out."""

    def __init__(self) -> None:
        self._html: list[str] = []
        self._open: list[str] = []
        self._left_out: Counter[str] = Counter()
        self._rows = self._cells = 0

    def add(self, html: str) -> None:
        """Add what neither starts nor ends an element."""
        self._html.append(html)

    def start(self, name: str, tag: str) -> None:
        """Add the tag that starts an element; in its place, where it may not stand, a line break if it is a block."""
        if "pre" in self._open and name not in _INLINE and name != "br":
            self.end("pre")
        self._end_siblings(name)
        if name in _ALONE:
            self._html.append(tag)
        elif self._may_start(name):
            self._html.append(tag)
            self._open.append(name)
            self._count(name)
        else:
            self._left_out[name] += 1
            self._html.append("" if name in _INLINE else "<br>")

    def end(self, name: str) -> None:
        """End an element and those within it; nothing happens if it was left out, or never started."""
        if self._left_out[name]:
            self._left_out[name] -= 1
        elif name in self._open:
            self._end_from(len(self._open) - 1 - self._open[::-1].index(name))

    def html(self) -> str:
        """Return the HTML, ending all that is open."""
        self._end_from(0)
        return "".join(self._html)

    def _end_siblings(self, name: str) -> None:
        ended, between = _ENDS.get(name, (frozenset[str](), frozenset[str]()))
        for depth in reversed(range(len(self._open))):
            if self._open[depth] in ended:
                self._end_from(depth)
                return
            if self._open[depth] in between:
                return

    def _may_start(self, name: str) -> bool:
        if len(self._open) >= MOST_OPEN or (name in _ONCE and name in self._open):
            return False
        if name in _INDENTED:
            return sum(each in _INDENTED for each in self._open) < MOST_INDENTED
        if name == "tr":
            return "table" in self._open and self._rows < MOST_ROWS
        if name in _CELLS:
            return "tr" in self._open and self._cells < MOST_CELLS
        return "pre" not in self._open

    def _count(self, name: str) -> None:
        if name == "tr":
            self._rows, self._cells = self._rows + 1, 0
        elif name in _CELLS:
            self._cells += 1

    def _end_from(self, depth: int) -> None:
        for name in reversed(self._open[depth:]):
            self._html.append(f"</{name}>")
            self._left_out[name] = 0
        del self._open[depth:]
