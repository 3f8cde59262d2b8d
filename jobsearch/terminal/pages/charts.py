"""Marks of a picture in SVG: bars, dots, lines and words, told apart by their shapes, in the page's colours.

A picture is 360 units wide, about as many pixels as a phone has, so that its words can be read there.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 360
SOLID, HOLLOW = "solid", "hollow"
NICE = (1, 2, 5, 10)
WIDTHS = {  # of letters of 12px in DejaVu Sans, the widest of the usual fonts
    **dict.fromkeys(" ',./:;ijl|", 4.1),
    **dict.fromkeys("!()-[]frt", 5),
    **dict.fromkeys("cksvxyz", 7.15),
    **dict.fromkeys("0123456789abdeghnopqu", 7.65),
}
WIDE, WIDEST = 12, 15  # any other letter of ASCII, and any letter at all
STYLE = """
.chart { display: block; width: 100%; max-width: 28rem; height: auto; margin: .5rem 0 }
.chart text { font: 12px system-ui, sans-serif; fill: var(--ink); stroke: var(--paper); stroke-width: 3px;
  paint-order: stroke }
.solid { fill: var(--good); stroke: var(--good) }
circle.solid { stroke: var(--paper) }
.hollow { fill: var(--paper); stroke: var(--ink) }
.line { fill: none; stroke: var(--good); stroke-width: 2 }
.dashed { fill: none; stroke: var(--ink); stroke-dasharray: 4 3 }
.grid { stroke: var(--line) }
.mark { stroke: var(--ink); stroke-width: 3 }
@media print { .chart { max-width: 21rem } }
"""


def svg(says: str, height: float, marks: Sequence[str]) -> str:
    """Return a picture, and in words what it shows for those who don't see it."""
    drawn = "\n".join(marks)
    return f"""<svg class="chart" role="img" viewBox="0 0 {WIDTH} {height:g}" aria-label="{escape(says)}">
{drawn}
</svg>"""


def text(x: float, y: float, words: str, anchor: str = "start") -> str:
    """Return words that start, end or have their middle at a point."""
    return f'<text x="{x:.4g}" y="{y:.4g}" text-anchor="{anchor}">{escape(words)}</text>'


def bar(x: float, y: float, width: float, height: float, kind: str) -> str:
    """Return a bar; of what is nothing there is none."""
    if width <= 0 or height <= 0:
        return ""
    return f'<rect class="{kind}" x="{x:.4g}" y="{y:.4g}" width="{width:.4g}" height="{height:.4g}"/>'


def dot(x: float, y: float, radius: float, kind: str) -> str:
    return f'<circle class="{kind}" cx="{x:.4g}" cy="{y:.4g}" r="{radius:.4g}"/>'


def line(start: tuple[float, float], end: tuple[float, float], kind: str) -> str:
    return f'<line class="{kind}" x1="{start[0]:.4g}" y1="{start[1]:.4g}" x2="{end[0]:.4g}" y2="{end[1]:.4g}"/>'


def polyline(points: Sequence[tuple[float, float]], kind: str) -> str:
    joined = " ".join(f"{x:.4g},{y:.4g}" for x, y in points)
    return f'<polyline class="{kind}" points="{joined}"/>'


def width(words: str) -> float:
    """Return how wide words are at most; a font of the reader's may be narrower."""
    return sum(map(_width, words))


def _width(letter: str) -> float:
    return WIDTHS.get(letter, WIDE if letter.isascii() else WIDEST)


def cut(words: str, room: float) -> str:
    """Return words, or as many of their letters as have room, with an ellipsis."""
    if width(words) <= room:
        return words
    fitting = sum(reached + WIDEST <= room for reached in accumulate(map(_width, words)))
    return words[:fitting].rstrip() + "…"


def round_up(number: int) -> int:
    """Return the next number that is easy to read on an axis: 1, 2, 5, 10, 20 and so on."""
    power = 1
    while power * NICE[-1] < number:
        power *= 10
    return next(power * nice for nice in NICE if power * nice >= number)


@dataclass(frozen=True, slots=True)
class Plot:
    """The field of a picture that is drawn in, from its left and top edge; values go from 0 to `most` upwards."""

    left: float
    top: float
    width: float
    height: float
    most: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def y(self, value: float) -> float:
        """Return how far down a value lies."""
        return self.bottom - self.height * value / self.most

    def grid(self, named: Sequence[tuple[float, str]]) -> list[str]:
        """Return a line across the field at each of these values, named at its left."""
        right = self.left + self.width
        lines = [line((self.left, self.y(value)), (right, self.y(value)), "grid") for value, _ in named]
        return [*lines, *(text(self.left - 5, self.y(value) + 4, name, "end") for value, name in named)]
