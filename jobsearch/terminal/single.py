"""One post in full: its text, what speaks for and against it, and how to apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobsearch.terminal import posts, status, words
from jobsearch.terminal.documents import post_document

if TYPE_CHECKING:
    from datetime import datetime

    from jobsearch.posts import JobPost, Score
    from jobsearch.terminal.console import Terminal


def as_document(post: JobPost, score: Score | None) -> dict[str, Any]:
    """Return the post as JSON has it, with its description in Markdown."""
    return post_document(post, score) | {"description": post.description}


def show_post(terminal: Terminal, post: JobPost, score: Score | None, now: datetime) -> None:
    """Show the post: set for reading on a terminal, as plain text elsewhere."""
    why = score.why if score else ()
    if terminal.watched:
        terminal.show(posts.header(post, now, why))
        terminal.show("")
        for line in posts.description_lines(terminal.out, post, terminal.out.width, why):
            terminal.show(line)
        terminal.show("")
        terminal.show(posts.how_to_apply(post))
    else:
        terminal.write(posts.plain_post(post, now))
        terminal.write("\n" + posts.how_to_apply(post).plain)
    seen = f"First seen {words.age(post.first_seen, now)}, last listed {words.age(post.last_seen, now)}."
    terminal.say(seen, style="dim")
    if post.label is not None:
        terminal.say(status.before(post.label))
    if score:
        terminal.say(status.why(score))
