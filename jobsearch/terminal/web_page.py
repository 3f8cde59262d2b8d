"""A list of posts as one self-contained web page, light and dark, to be mailed or served."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from jobsearch.terminal import fact_words, links, words
from jobsearch.terminal.console import CREDIT_NAME, CREDIT_URL
from jobsearch.terminal.exports import moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from jobsearch.filtering import Listed
    from jobsearch.posts import JobPost

REASONS_SHOWN = 3
LOWEST_HEADING = 6
BELOW_TITLE = 2
NOTHING_LOADED = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #59636e; --paper: #fff; --line: #dde1e6; --good: #1a7f37 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e7eb; --quiet: #9da7b3; --paper: #15181c; --line: #30363d; --good: #57c775 }
}
body { margin: 0 auto; max-width: 44rem; padding: 1.25rem 1rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; -webkit-text-size-adjust: 100% }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .5rem }
h2 { font-size: 1.1rem; line-height: 1.3; margin: 0 }
header p, article > p { margin: .3rem 0 }
article { border-top: 1px solid var(--line); margin-top: 1.1rem; padding-top: 1.1rem }
a { color: inherit; text-decoration-color: var(--quiet); text-underline-offset: .15em }
time { white-space: nowrap }
.quiet { color: var(--quiet); font-size: .9rem }
.new { color: var(--good); font-size: .9rem }
.chance { font-variant-numeric: tabular-nums; font-weight: 600 }
.bar { display: inline-block; width: 4rem; height: .45rem; margin: 0 .5rem 0 0; border-radius: 1rem;
  overflow: hidden; vertical-align: .1em; background: var(--line) }
.bar span { display: block; height: 100%; background: var(--good) }
.apply { display: inline-block; border: 1px solid var(--quiet); border-radius: .4rem; margin-right: .75rem;
  padding: .35rem .9rem; text-decoration: none }
details { margin-top: .5rem }
summary { cursor: pointer; color: var(--quiet); padding: .35rem 0 }
.text { border-left: 3px solid var(--line); padding-left: 1rem }
.text h3, .text h4, .text h5, .text h6 { font-size: 1rem; margin: 1rem 0 .25rem }
.text p, .text ul, .text ol { margin: .6rem 0 } .text ul, .text ol { padding-left: 1.25rem }
pre { white-space: pre-wrap } hr { border: 0; border-top: 1px solid var(--line) }
@media print { details { display: none } }
"""


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
    paragraphs = "\n".join(f"<p>{escape(remark)}</p>" for remark in remarks)
    articles = "\n".join(_article(each, details(each.post), parser, now) for each in listed)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{NOTHING_LOADED}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<h1>{title}</h1>
{paragraphs}
<p class="quiet">Made {now:%Y-%m-%d %H:%M} UTC. Source: {_link(CREDIT_URL, CREDIT_NAME)}.</p>
</header>
<main>
{articles}
</main>
</body>
</html>
"""


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
    paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in (" · ".join(facts), *map(escape, details)))
    apply = _link(post.apply_url, "Apply", 'class="apply"')
    mention = f"Mention the word <b>{escape(post.mention)}</b>." if post.mention else ""
    return f"""<article>
<h2>{_link(post.url, words.title(post))}{new}</h2>
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
    chance, why = words.percent(each.score.chance), words.reasons(each.score.why, REASONS_SHOWN)
    bar = f'<span class="bar"><span style="width:{chance}"></span></span>'
    return f'<p class="quiet">{bar}<span class="chance">{chance}</span> {escape(why)}</p>\n'


def _stated(post: JobPost) -> str:
    """Return what the post states and the words that say it, if it states anything."""
    lines = "".join(f"<li>{escape(str(each))}</li>\n" for each in fact_words.stated(post))
    return f'<ul class="quiet">\n{lines}</ul>\n' if lines else ""


def _link(url: str, name: str, attributes: str = "") -> str:
    """Return a link, or only the name for what is not a web address."""
    if not links.is_web_address(url):
        return escape(name)
    return f'<a {attributes} href="{escape(url)}" rel="noopener noreferrer">{escape(name)}</a>'.replace("<a  ", "<a ")


def description(post: JobPost, parser: MarkdownIt) -> str:
    """Return the description as HTML, its headings at levels below the post's title."""
    tokens = parser.parse(post.description)
    for token in tokens:
        if token.type.startswith("heading"):
            token.tag = f"h{min(int(token.tag[1:]) + BELOW_TITLE, LOWEST_HEADING)}"
        for part in token.children or ():
            if part.type == "link_open":
                part.attrSet("rel", "noopener noreferrer nofollow")
    return str(parser.renderer.render(tokens, parser.options, {})) or "<p>(no text)</p>\n"
