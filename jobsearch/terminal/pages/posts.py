"""A list of posts as a web page, to be mailed or served."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from jobsearch.terminal import fact_words, links, words
from jobsearch.terminal.exports import moment
from jobsearch.terminal.pages import frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from jobsearch.filtering import Listed
    from jobsearch.posts import JobPost

TITLE, LOWEST = 2, 6  # levels of headings


def make_page(
    title: str,
    listed: Iterable[Listed],
    remarks: Iterable[str],
    details: Callable[[JobPost], Iterable[str]],
    now: datetime,
) -> str:
    """Return the page as HTML; foreign text is escaped, and nothing is loaded from elsewhere.

    `details` gives what else is known of a post, in words.
    """
    parser = markdown()
    articles = "\n".join(_article(each, details(each.post), parser, now) for each in listed)
    return frame.document(title, remarks, articles, now)


def markdown() -> MarkdownIt:
    """Return a Markdown parser that leaves HTML as text, loads no images and links to the web only."""
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable("image")
    parser.validateLink = links.is_web_address  # type: ignore[method-assign]
    return parser


def _article(each: Listed, details: Iterable[str], parser: MarkdownIt, now: datetime) -> str:
    post = each.post
    known = (post.company, fact_words.place_and_places(post), fact_words.pay(post), fact_words.terms(post.facts))
    facts = [escape(fact) for fact in known if fact]
    if post.posted_at:
        facts.append(f'<time datetime="{moment(post.posted_at)}">{words.age(post.posted_at, now)}</time>')
    new = ' <span class="new">(new)</span>' if each.new else ""
    line = " · ".join(facts).replace(" ·", "&nbsp;·")  # so that no line begins with the dot
    paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in (line, *map(escape, details)))
    apply = frame.link(post.apply_url, "Apply", 'class="apply"')
    mention = f"Mention the word <b>{escape(post.mention)}</b>." if post.mention else ""
    return f"""<article>
<h2>{frame.link(post.url, words.title(post))}{new}</h2>
{paragraphs}
{_chance(each)}<p>{apply}{mention}</p>
<details><summary>Read the post <span class="quiet">({post.id})</span></summary>
{_stated(post)}<div class="text">
{description(post, parser)}</div>
</details>
</article>"""


def _chance(each: Listed) -> str:
    if each.score is None:
        return ""
    chance, why = words.percent(each.score.chance), words.reasons(each.score.why)
    bar = f'<span class="bar"><span style="width:{chance}"></span></span>'
    return f'<p class="quiet">{bar}<span class="chance">{chance}</span> {escape(why)}</p>\n'


def _stated(post: JobPost) -> str:
    """Return what the post states and the words that say it, if it states anything."""
    lines = "".join(f"<li>{escape(str(each))}</li>\n" for each in fact_words.stated(post))
    return f'<ul class="quiet">\n{lines}</ul>\n' if lines else ""


def description(post: JobPost, parser: MarkdownIt) -> str:
    """Return the description as HTML, its headings at levels below the post's title, and no level left out."""
    tokens = parser.parse(post.description)
    within: list[int] = []  # the levels that the post itself gives to a heading and to those above it
    for token in tokens:
        if token.type == "heading_open":
            own = int(token.tag[1:])
            within = [*(level for level in within if level < own), own]
        if token.type.startswith("heading"):
            token.tag = f"h{min(TITLE + len(within), LOWEST)}"
        for part in token.children or ():
            if part.type == "link_open":
                part.attrSet("rel", "noopener noreferrer nofollow")
    text = str(parser.renderer.render(tokens, parser.options, {})) or f"<p>{words.NO_TEXT}</p>\n"
    return f"{text}<p>{words.CUT_SHORT}</p>\n" if post.is_cut_short else text
