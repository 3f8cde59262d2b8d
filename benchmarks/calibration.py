"""Can chances be trusted? Readers are replayed; the chances of unlabeled posts are compared with the truth.

    python -m benchmarks.calibration --readers FOLDER_OR_FILES --feeds FILES

After 20, 50, 100 and 200 answers, pooled over the readers, with and without words: the Brier score of the
chances, and of the share of interesting answers as the one chance for all posts; of the posts at or above the
threshold the mean chance and how many are truly interesting; then the reliability table over all of these.
"""

from __future__ import annotations

import argparse
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.reading import ours, read_posts, read_readers, replay
from jobsearch.classifier.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.reading import Reader
    from jobsearch.posts import JobPost

SIZES = (20, 50, 100, 200)
EDGES = (0, 0.02, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1)
Judged = tuple[float, bool, int, float]


def judge(posts: Sequence[JobPost], reader: Reader, looking_for: str | None, answers: int) -> list[Judged]:
    """Return chance, whether it reaches the threshold, truth and the answers' share for each unlabeled post."""
    learner = Learner(posts, looking_for)
    labels = dict(islice(replay(posts, reader, ours(learner)), answers))
    learner.learn(labels)
    labeled = {post.job_key for post in posts if post.id in labels}
    share = sum(labels.values()) / len(labels)
    unlabeled = [post for post in posts if post.job_key not in labeled]
    scored = [(learner.score(post.id), reader.labels.get(post.id, 0)) for post in unlabeled]
    return [(score.chance, score.interesting, int(label), share) for score, label in scored if score]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", nargs="+", type=Path, required=True)
    parser.add_argument("--feeds", nargs="+", type=Path, required=True)
    options = parser.parse_args()
    posts, readers = read_posts(options.feeds), read_readers(options.readers)
    pooled: list[Judged] = []
    print("| answers | | Brier | of the answers' share | predicted, a reader | mean chance | interesting |")
    print("|---|---|---|---|---|---|---|")
    for size in SIZES:
        for words in (True, False):
            judged = [
                each for reader in readers for each in judge(posts, reader, reader.looking_for if words else None, size)
            ]
            pooled += judged
            print_row(size, "words" if words else "no words", np.array(judged), len(readers))
    print_reliability(np.array(pooled))


def print_row(size: int, name: str, judged: np.ndarray[tuple[int, int], np.dtype[np.float64]], readers: int) -> None:
    chance, interesting, truth, share = judged.T
    shown = interesting == 1
    brier, baseline = ((chance - truth) ** 2).mean(), ((share - truth) ** 2).mean()
    expected, right = (chance[shown].mean(), truth[shown].mean()) if shown.any() else (0, 0)
    print(
        f"| {size} | {name} | {brier:.4f} | {baseline:.4f} | {shown.sum() / readers:.1f} "
        f"| {expected:.0%} | {right:.0%} |",
        flush=True,
    )


def print_reliability(judged: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> None:
    chance, _, truth, _ = judged.T
    print("\n| chance | posts | mean chance | interesting |\n|---|---|---|---|")
    for low, high in pairwise(EDGES):
        inside = (chance >= low) & (chance < high)
        if inside.any():
            expected, right = chance[inside].mean(), truth[inside].mean()
            print(f"| {low:.0%} to {high:.0%} | {inside.sum()} | {expected:.0%} | {right:.0%} |")


if __name__ == "__main__":
    main()
