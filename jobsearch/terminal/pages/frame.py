"""The frame of each page: one self-contained document, light and dark, that loads and runs nothing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from jobsearch.terminal import links
from jobsearch.terminal.console import CREDIT_NAME, CREDIT_URL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

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
details > ul { padding-left: 1.25rem }
.text { border-left: 3px solid var(--line); padding-left: 1rem }
.text h3, .text h4, .text h5, .text h6 { font-size: 1rem; margin: 1rem 0 .25rem }
.text p, .text ul, .text ol, blockquote { margin: .6rem 0 } .text ul, .text ol { padding-left: 1.25rem }
h3:empty, h4:empty, h5:empty, h6:empty { display: none }
blockquote { border-left: 2px solid var(--line); padding-left: .6rem }
pre { white-space: pre-wrap } hr { border: 0; border-top: 1px solid var(--line) }
@media print {
  details { display: none }
  article { break-inside: avoid }
  .bar { print-color-adjust: exact }
  .apply { border: 0; display: block; padding: 0 } .apply::after { content: ": " attr(href) }
}
"""


def document(title: str, remarks: Iterable[str], content: str, now: datetime, style: str = "") -> str:
    """Return a page of this content, which is HTML, below its title and remarks; `style` is what it needs besides."""
    paragraphs = "\n".join(f"<p>{escape(remark)}</p>" for remark in remarks)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{NOTHING_LOADED}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{STYLE}{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
{paragraphs}
<p class="quiet">Made {now:%Y-%m-%d %H:%M} UTC. Source: {link(CREDIT_URL, CREDIT_NAME)}.</p>
</header>
<main>
{content}
</main>
</body>
</html>
"""


def link(url: str, name: str, attributes: str = "") -> str:
    """Return a link, or only the name for what is not a web address."""
    if not links.is_web_address(url):
        return escape(name)
    return f'<a {attributes} href="{escape(url)}" rel="noopener noreferrer">{escape(name)}</a>'.replace("<a  ", "<a ")
