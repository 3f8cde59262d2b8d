"""What is remembered from one command to the next, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from jobsearch.dataaccess.database import writing
from jobsearch.dataaccess.tables import settings

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session

LOOKING_FOR = "looking_for"
POSTS_CHANGED = "posts_changed"
ASKED_FOR_WORDS = "asked_for_words"
LIVING_IN = "living_in"
ASKED_FOR_PLACE = "asked_for_place"
LAST_ANSWER_TAKEN_BACK = "last_answer_taken_back"
VALUE = select(settings.c.value).where(settings.c.name == bindparam("name"))


def get(session: Session, name: str) -> str | None:
    """Return what is remembered under `name`, if anything is."""
    return session.scalar(VALUE, {"name": name})


def get_number(session: Session, name: str) -> int:
    """Return the number remembered under `name`, 0 where there is none."""
    text = get(session, name) or ""
    return int(text) if text.isdecimal() else 0


def put(session: Session, name: str, value: str) -> None:
    """Remember `value` under `name`; an empty value forgets the name."""
    with writing(session):
        keep(session, name, value)


def keep(session: Session, name: str, value: str) -> None:
    """Remember `value` under `name`; an empty value forgets the name. Call it within `writing`."""
    if value:
        statement = insert(settings).values(name=name, value=value)
        session.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
    else:
        session.execute(delete(settings).where(settings.c.name == name))


def count(session: Session, name: str) -> None:
    """Remember that what `name` counts has happened once more. Call it within `writing`."""
    keep(session, name, str(get_number(session, name) + 1))
