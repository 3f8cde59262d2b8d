"""Makes recommendations to be shown, and terminals that remember what was shown on them."""

from __future__ import annotations

import io

from rich.console import Console

from jobsearch.posts import Score, Term
from jobsearch.recommending import Recommendations, Recommended
from jobsearch.terminal.console import Terminal
from tests.helpers.builders import a_stored_post

WHY = (Term("title: gardener", 1.5), Term("text: grow", 0.5), Term("title: night", -0.4))


def a_recommended(
    *, chance: float = 0.7, new: bool = False, why: tuple[Term, ...] = WHY, **named: object
) -> Recommended:
    return Recommended(a_stored_post(**named), Score(chance, chance >= 0.3, why), new)


def a_list(*posts: Recommended, total: int | None = None, below_threshold: bool = False) -> Recommendations:
    return Recommendations(posts, len(posts) if total is None else total, {}, below_threshold)


class Screen(io.StringIO):
    """What is written on a terminal, as far as the program can tell."""

    def isatty(self) -> bool:
        return True


def a_terminal(width: int = 80, *, is_interactive: bool = True, quiet: bool = False) -> Terminal:
    """Return a terminal whose streams are strings; `shown` reads them."""
    out, err = (
        Console(
            file=Screen() if is_interactive else io.StringIO(),
            width=width,
            no_color=True,
            color_system=None,
            highlight=False,
            markup=False,
            emoji=False,
        )
        for _ in range(2)
    )
    return Terminal(out, err, quiet, "python main.py")


def shown(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()
