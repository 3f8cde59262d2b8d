"""What `recommend` shows: the table, what the list promises and leaves out, and the other formats asked for."""

from __future__ import annotations

import math
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer
from rich.table import Table
from rich.text import Text

from jobsearch.errors import JobSearchError
from jobsearch.files import replacing
from jobsearch.terminal import exports, links, words

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


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats asked for instead of the table on a terminal and the plain lines in a pipe."""

    as_json: bool
    as_csv: bool
    page: Path | None

    def __post_init__(self) -> None:
        if self.as_json and self.as_csv:
            raise typer.BadParameter("--json and --csv can't both be printed")


def write(terminal: Terminal, found: Recommendations, formats: Formats, now: datetime) -> None:
    """Write the list in the formats asked for: a page, JSON or CSV, else a table on a terminal and lines in a pipe."""
    if formats.page:
        _write_page(formats.page, found, now)
        terminal.message(f"Written to {formats.page}.")
    if formats.as_json:
        exports.write_json(terminal, found.posts)
    elif formats.as_csv:
        exports.write_csv(terminal, found.posts)
    elif terminal.is_interactive and not formats.page:
        show_table(terminal, found, now)
    elif not formats.page:
        exports.write_lines(terminal, found.posts, now)
    _report(terminal, found)


def _write_page(path: Path, found: Recommendations, now: datetime) -> None:
    from jobsearch.terminal import web_page  # noqa: PLC0415 - only a page needs the Markdown library

    remarks = [remark for remark in (promise(found), left_out(found)) if remark]
    try:
        with replacing(path) as part:
            part.write_text(web_page.make_page(found, remarks, now), encoding="utf-8")
    except OSError as error:
        raise JobSearchError(f"The page {path} can't be written: {error.strerror}.") from error


def promise(found: Recommendations) -> str:
    """Return what the list promises: about how many of its posts should be interesting."""
    listed = len(found.posts)
    if not listed:
        if found.hidden_posts:
            return "Nothing to recommend that your rules don't hide."
        return "Nothing to recommend: fetch-new gets new posts; --since all or fewer filters find more."
    if found.below_threshold:
        return "No post is likely enough to interest you; these come nearest."
    if listed == 1:
        return f"One post, with a chance of {words.percent(found.expected)} to interest you."
    about = round(found.expected)
    return f"{f'About {about}' if about else 'Hardly any'} of these {listed} should interest you."


def left_out(found: Recommendations) -> str:
    """Return how many posts the limit leaves out, and which limit shows them; empty when it leaves out none."""
    more = 0 if found.below_threshold else found.total - len(found.posts)
    return f"{more:,} more; --limit {_rounded(found.total)}" if more else ""


def _report(terminal: Terminal, found: Recommendations) -> None:
    """Say what the list promises and leaves out, whether it is up to date, and what comes next."""
    terminal.message(promise(found))
    if more := left_out(found):
        terminal.message(more)
    for rule, number in found.hidden.items():
        terminal.message(
            f"Your rule {rule} hides {words.count(number, 'post')}; --unhide {shlex.quote(str(rule))} ends it."
        )
    if found.outdated:
        terminal.message(
            "Labels or words have changed since the model was trained: run train to include them.", style="yellow"
        )
    if found.posts and terminal.is_interactive:
        terminal.message(f"Next: show {found.posts[0].post.id}, with --open to open it in the browser", style="dim")
    terminal.credit()


def _rounded(number: int) -> int:
    """Round up to a limit that is easy to type."""
    step: int = 10 ** max(1, len(str(number)) - 1)
    return math.ceil(number / step) * step


def show_table(terminal: Terminal, found: Recommendations, now: datetime) -> None:
    """Show the list as a table, each post's address whole on a line of its own below its facts."""
    width = terminal.out.width
    for index, each in enumerate(found.posts):
        row = _narrow_row(each, now) if width < WIDE else _wide_row(each, now, width, header=index == 0)
        terminal.show(row)
        terminal.out.print(_address(each.post, wide=width >= WIDE), soft_wrap=True)
        terminal.show("")


def _narrow_row(each: Recommended, now: datetime) -> Table:
    """Return a post's facts below one another, its id below its chance."""
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
    """Return a post's facts beside one another, the company below the position until there is room for both."""
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
    """Return where a post is open, and for how many places it is listed."""
    places = words.count(len(post.copies) + 1, "place") if post.copies else ""
    return " · ".join(fact for fact in (post.location, places) if fact)


def _why(each: Recommended) -> Text:
    return Text(words.reasons(each.score.why, REASONS_SHOWN), style="dim")


def _address(post: JobPost, *, wide: bool) -> Text:
    """Return a post's address, a link if it leads to the web; after its id where the row has none."""
    url = links.linked(post.url)
    return Text.assemble((f"{post.id:<{CHANCE_WIDTH + GAP}}" if wide else "", "dim"), url, style="dim")


def chance_bar(chance: float) -> Text:
    """Return a chance as a number and a bar."""
    full = round(chance * BAR)
    return Text.assemble(f"{chance:4.0%} ", ("█" * full, "green"), ("░" * (BAR - full), "dim"))
