"""Addresses from the feed: which may become links, and be opened."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text


def is_web_address(url: str) -> bool:
    """Tell whether an address leads to the web: over http or https."""
    return url.lower().startswith(("https://", "http://"))


def linked(url: str) -> Text:
    """Return an address, as a link where it leads to the web."""
    return Text(url, Style(link=url) if is_web_address(url) else "")
