"""How far applications have come: the jobs that reached each stage, and those that are there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.posts import Stage
from jobsearch.terminal import words
from jobsearch.terminal.pages import charts
from jobsearch.terminal.pages.charts import HOLLOW, SOLID
from jobsearch.terminal.pages.figures import Table, figure, missing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NOUNS = {Stage.APPLIED: "application", Stage.INTERVIEW: "interview", Stage.OFFER: "offer"}
LEFT, LONGEST = 70, 230
TOP, ROW, THICK = 30, 40, 13


def draw(
    reached: Mapping[Stage, int],
    present: Mapping[Stage, int],
    weeks: Mapping[str, Mapping[Stage, int]],
    oldest_unanswered: str | None,
) -> str:
    """Draw two bars a stage; its numbers week by week are in the table."""
    if not any(reached.values()):
        return missing(
            "How far applications have come",
            "This shows the stages of your applications: once you have applied, run mark ID --stage applied.",
        )
    finding = ", ".join(_in_words(stage, number) for stage, number in reached.items() if number)
    return figure(
        finding,
        [oldest_unanswered] if oldest_unanswered else [],
        _picture(f"Bars by stage: {finding}.", reached, present),
        _table(reached, present, weeks),
    )


def _in_words(stage: Stage, jobs: int) -> str:
    """Return how many jobs reached a stage: "12 applications", "1 closed"."""
    return f"{jobs:,} closed" if stage is Stage.CLOSED else words.count(jobs, NOUNS[stage])


def _picture(says: str, reached: Mapping[Stage, int], present: Mapping[Stage, int]) -> str:
    most = max(*reached.values(), *present.values())
    marks = [
        charts.bar(LEFT, 5, 9, 9, SOLID),
        charts.text(LEFT + 14, 14, "reached it"),
        charts.bar(LEFT + 94, 5, 9, 9, HOLLOW),
        charts.text(LEFT + 108, 14, "there now"),
    ]
    for number, stage in enumerate(Stage):
        y = TOP + ROW * number
        marks += [
            charts.text(LEFT - 8, y + 17, stage.value, "end"),
            *_bar(y, reached[stage], most, SOLID),
            *_bar(y + THICK + 2, present[stage], most, HOLLOW),
        ]
    return charts.svg(says, TOP + ROW * len(Stage), [mark for mark in marks if mark])


def _bar(y: float, jobs: int, most: int, kind: str) -> Sequence[str]:
    length = LONGEST * jobs / most
    return charts.bar(LEFT, y, length, THICK, kind), charts.text(LEFT + length + 6, y + 11, f"{jobs:,}")


def _table(
    reached: Mapping[Stage, int], present: Mapping[Stage, int], weeks: Mapping[str, Mapping[Stage, int]]
) -> Table:
    named = {"reached it": reached, "there now": present, **weeks}
    rows = [(name, *(f"{of.get(stage, 0):,}" for stage in Stage)) for name, of in named.items()]
    columns = ("jobs", *(stage.value for stage in Stage))
    return Table(
        "Jobs by stage: all that reached it, those there now, and by week, by the Monday it began on", columns, rows
    )
