"""The place where the user lives, as a command's options tell it: given, remembered, forgotten, or of no matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session
    from jobsearch.places.openness import Place
    from jobsearch.terminal.console import Terminal


def find_home(terminal: Terminal, session: Session, given: Place | str | None, *, anywhere: bool) -> Place | None:
    """Remember the place that was given, or forget it where that is ""; return the one to go by, if any."""
    from jobsearch import living
    from jobsearch.places.openness import Place
    from jobsearch.terminal import words

    if isinstance(given, Place):
        living.remember(session, given)
        terminal.message(f"Remembered: you live in {words.the(given.name)}.")
    elif given == "":
        was_known = living.get(session) is not None
        living.remember(session, None)
        terminal.message(f"The place where you live {'is forgotten' if was_known else 'was not known'}.")
    return None if anywhere else living.get(session)
