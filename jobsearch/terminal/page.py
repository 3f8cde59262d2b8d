"""Recommended posts as one self-contained web page, light and dark, made to be mailed or served."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from jobsearch.terminal import words
from jobsearch.terminal.console import CREDIT_NAME, CREDIT_URL

if TYPE_CHECKING:
    from datetime import datetime

    from jobsearch.recommending import Recommendations, Recommended

REASONS_SHOWN = 3
STYLE = """
:root { color-scheme: light dark; --ink: #1a1d21; --quiet: #5b6470; --paper: #fff; --line: #dfe3e8; --good: #1a7f37 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e8eb; --quiet: #9aa4b0; --paper: #14171a; --line: #2c3238; --good: #4ac26b }
}
body { margin: 0 auto; max-width: 46rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.3rem } h2 { font-size: 1.05rem; margin: 0 }
article { border-top: 1px solid var(--line); padding: .9rem 0 }
a { color: inherit } p { margin: .2rem 0 } .quiet { color: var(--quiet) } .new { color: var(--good) }
meter { width: 4rem; vertical-align: middle } summary { cursor: pointer; color: var(--quiet) }
pre { white-space: pre-wrap }
"""


def make_page(found: Recommendations, promise: str, now: datetime) -> str:
    """Return the page as HTML; foreign text is escaped, and nothing is loaded from elsewhere."""
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable("image")
    articles = "\n".join(_article(each, markdown, now) for each in found.posts)
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Remote jobs for you</title>
<style>{STYLE}</style>
<h1>Remote jobs for you</h1>
<p>{escape(promise)}</p>
<p class="quiet">Made {now:%Y-%m-%d %H:%M} UTC. Source: <a href="{CREDIT_URL}">{CREDIT_NAME}</a>.</p>
{articles}
</html>
"""


def _article(each: Recommended, markdown: MarkdownIt, now: datetime) -> str:
    post, chance = each.post, each.score.chance
    places = words.count(len(post.copies) + 1, "place") if post.copies else ""
    known = (post.company, post.location, places, words.salary(post), words.age(post.posted_at, now))
    facts = " · ".join(escape(fact) for fact in known if fact)
    why = escape(words.reasons(each.score.why, REASONS_SHOWN))
    new = ' <span class="new">new</span>' if each.new else ""
    mention = f" Mention the word <b>{escape(post.mention)}</b>." if post.mention else ""
    return f"""<article>
<h2><a href="{escape(post.url)}">{escape(words.title(post))}</a>{new}</h2>
<p><meter value="{chance:.2f}"></meter> {words.percent(chance)} · {facts}</p>
<p class="quiet">{why}</p>
<p><a href="{escape(post.apply_url)}">Apply</a>.{mention}</p>
<details><summary>Read the post</summary>{markdown.render(post.description)}</details>
</article>"""
