"""One post in full: its text, what speaks for and against it, and how to apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from jobsearch.terminal import posts, status, words
from jobsearch.terminal.documents import post_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from jobsearch.posts import JobPost, Score
    from jobsearch.scoring import Assessment
    from jobsearch.terminal.console import Terminal


def as_document(post: JobPost, score: Score | None) -> dict[str, Any]:
    """Return the post as JSON has it, with its description in Markdown."""
    return post_document(post, score) | {"description": post.description}


def write(terminal: Terminal, found: Assessment, now: datetime, *, as_json: bool) -> None:
    """Show the post, as JSON where that was asked for, and say why the model was not asked."""
    if as_json:
        terminal.write_json(as_document(found.post, found.score))
    else:
        show_post(terminal, found, now)
    if found.problem:
        terminal.say(found.problem, style="yellow")


def show_post(terminal: Terminal, found: Assessment, now: datetime) -> None:
    """Show the post and what is known of it: set for reading on a terminal, as plain text elsewhere."""
    post, why = found.post, found.score.why if found.score else ()
    if terminal.watched:
        terminal.show(posts.header(post, now, why))
        terminal.show("")
        for line in posts.description_lines(terminal.out, post, terminal.out.width, why):
            terminal.show(line)
    else:
        terminal.write(posts.plain_post(post, now))
    for part in (_known(found, now), posts.how_to_apply(post)):
        if terminal.watched:
            terminal.show("")
            terminal.out.print(part, soft_wrap=part.overflow == "fold")
        else:
            terminal.write(f"\n{part.plain}")


def _known(found: Assessment, now: datetime) -> Text:
    """Say what the user and the model make of the post, and since when it is here."""
    post = found.post
    lines = [Text(f"First seen {words.age(post.first_seen, now)}, last listed {words.age(post.last_seen, now)}.")]
    if post.label is not None:
        lines.append(status.before(post.label))
    if found.score:
        lines += [status.why(found.score), *_more(found, interesting=found.score.interesting)]
    return Text("\n").join(lines)


def _more(found: Assessment, *, interesting: bool) -> Iterator[Text]:
    """Say what would change the verdict, and which judged posts are most like this one."""
    if found.flip:
        terms = ", ".join(term.term for term in found.flip)
        yield Text(f"Without {terms} it would {'not ' if interesting else ''}be recommended.")
    for post in found.nearest:
        yield Text(status.like(post))
