"""The table of commands beside their imports: its lines, as Markdown, and their place in a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from benchmarks.measured import Took

BEGIN, END = "<!-- what make bench writes -->", "<!-- until here -->"
HEAD = "| | baseline | CPU / wall | the baseline's | ratio | at most | holds |\n|---|---|---|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: what was measured, against what, and how often that it may take at most.

    `figures` and `base` are what each took, for people to read; `ratios`, in `unit`, are held against `at_most`.
    """

    what: str
    against: str
    figures: str
    base: str
    ratios: tuple[float, ...]
    at_most: float
    unit: str = ""

    @property
    def holds(self) -> bool:
        """Whether no ratio is greater than it may be, to the digits that are shown."""
        return all(float(self._shown(ratio)) <= self.at_most for ratio in self.ratios)

    def __str__(self) -> str:
        ratios = ", ".join(f"{self._shown(ratio)}{self.unit}" for ratio in self.ratios)
        verdict = "yes" if self.holds else "**no**"
        cells = self.what, self.against, self.figures, self.base, ratios, f"{self.at_most:g}{self.unit}", verdict
        return f"| {' | '.join(cells)} |"

    def _shown(self, ratio: float) -> str:
        return f"{ratio:.0f}" if self.unit else f"{ratio:.2f}"


def compare(what: str, against: str, tooks: Sequence[Took], base: Took, at_most: float) -> Line:
    """Return the line of what took so much at each size, against what took so much, by processor time."""
    figures = ", ".join(map(seconds, tooks))
    return Line(what, against, figures, seconds(base), tuple(took.cpu / base.cpu for took in tooks), at_most)


def spread(what: str, tooks: Sequence[Took], at_most: float) -> Line:
    """Return the line of the greatest of these processor times over the least."""
    times = [took.cpu for took in tooks]
    return Line(f"{what}: the greatest size over the least", "itself", "", "", (max(times) / min(times),), at_most)


def seconds(took: Took) -> str:
    return f"{took.cpu:.2f} / {took.wall:.2f} s"


def markdown(lines: Iterable[Line], told: str) -> str:
    """Return the table, and before it what is told of the run."""
    return "\n".join((told, "", HEAD, *map(str, lines)))


def write(path: Path, table: str) -> None:
    """Put the table between the two markers of a file, and leave all else as it is."""
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path} has no place for the table, between {BEGIN} and {END}")
    path.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")
