"""Runs a command and tells the most memory that it took; from here, as what it is started from would count, too."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

from tests.helpers.running import REPO, SECONDS
from tests.helpers.systems import LINUX, MEASURES


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command left: its exit code, what it wrote, and the most memory that it took."""

    code: int
    out: str
    err: str
    megabytes: float


def measured(*command: object, given: str = "") -> Measured:
    """Run a command to its end in a small process of its own."""
    MEASURES.or_skip()
    words = [sys.executable, "-m", "tests.helpers.memory", *map(str, command)]
    done = subprocess.run(
        words, input=given, capture_output=True, text=True, check=True, timeout=12 * SECONDS, cwd=REPO
    )
    return Measured(*json.loads(done.stdout))


if __name__ == "__main__":
    import resource

    ended = subprocess.run(sys.argv[1:], capture_output=True, text=True, check=False)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    megabytes = most / 1024 if LINUX else most / 1024**2
    sys.stdout.write(json.dumps([ended.returncode, ended.stdout, ended.stderr, megabytes]))
