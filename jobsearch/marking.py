"""Marking: what became of posts: their label, the stage of an application, a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobsearch import scoring
from jobsearch.dataaccess import answers, applications, jobs
from jobsearch.dataaccess.database import writing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost, LabelName, Score, StageName


@dataclass(frozen=True, slots=True)
class Mark:
    """What to note of each post; None leaves that as it is, and an empty note removes it."""

    label: LabelName | None = None
    stage: StageName | None = None
    note: str | None = None


def mark(session: Session, path: Path, ids: Sequence[int], what: Mark, now: datetime) -> list[JobPost]:
    """Mark the jobs of all these posts, or of none of them, and return the posts as they are then.

    A label is an answer like any other, compared with what the model at `path` said before. Raises `JobSearchError`
    when a post is not stored.
    """
    ids = list(dict.fromkeys(ids))
    posts = jobs.get(session, ids)
    guesses = _guesses(session, path, posts) if what.label else {}
    with writing(session):
        for post in posts:
            if what.label:
                answers.set_label(session, post, what.label.label, guesses.get(post.id), now)
            if what.stage:
                applications.set_stage(session, post.id, what.stage.stage, now)
            if what.note is not None:
                applications.set_note(session, post.id, _one_line(what.note))
    return jobs.get(session, ids)


def _guesses(session: Session, path: Path, posts: Sequence[JobPost]) -> Mapping[int, Score]:
    """Return what the model said of those of these posts that it had not learned from."""
    model = scoring.find_model(session, path)
    unlabeled = [post.id for post in posts if post.label is None]
    return scoring.get_kept(session, model, unlabeled) if model else {}


def _one_line(note: str) -> str:
    """Return a note as one line of what can be printed."""
    written = note.encode(errors="replace").decode()
    return " ".join("".join(sign if sign.isprintable() else " " for sign in written).split())
