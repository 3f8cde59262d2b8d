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
    from jobsearch.market import Market
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
    yes, no = (counts.labels[label] for label in (JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED))
    terminal.write(f"\n{words.count(yes + no, 'label')}: {yes} interested, {no} not interested.")
    for week in counts.weeks:
        right = f", the model was right in {week.right} of {week.guesses}" if week.guesses else ""
        terminal.write(
            f"  week of {week.monday}: {words.count(week.answers, 'answer')}, {week.interested} interested{right}"
        )
    _show_bars(terminal, "Why not", counts.reasons)
    for rule in counts.rules:
        terminal.write(f"Rule in force: {rule}")
    _show_model(terminal, counts, now)
    _show_market(terminal, counts.market)


def _show_bars(terminal: Terminal, title: str, numbers: dict[str, int]) -> None:
    if not numbers:
        return
    terminal.write(f"\n{title}")
    longest = max(numbers.values())
    for name, number in numbers.items():
        terminal.write(f"  {name:10} {number:6,} {'█' * max(1, round(CHART * number / longest))}")


def _show_model(terminal: Terminal, counts: Counts, now: datetime) -> None:
    model = counts.model
    if model is None:
        terminal.write("\nNo model yet: label some posts, then run train.")
        return
    stale = "; labels have changed since, run train" if counts.outdated else ""
    terminal.write(f"\nModel trained {words.age(model.trained, now)}{stale}.")
    terminal.write(f"Average precision {model.quality['average_precision']:.2f} on labels it had not seen.")
    if counts.unread is not None and counts.expected_good is not None:
        terminal.write(f"About {counts.expected_good:.0f} good posts among {counts.unread:,} unread.")
    for title, sign in (("Likes", 1), ("Dislikes", -1)):
        terms = [term for term in model.taste if term.weight * sign > 0][:TASTE_SHOWN]
        if terms:
            terminal.write(f"\n{title} (weight; in how many interesting and other labels)")
        for term in terms:
            terminal.write(f"  {term.term:28} {term.weight:+.2f} {term.interested:5} {term.not_interested:5}")


def _show_market(terminal: Terminal, market: Market) -> None:
    for whose, pay in (("Interesting posts", market.pay_wanted), ("All posts", market.pay_whole)):
        if pay:
            terminal.write(
                f"\n{whose} that state it pay {pay.median:,.0f} a year (median of {pay.stated} in {pay.posts})."
            )
    for title, rates in (("Places", market.places), ("Tags", market.tags)):
        if rates:
            terminal.write(f"\n{title} of interesting posts, and of all")
        for rate in rates:
            ours = f"{words.percent(rate.wanted / rate.wanted_of)} ({rate.wanted} of {rate.wanted_of})"
            whole = f"{words.percent(rate.whole / rate.whole_of)} ({rate.whole} of {rate.whole_of})"
            terminal.write(f"  {rate.name:20} {ours:18} {whole}")
