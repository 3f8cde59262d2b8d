"""What ended the program, in one line: what the user can put right, wrong usage, or too little memory."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from jobsearch.errors import JobSearchError
from jobsearch.terminal.missing_packages import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = {"jobsearch", "main"}
NO_MEMORY = "There is not enough memory: close other programs, or raise the limit, and try again."
SIGNS_OF_NO_MEMORY = ("failed to map segment", "cannot allocate memory", "can't start new thread")


@dataclass(frozen=True, slots=True)
class Failure:
    """What to tell the user, and the exit code."""

    message: str
    exit_code: int


def expected(error: Exception) -> Failure | None:
    """Return what to tell of an error, or None for one that nobody expects: a bug."""
    if isinstance(error, JobSearchError):
        return Failure(str(error), error.exit_code)
    if isinstance(error, typer.TyperException):
        return Failure(_usage(error), error.exit_code)
    if isinstance(error, ModuleNotFoundError) and str(error.name).partition(".")[0] not in OURS:
        return Failure(missing(error.name), JobSearchError.exit_code)
    if any(map(_is_of_memory, _with_causes(error))):
        return Failure(NO_MEMORY, JobSearchError.exit_code)
    return None


def tell(failure: Failure, error: Exception) -> None:
    """Print a failure, as one line on stderr; before it where it comes from, if the user has asked for details."""
    from jobsearch.terminal import console, details  # noqa: PLC0415 - most commands do not fail

    details.show_traceback(error)
    console.print_error(failure.message)


def _usage(error: typer.TyperException) -> str:
    """Return what is wrong; the command's help is named unless the error is about a value, and says what is allowed."""
    message = error.format_message()
    message = message if message.endswith((".", "?")) else f"{message}."
    context = getattr(error, "ctx", None)
    tells_all = isinstance(error, typer.BadParameter) and error.message
    return message if context is None or tells_all else f"{message} See {context.command_path} --help."


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, and those that led to it: a library may turn one into another."""
    cause: BaseException | None = error
    while cause:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _is_of_memory(error: BaseException) -> bool:
    """Return whether an error tells of too little memory: for data, for a library to be loaded, or for a thread."""
    if isinstance(error, ImportError | RuntimeError):
        return any(sign in str(error).lower() for sign in SIGNS_OF_NO_MEMORY)
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM)
