"""Taking turns: a command waits while another holds the database, says whom it waits for, and not for ever."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from random import uniform
from time import monotonic, sleep
from typing import TYPE_CHECKING, TypeVar

from jobsearch.dataaccess import lock_owner
from jobsearch.dataaccess.sqlite_codes import code_of
from jobsearch.errors import JobSearchError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Result = TypeVar("Result")
SILENT_SECONDS, TURN_SECONDS = 1.0, 30.0
LONGEST_PAUSE = 0.02
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_PROTOCOL}


@dataclass(slots=True)
class Turns:
    """The turns at the database at `path`; `on_wait` is told whom a command waits for once that takes a second.

    SQLite itself never waits: it would not react to Ctrl-C meanwhile.
    """

    path: Path
    on_wait: Callable[[str], None]

    def take(self, attempt: Callable[[], Result], *, upgrades: bool = False) -> Result:
        """Return what `attempt` does, which is made again as long as another command keeps it from the database.

        `upgrades` is whether the attempt is to upgrade: then a command of this program that is before us does, too.
        Raises `JobSearchError` after half a minute.
        """
        begun, has_said = monotonic(), False
        while True:
            try:
                return attempt()
            except sqlite3.OperationalError as error:
                if code_of(error) not in BUSY:
                    raise
                waited = monotonic() - begun
                if waited >= TURN_SECONDS:
                    raise JobSearchError(self._given_up(upgrades=upgrades)) from error
            if waited >= SILENT_SECONDS and not has_said:
                has_said = True
                self.on_wait(self._waiting(upgrades=upgrades))
            # By chance, and the more often the longer it has waited: of many that wait, none always comes too late.
            sleep(uniform(0, LONGEST_PAUSE / (1 + waited)))  # noqa: S311 - no secret

    def _waiting(self, *, upgrades: bool) -> str:
        owner = lock_owner.find(self.path)
        does = "upgrades" if upgrades and owner and owner.is_ours else "writes to"
        return f"Waiting for another command that {does} the database{_named(owner)}…"

    def _given_up(self, *, upgrades: bool) -> str:
        owner = lock_owner.find(self.path)
        does = "is still upgrading" if upgrades and owner and owner.is_ours else "keeps writing to"
        what = f"another command{_named(owner)} {does} it; try again when that has ended"
        return f"The database {self.path} can't be used: {what}."


def _named(owner: lock_owner.Owner | None) -> str:
    return f" ({owner})" if owner else ""
