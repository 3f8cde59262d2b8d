"""The user's lasting rules for what not to show: a company, or a word anywhere in a post."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from jobsearch.dataaccess.database import writing
from jobsearch.dataaccess.tables import hidden
from jobsearch.errors import JobSearchError

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost


class RuleKind(StrEnum):
    """What a rule looks at."""

    COMPANY = "company"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Rule:
    """Hide the posts of this company, or with this word."""

    kind: RuleKind
    text: str

    def matches(self, post: JobPost) -> bool:
        """Tell whether the rule hides this post; case does not matter, and a word is a whole one."""
        if self.kind is RuleKind.COMPANY:
            return post.company.casefold() == self.text.casefold()
        text = " ".join((post.position, post.company, post.location, *post.tags, *post.description.split()))
        return re.search(rf"(?<!\w){re.escape(self.text)}(?!\w)", text, re.IGNORECASE) is not None

    def is_like(self, other: Rule) -> bool:
        """Tell whether both hide the same."""
        return self.kind is other.kind and self.text.casefold() == other.text.casefold()

    def __str__(self) -> str:
        return f"{self.kind}:{self.text}"


def parse(text: str) -> Rule:
    """Read a rule as the user writes it: "company:Acme", "word:crypto".

    Raises `JobSearchError` for any other form.
    """
    kind, colon, what = text.partition(":")
    if not colon or kind not in list(RuleKind) or not what.strip():
        raise JobSearchError(f"{text!r} is no rule; write company:NAME or word:TEXT.")
    return Rule(RuleKind(kind), " ".join(what.split()))


def get_rules(session: Session) -> list[Rule]:
    """Return the rules in force."""
    rows = session.execute(select(hidden.c.kind, hidden.c.text).order_by(hidden.c.kind, hidden.c.text))
    return [Rule(RuleKind(kind), text) for kind, text in rows]


def add(session: Session, rule: Rule) -> None:
    """Hide from now on what the rule names."""
    if any(rule.is_like(other) for other in get_rules(session)):
        return
    with writing(session):
        session.execute(insert(hidden).values(kind=rule.kind, text=rule.text).on_conflict_do_nothing())


def remove(session: Session, rule: Rule) -> bool:
    """Show again what the rule hid; tell whether there was such a rule."""
    found = [other for other in get_rules(session) if rule.is_like(other)]
    with writing(session):
        for other in found:
            session.execute(delete(hidden).where(hidden.c.kind == other.kind, hidden.c.text == other.text))
    return bool(found)
