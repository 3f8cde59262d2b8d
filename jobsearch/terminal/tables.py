"""Recommended posts as a table for people, and in the forms that programs read."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from jobsearch.terminal import words
from jobsearch.terminal.documents import post_document

if TYPE_CHECKING:
    from datetime import datetime

    from jobsearch.recommending import Recommendations, Recommended
    from jobsearch.terminal.console import Terminal

BAR = 5
REASONS_SHOWN = 3
NARROW = 100
CSV_COLUMNS = [
    "id",
    "chance",
    "new",
    "position",
    "company",
    "location",
    "posted_at",
    "salary_min",
    "salary_max",
    "tags",
    "why",
    "copies",
    "mention",
    "url",
    "apply_url",
]


def show_recommended(terminal: Terminal, found: Recommendations, now: datetime) -> None:
    """Show the list as a table, each post's address whole below its facts."""
    table = Table(box=None, pad_edge=False, expand=False, header_style="bold", padding=(0, 2, 0, 0))
    wide = terminal.out.width >= NARROW
    table.add_column("Chance", no_wrap=True)
    table.add_column("Post", ratio=None, overflow="fold")
    if wide:
        table.add_column("Place", overflow="fold")
        table.add_column("Salary", no_wrap=True)
        table.add_column("Age", no_wrap=True)
        table.add_column("Why", overflow="fold")
    for each in found.posts:
        table.add_row(*_row(each, now, wide=wide))
    terminal.show(table)


def _row(each: Recommended, now: datetime, *, wide: bool) -> list[Text]:
    post, why = each.post, words.reasons(each.score.why, REASONS_SHOWN)
    pay, posted = words.salary(post), words.age(post.posted_at, now)
    places = words.count(len(post.copies) + 1, "place") if post.copies else ""
    place = " · ".join(fact for fact in (post.location, places) if fact)
    name = Text(words.title(post), style="bold")
    if each.new:
        name.append(" new", style="bold cyan")
    if post.company:
        name.append(f"\n{post.company}", style="not bold")
    if not wide:
        name.append("".join(f" · {fact}" for fact in (place, pay, posted) if fact), style="not bold")
        if why:
            name.append(f"\n{why}", style="not bold dim")
    name.append(f"\n{post.url}", style=f"not bold link {post.url}")
    name.append("\n")
    chance = chance_bar(each.score.chance)
    return [chance, name, Text(place), Text(pay), Text(posted), Text(why, style="dim")] if wide else [chance, name]


def chance_bar(chance: float) -> Text:
    """Draw a chance as a number and a bar."""
    full = round(chance * BAR)
    return Text.assemble(f"{chance:4.0%} ", ("█" * full, "green"), ("░" * (BAR - full), "dim"))


def write_lines(terminal: Terminal, found: Recommendations, now: datetime) -> None:
    """Write a tab-separated line a post: id, chance, "new" or nothing, position, company, place, age, pay, why, URL."""
    for each in found.posts:
        post = each.post
        fields = (
            str(post.id),
            words.percent(each.score.chance),
            "new" if each.new else "",
            words.title(post),
            post.company,
            post.location,
            words.age(post.posted_at, now),
            words.salary(post),
            words.reasons(each.score.why, REASONS_SHOWN),
            post.url,
        )
        terminal.write("\t".join(" ".join(field.split()) for field in fields))


def write_json(terminal: Terminal, found: Recommendations) -> None:
    """Write the posts as one JSON array."""
    terminal.write_json([post_document(each.post, each.score) | {"new": each.new} for each in found.posts])


def write_csv(terminal: Terminal, found: Recommendations) -> None:
    """Write the posts as RFC 4180 has it: a header, CRLF, and lists joined by semicolons."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, CSV_COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for each in found.posts:
        post = each.post
        values = post_document(post, each.score) | {
            "new": int(each.new),
            "tags": ";".join(post.tags),
            "why": ";".join(f"{term.term} {term.weight:+.2f}" for term in each.score.why),
            "copies": ";".join(map(str, post.copies)),
        }
        writer.writerow(values)
    terminal.out.file.write(lines.getvalue())
