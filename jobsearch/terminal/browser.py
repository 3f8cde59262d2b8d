"""Opening a post in the user's browser."""

from __future__ import annotations

import typer


def open_in_browser(url: str) -> str:
    """Open an http or https address; return what to tell the user."""
    if not url.startswith(("https://", "http://")):
        return f"Not opened, as it is no web address: {url}"
    typer.launch(url)
    return f"Opened {url}"
