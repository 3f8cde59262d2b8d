"""The statistics as a web page: what stats says in sentences, and the pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.terminal import summary
from jobsearch.terminal.pages import charts, figures, frame
from jobsearch.terminal.pages.pictures import applications, chances, guesses, pay, taste, weeks

if TYPE_CHECKING:
    from datetime import datetime

    from jobsearch.counting import Statistics
    from jobsearch.history import History

TITLE = "Your job search so far"


def make_page(counted: Statistics, history: History, now: datetime) -> str:
    """Return the page as HTML; foreign text is escaped, and nothing is loaded from elsewhere."""
    of_taste = [term for sign in (1, -1) for term in summary.taste(counted.model, sign)]
    pictures = (
        weeks.draw(history.posts, counted.weeks),
        guesses.draw(history.groups, history.lately),
        chances.draw(history.tenths),
        taste.draw(of_taste),
        pay.draw(counted.market.pay, sum(counted.months.values())),
        applications.draw(
            history.reached, counted.applications, counted.stages, summary.oldest_unanswered(counted, now)
        ),
    )
    style = charts.STYLE + figures.STYLE
    return frame.document(TITLE, summary.in_sentences(counted, now), "\n".join(pictures), now, style)
