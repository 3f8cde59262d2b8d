"""What not every system has: a test that needs it is skipped elsewhere, and the reason says what is missing."""

from __future__ import annotations

import os
import shutil
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

LINUX, WINDOWS = sys.platform == "linux", sys.platform == "win32"
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
KILL = 9  # by its number, as Windows has no name for it
KILLED = 1 if WINDOWS else -KILL  # how a process ends that subprocess kills
BROWSERS = (
    "google-chrome",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
BROWSER_PROGRAM = next(filter(None, map(shutil.which, BROWSERS)), None)


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a test needs: a mark for the test, or a word within a helper that can't do without it."""

    is_there: bool
    missing: str

    @property
    def needed(self) -> pytest.MarkDecorator:
        return pytest.mark.skipif(not self.is_there, reason=self.missing)

    def or_skip(self) -> None:
        """Skip the test that has come here, where it is missing."""
        if not self.is_there:
            pytest.skip(self.missing)


def _links() -> bool:
    """Return whether this user may make symbolic links, as on Windows not everybody may."""
    with TemporaryDirectory() as folder:
        link = Path(folder, "link")
        with suppress(OSError):
            link.symlink_to("file")
        return link.is_symlink()


FORKS = Need(LINUX, "a forked process can't use each library here")  # macOS ends it, for some of its own
LINKS = Need(_links(), "this user can't make symbolic links")
PIPES = Need(hasattr(os, "mkfifo"), "there are no named pipes here")
DEVICES = Need(not WINDOWS, "there are no devices in /dev here")
FULL_DEVICE = Need(LINUX, "/dev/full is missing here")
ODD_NAMES = Need(LINUX, "the name of a file is always text here")
LONG_PATHS = Need(not WINDOWS, "a path of 260 characters may be too long here, whatever the file's name")
RIGHTS = Need(not WINDOWS, "files have no POSIX rights here")
ROOT = Need(IS_ROOT, "only root may give a file to another user")
NOT_ROOT = Need(not (WINDOWS or IS_ROOT), "who runs the tests may write everywhere")
SIGNALS = Need(not WINDOWS, "no signal can be sent to a process here")
PROC = Need(LINUX, "processes are not listed in /proc here")
SHELLS = Need(not WINDOWS and bool(shutil.which("bash")), "bash is not installed")
SCRIPTS = Need(not WINDOWS, "a script does not say what runs it here")
XDG_OPEN = Need(LINUX, "addresses are not opened by xdg-open here")
PSEUDO_TERMINALS = Need(find_spec("termios") is not None, "there are no pseudo-terminals here")
FILE_LIMITS = Need(find_spec("resource") is not None, "how large a file gets can't be limited here")
MEMORY_LIMITS = Need(LINUX, "how much memory a process takes can't be limited here")
MEASURES = Need(find_spec("resource") is not None, "how much memory a process took is not known here")
CHANGED_ZONES = Need(hasattr(time, "tzset"), "the time zone of a process can't be changed here")
BROWSER = Need(BROWSER_PROGRAM is not None, "neither Chromium, Chrome nor Edge is installed")
