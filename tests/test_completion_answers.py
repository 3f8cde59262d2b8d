"""How a shell is answered when Tab is pressed: foreign text does no harm, errors say nothing, bash gets it quoted."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.dataaccess import jobs
from jobsearch.terminal.shells import bash_words
from tests.helpers.builders import NOW, a_post
from tests.helpers.prompts import asking
from tests.helpers.running import MAIN, SECONDS, WALL, Program, plain_environment
from tests.helpers.systems import SHELLS
from tests.helpers.trained_instances import opened_database

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "[/foo] [bold]x[/bold] $(touch pwned) `id`\ta:b\\ \x1b[31m\u202e 'q' \"q\"\n101"
SHOWN = "[/foo] [bold]x[/bold] $(touch pwned) `id` a:b\\ \\x1b[31m\\u202e 'q' \"q\" 101"
TAGS = ("C++", "$(touch pwned)", "it's", "a\tb", "c\nd", "e\x1b[31m", "two  words")
HARMLESS = st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("'\"\\$`!* ~#:=&"), min_size=1)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path / "instance")
    program.instance.mkdir()
    with opened_database(program.instance) as session:
        jobs.save(session, [a_post(id=101, position=TITLE, tags=TAGS), a_post(id=102, position="Baker")], NOW)
    return program


def in_bash(*, listed: bool = False, line: str, replaced: str, width: int = 60) -> dict[str, Any]:
    """Return the environment in which bash asks for what to insert in place of `replaced`."""
    named = {"COMPLETE": "complete_bash", "LINE": line, "REPLACED": replaced, "TYPE": "63" if listed else "9"}
    return {f"_JOBSEARCH_{name}": text for name, text in {**named, "WIDTH": str(width)}.items()}


def test_a_title_is_shown_in_one_line_as_it_is(program: Program) -> None:
    assert program(**asking("show", "101")).out == f"values\n101\t{SHOWN}\n"


def test_a_value_that_no_line_can_hold_is_not_offered(program: Program) -> None:
    offered = {line.partition("\t")[0] for line in program(**asking("list", "--tag", "")).out.splitlines()[1:]}
    assert {"C++", "$(touch pwned)", "it's", "two  words"} <= offered
    assert not [tag for tag in offered if not tag.isprintable() or tag in "abcde"]


def test_bash_is_given_what_is_left_of_the_word_that_it_replaces(program: Program) -> None:
    tag = program(**in_bash(line=" list --tag '$(", replaced="$("))
    assert tag.out == "values\n$(touch pwned)\n"
    assert program(**in_bash(line=" list --tag=$", replaced="$")).out == "values\n\\$\\(touch\\ pwned\\)\n"
    hidden = program(**in_bash(line=" recommend --hide company:company\\ 101", replaced="company\\ 101")).out
    assert hidden == "values\nCompany\\ 101\n"


def test_bash_lists_ids_with_titles_a_line_each(program: Program) -> None:
    kind, *lines = program(**in_bash(line=" show ", replaced="", listed=True)).out.splitlines()
    titled = [f"101  -- {SHOWN}"[:58].rstrip(), "102  -- Baker"]
    assert (kind, sorted(line.rstrip() for line in lines)) == ("values", titled)
    assert min(map(len, lines)) == 30
    assert program(**in_bash(line=" show ", replaced="")).out.splitlines()[1:] == ["102", "101"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [("complete_zsh", ""), ("complete_words", "demo\x1f"), ("complete_words", "nonsense\x1f")],
    ids=["another shell", "no argument", "no command"],
)
def test_what_is_not_known_is_offered_nothing(asked: str, words: str, program: Program) -> None:
    done = program(code=int(asked == "complete_zsh"), _JOBSEARCH_COMPLETE=asked, _JOBSEARCH_WORDS=words)
    assert [line for line in done.out.splitlines() if line not in {"", "values"}] == []


def test_an_error_says_nothing(program: Program) -> None:
    for words in (("show", "--instance=", "1"), ("show", "--instance=~nobody-of-that-name", "1")):
        done = program(**asking(*words))
        assert done.out.strip() in {"", "values"}  # the latter on Windows, which takes any name for a user's
        assert done.err == ""


def test_a_python_without_the_packages_offers_nothing() -> None:
    command = [sys.executable, "-S", str(MAIN)]
    environment = {**plain_environment(), **asking("show", "")}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=SECONDS, cwd=WALL
    )
    assert (done.returncode, done.stdout) == (1, "")


@given(value=HARMLESS, kept=HARMLESS)
def test_a_word_that_is_inserted_means_the_value(value: str, kept: str) -> None:
    for opening in ("", "'", '"', "--tag=", "'--tag='"):
        for beginning in ("", kept.translate(dict.fromkeys(map(ord, "'\"\\ \t\n$`!*~#&")))):
            begun = bash_words.split(f"x {opening}{beginning}")[-1]
            whole = begun.text + value
            line = f"x {begun.typed}{bash_words.inserted(whole, begun, '')}{begun.quote}"
            *_, word = bash_words.split(line)
            assert (word.text, word.quote) == (whole, "")


@SHELLS.needed
@pytest.mark.parametrize("opening", ["", "'", '"'], ids=["bare", "single", "double"])
def test_bash_reads_what_is_inserted_as_the_value(opening: str, tmp_path: Path) -> None:
    values = [
        "$(touch pwned)",
        "`touch pwned`",
        "it's",
        'say "hi"',
        "a\\b",
        "~root",
        "#1",
        "{a,b}",
        "*",
        "x!y z",
        "é ñ",
        ";&|<>()",
    ]
    word = bash_words.split(f"x {opening}")[-1]
    inserted = " ".join(f"{opening}{bash_words.inserted(value, word, '')}{opening}" for value in values)
    script = tmp_path / "script"
    script.write_text(f"set -o history -o histexpand\nprintf '%s\\n' {inserted}\n")
    done = subprocess.run(["bash", "-i", str(script)], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == values
    assert [file.name for file in tmp_path.iterdir()] == ["script"]
