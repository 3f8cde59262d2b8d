"""One post in full: its text, what speaks for and against it, and how to apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from jobsearch.terminal import posts, status, words
from jobsearch.terminal.documents import post_document

if TYPE_CHECKING:
    from datetime import datetime

    from jobsearch.posts import JobPost, Score
    from jobsearch.scoring import Assessment
    from jobsearch.terminal.console import Terminal


def as_document(post: JobPost, score: Score | None) -> dict[str, Any]:
    """Return the post as JSON has it, with its description in Markdown."""
    return post_document(post, score) | {"description": post.description}


def show_post(terminal: Terminal, found: Assessment, now: datetime) -> None:
    """Show the post: set for reading on a terminal, as plain text elsewhere."""
    post, why = found.post, found.score.why if found.score else ()
    if terminal.watched:
        terminal.show(posts.header(post, now, why))
        terminal.show("")
        for line in posts.description_lines(terminal.out, post, terminal.out.width, why):
            terminal.show(line)
        terminal.show("")
        terminal.out.print(posts.how_to_apply(post), soft_wrap=True)
    else:
        terminal.write(posts.plain_post(post, now) + "\n")
        terminal.write(posts.how_to_apply(post).plain)
    terminal.say(f"First seen {words.age(post.first_seen, now)}, last listed {words.age(post.last_seen, now)}.")
    if post.label is not None:
        terminal.say(status.before(post.label))
    if found.score:
        terminal.say(status.why(found.score))
        terminal.say(_more(found, interesting=found.score.interesting))


def _more(found: Assessment, *, interesting: bool) -> Text:
    text = Text()
    if found.flip:
        terms = ", ".join(term.term for term in found.flip)
        text.append(f"Without {terms} it would {'not ' if interesting else ''}be recommended.\n")
    for post in found.nearest:
        text.append(f"{status.like(post)}\n")
    text.rstrip()
    return text
