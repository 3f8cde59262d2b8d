"""The options of the command line: their names, their help texts, and how their values are read."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from jobsearch import rules
from jobsearch.errors import JobSearchError
from jobsearch.terminal.completion import complete_id, complete_tag

DAYS = re.compile(r"(\d{1,5})d")
ID = re.compile(r"[0-9]{1,19}")
LARGEST_ID = 2**63 - 1  # SQLite stores no larger one


def parse_since(text: str) -> timedelta | datetime | None:
    """Read "30d", "2026-06-01" or "all"."""
    if text == "all":
        return None
    if days := DAYS.fullmatch(text):
        return timedelta(days=int(days.group(1)))
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise typer.BadParameter(f"{text!r} is neither 30d nor 2026-06-01 nor all") from error


def parse_rule(text: str) -> rules.Rule:
    """Read "company:Acme" or "word:crypto"."""
    try:
        return rules.parse(text)
    except JobSearchError as error:
        raise typer.BadParameter(str(error).rstrip(".")) from error


def parse_id(text: str) -> int:
    """Read a post's id."""
    if not ID.fullmatch(text) or int(text) > LARGEST_ID:
        raise typer.BadParameter(f"{text!r} is not the id of a post")
    return int(text)


Instance: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--instance",
        envvar="JOBSEARCH_INSTANCE",
        help="The folder with your posts, labels and model.",
        metavar="DIR",
        show_default="instance/ beside main.py",
    ),
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
NoPager: TypeAlias = Annotated[
    bool, typer.Option("--no-pager", help="Print long output without $PAGER, on a terminal too.")
]
Csv: TypeAlias = Annotated[bool, typer.Option("--csv", help="Print comma-separated values.")]

Url: TypeAlias = Annotated[
    str, typer.Option("--url", envvar="JOBSEARCH_URL", help="Address of Remote OK's API.", metavar="URL")
]
From: TypeAlias = Annotated[
    Path | None,
    typer.Option("--from", help="Read a saved answer instead; - is standard input.", metavar="FILE"),
]
FeedTags: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--tag", help="Only posts with this tag; may be repeated.", metavar="TAG"),
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
        help='What you look for: a few words, or @FILE, such as a CV. Remembered; "" forgets it.',
        metavar="WORDS",
    ),
]
AnswerLimit: TypeAlias = Annotated[
    int | None, typer.Option("--limit", min=1, help="Stop after N answers.", metavar="N")
]
Plain: TypeAlias = Annotated[bool, typer.Option("--plain", help="Ask by lines, for screen readers.")]
JsonLines: TypeAlias = Annotated[
    bool, typer.Option("--json", help="Print posts as JSON lines; read one answer a line.")
]

Limit: TypeAlias = Annotated[int, typer.Option("--limit", "-n", min=1, help="Show at most N posts.", metavar="N")]
MinChance: TypeAlias = Annotated[
    float | None,
    typer.Option("--min-chance", min=0, max=1, help="Only posts with at least this chance, 0 to 1.", metavar="P"),
]
Since: TypeAlias = Annotated[
    str, typer.Option("--since", help="Last listed within 30d or since 2026-06-01; or all.", metavar="WHEN")
]
OnlyNew: TypeAlias = Annotated[bool, typer.Option("--new", help="Only posts that were never shown before.")]
Tags: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--tag", help="Only posts with this tag; may be repeated.", metavar="TAG", autocompletion=complete_tag
    ),
]
MinSalary: TypeAlias = Annotated[
    int | None, typer.Option("--min-salary", min=0, help="Paying at least N a year, or not stating it.", metavar="N")
]
Place: TypeAlias = Annotated[
    str | None, typer.Option("--place", help="Open to people there, or not stating a place.", metavar="PLACE")
]

Hide: TypeAlias = Annotated[
    list[rules.Rule] | None,
    typer.Option("--hide", help="Never show company:NAME or word:TEXT again.", metavar="RULE", parser=parse_rule),
]
Unhide: TypeAlias = Annotated[
    list[rules.Rule] | None,
    typer.Option("--unhide", help="End a rule made by --hide.", metavar="RULE", parser=parse_rule),
]
Html: TypeAlias = Annotated[
    Path | None,
    typer.Option("--html", help="Write a web page, to mail or to serve.", metavar="FILE", dir_okay=False),
]

Id: TypeAlias = Annotated[
    int, typer.Argument(help="The post's id.", autocompletion=complete_id, metavar="ID", parser=parse_id)
]
Open: TypeAlias = Annotated[bool, typer.Option("--open", help="Also open it in the browser.")]
