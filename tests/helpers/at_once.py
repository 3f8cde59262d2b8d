"""Programs that work on one database in processes of their own, and say how far they are."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.helpers.running import REPO, SECONDS

if TYPE_CHECKING:
    from pathlib import Path


def start(program: str, path: Path) -> subprocess.Popen[str]:
    """Start a program that finds the database in `path` and says on stdout how far it is."""
    opening = f"""
import sys, time
from contextlib import closing
from pathlib import Path
from jobsearch.dataaccess import jobs, answers, settings
from jobsearch.dataaccess.database import get_session, writing
from jobsearch.dataaccess.tables import settings as remembered
from jobsearch.posts import JobPostLabel
from tests.helpers.builders import NOW, a_post
path = Path({str(path)!r})
def say(word): print(word, flush=True)
"""
    return subprocess.Popen(
        [sys.executable, "-c", opening + program],
        cwd=REPO,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdout
    assert process.stdout.readline().strip() == word, process.communicate()[1]


def end(process: subprocess.Popen[str]) -> None:
    _, errors = process.communicate(timeout=SECONDS)
    assert (process.returncode, errors) == (0, "")
