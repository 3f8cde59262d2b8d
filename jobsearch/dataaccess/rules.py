"""The rules in force: what the user never wants to be shown, stored until it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert

from jobsearch.dataaccess.database import writing
from jobsearch.dataaccess.tables import answers, hidden
from jobsearch.rules import Rule, RuleKind, clean, parse

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session


def get_rules(session: Session) -> list[Rule]:
    """Return the rules in force, without the control characters that earlier versions stored with them."""
    return list(dict.fromkeys(_by_text(session).values()))


def _by_text(session: Session) -> dict[tuple[str, str], Rule]:
    """Return the rules in force by kind and text as stored."""
    rows = session.execute(select(hidden.c.kind, hidden.c.text).order_by(hidden.c.kind, hidden.c.text))
    return {(kind, text): Rule(RuleKind(kind), clean(text)) for kind, text in rows}


def add(session: Session, rule: Rule) -> None:
    """Hide from now on what the rule names, whatever answer is taken back."""
    with writing(session):
        _disown(session, rule)
        put(session, rule)


def put(session: Session, rule: Rule) -> bool:
    """Hide from now on what the rule names; return whether nothing like it was in force. Call it within `writing`."""
    if any(rule.is_like(other) for other in get_rules(session)):
        return False
    session.execute(insert(hidden).values(kind=rule.kind, text=rule.text).on_conflict_do_nothing())
    return True


def remove(session: Session, rule: Rule) -> None:
    """Show again what the rule hid."""
    with writing(session):
        _disown(session, rule)
        take_back(session, rule)


def take_back(session: Session, rule: Rule) -> None:
    """Show again what the rule hid. Call it within `writing`."""
    for (kind, text), other in _by_text(session).items():
        if rule.is_like(other):
            session.execute(delete(hidden).where(hidden.c.kind == kind, hidden.c.text == text))


def _disown(session: Session, rule: Rule) -> None:
    """Let no answer that added the rule take it back: the user has decided about it since."""
    given = select(answers.c.rule).where(answers.c.rule.is_not(None)).distinct()
    same = [text for text in session.scalars(given) if rule.is_like(parse(text))]
    session.execute(update(answers).where(answers.c.rule.in_(same)).values(rule=None))
