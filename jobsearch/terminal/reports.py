"""What each command says it did: fetched, labeled, trained, recommended."""

from __future__ import annotations

import math
import shlex
from typing import TYPE_CHECKING

from jobsearch.posts import JobPostLabel
from jobsearch.terminal import words

if TYPE_CHECKING:
    from collections.abc import Collection

    from jobsearch.fetching import FetchReport
    from jobsearch.recommending import Recommendations
    from jobsearch.terminal.console import Terminal


def say_fetched(terminal: Terminal, report: FetchReport) -> None:
    """Say how many posts are new, changed, known and left out, and why each of these was."""
    for left in report.left_out:
        which = f"post {left.id}" if left.id else f"element {left.place}"
        terminal.say(f"Left out {which}: {left.reason}", style="yellow")
    terminal.say(
        f"{words.count(report.new, 'new post')}, {report.changed} changed, "
        f"{report.known} known, {len(report.left_out)} left out."
    )
    if report.new:
        terminal.say("Next: label", style="dim")
    terminal.credit()


def say_labeled(terminal: Terminal, given: int, labels: Collection[JobPostLabel], left: int) -> None:
    """Say what was done in a labelling session, and the next command."""
    interested = sum(label is JobPostLabel.INTERESTED for label in labels)
    others = len(labels) - interested
    if not given and not left:
        terminal.say("Nothing to label: fetch-new gets new posts.")
    else:
        answers = words.count(given, "answer")
        terminal.say(f"{answers} given; in all {interested} interesting, {others} not, {left} left to judge.")
    if given and min(interested, others) > 1:
        terminal.say("Next: train, then recommend", style="dim")
    terminal.credit()


def promise(found: Recommendations) -> str:
    """Say what the list promises: of so many posts, about how many should interest."""
    listed = len(found.posts)
    if not listed:
        if found.hidden_posts:
            return "Nothing to recommend that your rules don't hide."
        return "Nothing to recommend: fetch-new gets new posts; --since all or fewer filters find more."
    if found.nearest:
        return "No post is likely enough to interest you; these come nearest."
    if listed == 1:
        return f"One post, with a chance of {words.percent(found.expected)} to interest you."
    about = round(found.expected)
    return f"{f'About {about}' if about else 'Hardly any'} of these {listed} should interest you."


def left_out(found: Recommendations) -> str:
    """Say how many posts the limit leaves out, and which limit shows them; empty when it leaves out none."""
    more = 0 if found.nearest else found.total - len(found.posts)
    return f"{more:,} more; --limit {_rounded(found.total)}" if more else ""


def say_recommended(terminal: Terminal, found: Recommendations) -> None:
    """Say what the list promises, what it leaves out, whether it is up to date, and what comes next."""
    terminal.say(promise(found))
    if more := left_out(found):
        terminal.say(more)
    for rule, number in found.hidden.items():
        terminal.say(
            f"Your rule {rule} hides {words.count(number, 'post')}; --unhide {shlex.quote(str(rule))} ends it."
        )
    if found.outdated:
        terminal.say("Labels or words have changed since training: run train to have them count.", style="yellow")
    if found.posts and terminal.watched:
        terminal.say(f"Next: show {found.posts[0].post.id}, with --open to open it in the browser", style="dim")
    terminal.credit()


def _rounded(number: int) -> int:
    """Round up to a limit worth typing."""
    step: int = 10 ** max(1, len(str(number)) - 1)
    return math.ceil(number / step) * step
