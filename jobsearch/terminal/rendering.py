"""A post for people: its facts, its description, the words that count highlighted in it, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Group
from rich.markdown import CodeBlock, Heading, HorizontalRule, Markdown
from rich.rule import Rule
from rich.style import Style
from rich.text import Text
from rich.theme import Theme

from jobsearch.terminal import fact_words, links, quotes, words, wrapping
from jobsearch.terminal.console import CREDIT_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from jobsearch.posts import JobPost, JobPostLabel, Score, Term

READABLE = 88
LONGER_THAN_WORDS = 10_000
FOR, AGAINST = "bold reverse green", "bold underline not reverse red"  # they differ without colour, too
LEAST_WEIGHT = 0.05
TERMS_SHOWN = 4
NO_BREAK, NO_BREAK_FOR_RICH = "\xa0", "\ue000"  # Rich breaks a line at a no-break space, too
PLAIN_MARKDOWN = Theme(  # emphasis without colours, which are not readable on every background
    {
        "markdown.h1": "bold underline",
        "markdown.h2": "bold underline",
        "markdown.h3": "bold",
        "markdown.h4": "bold",
        "markdown.h5": "bold",
        "markdown.h6": "bold",
        "markdown.code": "bold",
        "markdown.code_block": "none",
        "markdown.block_quote": "italic",
        "markdown.list": "none",
        "markdown.item.number": "bold",
        "markdown.link": "underline",
        "markdown.link_url": "underline",
        "markdown.table.border": "dim",
        "markdown.table.header": "bold",
        "markdown.kbd": "bold",
    }
)


class _LeftHeading(Heading):
    """A heading of any level, at the left."""

    LEVEL_ALIGN = {}  # noqa: RUF012 - as in Rich: left unless named


class _Rule(HorizontalRule):
    """A line across the text."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Rule(style="dim", characters="─")
        yield Text()


class _Code(CodeBlock):
    """Code as plain text: in a job post it is rarely code, but indented text."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(str(self.text).rstrip())


class _Description(Markdown):
    """A post's description, in the styles above."""

    elements = Markdown.elements | {
        "heading_open": _LeftHeading,
        "hr": _Rule,
        "fence": _Code,
        "code_block": _Code,
    }


def facts(post: JobPost, now: datetime, *, whole: bool = False) -> Text:
    """Return who posted it, where it is open, what it pays and asks for, and its age; the `whole` or in short."""
    terms, age = fact_words.terms(post.facts), words.age(post.posted_at, now)
    place, pay = fact_words.place(post, whole=whole), fact_words.pay(post)
    known = (post.company, place, pay, terms, age, fact_words.places(post))
    return Text(" · ".join(fact for fact in known if fact))


def head(post: JobPost, now: datetime, why: Iterable[Term] = ()) -> list[Text]:
    """Return title, facts and tags, with the words of `why` highlighted."""
    lines = [Text(words.title(post), style="bold"), facts(post, now)]
    if post.tags:
        lines.append(Text(", ".join(post.tags), style="italic"))
    highlight(lines, why)
    return lines


def source(post: JobPost, width: int) -> Text:
    """Return the post's id, and its address at Remote OK, as a link; what is longer than a line is broken anywhere."""
    blank = " " if cell_len(post.url) <= width else NO_BREAK
    named = f"{post.id} · {CREDIT_NAME} · ".replace(" ", blank)
    return Text(named, style="dim").append(links.linked(post.url))


def header(post: JobPost, now: datetime, why: Iterable[Term] = ()) -> Group:
    """Return title, facts and tags as one, with the words of `why` highlighted."""
    return Group(*head(post, now, why))


def first_lines(console: Console, text: Text, width: int, most: int) -> list[Text]:
    """Return a text in at most `most` lines; the last one ends in "…" if there would be more."""
    lines = as_lines(console, text, width)
    if len(lines) > most:
        lines = lines[:most]
        lines[-1].rstrip()
        lines[-1].truncate(width - 1)
        lines[-1].append("…")
    return lines


def as_lines(console: Console, part: RenderableType, width: int) -> list[Text]:
    """Return anything that Rich can show as lines of at most `width` cells."""
    options = console.options.update(width=max(1, width), height=None)
    if isinstance(part, Text) and NO_BREAK in part.plain:
        part = part.copy()
        part.plain = part.plain.replace(NO_BREAK, NO_BREAK_FOR_RICH)
    with console.use_theme(PLAIN_MARKDOWN):
        rendered = console.render_lines(part, options, pad=False)
    return [
        Text.assemble(*((_blank(piece.text), _web_only(piece.style)) for piece in line), no_wrap=True)
        for line in rendered
    ]


