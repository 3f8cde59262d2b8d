"""Opening a post in the user's browser."""

from __future__ import annotations

import typer

from jobsearch.terminal import links


def open_in_browser(url: str) -> str:
    """Open an http or https address; return what to tell the user."""
    if not links.is_web_address(url):
        return f"Not opened, as it is no web address: {url}"
    typer.launch(url)
    return f"Opened {url}"
