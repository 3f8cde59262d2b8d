"""How long an attack goes on: a short form in every run of the tests, a long one by `make soak`."""

from __future__ import annotations

import os

SOAKING = bool(os.environ.get("SOAK"))


def rounds(short: int, long: int) -> int:
    """Return how often to attack: `long` by `make soak`, else `short`."""
    return long if SOAKING else short
