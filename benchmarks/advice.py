"""Can advice be trusted? When to stop, how many posts are left, and which labels may be mistakes.

    python -m benchmarks.advice --readers FOLDER_OR_FILES --feeds FILES [--splits 4]

Readers answer as in `benchmarks.calibration`, led by their words and without, until the method advises to stop. Printed
are how often it does within 250 answers, after how many, how many interesting posts are left by its estimate and in
truth, what share of the interesting ones was found, and precision and recall of what is shown of the posts held back.

Then two labels of each kind among the first 50, and 100, are turned into mistakes, and the labels that `train` would
name are looked at: how many are named, how many of these are mistakes, and how many of the mistakes are named. F1 of
what is shown of the posts held back is that with the mistakes, with those named put right, and without any.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from joblib import Parallel, delayed

from benchmarks.calibration import Judged, answer, first, hold_back, judge, label, read_arguments, train_on, worth
from benchmarks.reading import ours, replay
from jobsearch.classifier.calibration import calibrate, can_calibrate, out_of_fold
from jobsearch.classifier.counting import read
from jobsearch.classifier.evaluation import find_suspects
from jobsearch.classifier.learner import Learner
from jobsearch.classifier.model import read_labels
from jobsearch.posts import JobPostLabel
from jobsearch.terminal.labelling.status import FEW_INTERESTING, LABELS_TO_TRUST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.simulated import Reader
    from jobsearch.posts import JobPost

MOST_ANSWERS = 250
SIZES = (50, 100)
MISTAKES = 2
OTHER = {1: JobPostLabel.NOT_INTERESTED, 0: JobPostLabel.INTERESTED}


@dataclass(frozen=True, slots=True)
class Stop:
    """When the method advises to stop: answers, interesting posts left as estimated and in truth, the share found."""

    answers: int
    estimated: float
    left: int
    found: float
    fresh: Judged


@dataclass(frozen=True, slots=True)
class Doubt:
    """The labels named as possible mistakes, those of them that are, and what is shown of the posts held back."""

    named: int
    right: int
    with_mistakes: Judged
    put_right: Judged
    without: Judged


def find_stop(posts: Sequence[JobPost], reader: Reader, words: str | None, seed: int) -> Stop | None:
    """Label until the method advises to stop; None if it never does."""
    backlog, fresh = hold_back(posts, seed)
    learner, answers = Learner(backlog, words), dict[int, JobPostLabel]()
    interesting = {post.job_key for post in backlog if reader.labels.get(post.id)}
    for post_id, given in replay(backlog, reader, ours(learner)):
        answers[post_id] = given
        if len(answers) < LABELS_TO_TRUST:
            continue
        labeled = {post.job_key for post in label(backlog, answers)}
        left = {post.job_key: post.id for post in backlog if post.job_key not in labeled}
        learner.learn(answers)
        estimated = learner.expected(left.values())
        if estimated is not None and estimated < FEW_INTERESTING:
            missed = len(interesting - labeled)
            judged = judge(train_on([*backlog, *fresh], answers, words), fresh, reader, 0)
            return Stop(len(answers), estimated, missed, 1 - missed / max(1, len(interesting)), judged)
        if len(answers) == MOST_ANSWERS:
            return None
    return None


def doubt(posts: Sequence[JobPost], reader: Reader, words: str | None, seed: int) -> list[Doubt | None]:
    """Make mistakes among the first answers of each number, and see which are named; None where there are too few."""
    backlog, fresh = hold_back(posts, seed)
    answers = answer(backlog, reader, words, max(SIZES))
    return [_doubt(backlog, fresh, first(answers, size), reader, words, seed) for size in SIZES]


def _doubt(  # noqa: PLR0913, PLR0917 - all that a trial is made of
    backlog: Sequence[JobPost],
    fresh: Sequence[JobPost],
    answers: dict[int, JobPostLabel],
    reader: Reader,
    words: str | None,
    seed: int,
) -> Doubt | None:
    chance = random.Random(seed)  # noqa: S311 - a draw, no secret
    kinds = [[post_id for post_id, given in answers.items() if given == kind] for kind in JobPostLabel]
    if min(map(len, kinds)) <= MISTAKES:
        return None
    mistaken = {post_id for kind in kinds for post_id in chance.sample(kind, MISTAKES)}
    given = {post_id: OTHER[answer] if post_id in mistaken else answer for post_id, answer in answers.items()}
    named = _named(backlog, given, words)
    mended = {post_id: OTHER[answer] if post_id in named else answer for post_id, answer in given.items()}
    shown = (judge(train_on([*backlog, *fresh], each, words), fresh, reader, 0) for each in (given, mended, answers))
    return Doubt(len(named), len(named & mistaken), *shown)


def _named(posts: Sequence[JobPost], answers: dict[int, JobPostLabel], words: str | None) -> set[int]:
    """Return the posts whose labels `train` would name as possible mistakes."""
    labeled = label(posts, answers)
    training_set = read_labels(read(posts), labeled, words)
    if not can_calibrate(training_set):
        return set()
    scores = out_of_fold(training_set)
    chances = calibrate(training_set, scores).chances(scores)
    return {suspect.post.id for suspect in find_suspects(training_set, labeled, chances)}


def main() -> None:
    posts, readers, splits = read_arguments(__doc__)
    print("| stop | advised | answers | estimated left | left | found | precision | recall |")
    print("|---|---|---|---|---|---|---|---|")
    led = {
        name: [(posts, reader, words(reader), seed) for reader in readers for seed in range(splits)]
        for name, words in (("words", lambda reader: reader.looking_for), ("no words", lambda _: None))
    }
    for name, tasks in led.items():
        print_stops(name, Parallel(n_jobs=-1)(delayed(find_stop)(*task) for task in tasks))
    print("\n| mistakes | answers | named | of these right | of the mistakes | F1 with them | put right | without |")
    print("|---|---|---|---|---|---|---|---|")
    for name, tasks in led.items():
        doubts = Parallel(n_jobs=-1)(delayed(doubt)(*task) for task in tasks)
        for size, trials in zip(SIZES, zip(*doubts, strict=True), strict=True):
            print_doubts(name, size, [trial for trial in trials if trial])


def print_stops(name: str, stops: Sequence[Stop | None]) -> None:
    made = [stop for stop in stops if stop]
    if not made:
        print(f"| {name} | 0 of {len(stops)} |", flush=True)
        return
    answers, estimated, left, found = (
        np.mean([getattr(stop, field) for stop in made]) for field in ("answers", "estimated", "left", "found")
    )
    precision, recall, _ = worth([stop.fresh for stop in made])
    print(
        f"| {name} | {len(made)} of {len(stops)} | {answers:.0f} | {estimated:.1f} | {left:.1f} | {found:.0%} "
        f"| {precision:.0%} | {recall:.0%} |",
        flush=True,
    )


def print_doubts(name: str, size: int, doubts: Sequence[Doubt]) -> None:
    named, right = (sum(getattr(each, field) for each in doubts) for field in ("named", "right"))
    f1 = [worth([getattr(each, field) for each in doubts])[2] for field in ("with_mistakes", "put_right", "without")]
    print(
        f"| {name} | {size} | {named / len(doubts):.1f} | {right / max(1, named):.0%} "
        f"| {right / (2 * MISTAKES * len(doubts)):.0%} | {' | '.join(f'{each:.2f}' for each in f1)} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
