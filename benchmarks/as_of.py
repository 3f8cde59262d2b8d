"""Runs the program as if it were another moment, and writes what it took to a file: FILE MOMENT COMMAND."""

from __future__ import annotations

import json
import re
import resource
import sys
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from jobsearch.commands import opening

KILOBYTE = 1024


def most_memory() -> int:
    """Return the most memory that this process has held, in bytes, its parent's not counted."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) * KILOBYTE if found else 0


def run(report: Path, moment: datetime, words: list[str]) -> None:
    opening.now = lambda: moment
    from main import main  # noqa: PLC0415 - its commands take the clock as it is then

    sys.argv = ["main.py", *words]
    try:
        main()
    finally:
        used = resource.getrusage(resource.RUSAGE_SELF)
        took = {"seconds": used.ru_utime + used.ru_stime, "memory": most_memory()}
        report.write_text(json.dumps(took), encoding="utf-8")


if __name__ == "__main__":
    run(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]), sys.argv[3:])
