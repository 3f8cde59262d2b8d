"""Reads the web page that the program writes, as strictly as can be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "hr"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
OURS = {"html", "head", "title", "style", "body", "header", "main", "article", "a", "time", "details", "summary"}
ALLOWED = (
    VOID | HEADINGS | OURS | {"p", "span", "b", "div", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong"}
)
ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "class", "style", "href", "rel", "datetime", "start"}


@dataclass
class Page(HTMLParser):
    """A page as a browser reads it; fails where it is not well-formed HTML or could load or run anything."""

    source: str
    links: list[tuple[str, str]] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    metas: list[dict[str, str | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.source)
        self.close()
        assert self.stack == []

    def handle_decl(self, decl: str) -> None:
        assert decl == "doctype html"

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        assert {name for name, _ in attrs} <= ATTRIBUTES
        values = dict(attrs)
        if tag == "a":
            url = values["href"] or ""
            assert re.match("https?://", url, re.IGNORECASE)
            assert "noopener" in (values["rel"] or "").split()
            assert "a" not in self.stack
            self.links.append((url, ""))
        if tag == "meta":
            self.metas.append(values)
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.stack):
            self.texts.setdefault(tag, []).append(data)
        if "a" in self.stack:
            url, name = self.links[-1]
            self.links[-1] = (url, name + data)

    def text(self, tag: str) -> str:
        return " ".join("".join(self.texts.get(tag, [])).split())
