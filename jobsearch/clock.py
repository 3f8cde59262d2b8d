"""The clock: what a moment is where the user is, and what can be believed of a clock that may be wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SLACK = timedelta(days=1)  # so far a clock may be out, as one set to another zone's time is
EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)  # nothing was stored before this program was written
LATEST = datetime(9999, 1, 1, tzinfo=UTC)  # as the clock of those who need none
DATED_RIGHTLY = 0.9  # of the posts of the feed, at the least


def local(moment: datetime) -> datetime:
    """Return a moment in the zone of the user.

    In UTC where that zone's offset is a day or more (TZ=XYZ-25), and for years that Windows has no local time of.
    """
    try:
        return moment.astimezone()
    except (ValueError, OverflowError, OSError):
        return moment.astimezone(UTC)


def at(shown: datetime) -> datetime:
    """Return the moment, in UTC, at which the user's clock shows a date and a time; as if in UTC where `local` is."""
    try:
        return shown.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return shown.replace(tzinfo=UTC)


def present(now: datetime, posted: Iterable[datetime | None]) -> datetime:
    """Return what time it is: `now`, unless posts that are known already were posted more than a day after it.

    Then it is when the newest of them were, without a tenth, as some may be dated wrongly.
    """
    dates = sorted(moment for moment in posted if moment)
    newest = dates[int(DATED_RIGHTLY * (len(dates) - 1))] if dates else now
    return newest if newest > now + SLACK else now
