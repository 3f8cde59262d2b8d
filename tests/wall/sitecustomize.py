"""Keep the tests, and every Python they start, on this machine: nothing is asked of or sent to another host.

Nor is a browser opened, which would do so: Windows and macOS always have one.

Python imports a module of this name when it starts; tests/conftest.py puts this folder on the path of the
processes that a test starts.
"""

from __future__ import annotations

import sys
from typing import Any

HERE = {"", "localhost", "127.0.0.1", "::1"}
REACHING_OUT = {
    "socket.connect": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyaddr": 0,
    "socket.gethostbyname": 0,
    "socket.sendmsg": 1,
    "socket.sendto": 1,
}


class NetworkReachedError(RuntimeError):
    """A test tried to leave this machine; not an OSError, which would look like a host out of reach."""


def wall(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse the audited events that reach for another host; see Python's table of audit events."""
    if event not in REACHING_OUT:
        return
    address = arguments[REACHING_OUT[event]]
    host = address[0] if isinstance(address, tuple) else address
    is_a_file = not isinstance(address, tuple) and REACHING_OUT[event] == 1
    if host is None or is_a_file or _text(host) in HERE:
        return
    message = f"{event} to {host!r}"
    sys.stderr.write(f"{message}\n")  # seen even where the error is caught
    raise NetworkReachedError(message)


def no_browser(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse to open an address, as a system does that can't."""
    if event == "os.startfile" or (event == "subprocess.Popen" and arguments[0] == "open"):
        raise OSError("tests open no browser")


def _text(host: str | bytes) -> str:
    return host.decode() if isinstance(host, bytes) else host


sys.addaudithook(wall)
sys.addaudithook(no_browser)
