"""The wall around the tests: nothing reaches another machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

ELSEWHERE = ("192.0.2.1", 80)  # reserved for documentation


def test_a_test_can_not_leave_this_machine() -> None:
    with socket.socket() as client, pytest.raises(RuntimeError, match=r"192\.0\.2\.1"):
        client.connect(ELSEWHERE)


def test_a_test_can_not_ask_for_a_name() -> None:
    with pytest.raises(RuntimeError, match="example"):
        socket.getaddrinfo("jobs.example", 443)


def test_a_program_that_a_test_starts_can_not_either() -> None:
    program = f"import socket; socket.create_connection({ELSEWHERE!r}, timeout=1)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "NetworkReachedError" in done.stderr


def test_no_browser_is_opened() -> None:
    with pytest.raises(OSError, match="no browser"):
        open_address("https://jobs.example")


def open_address(url: str) -> None:
    if sys.platform == "win32":
        os.startfile(url)  # noqa: S606 - it is refused
    else:
        subprocess.run(["open", url], check=False)


def test_a_server_on_this_machine_is_in_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
