"""What the shell offers when Tab is pressed: ids, tags and companies of recent posts, rules in force, places."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer  # noqa: TC002 - Typer reads the annotations at run time

from jobsearch.rules import RuleKind
from jobsearch.terminal import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobsearch.dataaccess.database import Session

OFFERED = 200


def complete_id(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the ids that begin so, with the titles of their posts, those listed last first."""

    def ids(session: Session) -> list[tuple[str, str]]:
        from jobsearch.dataaccess import jobs  # noqa: PLC0415 - loaded only when Tab is pressed

        return [(str(post_id), title) for post_id, title in jobs.get_titles(session, incomplete, OFFERED)]

    return _query(context, ids)


def complete_tag(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the tags of the posts listed last, most frequent first."""

    def tags(session: Session) -> list[tuple[str, str]]:
        from jobsearch.dataaccess import counts  # noqa: PLC0415 - as above

        found = counts.tags(session, OFFERED * 10)
        start = incomplete.casefold()
        return [(tag, words.count(n, "post")) for tag, n in found.items() if tag.casefold().startswith(start)]

    return _query(context, tags)


def complete_rule(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the rules in force."""

    def in_force(session: Session) -> list[tuple[str, str]]:
        from jobsearch.dataaccess import rules  # noqa: PLC0415 - as above

        found = map(str, rules.get_rules(session))
        return [(rule, "") for rule in found if rule.startswith(incomplete)]

    return _query(context, in_force)


def complete_new_rule(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the two kinds of rules, and then the companies of the posts listed last, most frequent first."""
    company, word = (f"{kind}:" for kind in RuleKind)

    def companies(session: Session) -> list[tuple[str, str]]:
        from jobsearch.dataaccess import counts  # noqa: PLC0415 - as above

        start = incomplete.removeprefix(company).casefold()
        found = counts.companies(session, OFFERED * 10)
        return [
            (company + name, words.count(n, "post")) for name, n in found.items() if name.casefold().startswith(start)
        ]

    if incomplete.startswith(company):
        return _query(context, companies)
    kinds = ((company, "hide a company"), (word, "hide posts with a word"))
    return [(kind, what) for kind, what in kinds if kind.startswith(incomplete)]


def complete_place(incomplete: str) -> list[tuple[str, str]]:
    """Offer the names of regions and countries."""
    from jobsearch.places import tables  # noqa: PLC0415 - as above

    names = {known.name for places in tables.areas().values() for known in places if not known.state}
    start = incomplete.casefold()
    return [(name, "") for name in sorted(names) if name.casefold().startswith(start)]


def _query(context: typer.Context, query: Callable[[Session], list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Query the database of the instance named on the line, if there is one; an error offers nothing."""
    from jobsearch.dataaccess.database import get_session  # noqa: PLC0415 - as above
    from jobsearch.errors import JobSearchError  # noqa: PLC0415

    path = Path(context.params.get("instance") or ".") / "jobposts.db"
    try:
        if not path.exists():
            return []
        with get_session(path, datetime.now(UTC), tell=_give_up) as session:
            return query(session)
    except (JobSearchError, OSError):
        return []


def _give_up(what: str) -> NoReturn:
    """Let who has pressed Tab wait for no other command."""
    from jobsearch.errors import JobSearchError  # noqa: PLC0415 - as above

    raise JobSearchError(what)
