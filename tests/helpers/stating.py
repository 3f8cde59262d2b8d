"""Lets stored posts state what a test is about, whatever a reader makes of their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobsearch.dataaccess import facts
from jobsearch.dataaccess.database import get_session, writing
from jobsearch.facts.values import Facts
from tests.helpers.builders import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.dataaccess.database import Session


def state(session: Session, post_id: int, **stated: Any) -> None:
    """Let a stored post state these facts and no other."""
    with writing(session):
        facts.save(session, {post_id: Facts(**stated)})


def state_at(folder: Path, stated: dict[int, dict[str, Any]]) -> None:
    """Let posts of the instance in a folder state these facts and no other."""
    with get_session(folder / "jobposts.db", NOW) as session:
        for post_id, each in stated.items():
            state(session, post_id, **each)
