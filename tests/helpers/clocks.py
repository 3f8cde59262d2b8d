"""Clocks that are wrong, and zones that are odd."""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.helpers.systems import CHANGED_ZONES

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

DAY = timedelta(days=1)
WRONG = [
    datetime(*day, tzinfo=UTC)
    for day in (
        (1969, 6, 1),
        (1970, 1, 1),
        (2000, 1, 1),
        (2019, 12, 31),
        (2025, 8, 1),
        (2026, 9, 20),
        (2038, 1, 20),
        (2099, 12, 31),
        (2106, 2, 8),
        (2261, 12, 31),
        (2400, 1, 1),
        (9998, 12, 31),
    )
]
OUTSIDE = ("1969", "1970", "2000", "2019", "2025", "2038", "2099", "2106", "2261", "2400", "9998")
ZONES = ("XYZ-25", "XYZ+25", "XYZ-24", "XYZ-167:59", "nonsense", "", "Europe/Berlin", "America/New_York", "Lord/Howe")


@contextmanager
def in_zone(name: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the user be in a zone."""
    CHANGED_ZONES.or_skip()
    with monkeypatch.context() as patch:
        patch.setenv("TZ", name)
        time.tzset()
        yield
    time.tzset()
