"""Addresses from the feed: which may become links, and be opened in the browser."""

from __future__ import annotations

import typer
from rich.style import Style
from rich.text import Text


def is_web_address(url: str) -> bool:
    """Return whether an address leads to the web: over http or https."""
    return url.lower().startswith(("https://", "http://"))


def linked(url: str) -> Text:
    """Return an address, as a link where it leads to the web."""
    return Text(url, Style(link=url) if is_web_address(url) else "")


def open_in_browser(url: str) -> str:
    """Open a web address, and return a message for the user; any other address is not opened."""
    if not is_web_address(url):
        return f"Not opened, as it is not a web address: {url}"
    typer.launch(url)
    return f"Opened {url}"
