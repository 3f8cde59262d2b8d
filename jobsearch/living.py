"""Where the user lives, remembered with what was read of the place then, so that no table is read for it again."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from jobsearch.dataaccess import settings
from jobsearch.errors import JobSearchError
from jobsearch.places.openness import Place, nearest, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.dataaccess.database import Session


def find(name: str) -> Place:
    """Return the place of this name.

    Raises `JobSearchError` for a name that is not known, and for one that several places share.
    """
    found = resolve(name)
    if len(found) == 1:
        return found[0]
    if found:
        raise JobSearchError(f"{name.strip()} may be several places: say {_either([place.name for place in found])}.")
    close = nearest(name)
    meant = f"; did you mean {_either(close)}?" if close else "."
    raise JobSearchError(f"{name.strip()} is not a place known here{meant}")


def _either(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def remember(session: Session, place: Place | None) -> None:
    """Remember where the user lives; None forgets it."""
    settings.put(session, settings.LIVING_IN, json.dumps(asdict(place)) if place else "")


def remember_named(session: Session, name: str) -> None:
    """Remember a place by its name, if it is another one; "" forgets it. Raises `JobSearchError` as `find` does."""
    before = get(session)
    if name != (before.name if before else ""):
        remember(session, find(name) if name else None)


def get(session: Session) -> Place | None:
    """Return where the user lives, if that is remembered; what another command stores from now on is seen."""
    kept = settings.get(session, settings.LIVING_IN)
    session.rollback()
    if kept is None:
        return None
    try:
        values = json.loads(kept)
        offsets = values["offsets"]
        return Place(str(values["name"]), tuple(values["open_to"]), tuple(offsets) if offsets else None)
    except (ValueError, KeyError, TypeError):
        return None  # of a program to come: as if it was not said


def is_to_be_asked(session: Session) -> bool:
    """Return whether the user neither said where they live nor was asked."""
    asked = settings.get(session, settings.ASKED_FOR_PLACE) is not None
    return not asked and get(session) is None


def remember_asked(session: Session) -> None:
    """Remember that the user was asked where they live."""
    settings.put(session, settings.ASKED_FOR_PLACE, "yes")
