"""What commands say they did, and what any command says of others' rights to the user's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.terminal import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from jobsearch.fetching import FetchReport, ForMe
    from jobsearch.labelling.tally import Summary
    from jobsearch.places.openness import Place
    from jobsearch.privacy import Privacy
    from jobsearch.rules import Rule
    from jobsearch.terminal.console import Terminal


def report_privacy(terminal: Terminal, found: Privacy) -> None:
    """Say what others could do with the user's data until now, and what they still can."""
    if found.closed:
        done = "read and changed" if found.was_writable else "read"
        terminal.message(f"{found.closed} could be {done} by others; only you can now.", style="yellow")
    if found.still_open:
        message = f"{found.still_open} is open to others, and stays so; name a folder of your own with --instance."
        terminal.message(message, style="yellow")


def report_fetched(terminal: Terminal, report: FetchReport) -> None:
    """Say how many posts are new, changed and known, and what was left out and why."""
    if report.for_me:
        _report_tags(terminal, report.for_me)
    for element in report.left_out:
        which = f"post {element.id}" if element.id else f"element {element.number}"
        terminal.message(f"Left out {which}: {element.reason}", style="yellow")
    terminal.message(
        f"{words.count(report.new, 'new post')}, {report.changed} changed, "
        f"{report.known} known, {len(report.left_out)} left out."
    )
    terminal.credit()


def _report_tags(terminal: Terminal, for_me: ForMe) -> None:
    if for_me.tags:
        terminal.message(f"Also asked for your tags: {', '.join(for_me.tags)}.")
    elif for_me.informed:
        terminal.message("No tag of a stored post matches what you look for: only the plain list was fetched.")
    else:
        terminal.message(
            "What you look for is not known yet: only the plain list was fetched. "
            'Say it in a few words: label --looking-for "python backend europe"'
        )
    for tag, why in for_me.failed.items():
        terminal.message(f"The tag {tag} was not fetched: {why}", style="yellow")


def report_words(terminal: Terminal, looking_for: str) -> None:
    """Say which words are remembered, or that they are forgotten."""
    remembered = f"Remembered: you look for {words.beginning(looking_for)}."
    terminal.message(remembered if looking_for else "Your words are forgotten.")


def report_rules(terminal: Terminal, hide: Sequence[Rule], unhide: Sequence[Rule]) -> None:
    """Say what is hidden from now on, and what is shown again."""
    for said in (*map(words.hidden, hide), *map(words.shown_again, unhide)):
        terminal.message(f"{said}.")


def report_labeled(
    terminal: Terminal, done: Summary, *, on_screen: bool, named: bool = False, remarks: Sequence[str] = ()
) -> None:
    """Say what was done in a labelling session, and how many posts are left, unless all that were `named` are done.

    The companies hidden are named where the user can no longer read it: after the full screen has closed, and where
    the last post was hidden. `remarks` are said of the posts left.
    """
    if done.answered or done.taken_back or done.left:
        in_all = f"{done.interested} interesting, {done.not_interested} not interesting so far"
        left = f"; {done.left:,} left to label" if done.left or not named else ""
        terminal.message(f"{_what_was_done(done)}. {in_all}{left}.")
    elif not remarks:
        terminal.message("Nothing to label.")
    for remark in remarks:
        terminal.message(remark)
    for rule in done.rules if on_screen or not done.left else ():
        terminal.message(f"{words.hidden(rule)}.")
    terminal.credit()


def nothing_left(older: int, window: timedelta | datetime | None) -> str:
    """Return that all posts listed in the window are labeled, and how many older ones are not."""
    return f"Nothing left that was listed {words.window(window)}; {older:,} older: label --since all" if older else ""


def all_busy(done: Summary) -> str:
    """Return that another session asks about all posts that are left, if so."""
    return "Another label session asks about what is left." if 0 < done.left == done.busy else ""


def come_last(done: Summary, living_in: Place | None) -> str:
    """Return how many of the posts left come last, as they are not open to people where the user lives."""
    elsewhere = done.elsewhere
    if not elsewhere or living_in is None:
        return ""
    if elsewhere == done.left:
        return f"None of these is open to {words.the(living_in.name)}."
    are, come, them = ("is", "comes", "it") if elsewhere == 1 else ("are", "come", "them")
    home = words.the(living_in.name)
    return f"{elsewhere:,} of these {are} not open to {home} and {come} last; --anywhere mixes {them} in"


def report_interrupted(terminal: Terminal, answered: int) -> None:
    """Say that the answers given before Ctrl-C are kept."""
    terminal.message(f"{words.count(answered, 'answer')} stored.")


def _what_was_done(done: Summary) -> str:
    given = f"{words.count(done.answered, 'answer')} given"
    if done.answered == 1:
        given += ": interesting" if done.liked else ": not interesting"
    elif done.answered:
        given += f", {done.liked or 'none'} of them interesting"
    if not done.taken_back:
        return given
    taken_back = f"{done.taken_back} taken back"
    return f"{given}; {taken_back}" if done.answered else taken_back
