"""The terms that count most for a post and against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.terminal.pages import charts
from jobsearch.terminal.pages.charts import HOLLOW, SOLID
from jobsearch.terminal.pages.figures import Table, figure, missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.posts import TasteTerm

TOP, ROW, THICK = 26, 22, 13
MIDDLE = charts.WIDTH / 2
LONGEST = 128  # so that the weight has room beside it
GAP = 6


def draw(taste: Sequence[TasteTerm]) -> str:
    """Draw a bar for each term, to the right for what counts for a post, to the left for what counts against it."""
    if not taste:
        return missing(
            "What counts for a post and against it",
            "The model learns it from your labels: label some posts, then train.",
        )
    return figure(
        _finding(taste),
        ["What adds most to the chance of a post that has it, and what takes most away, by the labels."],
        _picture(taste),
        _table(taste),
    )


def _finding(taste: Sequence[TasteTerm]) -> str:
    most, least = max(taste, key=_weight), min(taste, key=_weight)
    parts = [f"“{most.term}” counts most for a post"] if most.weight > 0 else []
    parts += [f"“{least.term}” {'' if parts else 'counts '}most against {'it' if parts else 'a post'}"] * (
        least.weight < 0
    )
    return ", ".join(parts)


def _weight(term: TasteTerm) -> float:
    return term.weight


def _picture(taste: Sequence[TasteTerm]) -> str:
    longest, height = max(abs(term.weight) for term in taste), TOP + ROW * len(taste)
    marks = [
        charts.text(MIDDLE + GAP, 14, "for →"),
        charts.text(MIDDLE - GAP, 14, "← against", "end"),
        charts.line((MIDDLE, TOP - 4), (MIDDLE, height), "grid"),
    ]
    for number, term in enumerate(taste):
        marks += _bar(term, TOP + ROW * number, LONGEST * abs(term.weight) / longest)
    return charts.svg(f"Bars of terms. {_finding(taste)}.", height, marks)


def _bar(term: TasteTerm, y: float, length: float) -> list[str]:
    """Return a bar with its weight at its end, and the term on the other side of the middle."""
    name, weight, base = charts.cut(term.term, MIDDLE - GAP), f"{term.weight:+.2f}", y + 11
    if term.weight > 0:
        return [
            charts.text(MIDDLE - GAP, base, name, "end"),
            charts.bar(MIDDLE, y, length, THICK, SOLID),
            charts.text(MIDDLE + length + GAP, base, weight),
        ]
    return [
        charts.text(MIDDLE + GAP, base, name),
        charts.bar(MIDDLE - length, y, length, THICK, HOLLOW),
        charts.text(MIDDLE - length - GAP, base, weight, "end"),
    ]


def _table(taste: Sequence[TasteTerm]) -> Table:
    rows = [(term.term, f"{term.weight:+.2f}", f"{term.interested:,}", f"{term.not_interested:,}") for term in taste]
    caption = "The weight of each term, and how many labeled posts of each kind have it"
    return Table(caption, ("term", "weight", "interested", "not interested"), rows)
