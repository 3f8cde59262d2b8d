"""Wrong usage in one line: what is wrong with a command line, and which help tells more."""

from __future__ import annotations

import typer


def in_one_line(error: typer.TyperException) -> str:
    """Return what is wrong; the command's help is named unless the error is about a value, and says what is allowed."""
    message = error.format_message()
    message = message if message.endswith((".", "?")) else f"{message}."
    context = getattr(error, "ctx", None)
    tells_all = isinstance(error, typer.BadParameter) and error.message
    return message if context is None or tells_all else f"{message} See {context.command_path} --help."
