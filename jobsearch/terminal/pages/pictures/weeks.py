"""Posts and answers by week."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING

from jobsearch.terminal import words
from jobsearch.terminal.pages import charts
from jobsearch.terminal.pages.charts import HOLLOW, SOLID, Plot
from jobsearch.terminal.pages.figures import Table, figure, missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jobsearch.dataaccess.counts import Week

LEFT, RIGHT = 56, 4  # so that 100,000 has room on the axis
POSTS_TOP, POSTS_HEIGHT = 24, 90
ANSWERS_TOP, ANSWERS_HEIGHT = 148, 60
HEIGHT = 230
WIDEST = 24
FILLED = 0.7  # of the room of a bar


@dataclass(frozen=True, slots=True)
class _Week:
    monday: str
    posts: int
    interested: int
    others: int

    @property
    def answers(self) -> int:
        return self.interested + self.others


def draw(posts: Mapping[str, int], answers: Iterable[Week]) -> str:
    """Draw the posts of each week by its Monday, and below them the answers that were given in it."""
    answered = {week.monday: week for week in answers}
    every = (_week(monday, number, answered.get(monday)) for monday, number in posts.items())
    weeks = list(dropwhile(lambda week: not (week.posts or week.answers), every))
    if not weeks:
        return missing("Posts and answers by week", "This shows the last 52 weeks: run fetch-new, then label.")
    of_posts, of_answers = sum(week.posts for week in weeks), sum(week.answers for week in weeks)
    numbers = f"{words.count(of_posts, 'post')} and {words.count(of_answers, 'answer')}"
    finding = f"{numbers} in {words.count(len(weeks), 'week')}"
    return figure(
        finding,
        ["Posts by the week they were posted in, or first seen, and the answers that you gave in it."],
        _picture(f"Bars by week: {finding}, from {weeks[0].monday} to {weeks[-1].monday}.", weeks),
        _table(weeks),
    )


def _week(monday: str, posts: int, answered: Week | None) -> _Week:
    if answered is None:
        return _Week(monday, posts, 0, 0)
    return _Week(monday, posts, answered.interested, answered.answers - answered.interested)


def _picture(says: str, weeks: Sequence[_Week]) -> str:
    width = charts.WIDTH - LEFT - RIGHT
    posts = Plot(LEFT, POSTS_TOP, width, POSTS_HEIGHT, charts.round_up(max(week.posts for week in weeks)))
    answers = Plot(LEFT, ANSWERS_TOP, width, ANSWERS_HEIGHT, charts.round_up(max(week.answers for week in weeks)))
    room = min(WIDEST, width / len(weeks))
    marks = [*_axis(posts), *_axis(answers), charts.text(LEFT, POSTS_TOP - 9, "posts"), *_legend(ANSWERS_TOP - 9)]
    for number, week in enumerate(weeks):
        x, thick = LEFT + room * (number + (1 - FILLED) / 2), room * FILLED
        yes, all_ = answers.y(week.interested), answers.y(week.answers)
        marks += [
            charts.bar(x, posts.y(week.posts), thick, posts.bottom - posts.y(week.posts), SOLID),
            charts.bar(x, yes, thick, answers.bottom - yes, SOLID),
            charts.bar(x, all_, thick, yes - all_, HOLLOW),
        ]
    return charts.svg(says, HEIGHT, [mark for mark in (*marks, *_dates(weeks, room)) if mark])


def _axis(plot: Plot) -> list[str]:
    return plot.grid([(0, "0"), (plot.most, f"{plot.most:,}")])


def _legend(y: float) -> list[str]:
    return [
        charts.text(LEFT, y, "answers:"),
        charts.bar(LEFT + 62, y - 9, 9, 9, SOLID),
        charts.text(LEFT + 76, y, "interested"),
        charts.bar(LEFT + 152, y - 9, 9, 9, HOLLOW),
        charts.text(LEFT + 166, y, "not interested"),
    ]


def _dates(weeks: Sequence[_Week], room: float) -> list[str]:
    """Name the first week, and the last one where there is room for both."""
    y, end = HEIGHT - 6, LEFT + room * len(weeks)
    first, last = charts.text(LEFT, y, weeks[0].monday), charts.text(end, y, weeks[-1].monday, "end")
    return [first, last] if end - LEFT > charts.WIDTH / 2 else [first]


def _table(weeks: Iterable[_Week]) -> Table:
    rows = [(week.monday, f"{week.posts:,}", f"{week.interested:,}", f"{week.others:,}") for week in weeks]
    columns = ("week of", "posts", "interested", "not interested")
    return Table("Posts and answers by week, by the Monday it began on", columns, rows)
