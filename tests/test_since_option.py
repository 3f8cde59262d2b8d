"""How the value of --since is read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import typer

from jobsearch.terminal.options import parse_since


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("30d", timedelta(days=30)),
        ("0d", timedelta(0)),
        ("all", None),
        ("2026-06-01", datetime(2026, 6, 1, tzinfo=UTC)),
        ("2026-06-01T12:00:00+02:00", datetime(2026, 6, 1, 10, tzinfo=UTC)),
    ],
)
def test_since_is_days_a_date_or_all(text: str, meant: timedelta | datetime | None) -> None:
    assert parse_since(text) == meant


@pytest.mark.parametrize("text", ["", "yesterday", "30", "-3d", "3 d", "2026-13-01", "99999999d", "ALL"])
def test_since_refuses_anything_else(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="is neither 30d nor 2026-06-01 nor all"):
        parse_since(text)
