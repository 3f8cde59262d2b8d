"""What `fetch-new` and `label` say they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.posts import JobPostLabel
from jobsearch.terminal import words

if TYPE_CHECKING:
    from collections.abc import Collection

    from jobsearch.fetching import FetchReport
    from jobsearch.terminal.console import Terminal


def report_fetched(terminal: Terminal, report: FetchReport) -> None:
    """Say how many posts are new, changed and known, and what was left out and why."""
    for element in report.left_out:
        which = f"post {element.id}" if element.id else f"element {element.number}"
        terminal.message(f"Left out {which}: {element.reason}", style="yellow")
    terminal.message(
        f"{words.count(report.new, 'new post')}, {report.changed} changed, "
        f"{report.known} known, {len(report.left_out)} left out."
    )
    if report.new:
        terminal.message("Next: label", style="dim")
    terminal.credit()


def report_labeled(terminal: Terminal, answered: int, labels: Collection[JobPostLabel], left: int) -> None:
    """Say what was done in a labelling session, and the next command."""
    interested = sum(label is JobPostLabel.INTERESTED for label in labels)
    others = len(labels) - interested
    if not answered and not left:
        terminal.message("Nothing to label: fetch-new gets new posts.")
    else:
        given = words.count(answered, "answer")
        terminal.message(
            f"{given} given. {interested} interesting, {others} not interesting so far; {left} left to label."
        )
    if answered and min(interested, others) > 1:
        terminal.message("Next: train, then recommend", style="dim")
    terminal.credit()
