"""Gives the tests something to learn from: the sample's posts and reader, and a model trained on labels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from benchmarks.simulated import Reader, read_posts
from jobsearch import sample
from jobsearch.classifier.calibration import Calibration, calibrate
from jobsearch.classifier.counting import read
from jobsearch.classifier.model import TrainedModel, read_labels, train
from jobsearch.posts import JobPost, JobPostLabel
from tests.helpers.builders import NOW, a_stored_post

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobsearch.classifier.fitting import TrainingSet

YES, NO = JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED


@cache
def sample_posts() -> tuple[JobPost, ...]:
    with sample.feed() as path:
        return tuple(read_posts([path]))


@cache
def sample_reader() -> Reader:
    found = sample.reader()
    labels = {int(post_id): JobPostLabel(label) for post_id, label in found["labels"].items()}
    return Reader(found["name"], found["looking_for"], labels)


def sample_labels(number: int) -> dict[int, JobPostLabel]:
    """Return the reader's answers to the first posts, one a job."""
    first = {post.job_key: post.id for post in reversed(sample_posts())}
    ids = sorted(first.values())[:number]
    return {post_id: sample_reader().labels[post_id] for post_id in ids}


def two_trades(number: int) -> list[JobPost]:
    """Return posts for gardeners (odd ids) and for nurses (even ids)."""
    trades = (("Nurse", "health", "Care for the ill."), ("Gardener", "garden", "Grow roses and trees."))
    posts = []
    for post_id in range(1, number + 1):
        position, tag, description = trades[post_id % 2]
        posts.append(a_stored_post(id=post_id, position=position, tags=(tag,), description=description))
    return posts


@dataclass(frozen=True)
class Trained:
    """A model, and all that it was made of."""

    model: TrainedModel
    known: TrainingSet
    calibration: Calibration
    labeled: list[JobPost]


def trained_on(labels: Mapping[int, JobPostLabel], posts: Sequence[JobPost], words: str | None = None) -> Trained:
    by_id = {post.id: post for post in posts}
    labeled = [
        replace(by_id[post_id], label=label, labeled_at=NOW + timedelta(minutes=index))
        for index, (post_id, label) in enumerate(labels.items())
    ]
    corpus = read(posts)
    known = read_labels(corpus, labeled, words)
    calibration = calibrate(known)
    return Trained(train(corpus, known, calibration), known, calibration, labeled)
