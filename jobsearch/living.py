"""Where the user lives, remembered with what was read of the place then, so that no table is read for it again."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from jobsearch.dataaccess import settings
from jobsearch.places.openness import Place

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session


def remember(session: Session, place: Place | None) -> None:
    """Remember where the user lives; None forgets it."""
    settings.put(session, settings.LIVING_IN, json.dumps(asdict(place)) if place else "")
