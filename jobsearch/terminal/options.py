"""The options of the command line: their names and their help texts."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from jobsearch import rules
from jobsearch.posts import LabelName, Order, StageName
from jobsearch.terminal.completion import complete_id, complete_new_rule, complete_place, complete_rule, complete_tag
from jobsearch.terminal.values import (
    parse_chance,
    parse_count,
    parse_folder,
    parse_id,
    parse_name,
    parse_place,
    parse_residence,
    parse_rule,
    parse_salary,
    parse_since,
    parse_years,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum


def _typed(parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    """Return a parser of what is typed that leaves the default as it is."""
    return lambda value: parse(value) if isinstance(value, str) else value


def _read_since(text: str) -> timedelta | datetime | None:
    return parse_since(text, datetime.now().astimezone())


def _named(option: str, names: type[StrEnum], text: str) -> Any:  # noqa: ANN401 - as typer.Option
    """Return an option that takes one of a few names."""
    parser = _typed(partial(parse_name, names))
    return typer.Option(option, help=text, metavar=f"<{'|'.join(names)}>", parser=parser)


def _since(default: str) -> Any:  # noqa: ANN401 - as typer.Option
    """Return the option for when a post was last listed."""
    return typer.Option(
        "--since",
        help="Last listed within 30d, 2w or 3mo, since yesterday or 2026-06-01; or all.",
        metavar="WHEN",
        parser=_typed(_read_since),
        show_default=default,
    )


Instance: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--instance",
        envvar="JOBSEARCH_INSTANCE",
        parser=_typed(parse_folder),
        help="The folder with your posts, labels and model.",
        metavar="DIR",
        show_default="instance/ beside main.py",
    ),
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
NoPager: TypeAlias = Annotated[bool, typer.Option("--no-pager", help="Never show long output in $PAGER.")]
Csv: TypeAlias = Annotated[bool, typer.Option("--csv", help="Print comma-separated values.")]

Url: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--url",
        envvar="JOBSEARCH_URL",
        help="Address of Remote OK's API.",
        metavar="URL",
        show_default="https://remoteok.com/api",
    ),
]
From: TypeAlias = Annotated[
    Path | None,
    typer.Option("--from", help="Read a saved answer instead; - is standard input.", metavar="FILE"),
]
FeedTags: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        help="Only posts with this tag; may be repeated, for posts with any of the tags, one request each. A tag's "
        "list is reported to go back weeks, the plain list goes back two days.",
        metavar="TAG",
        autocompletion=complete_tag,
    ),
]
ForMe: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--for-me",
        help="Also ask for up to five tags, chosen by what you look for and by what the model has learned.",
    ),
]
UserAgent: TypeAlias = Annotated[
    str | None,
    typer.Option("--user-agent", envvar="JOBSEARCH_USER_AGENT", help="The User-Agent to send.", metavar="NAME"),
]

Ids: TypeAlias = Annotated[
    list[int] | None,
    typer.Argument(help="Label these posts again.", autocompletion=complete_id, metavar="[ID]...", parser=parse_id),
]
LookingFor: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--looking-for",
        help="A few words for what you look for. @FILE reads a file, such as a CV, but a few words find more. "
        'Remembered; "" forgets them; without WORDS you are asked.',
        metavar="[WORDS]",
    ),
]
ChosenOrder: TypeAlias = Annotated[Order, _named("--order", Order, "Which post comes next.")]
AnswerLimit: TypeAlias = Annotated[
    int | None, typer.Option("--limit", help="Stop after N answers.", metavar="N", parser=parse_count)
]
Plain: TypeAlias = Annotated[bool, typer.Option("--plain", help="Ask by lines, for screen readers.")]
JsonLines: TypeAlias = Annotated[
    bool, typer.Option("--json", help="Print posts as JSON lines; read one answer a line.")
]

Limit: TypeAlias = Annotated[
    int, typer.Option("--limit", "-n", help="Show at most N posts.", metavar="N", parser=_typed(parse_count))
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
Since: TypeAlias = Annotated[Any, _since("30d")]  # timedelta | datetime | None; Typer takes no union
OnlyNew: TypeAlias = Annotated[bool, typer.Option("--new", help="Only posts that were never shown before.")]
Tags: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--tag", help="Only posts with this tag, or all if repeated.", metavar="TAG", autocompletion=complete_tag
    ),
]
MinSalary: TypeAlias = Annotated[
    LeastPay | None,
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
    list[Level] | None, _named("--level", Level, "Of this level, or not stating it; may be repeated.")
]
Contracts: TypeAlias = Annotated[
    list[Contract] | None, _named("--contract", Contract, "On these terms, or not stating them; may be repeated.")
]
NoOnSite: TypeAlias = Annotated[bool, typer.Option("--no-on-site", help="No work on site, nor hybrid.")]
Place: TypeAlias = Annotated[
    places.Place | None,
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
        help="Where you live: what is open only elsewhere is left out. Remembered; \"\" forgets it.",
        metavar="PLACE",
        parser=_typed(parse_residence),
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
        parser=_typed(parse_residence),
        autocompletion=complete_place,
    ),
]
Anywhere: TypeAlias = Annotated[
    bool, typer.Option("--anywhere", help="Wherever it is open, this time.")
]

Hide: TypeAlias = Annotated[
    list[rules.Rule] | None,
    typer.Option(
        "--hide",
        help="Never show company:NAME or word:TEXT again.",
        metavar="RULE",
        parser=parse_rule,
        autocompletion=complete_new_rule,
    ),
]
Unhide: TypeAlias = Annotated[
    list[rules.Rule] | None,
    typer.Option(
        "--unhide",
        help="End a rule made by --hide.",
        metavar="RULE",
        parser=parse_rule,
        autocompletion=complete_rule,
    ),
]
Html: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--html", help="Write a web page, to mail or to serve; - is standard output.", metavar="FILE", dir_okay=False
    ),
]
Atom: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--atom",
        help="Write the 50 likeliest as a feed for feed readers; - is standard output.",
        metavar="FILE",
        dir_okay=False,
    ),
]
NoTrain: TypeAlias = Annotated[
    bool, typer.Option("--no-train", help="Use the model as it is, even if labels or posts have changed.")
]

WithLabel: TypeAlias = Annotated[LabelName | None, _named("--label", LabelName, "Only posts with this label.")]
WithStage: TypeAlias = Annotated[StageName | None, _named("--stage", StageName, "Only posts at this stage.")]
All: TypeAlias = Annotated[bool, typer.Option("--all", help="List all that is stored.")]
Search: TypeAlias = Annotated[
    str, typer.Option("--search", help='Only posts with these words, a "phrase" or a prefix*.', metavar="WORDS")
]
Like: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--like",
        help="List the stored posts most similar to this one.",
        metavar="ID",
        parser=parse_id,
        autocompletion=complete_id,
    ),
]
Company: TypeAlias = Annotated[
    str | None, typer.Option("--company", help="Only posts of companies with this in their name.", metavar="NAME")
]
ListSince: TypeAlias = Annotated[Any, _since("all")]

MarkedIds: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        help="The posts' ids; - reads them from standard input, one a line.",
        autocompletion=complete_id,
        metavar="ID",
    ),
]
NewLabel: TypeAlias = Annotated[LabelName | None, _named("--label", LabelName, "Label them; none removes the label.")]
NewStage: TypeAlias = Annotated[
    StageName | None, _named("--stage", StageName, "The stage your application has reached.")
]
Note: TypeAlias = Annotated[str | None, typer.Option("--note", help='Replace the note; "" removes it.', metavar="TEXT")]

Id: TypeAlias = Annotated[
    int, typer.Argument(help="The post's id.", autocompletion=complete_id, metavar="ID", parser=parse_id)
]
Open: TypeAlias = Annotated[bool, typer.Option("--open", help="Also open it in the browser.")]
