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

    if given is not None and living.remember(session, given or None):
        said = f"Remembered: you live in {given.name}." if given else "The place where you live is forgotten."
        terminal.message(said)
    return None if anywhere else living.get(session)
