"""What the shell offers when Tab is pressed: ids, tags and companies of recent posts, rules in force, names, places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer  # noqa: TC002 - Typer reads the annotations at run time

from jobsearch.dataaccess import offered
from jobsearch.instance import Instance
from jobsearch.rules import RuleKind, clean
from jobsearch.terminal import words
from jobsearch.terminal.shells.asked import FILES, FOLDERS, beginning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Offers = list[tuple[str, str]]
OFFERED = 200
POSTS_READ = 2_000


def complete_id(context: typer.Context) -> Offers:
    """Offer the ids that begin so and are not given yet, with the titles of their posts, last listed first."""
    given = {str(post_id) for post_id in context.params.get("ids") or ()}
    found = offered.titles(_database(context), beginning(context), OFFERED + len(given))
    return [(post_id, title) for post_id, title in found if post_id not in given][:OFFERED]


def complete_tag(context: typer.Context) -> Offers:
    """Offer the tags of the posts listed last, most frequent first."""
    return _counted(offered.tags(_database(context), POSTS_READ), beginning(context))


def complete_rule(context: typer.Context) -> Offers:
    """Offer the rules in force."""
    found = (f"{kind}:{clean(text)}" for kind, text in offered.rules(_database(context)))
    return _beginning_so(found, beginning(context))


def complete_new_rule(context: typer.Context) -> Offers:
    """Offer the two kinds of rules, and then the companies of the posts listed last, most frequent first."""
    company, word = (f"{kind}:" for kind in RuleKind)
    typed = beginning(context)
    if typed.startswith(company):
        found = _counted(offered.companies(_database(context), POSTS_READ), typed.removeprefix(company))
        return [(company + name, posts) for name, posts in found]
    kinds = ((company, "hide a company"), (word, "hide posts with a word"))
    return [(kind, what) for kind, what in kinds if kind.startswith(typed)]


def complete_company(context: typer.Context) -> Offers:
    """Offer the companies of the posts listed last, most frequent first."""
    return _counted(offered.companies(_database(context), POSTS_READ), beginning(context))


def complete_place(context: typer.Context) -> Offers:
    """Offer the names of regions and countries."""
    from jobsearch.places import tables  # noqa: PLC0415 - loaded only when Tab is pressed

    names = {known.name for places in tables.areas().values() for known in places if not known.state}
    return _beginning_so(sorted(names), beginning(context))


def complete_from(names: Iterable[str]) -> Callable[[typer.Context], Offers]:
    """Return what offers these names."""

    def complete_name(context: typer.Context) -> Offers:
        return _beginning_so(names, beginning(context))

    return complete_name


def complete_file() -> Offers:
    """Leave it to the shell to offer the names of files."""
    return [(FILES, "")]


def complete_folder() -> Offers:
    """Leave it to the shell to offer the names of folders."""
    return [(FOLDERS, "")]


def _beginning_so(names: Iterable[str], typed: str) -> Offers:
    start = typed.casefold()
    return [(name, "") for name in names if name.casefold().startswith(start)]


def _counted(posts: dict[str, int], typed: str) -> Offers:
    return [(name, words.count(posts[name], "post")) for name, _ in _beginning_so(posts, typed)][:OFFERED]


def _database(context: typer.Context) -> Path:
    """Return where the database of the instance named on the line lies, or that of who names none."""
    return Instance(Path(context.params["instance"]).expanduser()).database
