"""Stores hostile posts one after another, and writes how many seconds the slowest took: run with their number."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from jobsearch import fetching
from jobsearch.cleaning import LONGEST_DESCRIPTION, LONGEST_LINE
from jobsearch.dataaccess.database import get_session
from jobsearch.remoteok import parse_jobs
from tests.helpers.builders import NOW
from tests.helpers.hostile_texts import bodies

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session

TRIES = 3  # of a post that seems slow, as others use the processor too
SLOW = 0.5


def main() -> None:
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder, get_session(Path(folder) / "jobposts.db", NOW) as session:
        for number, body in enumerate(bodies(int(sys.argv[1]), LONGEST_DESCRIPTION)):
            seconds = _store(session, TRIES * number + 1, body)
            for other in range(2, TRIES + 1):
                if seconds > SLOW:
                    seconds = min(seconds, _store(session, TRIES * number + other, body))
            slowest = max(slowest, seconds)
    sys.stdout.write(str(slowest))


def _store(session: Session, post_id: int, body: str) -> float:
    """Return how many seconds of the processor it takes from the answer to the database."""
    line = body[:LONGEST_LINE]
    names = {"position": f"Baker {line}"[:LONGEST_LINE], "company": line, "location": line, "tags": [line] * 5}
    post = {"id": post_id, "url": f"https://a.example/{post_id}", "description": body} | names
    answer = json.dumps([post]).encode()
    begun = time.process_time()
    report = fetching.store(session, parse_jobs(answer), NOW)
    seconds = time.process_time() - begun
    if report.new != 1:
        message = f"not stored: {body[:100]!r}"
        raise AssertionError(message)
    return seconds


if __name__ == "__main__":
    main()
