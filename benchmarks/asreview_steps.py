"""What labelling is compared with: the steps of ASReview's simulation over the same posts, with its default model.

    python benchmarks/asreview_steps.py POSTS [--answers 100]

POSTS is the file that `benchmarks.candidates` wrote. A step is all that the simulation does from one label to the next:
noting it, fitting, ranking the pool, and taking the first. The time is noted whenever it asks whether to stop, which it
does once a step. Like its command line it goes from the top down until there are labels of both kinds; these steps are
not counted, nor is the first one after, which makes the features of all posts. Prints what `benchmarks.steps` does.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pandas as pd
from asreview.learner import ActiveLearningCycle
from asreview.models.models import get_ai_config
from asreview.models.queriers import TopDown
from asreview.models.stoppers import IsFittable
from asreview.simulation.simulate import Simulate

MILLISECOND = 1e-3
UNCOUNTED = 1


@dataclass(slots=True)
class Stopwatch:
    """Stops the simulation after so many steps, and notes whenever it was asked to."""

    steps: int
    asked: list[tuple[float, float]] = field(default_factory=list)

    def stop(self, _results: object, _labels: object) -> bool:
        self.asked.append((time.perf_counter(), time.process_time()))
        return len(self.asked) > self.steps


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("posts", type=Path)
    parser.add_argument("--answers", type=int, default=100)
    options = parser.parse_args()
    posts = pd.DataFrame(json.loads(options.posts.read_bytes()))
    stopwatch = Stopwatch(UNCOUNTED + options.answers)
    model = ActiveLearningCycle.from_meta(get_ai_config()["value"])
    model.stopper = stopwatch
    cycles = [ActiveLearningCycle(querier=TopDown(), stopper=IsFittable()), model]
    Simulate(posts, posts["label"], cycles, stopper=len(posts), print_progress=False).review()
    steps = [
        [(now[0] - before[0]) / MILLISECOND, (now[1] - before[1]) / MILLISECOND]
        for before, now in pairwise(stopwatch.asked[UNCOUNTED:])
    ]
    print(json.dumps(steps))


if __name__ == "__main__":
    main()
