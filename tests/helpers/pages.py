"""Reads the web pages that the program writes, as strictly as can be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "hr"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
OURS = {"html", "head", "title", "style", "body", "header", "main", "article", "a", "time", "details", "summary"}
FIGURES = {"figure", "figcaption", "section", "table", "caption", "thead", "tbody", "tr", "th", "td"}
PICTURE = {"svg", "text", "rect", "circle", "line", "polyline"}
PLACES = {"x", "y", "width", "height", "cx", "cy", "r", "x1", "y1", "x2", "y2", "points", "viewbox", "text-anchor"}
ALLOWED = (
    VOID
    | HEADINGS
    | OURS
    | FIGURES
    | PICTURE
    | {"p", "span", "b", "div", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong"}
)
ATTRIBUTES = PLACES | {
    "role",
    "aria-label",
    "scope",
    "lang",
    "charset",
    "name",
    "content",
    "http-equiv",
    "class",
    "style",
    "href",
    "rel",
    "datetime",
    "start",
}


@dataclass
class Page(HTMLParser):
    """A page as a browser reads it; fails where it is not well-formed HTML or could load or run anything."""

    source: str
    links: list[tuple[str, str]] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    metas: list[dict[str, str | None]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

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
        self._keep_of_figure(tag, values)
        if tag not in VOID:
            self.stack.append(tag)

    def _keep_of_figure(self, tag: str, values: dict[str, str | None]) -> None:
        """Keep what a picture says of itself, its marks, and the rows of tables."""
        if tag == "svg":
            assert values["role"] == "img"
            assert values["aria-label"]
            self.pictures.append(values["aria-label"])
        if tag in PICTURE - {"svg"}:
            assert "svg" in self.stack
            self.marks.append((tag, values.get("class") or ""))
        if tag == "tr":
            self.rows.append([])
        if tag in {"th", "td"}:
            assert values.get("scope") == {"thead": "col", "tbody": "row"}[self.stack[-2]] or tag == "td"
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.stack):
            self.texts.setdefault(tag, []).append(data)
        if self.stack[-1:] in (["th"], ["td"]):
            self.rows[-1][-1] += data
        if "a" in self.stack:
            url, name = self.links[-1]
            self.links[-1] = (url, name + data)

    def text(self, tag: str) -> str:
        return " ".join("".join(self.texts.get(tag, [])).split())
