"""The help of a command: its options by what they are about, its example by the words that called the program."""

from __future__ import annotations

import os
from typing import Any

import typer  # noqa: TC002 - Typer reads the annotations at run time
from typer.core import TyperCommand

from jobsearch.terminal import own_parsers

ARGUMENTS, WHAT, WHERE, LOOK = "Arguments", "What", "Where", "How it looks"
NO_COLOR = "--no-color"
EXAMPLE, IN_A_CHECKOUT = "Example: ", "python main.py"  # as the docstrings have it


def leave_out_colour(context: typer.Context, asked: bool) -> None:  # noqa: FBT001 - the value of a flag
    """Set the variable that Rich obeys, and the pager, too."""
    if asked and not context.resilient_parsing:
        os.environ["NO_COLOR"] = "1"


class Command(TyperCommand):
    """A command whose help can be read from the top: what it does, an example to type, its options group by group."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - Typer's own context, as in what follows
        return own_parsers.use(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Heed --no-color before the rest: what is wrong with that is told without colour, too."""
        leave_out_colour(ctx, NO_COLOR in args)
        return super().parse_args(ctx, args)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        text, _, example = (self.help or "").partition(EXAMPLE)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(text.strip())
        if example:  # on one line, to be copied
            named = example.strip().replace(IN_A_CHECKOUT, ctx.find_root().info_name)
            formatter.write(f"\n  {EXAMPLE}{named}\n")

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        groups: dict[str, list[tuple[str, str]]] = {ARGUMENTS: [], WHAT: [], WHERE: [], LOOK: []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record and parameter.param_type_name == "argument":
                groups[ARGUMENTS].append((str(parameter.metavar), record[1]))  # without the type that Typer adds
            elif record:
                groups[_group(parameter)].append(record)
        for name, records in groups.items():
            if records:
                with formatter.section(name):
                    formatter.write_dl(records)


def _group(option: Any) -> str:  # noqa: ANN401
    return LOOK if option.name == "help" else option.rich_help_panel or WHAT
