"""Recommended posts as a table for people, and in the forms that programs read."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer
from rich.table import Table
from rich.text import Text

from jobsearch.errors import JobSearchError
from jobsearch.terminal import links, reports, words
from jobsearch.terminal.documents import post_document

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from jobsearch.posts import JobPost
    from jobsearch.recommending import Recommendations, Recommended
    from jobsearch.terminal.console import Terminal

BAR = 5
REASONS_SHOWN = 3
WIDE, ROOMY = 100, 150
CHANCE_WIDTH, AGE_WIDTH, SALARY_WIDTH, GAP = 10, 9, 11, 2
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


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms asked for, beside the table; none of them is the plain list in a pipe."""

    as_json: bool
    as_csv: bool
    page: Path | None

    def __post_init__(self) -> None:
        if self.as_json and self.as_csv:
            raise typer.BadParameter("--json and --csv can't both be printed")


def write_recommended(terminal: Terminal, found: Recommendations, forms: Forms, now: datetime) -> None:
    """Show the list in the form asked for: JSON, CSV, a page, a table on a terminal, plain lines elsewhere."""
    if forms.page:
        _write_page(forms.page, found, now)
        terminal.say(f"Written to {forms.page}.")
    if forms.as_json:
        write_json(terminal, found)
    elif forms.as_csv:
        write_csv(terminal, found)
    elif terminal.watched and not forms.page:
        show_recommended(terminal, found, now)
    elif not forms.page:
        write_lines(terminal, found, now)
    reports.say_recommended(terminal, found)


def _write_page(path: Path, found: Recommendations, now: datetime) -> None:
    from jobsearch.terminal import page  # noqa: PLC0415 - only a page needs the Markdown library

    remarks = [remark for remark in (reports.promise(found), reports.left_out(found)) if remark]
    try:
        part = path.with_name(f"{path.name}.part")  # a page that is served is whole at any time
        part.write_text(page.make_page(found, remarks, now), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise JobSearchError(f"The page {path} can't be written: {error.strerror}.") from error


def show_recommended(terminal: Terminal, found: Recommendations, now: datetime) -> None:
    """Show the list as a table, each post's address whole on a line of its own below its facts."""
    width = terminal.out.width
    for place, each in enumerate(found.posts):
        row = _narrow_row(each, now) if width < WIDE else _wide_row(each, now, width, header=place == 0)
        terminal.show(row)
        terminal.out.print(_address(each.post, wide=width >= WIDE), soft_wrap=True)
        terminal.show("")


def _narrow_row(each: Recommended, now: datetime) -> Table:
    """Set a post's facts below one another, its id below its chance."""
    post = each.post
    table = Table.grid(padding=(0, GAP, 0, 0), expand=True)
    table.add_column(width=CHANCE_WIDTH)
    table.add_column(ratio=1, overflow="fold")
    facts = (post.company, _place(post), words.age(post.posted_at, now), words.salary(post))
    lines = (_name(each), Text(" · ".join(fact for fact in facts if fact)), _why(each))
    chance = Text("\n").join((chance_bar(each.score.chance), Text(str(post.id), style="dim")))
    table.add_row(chance, Text("\n").join(line for line in lines if line))
    return table


def _wide_row(each: Recommended, now: datetime, width: int, *, header: bool) -> Table:
    """Set a post's facts beside one another, the company below the position until there is room for both."""
    post, name, roomy = each.post, _name(each), width >= ROOMY
    table = Table(
        box=None, pad_edge=False, padding=(0, GAP, 0, 0), show_header=header, header_style="bold", expand=True
    )
    table.add_column("Chance", width=CHANCE_WIDTH)
    table.add_column("Position" if roomy else "Position, company", ratio=4, overflow="fold")
    if roomy:
        table.add_column("Company", ratio=2, overflow="fold")
    elif post.company:
        name.append(f"\n{post.company}", style="not bold")
    table.add_column("Place", ratio=2, overflow="fold")
    table.add_column("Age", width=AGE_WIDTH)
    table.add_column("Salary", width=SALARY_WIDTH)
    table.add_column("Why", ratio=3, overflow="fold")
    known = (_place(post), words.age(post.posted_at, now), words.salary(post))
    facts = (Text(fact) for fact in ((post.company, *known) if roomy else known))
    table.add_row(chance_bar(each.score.chance), name, *facts, _why(each))
    return table


def _name(each: Recommended) -> Text:
    name = Text(words.title(each.post), style="bold")
    return name.append(" new", style="green") if each.new else name


def _place(post: JobPost) -> str:
    """Say where a post is open, and how often it stands here."""
    places = words.count(len(post.copies) + 1, "place") if post.copies else ""
    return " · ".join(fact for fact in (post.location, places) if fact)


def _why(each: Recommended) -> Text:
    return Text(words.reasons(each.score.why, REASONS_SHOWN), style="dim")


def _address(post: JobPost, *, wide: bool) -> Text:
    """Name a post's address, a link if it leads to the web; its id before it where the row has none."""
    url = links.linked(post.url)
    return Text.assemble((f"{post.id:<{CHANCE_WIDTH + GAP}}" if wide else "", "dim"), url, style="dim")


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
    terminal.write(lines.getvalue(), end="")
