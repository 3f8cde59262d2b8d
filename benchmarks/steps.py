"""From a key to the next post: what each answer of a labelling session takes, by the reader's labels.

    python -m benchmarks.steps FOLDER [--answers 100]

The folder is one that `benchmarks.candidates` wrote; it stays as it is. Prints the milliseconds from each answer to the
next offer, as a list of JSON: by the clock, and of the processor.
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.candidates import POSTS
from jobsearch.dataaccess.database import get_session
from jobsearch.instance import open_instance
from jobsearch.labelling import preparing
from jobsearch.labelling.offer import Reply

if TYPE_CHECKING:
    from jobsearch.labelling.offer import Offer

MILLISECOND = 1e-3


@dataclass(slots=True)
class Answering:
    """Answers as the reader does, and notes what passed since the answer before."""

    labels: dict[int, int]
    steps: list[tuple[float, float]] = field(default_factory=list)
    left: tuple[float, float] | None = None

    def __call__(self, offer: Offer) -> Reply:
        came = time.perf_counter(), time.process_time()
        if self.left:
            self.steps.append((came[0] - self.left[0], came[1] - self.left[1]))
        reply = Reply.INTERESTED if self.labels[offer.post.id] else Reply.NOT_INTERESTED
        self.left = time.perf_counter(), time.process_time()
        return reply


def answer(folder: Path, number: int) -> list[tuple[float, float]]:
    """Return the seconds from each of so many answers to the next offer: by the clock, and of the processor."""
    labels = {post["id"]: post["label"] for post in json.loads((folder / POSTS).read_bytes())}
    answering = Answering(labels)
    with get_session(open_instance(folder).database, datetime.now(UTC)) as session:
        labelling = preparing.prepare(session, preparing.Selection(), lambda: datetime.now(UTC), wait=True)
        labelling.run(answering, number + 1)
    return answering.steps


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--answers", type=int, default=100)
    options = parser.parse_args()
    with TemporaryDirectory() as scratch:
        folder = shutil.copytree(options.folder, Path(scratch) / "instance")
        steps = answer(folder, options.answers)
    print(json.dumps([[wall / MILLISECOND, cpu / MILLISECOND] for wall, cpu in steps]))


if __name__ == "__main__":
    main()
