"""What Tab asks of a parameter: to complete what is typed, perhaps by names that the shell knows better."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

BEGINNING = "jobsearch.beginning"
FILES, FOLDERS = "/files", "/folders"  # offered alone: the names of those are completed by the shell


def beginning(context: typer.Context) -> str:
    """Return what is typed of the value to complete, without quotes.

    Typer itself is told of nothing typed: it would drop what begins so in another case.
    """
    return str(context.meta.get(BEGINNING, ""))
