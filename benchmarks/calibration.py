"""Can chances be trusted, and is what is shown worth reading? Judged on posts that were held back.

    python -m benchmarks.calibration --readers FOLDER_OR_FILES --feeds FILES [--splits 4]

Of the jobs, 30 % are held back; readers answer the posts of the others as the method offers them, led by their
words and without; a model is trained, as once tomorrow's posts are stored, and judges those held back. Prints for 20,
50 and 100 answers, pooled over readers and splits: the Brier score, and that of one chance for all posts, the share
of the answers that are interested; precision, recall and F1 of what reaches the threshold; how many interesting posts
the chances promise a reader, how many there are, and by how many these differ on average. Then the reliability table
over all of these.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from joblib import Parallel, delayed

from benchmarks.reading import ours, replay
from benchmarks.simulated import NOW, read_posts, read_readers
from jobsearch.classifier.calibration import calibrate, can_calibrate, expected
from jobsearch.classifier.counting import read
from jobsearch.classifier.learner import Learner
from jobsearch.classifier.model import read_labels, train

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from benchmarks.simulated import Reader
    from jobsearch.classifier.model import TrainedModel
    from jobsearch.posts import JobPost, JobPostLabel

SIZES = (20, 50, 100)
HELD_BACK = 0.3
EDGES = (0, 0.02, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a model says of posts, and the truth: chances, whether they reach the threshold, and labels, one a post.

    `share` is how many of the answers were interested. Without enough answers for a model all chances are 0.
    """

    chances: NDArray[np.float64]
    shown: NDArray[np.bool_]
    truth: NDArray[np.int64]
    share: float


def hold_back(posts: Sequence[JobPost], seed: int) -> tuple[list[JobPost], list[JobPost]]:
    """Return the posts to label, and one post of each job held back."""
    jobs = sorted({post.job_key for post in posts})
    held = set(np.random.default_rng(seed).permutation(jobs)[: int(HELD_BACK * len(jobs))].tolist())
    fresh = {post.job_key: post for post in reversed(posts) if post.job_key in held}
    return [post for post in posts if post.job_key not in held], list(fresh.values())


def answer(posts: Sequence[JobPost], reader: Reader, words: str | None, number: int) -> dict[int, JobPostLabel]:
    """Return the reader's first answers to what the method offers, in order."""
    return dict(islice(replay(posts, reader, ours(Learner(posts, words))), number))


def first(answers: dict[int, JobPostLabel], number: int) -> dict[int, JobPostLabel]:
    return dict(islice(answers.items(), number))


def label(posts: Sequence[JobPost], answers: dict[int, JobPostLabel]) -> list[JobPost]:
    """Return the posts answered, with their labels, in order."""
    by_id = {post.id: post for post in posts}
    return [
        replace(by_id[post_id], label=label, labeled_at=NOW + timedelta(minutes=minute))
        for minute, (post_id, label) in enumerate(answers.items())
    ]


def train_on(posts: Sequence[JobPost], answers: dict[int, JobPostLabel], words: str | None) -> TrainedModel | None:
    """Train as the command does on all stored posts; None with too few answers of either kind."""
    corpus = read(posts)
    training_set = read_labels(corpus, label(posts, answers), words)
    return train(corpus, training_set, calibrate(training_set)) if can_calibrate(training_set) else None


def judge(model: TrainedModel | None, posts: Sequence[JobPost], reader: Reader, share: float) -> Judged:
    chances = np.array(model.chances(posts)) if model else np.zeros(len(posts))
    shown = chances >= model.threshold if model else np.zeros(len(posts), dtype=bool)
    return Judged(chances, shown, np.array([int(reader.labels.get(post.id, 0)) for post in posts]), share)


def play(posts: Sequence[JobPost], reader: Reader, words: str | None, seed: int) -> list[Judged]:
    """Return what is said of the posts held back after each number of answers."""
    backlog, fresh = hold_back(posts, seed)
    answers = answer(backlog, reader, words, max(SIZES))
    judged = []
    for size in SIZES:
        seen = first(answers, size)
        judged.append(judge(train_on([*backlog, *fresh], seen, words), fresh, reader, sum(seen.values()) / len(seen)))
    return judged


def read_arguments(documentation: str) -> tuple[list[JobPost], list[Reader], int]:
    """Read the posts and the readers that the command line names, and how often other jobs are held back."""
    parser = argparse.ArgumentParser(description=documentation.splitlines()[0])
    parser.add_argument("--readers", nargs="+", type=Path, required=True)
    parser.add_argument("--feeds", nargs="+", type=Path, required=True)
    parser.add_argument("--splits", type=int, default=4, help="how often other jobs are held back")
    options = parser.parse_args()
    return read_posts(options.feeds), read_readers(options.readers), options.splits


def main() -> None:
    posts, readers, splits = read_arguments(__doc__)
    everything: list[Judged] = []
    print("| answers | | Brier | of the answers' share | precision | recall | F1 | promised | interesting | off by |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    tasks = [(led, reader, seed) for led in (True, False) for reader in readers for seed in range(splits)]
    played = Parallel(n_jobs=-1)(
        delayed(play)(posts, reader, reader.looking_for if led else None, seed) for led, reader, seed in tasks
    )
    for index, size in enumerate(SIZES):
        for led in (True, False):
            judged = [each[index] for each, task in zip(played, tasks, strict=True) if task[0] is led]
            everything += judged
            print_row(size, "words" if led else "no words", judged)
    print_reliability(everything)


def print_row(size: int, name: str, judged: Sequence[Judged]) -> None:
    chances, truth = pooled(judged)
    share = np.concatenate([np.full(len(each.truth), each.share) for each in judged])
    precision, recall, f1 = worth(judged)
    promised, left = [expected(each.chances) for each in judged], [int(each.truth.sum()) for each in judged]
    print(
        f"| {size} | {name} | {((chances - truth) ** 2).mean():.4f} | {((share - truth) ** 2).mean():.4f} "
        f"| {precision:.0%} | {recall:.0%} | {f1:.2f} | {np.mean(promised):.1f} | {np.mean(left):.1f} "
        f"| {np.mean(np.abs(np.array(promised) - left)):.1f} |",
        flush=True,
    )


def pooled(judged: Sequence[Judged]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return chances and labels of all posts."""
    return np.concatenate([each.chances for each in judged]), np.concatenate([each.truth for each in judged])


def worth(judged: Sequence[Judged]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of what is shown, pooled."""
    hits, shown, interesting = (
        sum(int(each.sum()) for each in column)
        for column in zip(*((each.truth[each.shown], each.shown, each.truth) for each in judged), strict=True)
    )
    return hits / max(1, shown), hits / max(1, interesting), 2 * hits / max(1, shown + interesting)


def print_reliability(judged: Sequence[Judged]) -> None:
    chances, truth = pooled(judged)
    print("\n| chance | posts | mean chance | interesting |\n|---|---|---|---|")
    for low, high in pairwise(EDGES):
        inside = (chances >= low) & (chances < high)
        if inside.any():
            mean, right = chances[inside].mean(), truth[inside].mean()
            print(f"| {low:.0%} to {min(high, 1):.0%} | {inside.sum()} | {mean:.0%} | {right:.0%} |")


if __name__ == "__main__":
    main()
