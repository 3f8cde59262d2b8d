"""The commands by their names: each is loaded and built once it is called, or its help is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import typer
from typer.core import TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

from jobsearch.terminal import own_parsers
from jobsearch.terminal.asked_values import AskingCommand
from jobsearch.terminal.command_help import Command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableMapping

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
SUMMARIES = {  # as the functions say it: who asks which commands there are waits for none of them
    "fetch-new": "Get the posts that Remote OK lists now, and store what is new.",
    "label": "Label posts as interesting or not, one key each.",
    "train": "Evaluate the classifier, train it on all your labels, save it.",
    "recommend": "Show the unlabeled posts that should interest you, best first.",
    "list": "Show the posts to apply to, or search all that is stored.",
    "mark": "Give posts a label, a note, or the stage of your application.",
    "show": "Show one post in full: its text, why, and how to apply.",
    "stats": "Show what is stored, labeled and learned.",
    "demo": "Show the whole tour on sample posts, in a temporary folder.",
}
ASKING = {"label"}


class Commands(Mapping[str, Any]):
    """The commands as Typer makes them of these functions, a `TyperCommand` each."""

    def __init__(self) -> None:
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - as above
        if name not in FUNCTIONS:
            raise KeyError(name)
        if name not in self._built:
            self._built[name] = build(name)
        return self._built[name]

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401
        """Return a command, or the default for an unknown name; a bug of the command's own stays one."""
        return self[name] if name in FUNCTIONS else default

    def __iter__(self) -> Iterator[str]:
        return iter(FUNCTIONS)

    def __len__(self) -> int:
        return len(FUNCTIONS)


class Program(TyperGroup):
    """The group of all commands."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - Typer's own, as below
        super().__init__(**settings)
        self.commands = cast("MutableMapping[str, Any]", Commands())

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401
        return own_parsers.use(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Read the options before the command; of one that belongs after it, say so."""
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            is_unknown = hasattr(error, "possibilities")  # Typer has no public name for such an error
            option = getattr(error, "option_name", "")
            if is_unknown and (example := self._placed(option, args)):
                ctx.fail(f"{option} goes after the command: {ctx.command_path} {example}.")
            raise

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """Name each command with what it does, without loading it."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def _placed(self, option: str, arguments: list[str]) -> str:
        """Return a command with this option as it is to be typed, if possible one that was typed; "" if none has it."""
        typed = [name for name in arguments if name in FUNCTIONS]
        for name in (*typed, *FUNCTIONS):
            for parameter in self.commands[name].params:
                if option in parameter.opts:
                    return f"{name} {option} {parameter.metavar or ''}".rstrip()
        return ""


def load(name: str) -> Callable[..., None]:
    """Return the function of a command."""
    function: Callable[..., None] = getattr(import_module(f"{PACKAGE}.{FUNCTIONS[name]}"), FUNCTIONS[name])
    return function


def build(name: str) -> Any:  # noqa: ANN401
    """Return the command that Typer makes of its function."""
    info = CommandInfo(name=name, callback=load(name), cls=AskingCommand if name in ASKING else Command)
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
