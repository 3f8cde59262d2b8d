"""The commands by their names: each is loaded and built once it is called, or its help is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from typer.main import get_command_from_info
from typer.models import CommandInfo

from jobsearch.terminal.asked_values import AskingCommand
from jobsearch.terminal.command_help import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "jobsearch.commands"
FUNCTIONS = {  # each in a module of the same name
    "fetch-new": "fetch_new",
    "label": "label",
    "train": "train",
    "recommend": "recommend",
    "list": "list_stored",
    "mark": "mark",
    "show": "show",
    "stats": "stats",
    "demo": "demo",
}
ASKING = {"label"}


class Commands(Mapping[str, Any]):
    """The commands as Typer makes them of these functions, a `TyperCommand` each."""

    def __init__(self) -> None:
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - as above
        if name not in self._built:
            self._built[name] = build(name, FUNCTIONS[name])
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(FUNCTIONS)

    def __len__(self) -> int:
        return len(FUNCTIONS)


def build(name: str, function: str) -> Any:  # noqa: ANN401
    """Load the function, and return the command that Typer makes of it."""
    callback = getattr(import_module(f"{PACKAGE}.{function}"), function)
    info = CommandInfo(name=name, callback=callback, cls=AskingCommand if name in ASKING else Command)
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
