"""Opening an address in the browser: what is tried, and what the user is told."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from jobsearch.terminal import links
from tests.helpers.systems import XDG_OPEN

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://remoteok.com/remote-jobs/4"
FAILED = f"No browser could be opened; the address is {URL}"


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where this test's xdg-open is to be written; there is a display."""
    XDG_OPEN.or_skip()
    for name in links.DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "xdg-open"


def write(script: Path, *lines: str) -> None:
    script.write_text("\n".join((f"#!{sys.executable}", "import os, sys, time", *lines, "")))
    script.chmod(0o755)


def test_an_opener_that_succeeds_has_opened_the_address(opener: Path, tmp_path: Path) -> None:
    write(opener, f"open({str(tmp_path / 'opened')!r}, 'w').write(sys.argv[1])")
    assert links.open_in_browser(URL) == f"Opened {URL}"
    assert (tmp_path / "opened").read_text() == URL


def test_an_opener_that_fails_has_opened_nothing(opener: Path) -> None:
    write(opener, "sys.exit(3)")
    assert links.open_in_browser(URL) == FAILED


def test_an_opener_that_goes_on_has_found_a_browser(opener: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "SECONDS_TO_FAIL", 0.01)
    write(opener, "time.sleep(0.5)")
    assert links.open_in_browser(URL) == f"Opened {URL}"


@pytest.mark.usefixtures("opener")
def test_without_an_opener_the_address_is_told() -> None:
    assert links.open_in_browser(URL) == FAILED


def test_without_a_display_nothing_is_tried(opener: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", "")
    write(opener, f"open({str(tmp_path / 'opened')!r}, 'w')")
    assert links.open_in_browser(URL) == FAILED
    assert not (tmp_path / "opened").exists()


def test_a_browser_named_in_the_environment_is_enough(
    opener: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = opener.with_name("browser")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    write(browser, f"open({str(tmp_path / 'opened')!r}, 'w').write(' '.join(sys.argv[1:]))")
    assert links.open_in_browser(URL) == f"Opened {URL}"
    assert (tmp_path / "opened").read_text() == URL


def test_an_opener_has_no_hold_on_our_terminal(opener: Path, tmp_path: Path) -> None:
    found = tmp_path / "found"
    write(opener, f"open({str(found)!r}, 'w').write(f'{{os.getsid(0)}} {{[os.isatty(n) for n in range(3)]}}')")
    links.open_in_browser(URL)
    session, _, terminals = found.read_text().partition(" ")
    assert (int(session) != os.getsid(0), terminals) == (True, "[False, False, False]")


def test_what_is_not_a_web_address_is_not_opened() -> None:
    assert links.open_in_browser("file:///etc/passwd").startswith("Not opened")
