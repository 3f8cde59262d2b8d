"""The options of the command line: their names, their help texts, and how their values are read."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO, TypeAlias

import typer

from jobsearch import rules
from jobsearch.errors import JobSearchError
from jobsearch.posts import LabelName, StageName
from jobsearch.terminal.completion import complete_id, complete_tag

if TYPE_CHECKING:
    from collections.abc import Sequence

DAYS = re.compile(r"(\d{1,5})d")
ID = re.compile(r"[0-9]{1,19}")
STDIN = "-"
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


def check_feed_options(tags: list[str] | None, saved: Path | None, *, for_me: bool) -> None:
    """Refuse --for-me beside an option that leaves it nothing to choose."""
    if for_me and (tags or saved):
        raise typer.BadParameter("it chooses the tags itself; leave out --tag and --from", param_hint="--for-me")


def parse_rule(text: str) -> rules.Rule:
    """Read "company:Acme" or "word:crypto"."""
    try:
        return rules.parse(text)
    except JobSearchError as error:
        raise typer.BadParameter(str(error).rstrip(".")) from error


def read_ids(texts: Sequence[str], stdin: TextIO | None) -> list[int]:
    """Read the ids of posts; "-" stands for those on stdin, one a line, where tab-separated fields may follow."""
    ids: list[int] = []
    for text in texts:
        if text != STDIN:
            ids.append(parse_id(text))
            continue
        lines = [line.partition("\t")[0].strip() for line in stdin or ()]
        ids += [parse_id(line) for line in lines if line]
    return ids


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
        help="Only posts with this tag. May be repeated: one request each, posts with any of the tags. A tag's list is "
        "reported to reach weeks further back than the plain one, which covers two days.",
        metavar="TAG",
        autocompletion=complete_tag,
    ),
]
ForMe: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--for-me",
        help="After the plain list ask for up to five tags, those that tell most of what the model has learned of you, "
        "or of the words you gave label --looking-for.",
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
    typer.Option(
        "--html", help="Write a web page, to mail or to serve; - is standard output.", metavar="FILE", dir_okay=False
    ),
]
Atom: TypeAlias = Annotated[
    Path | None,
    typer.Option("--atom", help="Write the 50 likeliest as a feed for feed readers.", metavar="FILE", dir_okay=False),
]
NoTrain: TypeAlias = Annotated[
    bool, typer.Option("--no-train", help="Use the model as it is, even if labels have changed.")
]

WithLabel: TypeAlias = Annotated[LabelName | None, typer.Option("--label", help="Only posts with this label.")]
WithStage: TypeAlias = Annotated[StageName | None, typer.Option("--stage", help="Only posts at this stage.")]
All: TypeAlias = Annotated[bool, typer.Option("--all", help="All that is stored.")]
Search: TypeAlias = Annotated[
    str, typer.Option("--search", help='Posts with these words, a "phrase" or a beginning*.', metavar="WORDS")
]
Like: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--like", help="The stored posts most like one.", metavar="ID", parser=parse_id, autocompletion=complete_id
    ),
]
Company: TypeAlias = Annotated[
    str | None, typer.Option("--company", help="Only posts of this company.", metavar="NAME")
]
ListSince: TypeAlias = Annotated[
    str, typer.Option("--since", help="Last listed within 30d or since 2026-06-01; or all.", metavar="WHEN")
]

MarkedIds: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        help="The posts' ids; - reads them from standard input, one a line.",
        autocompletion=complete_id,
        metavar="ID",
    ),
]
NewLabel: TypeAlias = Annotated[LabelName | None, typer.Option("--label", help="Label them, or take labels away.")]
NewStage: TypeAlias = Annotated[StageName | None, typer.Option("--stage", help="How far your application has come.")]
Note: TypeAlias = Annotated[
    str | None, typer.Option("--note", help='A note in place of the one before; "" removes it.', metavar="TEXT")
]

Id: TypeAlias = Annotated[
    int, typer.Argument(help="The post's id.", autocompletion=complete_id, metavar="ID", parser=parse_id)
]
Open: TypeAlias = Annotated[bool, typer.Option("--open", help="Also open it in the browser.")]
