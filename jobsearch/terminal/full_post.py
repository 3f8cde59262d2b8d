"""What `show` shows: one post in full, what counts for and against it, and how to apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text

from jobsearch.terminal import fact_words, quotes, rendering, words
from jobsearch.terminal.exports import post_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from jobsearch.posts import JobPost, Score
    from jobsearch.showing import Assessment
    from jobsearch.terminal.console import Terminal
    from jobsearch.terminal.fact_words import Stated


def as_document(post: JobPost, score: Score | None) -> dict[str, Any]:
    """Return the JSON document of the post, with its description in Markdown."""
    return post_document(post, score) | {"description": post.description}


def write(terminal: Terminal, found: Assessment, now: datetime, *, as_json: bool) -> None:
    """Write the post, as JSON where that was asked for; a message says why the model can't be asked."""
    if as_json:
        terminal.write_json(as_document(found.post, found.score))
    else:
        show_post(terminal, found, now)
    if found.problem:
        terminal.message(found.problem, style="yellow")


def show_post(terminal: Terminal, found: Assessment, now: datetime) -> None:
    """Show the post and what is known of it: formatted on a terminal, as plain text elsewhere."""
    post, why = found.post, found.score.why if found.score else ()
    stated = [*([] if post.facts.open_to else [fact_words.NO_PLACE]), *fact_words.stated(post)]
    if terminal.is_interactive:
        terminal.show(rendering.header(post, now, why))
        terminal.show(rendering.source(post, terminal.out.width))
        for fact in stated:
            terminal.show(_lit(fact))
        terminal.show("")
        for line in rendering.description_lines(terminal.out, post, terminal.out.width, why, whole_words=True):
            terminal.show(line)
    else:
        terminal.write(rendering.plain_post(post, now, map(str, stated)))
    for part in (known(found, now), rendering.how_to_apply(post)):
        if terminal.is_interactive:
            terminal.show("")
            terminal.show(part)
        else:
            terminal.write(f"\n{part.plain}")


def _lit(fact: Stated) -> Text:
    """Return a fact with its words in the style that they have in the text."""
    text = Text(str(fact))
    if fact.quoted:
        text.stylize(quotes.QUOTED, len(text) - len(fact.source) - len('")'), -len('")'))
    return text


def known(found: Assessment, now: datetime) -> Text:
    """Return when the post was seen, what became of it, the user's note, and what the model says of it."""
    post = found.post
    first, last = words.age(post.first_seen, now), words.age(post.newest_listing, now)
    lines = [Text(f"First seen {first}, last listed {last}.")]
    if progress := words.progress(post, now):
        lines.append(Text(f"{progress.capitalize()}.", style="bold"))
    if post.note:
        lines.append(Text(f"Note: {post.note}"))
    if found.score:
        lines += [rendering.why(found.score), *_more(found.score, found.nearest)]
    return Text("\n").join(lines)


def _more(score: Score, nearest: Iterable[JobPost]) -> Iterator[Text]:
    """Return what would change the verdict, and which labeled posts are most similar."""
    if score.flip:
        terms = ", ".join(term.term for term in score.flip)
        yield Text(f"Without {terms} it would {'not ' if score.interesting else ''}be recommended.")
    for post in nearest:
        yield Text(rendering.like(post))
