"""Texts as nobody writes them: pieces that a repair might take long over, alone, in pairs, and at random."""

from __future__ import annotations

import random
from base64 import b64encode
from itertools import product

TAGS = (
    "p", "div", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "code", "b", "i", "h1", "h3", "table", "tr", "td",
    "th", "dl", "dt", "dd", "section", "details", "summary", "span", "script", "style", "svg", "iframe", "form",
)  # fmt: skip
READER = "R" + b64encode(b"203.0.113.7").decode()
SENTENCE = (
    f"Please mention the word **BREAD** and tag {READER} when applying to show you read the job post completely "
    f"(#{READER}). This is a beta feature to avoid spam applicants. Companies can search these words to find "
    "applicants that read this and see they're human."
)
PIECES = (
    *(f"<{tag}>" for tag in TAGS),
    *(f"<{tag}>x</{tag}>" for tag in TAGS),
    "x", " ", "\n", " \n", "\t", "\xa0", "\\n", "\\r\\n", "\\", "\r", "word ", "x y\n", "<", ">", "<<", "< ", "<a",
    "<a ", "<a href=", "<a x= ", "</", "</p", "<!", "<!--", "-->", "<script", "</script",
    "<a href='https://a.example'>", "<a href='https://a.example'>x</a>", "<a href=javascript:x>", "</a>",
    "<b><i>x </i></b>", "<b><br>", "<b> </b>", "</b><b>", "<b>\\-", "<b>- \n\n", "<li>\n", "<ul><li>x", "<li>x<pre>y",
    "<blockquote>x\n\n    y", "<table><tr><td>x", "<svg><script>", "<p style='", "&", "&amp;", "&amp;amp;", "&lt;",
    "&lt;b&gt;", "&amp;lt;b&amp;gt;", "&#38;", "&#x26;", "&#", "&#0;", "&nbsp;", "&amp", "*", "**", "_", "`", "```\n",
    "~", "#", "# ", "- ", "* ", "+ ", "1. ", "> ", "|", "| x ", "[", "]", "](", "[x](", "![", "[x](data:(",
    "[x](javascript:(a)", "[x](https://a.example)", "<https://a.example> ", "data:", "javascript:", "R", "RM", "RMR",
    "RMjAzLjAuMTEzLjc", f"{READER} ", f"#{READER}", f"(#{READER}) ", f"tag {READER} ", "tag ", "(#",
    "Please mention the word ", "Please mention the word x ", "lease mention", "Please mention the   ", SENTENCE,
    "mention the word a b c d ", "when applying to show ", "and tag x when applying to show you read the job post ",
    "é", "\xc3\xa9", "\xc3", "\xe6\xb1", "求", "\u0301", "\u200d", "\U0001f469\u200d", "\ufe0f", "\u3164", "\u202e",
    "\x1b[", "\ud800", "$1", "100,000 ", "$100k-", "5 years ", "+", "senior ", "remote in ", "Berlin, ", "UTC+1 ",
    "CET ±", "9am-",
)  # fmt: skip


def pairs_of_tags() -> list[str]:
    """Return each tag within each other one, neither of them closed."""
    return [f"<{outer}>x<{inner}>y" for outer, inner in product(TAGS, repeat=2)]


def bodies(number: int, longest: int) -> list[str]:
    """Return so many hostile texts, always the same ones, of a few pieces each, repeated together or one by one."""
    chosen = random.Random(7)  # noqa: S311
    return [_body(chosen, longest) for _ in range(number)]


def _body(chosen: random.Random, longest: int) -> str:
    pieces = [
        chosen.choice(PIECES) if chosen.random() < 2 / 3 else f"<{chosen.choice(TAGS)}>"
        for _ in range(chosen.randint(1, 6))
    ]
    length = chosen.choice((longest // 50, longest // 5, longest))
    if chosen.random() < 1 / 3:
        return "".join(piece * (length // len(pieces) // len(piece) + 1) for piece in pieces)[:length]
    together = "".join(pieces)
    return (together * (length // len(together) + 1))[:length]
