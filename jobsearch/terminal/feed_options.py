"""The options of fetch-new: their names and their help texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from jobsearch.terminal.command_help import WHERE
from jobsearch.terminal.completion import complete_file, complete_tag
from jobsearch.terminal.values import parse_seconds, parse_text

Url: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--url",
        envvar="JOBSEARCH_URL",
        help="Address of Remote OK's API.",
        metavar="URL",
        parser=str,
        show_default="https://remoteok.com/api",
        rich_help_panel=WHERE,
    ),
]
From: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--from",
        help="Read a saved answer instead; - is standard input.",
        metavar="FILE",
        parser=Path,
        autocompletion=complete_file,
        rich_help_panel=WHERE,
    ),
]
Tags: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        help="Only posts with this tag; may be repeated, for posts with any of the tags, one request each. A tag's "
        "list is reported to go back weeks, the plain list goes back two days.",
        metavar="TAG",
        parser=parse_text,
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
Timeout: TypeAlias = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        envvar="JOBSEARCH_TIMEOUT",
        help="Wait at most so long for each answer.",
        metavar="SECONDS",
        parser=parse_seconds,
        show_default="45",
        rich_help_panel=WHERE,
    ),
]
UserAgent: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--user-agent",
        envvar="JOBSEARCH_USER_AGENT",
        help="The User-Agent to send.",
        metavar="NAME",
        parser=str,
        rich_help_panel=WHERE,
    ),
]
