"""Stores hostile posts one after another, and writes how many ordinary ads the slowest took: run with their number."""

from __future__ import annotations

import itertools
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from jobsearch import fetching
from jobsearch.cleaning import LONGEST_DESCRIPTION, LONGEST_LINE
from jobsearch.dataaccess.database import get_session
from jobsearch.remoteok import UnknownFormError, parse_jobs
from tests.helpers.builders import NOW
from tests.helpers.hostile_texts import bodies

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session

NOTHING_LEFT = "<!"  # begins what is not shown, and may do so again and again
TRIES = 3  # of a post that seems slow, as others use the processor too
ORDINARY = "<p>We bake bread, and look for a baker.</p><ul><li>3 years of work</li><li>$60,000 a year</li></ul> "


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, get_session(Path(folder) / "jobposts.db", NOW) as session:
        numbers = itertools.count(1)
        ordinary_body = (ORDINARY * (LONGEST_DESCRIPTION // len(ORDINARY) + 1))[:LONGEST_DESCRIPTION]
        ordinary = min(_store(session, next(numbers), ordinary_body) for _ in range(TRIES))
        slowest = 0.0
        for body in bodies(int(sys.argv[1]), LONGEST_DESCRIPTION):
            seconds = _store(session, next(numbers), body)
            for _ in range(TRIES - 1):
                if seconds > ordinary:
                    seconds = min(seconds, _store(session, next(numbers), body))
            slowest = max(slowest, seconds)
    sys.stdout.write(str(slowest / ordinary))


def _store(session: Session, post_id: int, body: str) -> float:
    """Return how many seconds of the processor it takes from the answer to the database."""
    line = body[:LONGEST_LINE]
    names = {"position": f"Baker {line}"[:LONGEST_LINE], "company": line, "location": line, "tags": [line] * 5}
    post = {"id": post_id, "url": f"https://a.example/{post_id}", "description": body} | names
    answer = json.dumps([post]).encode()
    begun = time.process_time()
    try:
        stored = fetching.store(session, parse_jobs(answer), NOW)
    except UnknownFormError:  # cleaning has left nothing of it, which makes it no post
        assert NOTHING_LEFT in body, body[:100]
    else:
        assert stored.new == 1, body[:100]
    return time.process_time() - begun


if __name__ == "__main__":
    main()
