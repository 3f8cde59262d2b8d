"""What --verbose adds on stderr: each step and each request with the time it took, and the tracebacks of errors."""

from __future__ import annotations

import sys

import typer  # noqa: TC002 - Typer reads the annotations at run time

from jobsearch.terminal import escapes


def show(context: typer.Context, asked: bool) -> None:  # noqa: FBT001 - the value of a flag
    """Show the details from now on."""
    if asked and not context.resilient_parsing:
        from jobsearch import timing  # noqa: PLC0415 - logging is for those who ask

        timing.listen(lambda step: _print(f"{escapes.in_one_line(step)}\n"))


def show_traceback(error: Exception) -> None:
    """Print where an error comes from, if details are shown."""
    timing = sys.modules.get("jobsearch.timing")
    if timing and timing.is_asked_for():
        import traceback  # noqa: PLC0415 - as above

        _print(escapes.visible("".join(traceback.format_exception(error))))


def _print(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(text)
        sys.stderr.flush()
