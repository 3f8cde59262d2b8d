"""What `list` shows of the stored posts, and `mark` of what it changed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from jobsearch.terminal import exports, formats, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from jobsearch.filtering import Listed
    from jobsearch.listing import Listing
    from jobsearch.posts import JobPost
    from jobsearch.terminal.console import Terminal
    from jobsearch.terminal.formats import Formats

SHORTLIST, STORED = "Jobs to apply to", "Stored jobs"
UP_TO_HERE = " up to here"
LISTED_FOR = timedelta(days=1)  # a post that the newest fetch did not list was listed on the day before it


def write(terminal: Terminal, found: Listing, asked: Formats, limit: int, now: datetime) -> None:
    """Write the list in the formats asked for, and say whether there are more."""

    def details(post: JobPost) -> tuple[str, ...]:
        return _details(post, found.newest_fetch, now)

    layout = formats.Layout(_document, exports.listed_line, details, lambda: _page(found, now), now, marks_new=False)
    formats.write(terminal, found.posts, asked, layout)
    terminal.message(_summary(found))
    formats.report_unknown(terminal, found.unknown)
    if found.kept_elsewhere and found.living_in:
        kept = words.count(found.kept_elsewhere, "of these is", "of these are")
        terminal.message(f"{kept} not open to {words.the(found.living_in.name)}.")
    formats.report_elsewhere(terminal, found.elsewhere, found.living_in, UP_TO_HERE if found.more else "")
    if found.more:
        terminal.message(f"There are more; --limit {2 * limit}")
    terminal.credit()


def report_marked(terminal: Terminal, posts: Sequence[JobPost], now: datetime) -> None:
    """Say of each marked post what became of it."""
    if not posts:
        terminal.message("No post to mark.")
    for post in posts:
        state = words.progress(post, now) or "no label, no stage"
        note = f" Note: {post.note}" if post.note else ""
        terminal.message(f"{post.id} {words.named(post)}: {state}.{note}")


def _document(each: Listed) -> dict[str, object]:
    return exports.post_document(each.post, each.score)


def _details(post: JobPost, newest_fetch: datetime | None, now: datetime) -> tuple[str, ...]:
    """Return what became of a post, the user's note, and how to apply."""
    mention = words.mention(post)
    apply = f"Apply: {post.apply_url}" if post.apply_url != post.url else ""
    return tuple(line for line in (*_state(post, newest_fetch, now), mention, apply) if line)


def _state(post: JobPost, newest_fetch: datetime | None, now: datetime) -> tuple[str, ...]:
    """Return what became of a post, since when it is no longer listed, and the user's note."""
    last = post.newest_listing
    gone = newest_fetch is not None and newest_fetch - last > LISTED_FOR
    listed = f"last listed {words.age(last, now)}" if gone else ""
    state = ", ".join(fact for fact in (words.progress(post, now), listed) if fact)
    note = f"Note: {post.note}" if post.note else ""
    return tuple(line for line in (state, note) if line)


def _summary(found: Listing) -> str:
    selection, listed = found.selection, len(found.posts)
    if listed:
        what = " that you found interesting and have yet to apply to" if selection.is_shortlist else ""
        jobs = words.count(listed, "job") if listed > 1 or not found.more else "job"
        return f"{'The first ' if found.more else ''}{jobs}{what}."
    if found.empty:
        return words.nothing_stored(found.empty)
    if found.unknown:
        return "Nothing to list."
    if selection.is_shortlist and (selection.search or found.narrowed):
        return "None of the jobs to apply to matches; add --all to search all that is stored."
    if selection.is_shortlist:
        return "Nothing to apply to: the posts that you label as interesting are listed here until you apply."
    open_here = f" that is open to {words.the(found.living_in.name)}" if found.elsewhere and found.living_in else ""
    return f"No stored post{open_here} matches."


def _page(found: Listing, now: datetime) -> str:
    from jobsearch.terminal.pages import posts  # noqa: PLC0415 - only a page needs the Markdown library

    title = SHORTLIST if found.selection.is_shortlist else STORED
    return posts.make_page(
        title,
        formats.unmarked(found.posts),
        [f"{words.NOTHING_STORED}." if found.empty else _summary(found)],  # a page may be published
        lambda post: _state(post, found.newest_fetch, now),
        now,
    )
