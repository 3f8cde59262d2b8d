"""The reliability of chances: what was interesting of the posts that were given about the same chance."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from jobsearch.terminal import words
from jobsearch.terminal.pages import charts
from jobsearch.terminal.pages.charts import SOLID, Plot
from jobsearch.terminal.pages.figures import Table, figure, missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.history import Tenth

FEWEST = 5  # answers of a dot
PLOT = Plot(left=44, top=44, width=290, height=220, most=1)
HEIGHT = 304
SHARES = [(0, "0%"), (0.5, "50%"), (1, "100%")]
SMALLEST, LARGEST = 4, 9


def draw(tenths: Sequence[Tenth]) -> str:
    """Draw a dot for each tenth with enough answers: its mean chance, and the share that was interesting."""
    drawn = [tenth for tenth in tenths if tenth.answers >= FEWEST]
    if not drawn:
        return missing(
            "How far chances can be trusted",
            f"While you label, the model gives each post a chance. Once you have answered {FEWEST} of about the same "
            "chance, this shows how many of them interested you.",
        )
    answers, interested = sum(tenth.answers for tenth in tenths), sum(tenth.interested for tenth in tenths)
    expected = sum(tenth.answers * tenth.mean_chance for tenth in tenths)
    promised, were = words.count(round(expected), "interesting post"), words.count(interested, "was", "were")
    finding = f"The chances promised {promised} of {answers:,}, and {were}"
    return figure(
        finding,
        [
            "On the dashed line chances are right: of posts with a chance of 30%, 30% are interesting.",
            "Above it you liked more than the chance said, below it less. Above each dot is its number of answers.",
        ],
        _picture(f"Dots beside a diagonal. {finding}.", drawn),
        _table(tenths),
    )


def _picture(says: str, tenths: Sequence[Tenth]) -> str:
    right, most = PLOT.left + PLOT.width, max(tenth.answers for tenth in tenths)
    marks = [
        *PLOT.grid(SHARES),
        charts.text(4, 14, "of these were interesting"),
        *(charts.text(_x(share), PLOT.bottom + 18, name, "middle") for share, name in SHARES),
        charts.text(right, HEIGHT - 5, "chance that the model gave", "end"),
        charts.line((PLOT.left, PLOT.bottom), (right, PLOT.top), "dashed"),
    ]
    numbers = []
    for tenth in tenths:
        x, y = _x(tenth.mean_chance), PLOT.y(tenth.interested / tenth.answers)
        radius = max(SMALLEST, LARGEST * sqrt(tenth.answers / most))
        marks.append(charts.dot(x, y, radius, SOLID))
        numbers.append(charts.text(x, y - radius - 3, f"{tenth.answers:,}", "middle"))
    return charts.svg(says, HEIGHT, [*marks, *numbers])


def _x(share: float) -> float:
    return PLOT.left + PLOT.width * share


def _table(tenths: Sequence[Tenth]) -> Table:
    rows = [
        (
            f"{words.percent(tenth.lowest)} to {words.percent(tenth.lowest + 0.1)}",
            f"{tenth.answers:,}",
            words.percent(tenth.mean_chance),
            f"{tenth.interested:,} ({words.percent(tenth.interested / tenth.answers)})",
        )
        for tenth in tenths
    ]
    return Table("Chances given before answers", ("chance", "answers", "mean chance", "interesting"), rows)
