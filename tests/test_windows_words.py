"""What is written as Windows takes it: bytes in pipes, words to type, addresses of shared folders; and no pager."""

from __future__ import annotations

import errno
import io
import os
import shlex
import sys
from typing import TYPE_CHECKING

import pytest

from jobsearch import system
from jobsearch.instance import without_computer
from jobsearch.terminal import pager, streams
from jobsearch.terminal.typed import as_typed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "é 好 \U0001f600\n"
CODE_PAGE = "cp1252"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Callable[[], bytes]:
    """Return what a stdout that is a pipe in a code page gets of the text."""

    def write() -> bytes:
        ours, theirs = os.pipe()
        with os.fdopen(ours, "rb") as reader:
            with os.fdopen(theirs, "w", encoding=CODE_PAGE) as found:
                monkeypatch.setattr(sys, "stdout", found)
                monkeypatch.setattr(sys, "stderr", io.StringIO())
                streams.guard()
                sys.stdout.write(TEXT)
                sys.stdout.flush()
            return reader.read()

    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    return write


def test_pipes_get_utf_8_there(written: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "IN_PIPES", "utf-8")
    assert written() == TEXT.encode()


def test_pipes_get_what_the_user_has_asked_for(written: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    in_code_page = TEXT.encode(CODE_PAGE, errors="backslashreplace")
    monkeypatch.setattr(system, "IN_PIPES", None)
    assert written() == in_code_page
    monkeypatch.setattr(system, "IN_PIPES", "utf-8")
    monkeypatch.setenv("PYTHONIOENCODING", CODE_PAGE)
    assert written() == in_code_page


class Gone(io.RawIOBase):
    """A stream whose reader has gone, as Windows tells it."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor

    def fileno(self) -> int:
        return self.descriptor

    def write(self, _data: object) -> int:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def test_a_reader_that_has_gone_is_no_error(tmp_path: Path) -> None:
    ends = os.pipe()
    with pytest.raises(BrokenPipeError):
        streams._Output(Gone(ends[1])).write(b"text")
    for end in ends:
        os.close(end)
    with (tmp_path / "file").open("wb") as file, pytest.raises(streams.OutputError, match="Invalid argument"):
        streams._Output(Gone(file.fileno())).write(b"text")


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("word:crypto", "word:crypto"),
        (r"C:\Python311\python.exe", r"C:\Python311\python.exe"),
        ("@company", '"@company"'),
        ("company:Bread & Co", '"company:Bread & Co"'),
        ("company:AT&T", '"company:AT&T"'),
        ("company:O'Neill", '"company:O\'Neill"'),
        ("company:Größe|ipconfig", '"company:Größe|ipconfig"'),
        ("company:$(calc)", '"company:?(calc)"'),
        ("company:`calc`", '"company:?calc?"'),
        ("company:%PATH%", '"company:?PATH?"'),
        ('company:" & calc & "', '"company:? & calc & ?"'),
        ("company:\u201d; calc; \u201e", '"company:?; calc; ?"'),
        ("company:a b\\\\", '"company:a b??"'),
        ("company:a\\b c", '"company:a\\b c"'),
        ("", '""'),
    ],
)
def test_no_shell_of_windows_obeys_a_word(word: str, typed: str) -> None:
    assert as_typed(word, on_windows=True) == typed
    assert shlex.split(as_typed(word, on_windows=False)) == [word]


def test_the_address_of_a_database_in_a_shared_folder_names_no_computer() -> None:
    assert without_computer("file://server/share/a%20b.db") == "file:////server/share/a%20b.db"
    for address in ("file:///C:/Users/x/jobposts.db", "file:///home/x/jobposts.db"):
        assert without_computer(address) == address


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("less", "environment", "command"),
    [
        ("/usr/bin/less", {"TERM": "xterm"}, "less -FRX"),
        (None, {"TERM": "xterm"}, None),
        (None, {"TERM": "xterm", "PAGER": "more"}, "more"),
        ("/usr/bin/less", {"TERM": "dumb"}, None),
    ],
)
def test_without_less_there_is_no_pager_but_the_users_own(
    less: str | None, environment: dict[str, str], command: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(sys, stream, Screen())
    monkeypatch.setattr(pager, "which", lambda _name: less)
    monkeypatch.delenv("PAGER", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert pager.pager() == command
