"""Upgrades copies of a database in processes that are killed: at a statement, at an instant, or by what has no room.

A script, so that one interpreter is forked for each; run it by `kill_upgrades`.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, event

from jobsearch.dataaccess.database import get_session
from jobsearch.errors import JobSearchError
from tests.helpers.builders import NOW
from tests.helpers.systems import FORKS

if TYPE_CHECKING:
    from collections.abc import Iterable

REPO = Path(__file__).resolve().parents[2]
KILLED = -9, -14  # by SIGKILL and SIGALRM, for which Windows has no names
REFUSED, DONE = 1, 0


def kill_upgrades(original: Path, folder: Path, how: str, when: Iterable[float]) -> list[tuple[Path, int]]:
    """Upgrade a copy of `original` for each moment; return the copies, and how each upgrade ended.

    `how` is "statement" (the number of one), "instant" (milliseconds), "pages" (the most there may be) or "size" (the
    most bytes that a file may have).
    """
    FORKS.or_skip()
    asked = [str(original), str(folder), how, json.dumps(list(when))]
    done = subprocess.run(
        [sys.executable, "-m", __name__, *asked], cwd=REPO, capture_output=True, text=True, check=True
    )
    return [(Path(path), code) for path, code in json.loads(done.stdout)]


def upgraded(path: Path, how: str, when: float) -> int:
    """Upgrade a database in a process of its own, which ends then; return how it ended."""
    pid = os.fork()
    if pid == 0:
        arm(how, when)
        try:
            with get_session(path, NOW):
                pass
        except JobSearchError as error:
            print(error, file=sys.stderr)  # noqa: T201 - a script
            os._exit(REFUSED)
        os._exit(DONE)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def arm(how: str, when: float) -> None:
    if how == "statement":
        left = iter(range(int(when), -1, -1))

        @event.listens_for(Engine, "before_cursor_execute")
        def count_down(*_: object) -> None:
            if not next(left):
                os.kill(os.getpid(), signal.SIGKILL)

    elif how == "instant":
        signal.setitimer(signal.ITIMER_REAL, when / 1000)
    elif how == "pages":
        event.listen(Engine, "connect", lambda connection, _: connection.execute(f"PRAGMA max_page_count = {when}"))
    else:
        import resource  # noqa: PLC0415 - not on every system

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(when), resource.RLIM_INFINITY))


def main(original: str, folder: str, how: str, moments: str) -> None:
    for slow_to_load in ("jobsearch.facts.reading", "jobsearch.copies.grouping"):
        import_module(slow_to_load)
    ended = []
    for number, when in enumerate(json.loads(moments)):
        path = Path(folder) / f"{how}{number}" / "jobposts.db"
        path.parent.mkdir()
        shutil.copy(original, path)
        ended.append((str(path), upgraded(path, how, when)))
    print(json.dumps(ended))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
