"""How right the guesses were over time, beside always guessing the more frequent answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.history import LEAST
from jobsearch.terminal import words
from jobsearch.terminal.pages import charts
from jobsearch.terminal.pages.charts import HOLLOW, SOLID, Plot
from jobsearch.terminal.pages.figures import Table, figure, missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.history import Group

PLOT = Plot(left=44, top=48, width=300, height=130, most=1)
HEIGHT = 214
SHARES = [(0, "0%"), (0.5, "50%"), (1, "100%")]
OUTER, INNER = 5.5, 3.5  # so that a ring is seen around a dot at the same place


def draw(groups: Sequence[Group], lately: Sequence[bool]) -> str:
    """Draw the share of right guesses, group by group, and what the more frequent answer would have got."""
    if not groups:
        return missing(
            "How right the guesses were",
            f"While you label, the model guesses each answer. Once there are {LEAST} guesses, this shows how many were "
            f"right; there {'is' if len(lately) == 1 else 'are'} {len(lately)} so far.",
        )
    of_all = sum(group.guesses for group in groups)
    right = words.percent(sum(group.right for group in groups) / of_all)
    frequent = words.percent(sum(group.frequent for group in groups) / of_all)
    overall = (
        f"Of all {of_all:,} guesses {right} were right; always guessing the more frequent answer of each group "
        f"would have been right in {frequent}."
    )
    return figure(
        f"{sum(lately)} of the last {len(lately)} guesses were right",
        [
            overall,
            "The model guesses each answer before you give it. Posts that you labeled before are left out.",
        ],
        _picture(f"Dots over time: {right} of the guesses were right, {frequent} by the more frequent answer.", groups),
        _table(groups),
    )


def _picture(says: str, groups: Sequence[Group]) -> str:
    room = PLOT.width / len(groups)
    places = [PLOT.left + room * (number + 0.5) for number in range(len(groups))]
    frequent = [(x, PLOT.y(group.frequent / group.guesses)) for x, group in zip(places, groups, strict=True)]
    right = [(x, PLOT.y(group.right / group.guesses)) for x, group in zip(places, groups, strict=True)]
    marks = [
        *PLOT.grid(SHARES),
        *_legend(),
        charts.polyline(frequent, "dashed"),
        charts.polyline(right, "line"),
        *(charts.dot(*point, OUTER, HOLLOW) for point in frequent),
        *(charts.dot(*point, INNER, SOLID) for point in right),
        *_ends(groups),
    ]
    return charts.svg(says, HEIGHT, marks)


def _legend() -> list[str]:
    return [
        charts.dot(PLOT.left + 5, 10, INNER, SOLID),
        charts.text(PLOT.left + 16, 14, "the model's guesses that were right"),
        charts.dot(PLOT.left + 5, 28, OUTER, HOLLOW),
        charts.text(PLOT.left + 16, 32, "always the more frequent answer"),
    ]


def _ends(groups: Sequence[Group]) -> list[str]:
    """Name the first guess and the last one, with their dates."""
    first, last, right = groups[0], groups[-1], PLOT.left + PLOT.width
    return [
        charts.text(PLOT.left, HEIGHT - 20, f"guess {first.first:,}"),
        charts.text(PLOT.left, HEIGHT - 5, f"{first.since:%Y-%m-%d}"),
        charts.text(right, HEIGHT - 20, f"guess {last.last:,}", "end"),
        charts.text(right, HEIGHT - 5, f"{last.until:%Y-%m-%d}", "end"),
    ]


def _table(groups: Sequence[Group]) -> Table:
    rows = [
        (
            f"{group.first:,} to {group.last:,}",
            f"{group.since:%Y-%m-%d}",
            _share(group.right, group),
            _share(group.frequent, group),
        )
        for group in groups
    ]
    columns = ("guesses", "from", "right", "frequent")
    return Table(
        "Guesses that were right, and those that the frequent answer of the group would have got right", columns, rows
    )


def _share(number: int, group: Group) -> str:
    return f"{number:,} ({words.percent(number / group.guesses)})"
