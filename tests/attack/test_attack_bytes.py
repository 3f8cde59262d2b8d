"""Arguments that are no text, and very long ones: texts are refused in one line, files of any name are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.running import SAMPLE, Program
from tests.helpers.systems import ODD_NAMES, WINDOWS

if TYPE_CHECKING:
    from pathlib import Path

NO_TEXT = b"caf\xe9 \xff\xfe".decode(errors="surrogateescape")
SHOWN = r"caf\xe9 \xff\xfe"
LONG = "word " * (6_000 if WINDOWS else 20_000)  # of Windows' command lines, 32,767 characters are the longest
OPTIONS = (
    ("recommend", "--hide", "word:{}"),
    ("recommend", "--unhide", "company:{}"),
    ("recommend", "--place", "{}"),
    ("recommend", "--living-in", "{}"),
    ("recommend", "--tag", "{}"),
    ("list", "--company", "{}"),
    ("list", "--search", "{}"),
    ("label", "--looking-for", "{}"),
    ("label", "--living-in={}"),
    ("mark", "1", "--note", "{}"),
    ("fetch-new", "--tag", "{}"),
    ("fetch-new", "--user-agent", "{}"),
    ("fetch-new", "--url", "{}"),
)
ABOUT_VALUES = (
    ("recommend", "--since", "{}"),
    ("recommend", "--limit", "{}"),
    ("recommend", "--min-chance", "{}"),
    ("recommend", "--min-salary", "{}"),
    ("recommend", "--max-years", "{}"),
    ("recommend", "--level", "{}"),
    ("label", "--order", "{}"),
    ("list", "--like", "{}"),
    ("show", "{}"),
    ("mark", "{}", "--stage", "applied"),
    ("stats", "{}"),
    ("stats", "--{}"),
    ("{}",),
)


def filled(command: tuple[str, ...], text: str) -> list[str]:
    return [word.format(text) for word in command]


@pytest.mark.parametrize("command", OPTIONS + ABOUT_VALUES, ids=" ".join)
def test_what_is_no_text_is_refused_in_one_line(command: tuple[str, ...], program: Program) -> None:
    done = program(*filled(command, NO_TEXT), code=1 if command[1:2] in (("--url",), ("--user-agent",)) else 2)
    assert done.out == ""
    assert done.err.startswith("Error: ")
    assert done.err.count("\n") == 1
    assert done.err.isascii()


def test_the_bytes_that_are_no_text_are_shown(program: Program) -> None:
    done = program("recommend", "--hide", f"word:{NO_TEXT}", code=2)
    assert done.err == f"Error: Invalid value for '--hide': 'word:{SHOWN}' is not text in UTF-8.\n"


@pytest.mark.parametrize("command", OPTIONS[:8] + ABOUT_VALUES[7:8], ids=" ".join)
def test_a_very_long_argument_is_used_or_refused_in_one_line(
    command: tuple[str, ...], four_posts: Program, gardeners: Path
) -> None:
    program = Program(gardeners) if command[0] == "recommend" else four_posts
    with program.fork(*filled(command, LONG)) as process:
        _, err = process.communicate(b"", timeout=100)
    assert process.returncode in {0, 1, 2}
    assert b"Traceback" not in err
    assert process.returncode == 0 or err.count(b"\n") == 1


def test_a_note_may_be_very_long(four_posts: Program) -> None:
    four_posts("mark", 1, "--note", LONG)
    assert four_posts("show", 1, "--json").json()["note"] == LONG.strip()


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Return a folder whose name is no text."""
    ODD_NAMES.or_skip()
    folder = tmp_path / NO_TEXT
    folder.mkdir()
    return folder


def test_files_and_folders_whose_names_are_no_text_are_used(odd: Path) -> None:
    program, feed, words = Program(odd / "instance"), odd / "feed.json", odd / "cv.txt"
    feed.write_bytes(SAMPLE.read_bytes())
    words.write_text("python backend")
    assert program("fetch-new", "--from", feed, "--instance", program.instance, "--json").json()["new"] > 0
    program("label", "--looking-for", f"@{words}")
    assert program("stats", "--json").json()["looking_for"] == "python backend"
    written = program("list", "--all", "--html", odd / "page.html").err
    assert f"{SHOWN}/page.html.\n" in written
    assert (odd / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    "command",
    [("fetch-new", "--from", "{}"), ("label", "--looking-for", "@{}"), ("list", "--all", "--html", "{}/page")],
    ids=" ".join,
)
def test_a_name_that_is_no_text_is_shown_in_an_error(command: tuple[str, ...], odd: Path, four_posts: Program) -> None:
    done = four_posts(*filled(command, f"{odd}/none"), code=1)
    assert f"{SHOWN}/none" in done.err
    assert done.err.count("\n") == 1


def test_an_instance_whose_name_is_no_text_is_shown_in_an_error(odd: Path) -> None:
    (odd / "file").touch()
    done = Program(odd / "file")("stats", code=1)
    assert f"{SHOWN}/file" in done.err
    assert done.err.count("\n") == 1
