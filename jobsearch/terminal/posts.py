"""A post on screen: its facts, its description set for reading, and words lit up in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.console import Group
from rich.markdown import Markdown
from rich.style import Style
from rich.text import Text

from jobsearch.terminal import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from rich.console import Console, RenderableType

    from jobsearch.posts import JobPost, Term

READABLE = 88
FOR, AGAINST = "bold green", "bold red"


def facts(post: JobPost, now: datetime) -> Text:
    """Say who posted it, where it is open, what it pays, its age and how often it stands here."""
    places = words.count(len(post.copies) + 1, "place") if post.copies else ""
    known = (post.company, post.location, words.salary(post), words.age(post.posted_at, now), places)
    return Text(" · ".join(fact for fact in known if fact))


def header(post: JobPost, now: datetime, why: Iterable[Term] = ()) -> Group:
    """Show title, facts and tags, the words of `why` lit up in them."""
    lines = [Text(words.title(post), style="bold"), facts(post, now)]
    if post.tags:
        lines.append(Text(", ".join(post.tags), style="dim"))
    light_up(lines, why)
    return Group(*lines)


def as_lines(console: Console, part: RenderableType, width: int) -> list[Text]:
    """Set anything Rich can show in lines of at most `width` cells."""
    options = console.options.update(width=width, height=None)
    rendered = console.render_lines(part, options, pad=False)
    return [Text.assemble(*((piece.text, _web_only(piece.style)) for piece in line), no_wrap=True) for line in rendered]


def _web_only(style: Style | None) -> Style:
    """Return a style whose link, if it has one, leads to the web."""
    style = style or Style.null()
    return style.update_link(None) if style.link and not words.is_web_address(style.link) else style


def description_lines(console: Console, post: JobPost, width: int, why: Iterable[Term] = ()) -> list[Text]:
    """Set the description in lines of readable width, the words of `why` lit up in them."""
    if not post.description:
        return [Text("(no text)", style="dim")]
    lines = as_lines(console, _set(post.description), min(width, READABLE))
    light_up(lines, why)
    return lines


def _set(description: str) -> Markdown:
    """Read Markdown in which a line's end breaks the line."""
    markdown = Markdown(description)
    for token in markdown.parsed:
        for part in token.children or ():
            part.type = "hardbreak" if part.type == "softbreak" else part.type
    return markdown


def light_up(lines: Iterable[Text], why: Iterable[Term]) -> None:
    """Colour the words that speak for and against where they stand in the lines."""
    terms = list(why)
    for style, ours in (
        (FOR, [t for t in terms if t.weight > 0]),
        (AGAINST, [t for t in terms if t.weight < 0]),
    ):
        phrases = {phrase for term in ours if (phrase := term.term.partition(": ")[2] or term.term)}
        if phrases:
            pattern = "|".join(r"\W+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len))
            lit = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
            for line in lines:
                line.highlight_regex(lit, style)


def plain_post(post: JobPost, now: datetime) -> str:
    """Return the post as plain text: for pipes, and for people who have it read aloud."""
    lines = [words.title(post), facts(post, now).plain, ", ".join(post.tags), post.url, "", post.description]
    return "\n".join(line for index, line in enumerate(lines) if line or index >= len(lines) - 2)


def how_to_apply(post: JobPost) -> Text:
    """Say where to apply, and which word to mention."""
    text = Text.assemble("Apply: ", (post.apply_url, f"link {post.apply_url}"), overflow="fold")
    if post.mention:
        text.append("\nMention the word ").append(post.mention, "bold").append(" when you apply.")
    return text
