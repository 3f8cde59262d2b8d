"""Addresses from the feed: which may become links, and be opened in the browser."""

from __future__ import annotations

import os
import subprocess
import sys
from shutil import which
from threading import Thread

from rich.style import Style
from rich.text import Text

SECONDS_TO_FAIL = 2.0  # an opener that is still at work then has found a browser
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")


def is_web_address(url: str) -> bool:
    """Return whether an address leads to the web, over http or https, and holds nothing that a terminal would obey."""
    return url.lower().startswith(("https://", "http://")) and url.isprintable()


def linked(url: str) -> Text:
    """Return an address, as a link where it leads to the web."""
    return Text(url, Style(link=url) if is_web_address(url) else "")


def open_in_browser(url: str) -> str:
    """Open a web address, and return a message for the user, which holds the address whether it was opened or not."""
    if not is_web_address(url):
        return f"Not opened, as it is not a web address: {url}"
    return f"Opened {url}" if _open(url) else f"No browser could be opened; the address is {url}"


def _open(url: str) -> bool:
    if sys.platform == "win32":
        try:
            os.startfile(url)  # noqa: S606 - a web address, as was checked
        except OSError:
            return False
        return True
    opener = _opener()
    return bool(opener) and _succeeds([*opener, url])


def _opener() -> list[str]:
    """Return the command that opens an address; none where it could only start a text browser in our terminal."""
    if sys.platform == "darwin":
        return ["open"]
    if not any(os.environ.get(name) for name in DISPLAYS):
        return []
    browser = os.environ.get("BROWSER", "").partition(os.pathsep)[0]
    return ["xdg-open"] if which("xdg-open") else [word for word in browser.split() if word != "%s"]


def _succeeds(command: list[str]) -> bool:
    """Run a command apart from our terminal; return whether it succeeds, or goes on for a while."""
    none = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=none, stdout=none, stderr=none, start_new_session=True)  # noqa: S603
    except OSError:
        return False
    try:
        return process.wait(SECONDS_TO_FAIL) == 0
    except subprocess.TimeoutExpired:
        Thread(target=process.wait, daemon=True).start()  # it leaves no zombie
        return True
