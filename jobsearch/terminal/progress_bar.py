"""A bar that shows how much of a long task is done."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console


@contextmanager
def shown(console: Console, what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar, and give a function to call with how many of how many are done."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None)

        def update(done: int, total: int) -> None:
            bar.start()
            bar.update(task, completed=done, total=total)
            if done >= total:
                bar.stop()

        yield update
