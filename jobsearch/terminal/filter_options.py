"""The options that say which posts are listed: their names and their help texts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from jobsearch.clock import local
from jobsearch.facts.values import Contract, Level
from jobsearch.terminal.completion import complete_company, complete_from, complete_place, complete_tag
from jobsearch.terminal.values import (
    parse_chance,
    parse_count,
    parse_name,
    parse_place,
    parse_residence,
    parse_salary,
    parse_since,
    parse_text,
    parse_years,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum


def typed(parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    """Return a parser of what is typed that leaves the default as it is."""
    return lambda value: parse(value) if isinstance(value, str) else value


def _read_since(text: str) -> timedelta | datetime | None:
    return parse_since(text, local(datetime.now(UTC)))


def named(option: str, names: type[StrEnum], text: str) -> Any:  # noqa: ANN401 - as typer.Option
    """Return an option that takes one of a few names."""
    parser = typed(partial(parse_name, names))
    return typer.Option(
        option, help=text, metavar=f"<{'|'.join(names)}>", parser=parser, autocompletion=complete_from(names)
    )


def since(default: str) -> Any:  # noqa: ANN401 - as typer.Option
    """Return the option for when a post was last listed."""
    return typer.Option(
        "--since",
        help="Last listed within 30d, 2w or 3mo, since yesterday or 2026-06-01; or all.",
        metavar="WHEN",
        parser=typed(_read_since),
        show_default=default,
    )


Limit: TypeAlias = Annotated[
    int, typer.Option("--limit", "-n", help="Show at most N posts.", metavar="N", parser=typed(parse_count))
]
MinChance: TypeAlias = Annotated[
    float | None,
    typer.Option(
        "--min-chance",
        help="Only posts with at least this chance, 0 to 1.",
        metavar="P",
        parser=parse_chance,
    ),
]
Since: TypeAlias = Annotated[Any, since("30d")]  # timedelta | datetime | None; Typer takes no union
OnlyNew: TypeAlias = Annotated[bool, typer.Option("--new", help="Only posts that were never shown before.")]
Tags: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        help="Only posts with this tag, or all if repeated.",
        metavar="TAG",
        parser=parse_text,
        autocompletion=complete_tag,
    ),
]
MinSalary: TypeAlias = Annotated[
    Any,  # demands.LeastPay
    typer.Option(
        "--min-salary",
        help="Paying at least N a year, such as 50k or 50k EUR, or not stating it.",
        metavar="N",
        parser=parse_salary,
    ),
]
MaxYears: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--max-years",
        help="Asking for at most N years of experience, or not stating it.",
        metavar="N",
        parser=parse_years,
    ),
]
Levels: TypeAlias = Annotated[
    list[Level] | None,
    named("--level", Level, "Of this level (head: director and above), or not stating it; may be repeated."),
]
Contracts: TypeAlias = Annotated[
    list[Contract] | None, named("--contract", Contract, "On these terms, or not stating them; may be repeated.")
]
NoOnSite: TypeAlias = Annotated[bool, typer.Option("--no-on-site", help="No work on site, nor hybrid.")]
Place: TypeAlias = Annotated[
    Any,  # a place; whose tables are loaded where one is named
    typer.Option(
        "--place",
        help="Open to people there, or not stating a place.",
        metavar="PLACE",
        parser=parse_place,
        autocompletion=complete_place,
    ),
]
LivingIn: TypeAlias = Annotated[
    Any,  # a place, or "" to forget it
    typer.Option(
        "--living-in",
        help='Where you live: what is open only elsewhere is left out. Remembered; "" forgets it.',
        metavar="PLACE",
        parser=typed(parse_residence),
        autocompletion=complete_place,
    ),
]
AskedLivingIn: TypeAlias = Annotated[
    Any,  # as above, or the sign that the user is to be asked
    typer.Option(
        "--living-in",
        help='Where you live: what is open only elsewhere comes last. Remembered; "" forgets it; without PLACE you '
        "are asked.",
        metavar="[PLACE]",
        parser=typed(parse_residence),
        autocompletion=complete_place,
    ),
]
Anywhere: TypeAlias = Annotated[bool, typer.Option("--anywhere", help="Ignore where you live, this time.")]

Company: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--company",
        help="Only posts of companies with this in their name.",
        metavar="NAME",
        parser=parse_text,
        autocompletion=complete_company,
    ),
]
ListSince: TypeAlias = Annotated[Any, since("all")]
