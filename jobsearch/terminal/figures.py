"""The counts of `stats`, as a page for people and as a JSON document."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from jobsearch.posts import JobPostLabel
from jobsearch.terminal import words
from jobsearch.terminal.documents import moment

if TYPE_CHECKING:
    from datetime import datetime

    from jobsearch.counting import Counts
    from jobsearch.market import Market, Pay
    from jobsearch.terminal.console import Terminal

CHART = 40
TASTE_SHOWN = 10


def as_document(counts: Counts) -> dict[str, Any]:
    """Return the counts as JSON has them."""
    model = counts.model
    return {
        "posts": sum(counts.months.values()),
        "months": counts.months,
        "labels": {
            "interested": counts.labels[JobPostLabel.INTERESTED],
            "not_interested": counts.labels[JobPostLabel.NOT_INTERESTED],
        },
        "weeks": [asdict(week) for week in counts.weeks],
        "reasons": counts.reasons,
        "newest_fetch": moment(counts.newest_fetch),
        "looking_for": counts.looking_for,
        "model": model and {"trained_at": moment(model.trained), "quality": model.quality, "outdated": counts.outdated},
        "taste": [asdict(term) for term in model.taste] if model else [],
        "rules": [str(rule) for rule in counts.rules],
        "market": asdict(counts.market),
        "unread": counts.unread,
        "expected_good": counts.expected_good,
    }


def show(terminal: Terminal, counts: Counts, now: datetime) -> None:
    """Print the counts, section by section."""
    terminal.write(f"{words.count(sum(counts.months.values()), 'post')} stored.")
    if counts.newest_fetch:
        terminal.write(f"Last fetched {words.age(counts.newest_fetch, now)}.")
    _show_bars(terminal, "Posts by month", counts.months)
    _show_labels(terminal, counts)
    _show_bars(terminal, "Why not", counts.reasons)
    if counts.rules:
        _show_title(terminal, "Rules in force")
    for rule in counts.rules:
        terminal.write(f"  {rule}")
    _show_model(terminal, counts, now)
    _show_market(terminal, counts.market)


def _show_title(terminal: Terminal, title: str) -> None:
    terminal.write("")
    terminal.out.print(title, style="bold", soft_wrap=True)


def _show_bars(terminal: Terminal, title: str, numbers: dict[str, int]) -> None:
    if not numbers:
        return
    _show_title(terminal, title)
    longest = max(numbers.values())
    for name, number in numbers.items():
        terminal.write(f"  {name:10} {number:6,} {'█' * max(1, round(CHART * number / longest))}")


def _show_labels(terminal: Terminal, counts: Counts) -> None:
    yes, no = (counts.labels[label] for label in (JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED))
    _show_title(terminal, f"{words.count(yes + no, 'label')}: {yes:,} interested, {no:,} not interested")
    for week in counts.weeks:
        guesses = ""
        if week.guesses:
            share = words.percent(week.right / week.guesses)
            guesses = f"; the model guessed {share} right ({week.right} of {week.guesses})"
        answers = words.count(week.answers, "answer")
        terminal.write(f"  week of {week.monday}: {answers}, {week.interested} interested{guesses}")


def _show_model(terminal: Terminal, counts: Counts, now: datetime) -> None:
    model = counts.model
    if model is None:
        _show_title(terminal, "No model yet: label some posts, then run train.")
        return
    stale = "; labels have changed since, run train" if counts.outdated else ""
    _show_title(terminal, f"Model trained {words.age(model.trained, now)}{stale}.")
    terminal.write(f"  Average precision {model.quality['average_precision']:.2f} on labels it had not seen.")
    if counts.unread is None or counts.expected_good is None:
        terminal.write("  How many good posts are left: recommend counts them.")
    else:
        terminal.write(f"  About {counts.expected_good:,.0f} good posts among {counts.unread:,} unread.")
    for title, sign in (("Likes", 1), ("Dislikes", -1)):
        taste = {term.term: term for term in model.taste if term.weight * sign > 0}
        shown = words.telling(list(taste))[:TASTE_SHOWN]
        if shown:
            _show_title(terminal, f"{title:28} weight   in how many interesting, other labels")
        for name in shown:
            term = taste[name]
            terminal.write(f"  {name:27} {term.weight:+.2f} {term.interested:8} {term.not_interested:6}")


def _show_market(terminal: Terminal, market: Market) -> None:
    if market.pay_whole:
        _show_title(terminal, "Yearly pay, where it is stated (median)")
        _show_pay(terminal, "interesting posts", market.pay_wanted)
        _show_pay(terminal, "all posts", market.pay_whole)
    for title, rates in (("Places", market.places), ("Tags", market.tags)):
        if rates:
            _show_title(terminal, f"{title:22} of interesting posts  of all")
        for rate in rates:
            ours = f"{words.percent(rate.wanted / rate.wanted_of)} ({rate.wanted:,} of {rate.wanted_of:,})"
            whole = f"{words.percent(rate.whole / rate.whole_of)} ({rate.whole:,} of {rate.whole_of:,})"
            terminal.write(f"  {rate.name:20} {ours:21} {whole}")


def _show_pay(terminal: Terminal, whose: str, pay: Pay | None) -> None:
    told = f"{pay.median:,.0f} ({pay.stated:,} of {pay.posts:,})" if pay else "stated in fewer than five"
    terminal.write(f"  {whose:20} {told}")
