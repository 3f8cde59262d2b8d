"""How soon readers find their posts: replays them through the library, against simpler methods, in one run.

    python -m benchmarks.reading --readers FOLDER_OR_FILES --feeds FILES [--seeds 3] [--each]
                                 [--living-in]

Copies of a job are asked about once. Prints, for each method, the share of the readers whose first interesting post is
among the first five, the share of the interesting posts found in the first 25, 50 and 100 answers, and the share of all
posts read to find 80 % and 95 % of them: means over the readers, and over the seeds where there is chance. With
`--living-in` readers say where they live, and this program asks last about what is not open to them.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import SGDClassifier

from benchmarks.simulated import NOW, WORDS, Reader, read_posts, read_readers
from jobsearch import living
from jobsearch.classifier.learner import Learner
from jobsearch.demands import may_be_taken
from jobsearch.posts import JobPost, JobPostLabel

SOON = 5
ANSWERS = (25, 50, 100)
SHARES = (0.8, 0.95)
Choose = Callable[[Mapping[int, JobPostLabel], Collection[int]], int]


def replay(posts: Sequence[JobPost], reader: Reader, choose: Choose) -> Iterator[tuple[int, JobPostLabel]]:
    """Yield the post asked about and its label, one job after the other, until all are labeled."""
    first = {post.job_key: post.id for post in reversed(posts)}
    left = dict.fromkeys(first.values())
    labels: dict[int, JobPostLabel] = {}
    while left:
        post_id = choose(labels, left.keys())
        del left[post_id]
        labels[post_id] = reader.labels.get(post_id, JobPostLabel.NOT_INTERESTED)
        yield post_id, labels[post_id]


def measure(posts: Sequence[JobPost], reader: Reader, choose: Choose) -> list[float]:
    """Return whether the first one comes soon, the shares found after `ANSWERS`, and those read to find `SHARES`."""
    copies, job = defaultdict(set), {post.id: post.job_key for post in posts}
    for post in posts:
        copies[post.job_key].add(post.id)
    interesting = {post.id for post in posts if reader.labels.get(post.id)}
    found: set[int] = set()
    curve = []
    for post_id, _ in replay(posts, reader, choose):
        found |= copies[job[post_id]] & interesting
        curve.append(len(found))
        if found == interesting and len(curve) >= max(ANSWERS):
            break
    early = [curve[min(answers, len(curve)) - 1] / min(answers, len(interesting)) for answers in ANSWERS]
    goals = [math.ceil(share * len(interesting)) for share in SHARES]
    return [float(curve[min(SOON, len(curve)) - 1] > 0), *early] + [
        next(read for read, n in enumerate(curve, 1) if n >= goal) / len(posts) for goal in goals
    ]


def oldest_first(posts: Sequence[JobPost], _reader: Reader, _seed: int) -> Choose:
    del posts
    return lambda _labels, left: min(left)


def newest_first(posts: Sequence[JobPost], _reader: Reader, _seed: int) -> Choose:
    posted = {post.id: (post.posted_at or NOW, post.id) for post in posts}
    return lambda _labels, left: max(left, key=posted.__getitem__)


def words_alone(posts: Sequence[JobPost], reader: Reader, _seed: int) -> Choose:
    learner = Learner(posts, reader.looking_for)
    return lambda _labels, left: learner.choose(left)


def original_refitted(posts: Sequence[JobPost], _reader: Reader, seed: int) -> Choose:
    """Refit the original's pipeline, settings default, after each answer; most likely first, random start.

    Its vocabulary is that of the labeled posts: here the columns they have of one matrix counted once.
    """
    texts = [
        "\n".join((post.company, post.position, post.description, ",".join(post.tags), post.location)) for post in posts
    ]
    counts = CountVectorizer().fit_transform(texts).tocsc()
    row = {post.id: index for index, post in enumerate(posts)}
    chance = random.Random(seed)  # noqa: S311 - a draw, no secret

    def choose(labels: Mapping[int, JobPostLabel], left: Collection[int]) -> int:
        ids = list(left)
        if len(set(labels.values())) < len(JobPostLabel):
            return chance.choice(ids)
        labeled, rest = ([row[post_id] for post_id in some] for some in (labels, ids))
        known = counts[:, counts[labeled].getnnz(axis=0) > 0].tocsr()
        tfidf = TfidfTransformer().fit(known[labeled])
        model = SGDClassifier(random_state=seed).fit(tfidf.transform(known[labeled]), [int(x) for x in labels.values()])
        return ids[int(np.argmax(model.decision_function(tfidf.transform(known[rest]))))]

    return choose


def ours(learner: Learner, elsewhere: Collection[int] = ()) -> Choose:
    def choose(labels: Mapping[int, JobPostLabel], left: Collection[int]) -> int:
        learner.learn(labels)
        return learner.choose([post_id for post_id in left if post_id not in elsewhere] or left)

    return choose


def not_open(posts: Sequence[JobPost], reader: Reader) -> set[int]:
    """Return the ids of the posts of jobs that the reader may not take where they live."""
    if reader.living_in is None:
        return set()
    home = living.find(reader.living_in)
    open_jobs = {post.job_key for post in posts if may_be_taken(post.facts, home)}
    return {post.id for post in posts if post.job_key not in open_jobs}


def led_by(
    words: Callable[[Sequence[JobPost], Reader], str | None],
) -> Callable[[Sequence[JobPost], Reader, int], Choose]:
    return lambda posts, reader, _seed: ours(Learner(posts, words(posts, reader)), not_open(posts, reader))


METHODS: dict[str, tuple[Callable[[Sequence[JobPost], Reader, int], Choose], bool]] = {
    "the original: by id": (oldest_first, False),
    "newest first": (newest_first, False),
    "the original's pipeline, refitted": (original_refitted, True),
    "words alone": (words_alone, False),
} | {f"this program, words {name}": (led_by(words), False) for name, words in WORDS.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", nargs="+", type=Path, required=True)
    parser.add_argument("--feeds", nargs="+", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=3, help="how often a method with chance in it is tried")
    parser.add_argument("--methods", default="", help="only methods whose name holds this")
    parser.add_argument("--living-in", action="store_true", help="readers say where they live, if their file does")
    parser.add_argument("--each", action="store_true", help="print each reader, too")
    options = parser.parse_args()
    posts, readers = read_posts(options.feeds), read_readers(options.readers)
    if not options.living_in:
        readers = [replace(reader, living_in=None) for reader in readers]
    print(f"{len(posts)} posts, {len(readers)} readers\n")
    print(f"| {'':38} | first in 5 | 25 | 50 | 100 | to 80 % | to 95 % |\n|---|---|---|---|---|---|---|")
    for name, (method, by_chance) in METHODS.items():
        if options.methods not in name:
            continue
        each = {
            reader.name: [
                statistics.fmean(column)
                for column in zip(
                    *(
                        measure(posts, reader, method(posts, reader, seed))
                        for seed in range(options.seeds if by_chance else 1)
                    ),
                    strict=True,
                )
            ]
            for reader in readers
        }
        print_row(name, [statistics.fmean(column) for column in zip(*each.values(), strict=True)])
        for reader, figures in each.items() if options.each else ():
            print_row(f"  {reader}", figures)


def print_row(name: str, figures: Sequence[float]) -> None:
    print(f"| {name:38} | " + " | ".join(f"{figure:.1%}" for figure in figures) + " |", flush=True)


if __name__ == "__main__":
    main()