def _blank(text: str) -> str:
    return text.replace(NO_BREAK_FOR_RICH, " ")


def _web_only(style: Style | None) -> Style:
    """Return a style whose link, if it has one, leads to the web."""
    style = style or Style.null()
    return style.update_link(None) if style.link and not links.is_web_address(style.link) else style


def description_lines(
    console: Console, post: JobPost, width: int, why: Iterable[Term] = (), *, whole_words: bool = False
) -> list[Text]:
    """Return the description as lines of readable width, its facts lit and the words of `why` highlighted.

    A word longer than that is folded, or makes its line longer if `whole_words` are asked for.
    """
    if not post.description:
        return [Text(words.NO_TEXT, style="dim")]
    parsed = _parse(post.description)
    lines = as_lines(console, parsed, min(width, READABLE))
    if whole_words:
        whole = {word for line in as_lines(console, parsed, LONGER_THAN_WORDS) for word in line.plain.split()}
        lines = list(wrapping.unfolded(lines, whole))
    while len(lines) > 1 and not lines[0].plain.strip():
        del lines[0]
    while len(lines) > 1 and not lines[-1].plain.strip():
        del lines[-1]
    quotes.light(lines, fact_words.quotes(post.facts))
    highlight(lines, why)
    if post.is_cut_short:
        lines += [Text(), *as_lines(console, Text(words.CUT_SHORT, style="dim"), width)]
    return lines


def _parse(description: str) -> Markdown:
    """Parse Markdown in which a line's end breaks the line."""
    markdown = _Description(description)
    for token in markdown.parsed:
        for part in token.children or ():
            part.type = "hardbreak" if part.type == "softbreak" else part.type
    return markdown


def highlight(lines: Iterable[Text], why: Iterable[Term]) -> None:
    """Style the words that count for and against the post wherever they occur in the lines."""
    terms = [term for term in why if abs(term.weight) >= LEAST_WEIGHT]
    for style, ours in (
        (FOR, [t for t in terms if t.weight > 0]),
        (AGAINST, [t for t in terms if t.weight < 0]),
    ):
        phrases = {phrase for term in ours if (phrase := term.term.partition(": ")[2] or term.term)}
        if phrases:
            pattern = "|".join(r"\W+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len))
            found = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
            for line in lines:
                line.highlight_regex(found, style)


def plain_post(post: JobPost, now: datetime, stated: Iterable[str] = ()) -> str:
    """Return the post as plain text, what it states above it: for pipes, and for people who have it read aloud."""
    source = f"{post.id} · {CREDIT_NAME} · {post.url}"
    lines = [
        words.title(post),
        facts(post, now, whole=True).plain,
        ", ".join(post.tags),
        source,
        *stated,
    ]
    text = f"{post.description}\n\n{words.CUT_SHORT}" if post.is_cut_short else post.description
    return "\n".join([*filter(None, lines), "", text])


def how_to_apply(post: JobPost) -> Text:
    """Return where to apply, and which word to mention."""
    text = Text("Apply: ").append(links.linked(post.apply_url))
    if post.mention:
        text.append("\nMention the word ").append(post.mention, "bold").append(" when you apply.")
    return text


def why(score: Score, blank: str = " ") -> Text:
    """Return a post's chance, and the terms that count for and against it; `blank` stands between a term's words."""
    text = Text.assemble("Chance ", (words.percent(score.chance), "bold"))
    for heading, style, sign in (("For", FOR, 1), ("Against", AGAINST, -1)):
        terms = [term for term in score.why if sign * term.weight >= LEAST_WEIGHT]
        if terms:
            named = (f"{term.term} {term.weight:+.1f}".replace(" ", blank) for term in terms[:TERMS_SHOWN])
            text.append("\n").append(heading, style=style).append(f" {', '.join(named)}")
    return text


def like(post: JobPost) -> str:
    """Return the name of a labeled post that is similar to the one shown, and its label."""
    company = f", {post.company}" if post.company else ""
    said = f" (you said: {words.ANSWERS[post.label]})" if post.label is not None else ""
    return f"Like: {words.title(post)}{company}{said}"


def before(label: JobPostLabel) -> Text:
    """Return the earlier answer to a post that is labeled again."""
    return Text(f"You said: {words.ANSWERS[label]}.", style="bold")
