"""Where the user lives, remembered with what was read of the place then, so that no table is read for it again."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from jobsearch.dataaccess import settings
from jobsearch.errors import JobSearchError
from jobsearch.places.openness import Place, candidates, nearest, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.dataaccess.database import Session

MOST_NAMED, MOST_SHOWN = 3, 60


def find(name: str) -> Place:
    """Return the place of this name.

    Raises `JobSearchError` for a name that is not known, and for one that several places share.
    """
    if not name.strip():
        raise JobSearchError("Give the name of a place, such as Portugal.")
    if found := resolve(name):
        return found
    shown = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())[:MOST_SHOWN]
    if shared := candidates(name):
        raise JobSearchError(
            f"{shown} may be several places: say {_either([_explained(one) for one in shared[:MOST_NAMED]])}."
        )
    close = nearest(name, MOST_NAMED)
    raise JobSearchError(f"{shown} is not a place known here{f'; did you mean {_either(close)}?' if close else '.'}")


def _explained(name: str) -> str:
    return f"{name} (the country)" if name.isupper() else name


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
        return Place(str(values["name"]), tuple(values["countries"]), tuple(offsets) if offsets else None)
    except (ValueError, KeyError, TypeError):
        return None  # of a program to come: as if it was not said


def is_to_be_asked(session: Session) -> bool:
    """Return whether the user neither said where they live nor was asked."""
    asked = settings.get(session, settings.ASKED_FOR_PLACE) is not None
    return not asked and get(session) is None


def remember_asked(session: Session) -> None:
    """Remember that the user was asked where they live."""
    settings.put(session, settings.ASKED_FOR_PLACE, "yes")
