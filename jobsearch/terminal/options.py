"""The options of the command line: their names, and what --help says of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from jobsearch.terminal.completion import complete_id, complete_tag

DAYS = re.compile(r"(\d{1,5})d")
RULE = re.compile(r"(company|word):\s*\S")
ID = re.compile(r"[0-9]{1,19}")
LARGEST_ID = 2**63 - 1  # all that the database can count to


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
        raise typer.BadParameter(f"{text!r} is none of 30d, 2026-06-01 or all") from error


def parse_rule(text: str) -> str:
    """Take a rule as it is written: "company:Acme", "word:crypto"."""
    if not RULE.match(text):
        raise typer.BadParameter(f"{text!r} is no rule; write company:NAME or word:TEXT")
    return text


def parse_id(text: str) -> int:
    """Read a post's id."""
    if not ID.fullmatch(text) or int(text) > LARGEST_ID:
        raise typer.BadParameter(f"{text!r} is no post's id")
    return int(text)


Instance: TypeAlias = Annotated[
    Path,
    typer.Option(
        "--instance",
        envvar="JOBSEARCH_INSTANCE",
        help="The folder of your posts, labels and model.",
        metavar="DIR",
        show_default="instance/ beside main.py",
    ),
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Csv: TypeAlias = Annotated[bool, typer.Option("--csv", help="Print comma-separated values.")]

Url: TypeAlias = Annotated[
    str, typer.Option("--url", envvar="JOBSEARCH_URL", help="Where Remote OK answers.", metavar="URL")
]
From: TypeAlias = Annotated[
    Path | None,
    typer.Option("--from", help="Read a saved answer instead; - is standard input.", metavar="FILE"),
]
FeedTags: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--tag", help="Ask for posts with this tag; may be repeated.", metavar="TAG"),
]
UserAgent: TypeAlias = Annotated[
    str | None,
    typer.Option("--user-agent", envvar="JOBSEARCH_USER_AGENT", help="The name to call by.", metavar="NAME"),
]

Ids: TypeAlias = Annotated[
    list[int] | None,
    typer.Argument(help="Judge these posts again.", autocompletion=complete_id, metavar="[ID]...", parser=parse_id),
]
LookingFor: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--looking-for",
        help='What you look for, in words, or @FILE, a CV say. Remembered; "" forgets it.',
        metavar="WORDS",
    ),
]
AnswerLimit: TypeAlias = Annotated[
    int | None, typer.Option("--limit", min=1, help="Stop after so many answers.", metavar="N")
]
Plain: TypeAlias = Annotated[bool, typer.Option("--plain", help="Ask by lines, as suits a screen reader.")]
JsonLines: TypeAlias = Annotated[
    bool, typer.Option("--json", help="Offer posts as JSON lines; read one answer a line.")
]

Limit: TypeAlias = Annotated[int, typer.Option("--limit", "-n", min=1, help="Show so many.", metavar="N")]
MinChance: TypeAlias = Annotated[
    float | None,
    typer.Option("--min-chance", min=0, max=1, help="Show what has this chance, 0 to 1.", metavar="P"),
]
Since: TypeAlias = Annotated[
    str, typer.Option("--since", help="Listed in the last 30d, since 2026-06-01, or all.", metavar="WHEN")
]
OnlyNew: TypeAlias = Annotated[bool, typer.Option("--new", help="Only what was never shown before.")]
Tags: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--tag", help="Only posts with this tag; may be repeated.", metavar="TAG", autocompletion=complete_tag
    ),
]
MinSalary: TypeAlias = Annotated[
    int | None, typer.Option("--min-salary", min=0, help="Paying this a year, or not saying.", metavar="N")
]
Place: TypeAlias = Annotated[str | None, typer.Option("--place", help="Open there, or not saying.", metavar="PLACE")]

Hide: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--hide", help="Never show company:NAME or word:TEXT again.", metavar="RULE", parser=parse_rule),
]
Unhide: TypeAlias = Annotated[
    list[str] | None, typer.Option("--unhide", help="End such a rule.", metavar="RULE", parser=parse_rule)
]
Html: TypeAlias = Annotated[
    Path | None,
    typer.Option("--html", help="Write a web page, to be mailed or served.", metavar="FILE", dir_okay=False),
]

Id: TypeAlias = Annotated[
    int, typer.Argument(help="The post's id.", autocompletion=complete_id, metavar="ID", parser=parse_id)
]
Open: TypeAlias = Annotated[bool, typer.Option("--open", help="Open it in the browser, too.")]
