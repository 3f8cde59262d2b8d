"""What `stats` shows, for people and as a JSON document."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.text import Text

from jobsearch.posts import JobPostLabel, Stage
from jobsearch.terminal import next_steps, summary, words
from jobsearch.terminal.exports import moment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from jobsearch.counting import Statistics
    from jobsearch.market import Market, Pay, PayIn, Rate
    from jobsearch.terminal.console import Terminal

CHART = 40


def as_document(counted: Statistics) -> dict[str, Any]:
    """Return the JSON document of the statistics."""
    model, left, oldest = counted.model, counted.left, counted.oldest_unanswered
    return {
        "next": counted.next.value,
        "instance": str(counted.folder.absolute()),
        "posts": sum(counted.months.values()),
        "months": counted.months,
        "labels": {
            "interested": counted.labels[JobPostLabel.INTERESTED],
            "not_interested": counted.labels[JobPostLabel.NOT_INTERESTED],
        },
        "weeks": [asdict(week) for week in counted.weeks],
        "reasons": counted.reasons,
        "stages": [{"monday": monday} | _every_stage(reached) for monday, reached in counted.stages.items()],
        "applications": _every_stage(counted.applications),
        "oldest_unanswered": oldest and {"id": oldest.id, "stage_at": moment(oldest.stage_at)},
        "newest_fetch": moment(counted.newest_fetch),
        "looking_for": counted.looking_for,
        "living_in": counted.living_in and counted.living_in.name,
        "model": model
        and {"trained_at": moment(model.trained), "quality": model.quality, "outdated": counted.outdated},
        "taste": [asdict(term) for term in model.taste] if model else [],
        "rules": [str(rule) for rule in counted.rules],
        "market": _market_document(counted.market),
        "unread": left and left.unlabeled,
        "likely": left and left.likely,
        "expected_good": left and left.interesting,
    }


def _every_stage(reached: Mapping[Stage, int]) -> dict[str, int]:
    return {stage.value: reached.get(stage, 0) for stage in Stage}


def _market_document(market: Market) -> dict[str, Any]:
    pay = [_pay_document(pay) for pay in market.pay]
    most_frequent = pay[0] if pay else {"wanted": None, "whole": None}
    return {
        "pay": pay,
        "pay_wanted": most_frequent["wanted"],
        "pay_whole": most_frequent["whole"],
        "places": [_rate_document(rate) for rate in market.places],
        "tags": [_rate_document(rate) for rate in market.tags],
    }


def _pay_document(pay: PayIn) -> dict[str, Any]:
    return {"currency": pay.currency, "wanted": pay.interested and asdict(pay.interested), "whole": asdict(pay.all)}


def _rate_document(rate: Rate) -> dict[str, Any]:
    return {
        "name": rate.name,
        "wanted": rate.interested,
        "wanted_of": rate.interested_of,
        "whole": rate.all,
        "whole_of": rate.all_of,
    }


def show(terminal: Terminal, counted: Statistics, now: datetime) -> None:
    """Print the next step, then the statistics, section by section."""
    next_steps.show(terminal, counted.next)
    terminal.show(summary.stored(counted))
    terminal.write_sentence("Your data lies in", str(counted.folder.absolute()))
    if counted.newest_fetch:
        terminal.show(summary.last_fetched(counted.newest_fetch, now))
    for said in summary.wishes(counted):
        terminal.write_sentence(said)
    _show_bars(terminal, "Posts by month", counted.months)
    _show_labels(terminal, counted)
    if counted.reasons:
        _show_title(terminal, "Why not")
    for reason, times in counted.reasons.items():
        terminal.show(f"  {reason:10} {times:6,}")
    _show_applications(terminal, counted, now)
    if counted.rules:
        _show_title(terminal, "Rules in force")
    for rule in counted.rules:
        terminal.show(f"  {rule}")
    _show_model(terminal, counted, now)
    _show_market(terminal, counted.market)
    if counted.oldest_unanswered:
        terminal.credit()


def _show_title(terminal: Terminal, title: str) -> None:
    terminal.show("")
    terminal.show(Text(title, style="bold"))


def _show_finding(terminal: Terminal, sentence: str) -> None:
    """Print a title that says something, and so may be longer than a line."""
    terminal.write("")
    terminal.show(Text(sentence, style="bold"))


def _show_bars(terminal: Terminal, title: str, numbers: dict[str, int]) -> None:
    if not numbers:
        return
    _show_title(terminal, title)
    longest = max(numbers.values())
    for name, number in numbers.items():
        terminal.show(f"  {name:10} {number:6,} {'█' * max(1, round(CHART * number / longest))}")


def _show_labels(terminal: Terminal, counted: Statistics) -> None:
    _show_finding(terminal, summary.labels(counted))
    for week in counted.weeks:
        guesses = ""
        if week.guesses:
            share = words.percent(week.right / week.guesses)
            guesses = f"; the model guessed {share} right ({week.right} of {week.guesses})"
        answers = words.count(week.answers, "answer")
        terminal.write_sentence(f"  week of {week.monday}: {answers}, {week.interested} interested{guesses}")


def _show_applications(terminal: Terminal, counted: Statistics, now: datetime) -> None:
    if not counted.stages:
        return
    _show_title(terminal, f"{'Applications':20}{''.join(f'{stage.value:>10}' for stage in Stage)}")
    weeks = {f"week of {monday}": reached for monday, reached in counted.stages.items()}
    for name, reached in (weeks | {"now": counted.applications}).items():
        terminal.show(f"  {name:18}{''.join(f'{reached.get(stage, 0):10,}' for stage in Stage)}")
    oldest = summary.oldest_unanswered(counted, now)
    if oldest:
        terminal.write_sentence(f"  {oldest}")


def _show_model(terminal: Terminal, counted: Statistics, now: datetime) -> None:
    model = counted.model
    _show_finding(terminal, summary.model(counted, now))
    if model is None:
        return
    terminal.write_sentence(f"  {summary.quality(model)}")
    terminal.write_sentence(f"  {summary.left(counted.left)}")
    for title, sign in (("Likes", 1), ("Dislikes", -1)):
        shown = summary.taste(model, sign)
        if shown:
            _show_title(terminal, f"{title:29} {'weight':>6} {'yes':>6} {'no':>6}")
        for term in shown:
            terminal.show(f"  {term.term:27} {term.weight:+6.2f} {term.interested:6,} {term.not_interested:6,}")


def _show_market(terminal: Terminal, market: Market) -> None:
    if market.pay:
        _show_title(terminal, f"{'Yearly pay (median)':22} of interesting posts  of all")
    for pay in market.pay:
        interested = _pay(pay.interested) if pay.interested else "fewer than five"
        terminal.show(f"  {pay.currency or 'without a currency':20} {interested:21} {_pay(pay.all)}")
    for title, rates in (("Places", market.places), ("Tags", market.tags)):
        if rates:
            _show_title(terminal, f"{title:22} of interesting posts  of all")
        for rate in rates:
            interested = _share(rate.interested, rate.interested_of)
            terminal.show(f"  {rate.name:20} {interested:21} {_share(rate.all, rate.all_of)}")


def _share(number: int, of: int) -> str:
    return f"{words.percent(number / of)} ({number:,} of {of:,})"


def _pay(pay: Pay) -> str:
    return f"{pay.median:,.0f} ({pay.stated:,} of {pay.posts:,})"
