"""The options of every command, and of the program."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import typer

from jobsearch.terminal import details
from jobsearch.terminal.command_help import LOOK, NO_COLOR, leave_out_colour

NoColor: TypeAlias = Annotated[
    bool,
    typer.Option(
        NO_COLOR,
        callback=leave_out_colour,
        is_eager=True,
        help="Print no colours, whatever the environment says.",
        rich_help_panel=LOOK,
    ),
]
Verbose: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        callback=details.show,
        is_eager=True,
        help="Also print what is done and asked, how long it takes, and where errors come from.",
        rich_help_panel=LOOK,
    ),
]
