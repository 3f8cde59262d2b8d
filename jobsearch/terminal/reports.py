"""What `fetch-new` and `label` say they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.posts import JobPostLabel
from jobsearch.terminal import words

if TYPE_CHECKING:
    from collections.abc import Collection

    from jobsearch.fetching import FetchReport, ForMe
    from jobsearch.terminal.console import Terminal


def report_fetched(terminal: Terminal, report: FetchReport, next_command: str | None) -> None:
    """Say how many posts are new, changed and known, what was left out and why, and how to go on."""
    if report.for_me:
        _report_tags(terminal, report.for_me)
    for element in report.left_out:
        which = f"post {element.id}" if element.id else f"element {element.number}"
        terminal.message(f"Left out {which}: {element.reason}", style="yellow")
    terminal.message(
        f"{words.count(report.new, 'new post')}, {report.changed} changed, "
        f"{report.known} known, {len(report.left_out)} left out."
    )
    if next_command:
        terminal.message(f"Next: {next_command}", style="dim")
    terminal.credit()


def _report_tags(terminal: Terminal, for_me: ForMe) -> None:
    if for_me.tags:
        terminal.message(f"Asked for your tags, too: {', '.join(for_me.tags)}.")
    elif for_me.informed:
        terminal.message("No tag of the stored posts tells what you look for: only the plain list was asked for.")
    else:
        terminal.message(
            "What you look for is not known yet: only the plain list was asked for. "
            'Give words: label --looking-for "python backend europe"'
        )
    for tag, why in for_me.failed.items():
        terminal.message(f"No posts tagged {tag}: {why}", style="yellow")


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
