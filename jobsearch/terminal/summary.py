"""Where one stands, in sentences: what is stored, labeled and learned, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobsearch.posts import JobPostLabel
from jobsearch.terminal import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from jobsearch.counting import Left, Statistics
    from jobsearch.dataaccess.model_record import ModelRecord
    from jobsearch.posts import TasteTerm

TASTE_SHOWN = 10


def in_sentences(counted: Statistics, now: datetime) -> Iterator[str]:
    """Yield what is said above the pictures."""
    yield stored(counted)
    if counted.newest_fetch:
        yield last_fetched(counted.newest_fetch, now)
    yield from wishes(counted)
    yield f"{labels(counted)}."
    yield model(counted, now)
    if counted.model:
        yield quality(counted.model)
        yield left(counted.left)


def stored(counted: Statistics) -> str:
    return f"{words.count(sum(counted.months.values()), 'post')} stored."


def last_fetched(moment: datetime, now: datetime) -> str:
    return f"Last fetched {words.age(moment, now)}."


def wishes(counted: Statistics) -> Iterator[str]:
    """Yield what the user looks for and where they live, as far as they have said it."""
    if counted.looking_for:
        yield f"Looking for: {words.beginning(counted.looking_for)}"
    if counted.living_in:
        yield f"Living in: {counted.living_in.name}"


def labels(counted: Statistics) -> str:
    yes, no = (counted.labels[label] for label in (JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED))
    return f"{words.count(yes + no, 'label')}: {yes:,} interested, {no:,} not interested"


def model(counted: Statistics, now: datetime) -> str:
    """Return how old the model is, and whether it knows all labels and words."""
    if counted.model is None:
        return "No model yet."
    stale = " Labels or words have changed since: recommend trains it first." if counted.outdated else ""
    return f"Model trained {words.age(counted.model.trained, now)}.{stale}"


def quality(record: ModelRecord) -> str:
    """Return how good the model is, where that was measured: not with what an early version has trained."""
    if not record.quality:
        return "How good it is was not measured; train measures it."
    return f"Average precision {record.quality['average_precision']:.2f} on labels it had not seen."


def left(counted: Left | None) -> str:
    """Return how many interesting posts are left, as far as that is known."""
    if counted is None:
        return "How many interesting posts are left: recommend counts them."
    if not counted.unlabeled:
        return "Every post listed in the last 30 days is labeled, hidden or at a stage."
    of = f"{words.count(counted.unlabeled, 'unlabeled post')} listed in the last 30 days"
    if counted.likely:
        found = f"it recommends {counted.likely:,}; about {counted.interesting:.0f} of them should interest you."
    else:
        found = "it recommends none." if counted.elsewhere else "none is likely enough to interest you."
    not_open = words.count(counted.elsewhere, "that should interest you is", "that should interest you are")
    return f"Of {of} {found}" + (f" {not_open} not open where you live." if counted.elsewhere else "")


def oldest_unanswered(counted: Statistics, now: datetime) -> str | None:
    """Return which application has gone without an answer longest, and for how long, if there is one."""
    post = counted.oldest_unanswered
    if post is None:
        return None
    age = words.age(post.stage_at, now).removesuffix(" ago")
    return f"The oldest unanswered application: {age} ({post.id} {words.named(post)})"


def taste(record: ModelRecord | None, sign: int) -> list[TasteTerm]:
    """Return the terms that weigh most for a post, or with a `sign` of -1 against it, without those that repeat one."""
    found = {term.term: term for term in (record.taste if record else ()) if term.weight * sign > 0}
    return [found[name] for name in words.without_repetition(list(found))[:TASTE_SHOWN]]
