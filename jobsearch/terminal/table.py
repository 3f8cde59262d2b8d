"""Posts as a table for people: cards one below another, or columns where there is room for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from jobsearch.terminal import fact_words, links, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from jobsearch.filtering import Listed
    from jobsearch.posts import JobPost
    from jobsearch.terminal.console import Terminal

BAR = 5
WIDE = 150
CHANCE_WIDTH, AGE_WIDTH, SALARY_WIDTH, GAP = 10, 10, 18, 2


@dataclass(frozen=True, slots=True)
class Row:
    """A post in the table; `details` are lines below its facts."""

    listed: Listed
    details: tuple[str, ...] = ()


def show(terminal: Terminal, rows: Sequence[Row], now: datetime, heading: str = "") -> None:
    """Show the rows, each post's address whole on a line of its own below its facts."""
    if heading:
        terminal.show(f"{heading}\n")
    wide = terminal.out.width >= WIDE
    salaries = any(fact_words.pay(row.listed.post) for row in rows)
    for index, row in enumerate(rows):
        post = row.listed.post
        terminal.show(_columns(row, now, header=index == 0, salaries=salaries) if wide else _card(row, now))
        terminal.out.print(_address(post, after_id=wide), soft_wrap=True)
        terminal.show("")


def _card(row: Row, now: datetime) -> Table:
    """Return a post's facts below one another, its id below its chance."""
    post = row.listed.post
    table = Table.grid(padding=(0, GAP, 0, 0), expand=True)
    table.add_column(width=CHANCE_WIDTH)
    table.add_column(ratio=1, overflow="fold")
    age, terms = words.age(post.posted_at, now), fact_words.terms(post.facts)
    known = (post.company, fact_words.place_and_places(post), age, fact_words.pay(post), terms)
    facts = Text(" · ".join(fact for fact in known if fact))
    lines = (_name(row.listed), facts, _why(row.listed), *map(Text, row.details))
    left = _chance(row.listed), Text(str(post.id), style="dim")
    table.add_row(*(Text("\n").join(line for line in column if line) for column in (left, lines)))
    return table


def _columns(row: Row, now: datetime, *, header: bool, salaries: bool) -> Table:
    """Return a post's facts beside one another."""
    post = row.listed.post
    table = Table(
        box=None, pad_edge=False, padding=(0, GAP, 0, 0), show_header=header, header_style="bold", expand=True
    )
    table.add_column("Chance", width=CHANCE_WIDTH)
    table.add_column("Position", ratio=4, overflow="fold")
    table.add_column("Company", ratio=2, overflow="fold")
    table.add_column("Place", ratio=2, overflow="fold")
    table.add_column("Age", width=AGE_WIDTH)
    if salaries:
        table.add_column("Salary", width=SALARY_WIDTH)
    table.add_column("Why", ratio=3, overflow="fold")
    age, pay = words.age(post.posted_at, now), [fact_words.pay(post)] * salaries
    facts = (post.company, fact_words.place_and_places(post), age, *pay)
    terms = fact_words.terms(post.facts)
    name = Text("\n").join((_name(row.listed), *map(Text, [terms] if terms else ()), *map(Text, row.details)))
    table.add_row(_chance(row.listed), name, *map(Text, facts), _why(row.listed))
    return table


def _name(listed: Listed) -> Text:
    name = Text(words.title(listed.post), style="bold")
    return Text.assemble(name, (" (new)", "green")) if listed.new else name


def _why(listed: Listed) -> Text:
    return Text(words.reasons(listed.score.why) if listed.score else "", style="dim")


def _address(post: JobPost, *, after_id: bool) -> Text:
    """Return a post's address, a link if it leads to the web; after its id where the row has none."""
    url = links.linked(post.url)
    return Text.assemble((f"{post.id:<{CHANCE_WIDTH + GAP}}" if after_id else "", "dim"), url, style="dim")


def _chance(listed: Listed) -> Text:
    return chance_bar(listed.score.chance) if listed.score else Text()


def chance_bar(chance: float) -> Text:
    """Return a chance as a number and a bar."""
    full = round(chance * BAR)
    return Text.assemble(f"{chance:4.0%} ", ("█" * full, "green"), ("░" * (BAR - full), "dim"))
