"""How long the steps of a command take: told to whoever listens, through the standard library's logging."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOG = logging.getLogger("jobsearch")


@contextmanager
def timed(step: str) -> Iterator[None]:
    """Tell how many seconds the block, or the function that this decorates, has taken; also one that fails."""
    started = perf_counter()
    try:
        yield
    finally:
        LOG.debug("%s: %.2f s", step, perf_counter() - started)


def listen(tell: Callable[[str], None]) -> None:
    """Have `tell` called with each step and its time from now on."""

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            tell(record.getMessage())

    LOG.handlers[:] = [Listener()]
    LOG.setLevel(logging.DEBUG)


def is_asked_for() -> bool:
    """Return whether anybody has asked to be told."""
    return LOG.isEnabledFor(logging.DEBUG)


def listen_no_more() -> None:
    LOG.handlers.clear()


@contextmanager
def unheard() -> Iterator[None]:
    """Tell nobody of the steps within the block."""
    logging.disable(logging.DEBUG)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
