"""The pay of interesting posts beside that of all: the median, and the middle half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.market import LEAST
from jobsearch.terminal.pages import charts
from jobsearch.terminal.pages.charts import HOLLOW, SOLID
from jobsearch.terminal.pages.figures import Table, figure, missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jobsearch.market import Pay, PayIn

CURRENCIES_SHOWN = 4
TITLE, ROW, ROW_IN_WORDS, BELOW = 22, 40, 20, 10
THICK, OVER = 14, 4  # a bar, and how far the mark of the median stands over it
WIDTH = charts.WIDTH - 4


def draw(pay: Sequence[PayIn], stored: int) -> str:
    """Draw a bar for each kind of posts, currency by currency, from the lower to the upper quartile.

    `stored` are the posts there are, of which only some may have been surveyed.
    """
    if not pay:
        return missing(
            "The pay of interesting posts beside all",
            f"Once {LEAST} posts state their pay in one currency, it is shown here: run fetch-new, then label.",
        )
    finding, shown = _finding(pay[0]), pay[:CURRENCIES_SHOWN]
    return figure(
        finding,
        [
            "Each line begins at 0. The bar on it is the middle half of what is stated, the upright mark the median.",
            *_limits(pay[0].all.posts, stored),
        ],
        _picture(f"Bars of yearly pay. {finding}.", shown),
        _table(pay),
    )


def _finding(pay: PayIn) -> str:
    of_all = f"{pay.all.median:,.0f} ({_currency(pay)})"
    if pay.interested is None:
        return f"The median pay of all posts is {of_all}"
    return f"The median pay of interesting posts is {pay.interested.median:,.0f}, of all {of_all}"


def _limits(surveyed: int, stored: int) -> Iterator[str]:
    if surveyed < stored:
        yield (
            f"“All posts” are {surveyed:,} of the {stored:,} that are stored: those listed last, and those that you "
            "labeled."
        )


def _currency(pay: PayIn) -> str:
    return pay.currency or "no currency stated"


def _picture(says: str, currencies: Sequence[PayIn]) -> str:
    marks: list[str] = []
    y = 0
    for pay in currencies:
        marks += _of_currency(pay, y)
        y += TITLE + (ROW if pay.interested else ROW_IN_WORDS) + ROW + BELOW
    return charts.svg(says, y, [mark for mark in marks if mark])


def _of_currency(pay: PayIn, top: float) -> Iterator[str]:
    yield charts.text(0, top + 14, f"Pay a year, {_currency(pay)}")
    scale = WIDTH / max(each.upper_quartile for each in (pay.interested, pay.all) if each)
    y = top + TITLE
    if pay.interested:
        yield from _row("interesting posts", pay.interested, SOLID, y, scale)
        y += ROW
    else:
        yield charts.text(0, y + 13, f"interesting posts: fewer than {LEAST} state it")
        y += ROW_IN_WORDS
    yield from _row("all posts", pay.all, HOLLOW, y, scale)


def _row(name: str, pay: Pay, kind: str, top: float, scale: float) -> Iterator[str]:
    median = f"{name}: {pay.median:,.0f}"
    whole = f"{median} ({_middle_half(pay)})"
    yield charts.text(0, top + 13, whole if charts.width(whole) <= charts.WIDTH else median)
    low, high, middle, y = pay.lower_quartile * scale, pay.upper_quartile * scale, pay.median * scale, top + 20
    yield charts.line((0, y + THICK / 2), (WIDTH, y + THICK / 2), "grid")
    yield charts.bar(low, y, high - low, THICK, kind)
    yield charts.line((middle, y - OVER), (middle, y + THICK + OVER), "mark")


def _middle_half(pay: Pay) -> str:
    return f"{pay.lower_quartile:,.0f} to {pay.upper_quartile:,.0f}"


def _table(currencies: Sequence[PayIn]) -> Table:
    rows: list[tuple[str, ...]] = []
    for pay in currencies:
        rows.append(_numbers(f"interesting, {_currency(pay)}", pay.interested))
        rows.append(_numbers(f"all, {_currency(pay)}", pay.all))
    return Table("Yearly pay, as far as it is stated", ("posts", "median", "middle half", "stated by"), rows)


def _numbers(name: str, pay: Pay | None) -> tuple[str, ...]:
    """Return a row for a kind of posts, with empty cells where too few state their pay."""
    if pay is None:
        return name, "", "", f"fewer than {LEAST}"
    return name, f"{pay.median:,.0f}", _middle_half(pay), f"{pay.stated:,} of {pay.posts:,}"
