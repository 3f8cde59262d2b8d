"""Processes that are killed at a given one of their steps: a step is what Python tells its audit hooks of files."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.helpers.running import REPO, SECONDS
from tests.helpers.systems import KILL

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS = ("open", "os.", "shutil.", "sqlite3.")


def kills(imports: str, action: str) -> Iterator[int]:
    """Kill a process at the first step of an action, another one at the second, and so on, until one comes to its end.

    Yields the number of the step after each kill.
    """
    step = 0
    while not _ends(imports, action, step):
        yield step
        step += 1


def _ends(imports: str, action: str, step: int) -> bool:
    program = f"""
import os, sys
{imports}
left = {step}
def at_each(event, _arguments):
    global left
    if event.startswith({STEPS}):
        left -= 1
        if left == -1:
            os.kill(os.getpid(), {KILL})
sys.addaudithook(at_each)
{action}
os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=REPO, capture_output=True, timeout=SECONDS, check=False)
    assert done.returncode in (0, KILL, -KILL), done.stderr.decode()
    return done.returncode == 0
