"""What `recommend` shows: the list, what it promises and leaves out, and the feed for feed readers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from jobsearch.terminal import exports, formats, words
from jobsearch.terminal.typed import as_typed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from jobsearch.filtering import Listed
    from jobsearch.posts import JobPost
    from jobsearch.recommending import Recommendations
    from jobsearch.terminal.console import Terminal
    from jobsearch.terminal.formats import Formats

TITLE, NEAREST = "Remote jobs for you", "None of these is likely to interest you; they come nearest:"


def write(
    terminal: Terminal,
    found: Recommendations,
    asked: Formats,
    now: datetime,
    on_delivered: Callable[[int], None],
) -> None:
    """Write the list in the formats asked for; `on_delivered` is told the id of each post that reached its reader."""

    def document(each: Listed) -> dict[str, object]:
        return exports.recommendation_document(each, below_threshold=found.below_threshold)

    heading = NEAREST if found.below_threshold else ""
    layout = formats.Layout(
        document, exports.recommended_line, _no_details, lambda: _page(found, now), now, heading=heading
    )
    formats.write(terminal, found.posts, asked, layout, on_delivered)
    _report(terminal, found)


def write_feed(terminal: Terminal, path: Path, found: Recommendations) -> None:
    """Write the list as an Atom feed."""
    from jobsearch.terminal import atom  # noqa: PLC0415 - only a feed needs XML

    formats.write_file(terminal, path, atom.make_feed(TITLE, found.posts))


def _no_details(_post: JobPost) -> tuple[str, ...]:
    return ()


def _page(found: Recommendations, now: datetime) -> str:
    from jobsearch.terminal.pages import posts  # noqa: PLC0415 - only a page needs the Markdown library

    more = left_out(found)
    like_these = f"There are {words.count(more, 'more post')} like these." if more else ""
    elsewhere = formats.elsewhere(found.elsewhere, found.living_in, _which(found))
    remarks = filter(None, (promise(found), like_these, elsewhere))
    return posts.make_page(TITLE, found.posts, remarks, _no_details, now)


def promise(found: Recommendations) -> str:
    """Return what the list promises: about how many of its posts should be interesting."""
    listed = len(found.posts)
    if not listed:
        return _nothing(found)
    about = round(found.expected)
    if found.below_threshold:
        nearest = "No post is likely enough to interest you; these come nearest"
        return f"{nearest}, and about {about} of the {listed} should all the same." if about else f"{nearest}."
    if listed == 1:
        return f"One post, with a chance of {words.percent(found.expected)} to interest you."
    return f"{f'About {about}' if about else 'Hardly any'} of these {listed} should interest you."


def _nothing(found: Recommendations) -> str:
    if found.unknown:
        return "Nothing to recommend."
    if found.only_new:
        return _nothing_new(found)
    if found.hidden_posts:
        return "Nothing to recommend that your rules don't hide."
    if found.elsewhere:
        return "Nothing to recommend where you live."
    return "Nothing to recommend; --since all or fewer filters find more."


def _nothing_new(found: Recommendations) -> str:
    if not found.unlikely:
        return "Nothing new that should interest you."
    not_shown = f"{words.count(found.unlikely, 'post')} not yet shown in a list or page"
    best = f"the likeliest {words.percent(found.max_chance)}" if found.unlikely > 1 else words.percent(found.max_chance)
    return f"Nothing new that should interest you ({not_shown}, {best})."


def _which(found: Recommendations) -> str:
    """Return which posts are counted that are not open to the user: the likely ones, or all where the list has none."""
    return " that should interest you" if found.posts or found.only_new else ""


def left_out(found: Recommendations) -> int:
    """Return how many posts the limit leaves out."""
    return 0 if found.below_threshold else max(0, found.total - len(found.posts))


def _report(terminal: Terminal, found: Recommendations) -> None:
    """Say what the list promises and leaves out, and whether it is up to date."""
    terminal.message(promise(found))
    formats.report_unknown(terminal, found.unknown)
    if more := left_out(found):
        terminal.message(f"{more:,} more; --limit {_rounded(found.total)}")
    formats.report_elsewhere(terminal, found.elsewhere, found.living_in, _which(found))
    for rule, number in found.hidden.items():
        if number:
            hides = f"hides {words.count(number, 'post')} from this list"
            terminal.message(f"Your rule {rule} {hides}; --unhide {as_typed(str(rule))} ends it.")
    if found.posts:
        terminal.credit()


def _rounded(number: int) -> int:
    """Round up to a limit that is easy to type."""
    step: int = 10 ** max(1, len(str(number)) - 1)
    return math.ceil(number / step) * step
