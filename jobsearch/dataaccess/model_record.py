"""What is known of the saved model without loading it: what it learned from, when, and how good it is."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, astuple, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from jobsearch.dataaccess import settings
from jobsearch.dataaccess.database import writing
from jobsearch.dataaccess.tables import job_posts
from jobsearch.posts import TasteTerm

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobsearch.dataaccess.database import Session

MODEL = "model"
QUALITY = {"average_precision", "precision_at_10"}
ID = re.compile("[0-9a-f]{16}")  # part of a file's name
NOT_KNOWN = "not known"  # of a model that an earlier version trained


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """A trained model: `labels`, `posts` and `words` are the fingerprints of what it learned from.

    `threshold` is the least chance that counts as interesting, `quality` holds its out-of-fold figures, `taste`
    the terms that weigh most for and against.
    """

    id: str
    trained_at: str
    labels: str
    posts: str
    words: str
    threshold: float
    quality: dict[str, Any]
    taste: list[TasteTerm]

    @property
    def trained(self) -> datetime:
        return datetime.fromisoformat(self.trained_at)


def get(session: Session) -> ModelRecord | None:
    """Return what is known of the model trained last; a record that can't be read is as good as none."""
    text = settings.get(session, MODEL)
    try:
        facts = {"posts": NOT_KNOWN, "words": NOT_KNOWN} | json.loads(text or "{}")
        record = ModelRecord(**facts | {"taste": [TasteTerm(**term) for term in facts["taste"]]})
        return record if _is_sound(record) else None
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _is_sound(record: ModelRecord) -> bool:
    terms = [astuple(term) for term in record.taste]
    texts = (record.id, record.labels, record.posts, record.words, *(term for term, *_ in terms))
    numbers = (record.threshold, *record.quality.values(), *(number for _, *weights in terms for number in weights))
    known = all(isinstance(text, str) for text in texts) and all(isinstance(number, int | float) for number in numbers)
    known = known and ID.fullmatch(record.id) is not None
    return known and record.trained.tzinfo is not None and record.quality.keys() in (set(), QUALITY)


def put(session: Session, record: ModelRecord, save: Callable[[str | None], None]) -> None:
    """Remember what is known of a model just trained, once `save` has written its file.

    `save` is given the id of the model that counts until then. No other command trains at the same time.
    """
    with writing(session):
        former = get(session)
        save(former.id if former else None)
        settings.keep(session, MODEL, json.dumps(asdict(record)))


def fingerprint_labels(session: Session) -> str:
    """Return a fingerprint that changes whenever a label does, or what the user looks for."""
    labels = select(job_posts.c.label, job_posts.c.id).where(job_posts.c.label.is_not(None))
    text = repr([tuple(row) for row in session.execute(labels.order_by(job_posts.c.label, job_posts.c.id))])
    words = settings.get(session, settings.LOOKING_FOR) or ""
    return hashlib.sha256(f"{text}{words}".encode()).hexdigest()[:16]


def fingerprint_words(session: Session) -> str:
    """Return a fingerprint that changes whenever what the user looks for does."""
    return hashlib.sha256((settings.get(session, settings.LOOKING_FOR) or "").encode()).hexdigest()[:16]


def fingerprint_posts(session: Session) -> str:
    """Return a fingerprint that changes whenever posts are stored, or changed by the feed."""
    return settings.get(session, settings.POSTS_CHANGED) or ""
