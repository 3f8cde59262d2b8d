"""What all commands have in common: hostile texts, JSON, pipes, colours, widths and links."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pexpect
import pytest

from tests.helpers.feeds import feed, feed_element
from tests.helpers.running import READER, SAMPLE, SECONDS, Program
from tests.helpers.systems import PSEUDO_TERMINALS

if TYPE_CHECKING:
    from pathlib import Path

EVIL = "[bold]Evil[/bold] [/] [red]\x1b[2J\x1b]0;owned\x07\x9b31m[link=file:///etc/passwd]"
SHOWN = "[bold]Evil[/bold] [/] [red]"
HOSTILE = (
    feed_element(
        n,
        position=f"{EVIL} {n}",
        company=f"[/]{EVIL}",
        location=EVIL,
        tags=[EVIL, "[blink]"],
        description=f"{EVIL}\n\n- {EVIL}\n\n[click](javascript:alert(1)) \x1b[31m \ud83d",
        apply_url="javascript:alert(1)",
    )
    for n in (1, 2, 3)
)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
STYLES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
COLOUR = re.compile(r"\x1b\[(?:\d+;)*3\d")
LABELS = {"1": 1} | dict(list(READER.items())[25:50])
EVERYTHING = ("recommend", "--min-chance", "0", "--limit", "100")
COLOURED = {"FORCE_COLOR": "1", "COLUMNS": "300"}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The sample and some hostile posts, labeled in part, trained on, all recommended once."""
    program = Program(tmp_path_factory.mktemp("module") / "instance")
    elements = [*json.loads(SAMPLE.read_bytes())[1:], *HOSTILE, feed_element("\x1b[2J[bold]7", url="\x1b[2J")]
    for command in (("fetch-new", "--from", "-"), ("label", *LABELS), ("train",), EVERYTHING):
        answers = "".join("y\n" if label else "n\n" for label in LABELS.values())
        done = program(*command, given=feed(*elements) if command[0] == "fetch-new" else answers)
        assert not CONTROL.search(done.out + done.err), command
    return program


def on_terminal(program: Program, *arguments: str, columns: int = 70, **environment: str) -> str:
    """Return what a command writes to a real terminal."""
    PSEUDO_TERMINALS.or_skip()
    env = {"JOBSEARCH_INSTANCE": str(program.instance), "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "PAGER": ""}
    env |= environment
    command, *rest = program.command(*arguments)
    child = pexpect.spawn(command, rest, env=env, dimensions=(40, columns), encoding="utf-8", timeout=SECONDS)
    written, code = child.read(), child.wait()
    assert code == 0, written
    return str(written)


def width(written: str) -> int:
    """Return the length of the longest line, those of URLs aside."""
    return max(len(line) for line in STYLES.sub("", written).splitlines() if "https:" not in line)


@pytest.mark.parametrize("environment", [{}, COLOURED], ids=["plain", "coloured"])
@pytest.mark.parametrize("command", [EVERYTHING, ("show", "2"), ("label", "2"), ("stats",)], ids=lambda c: str(c[0]))
def test_markup_and_escape_sequences_of_a_post_are_text(
    command: tuple[str, ...], environment: dict[str, Any], program: Program
) -> None:
    done = program(*command, **environment)
    plain = STYLES.sub("", done.out + done.err)
    assert not CONTROL.search(plain)
    assert SHOWN in plain or command == ("stats",)
    assert "javascript" not in "".join(re.findall(r"\x1b\]8;[^\x1b]*", done.out))


def test_what_can_not_be_a_link_is_not_one(program: Program) -> None:
    post = program("show", "2", "--json").json()
    assert post["apply_url"] == post["url"] == "https://remoteOK.com/remote-jobs/2"


@pytest.mark.parametrize(
    "command",
    [("fetch-new", "--from", str(SAMPLE)), ("train",), ("recommend",), ("stats",)],
    ids=lambda command: str(command[0]),
)
def test_json_is_one_document_and_quiet_is_silent(command: tuple[str, ...], program: Program, tmp_path: Path) -> None:
    own = program.copy(tmp_path / "copy")
    done = own(*command, "--json", "--quiet")
    assert done.err == ""
    assert done.json() is not None


def test_urls_are_whole_in_a_pipe_however_narrow(program: Program) -> None:
    posts = program(*EVERYTHING, "--json", COLUMNS="20").json()
    whole = set(re.findall(r"https?://\S+", program(*EVERYTHING, COLUMNS="20").out))
    assert {post["url"] for post in posts} == whole
    shown = program("show", str(posts[0]["id"]), COLUMNS="20")
    assert f"Apply: {posts[0]['apply_url']}\n" in shown.out
    assert "https://remoteok.com\n" in shown.err


def test_colour_is_for_terminals_that_have_it_and_people_who_want_it(program: Program) -> None:
    assert COLOUR.search(on_terminal(program, *EVERYTHING))
    assert not COLOUR.search(on_terminal(program, *EVERYTHING, NO_COLOR="1"))
    assert "\x1b" not in on_terminal(program, *EVERYTHING, TERM="dumb")
    assert COLOUR.search(program("show", "999", code=1, FORCE_COLOR="1").err)
    assert not COLOUR.search(program("show", "999", code=1, FORCE_COLOR="1", NO_COLOR="1").err)


def test_colour_that_is_wanted_in_a_pipe_stands_within_the_fields_of_its_lines(
    program: Program, tmp_path: Path
) -> None:
    first, second = program.copy(tmp_path / "first"), program.copy(tmp_path / "second")
    new = ("fetch-new", "--from", "-")
    for each in (first, second):
        each(*new, given=feed(feed_element(99, position="Editor", description="")))
    plain, coloured = first(*EVERYTHING).out, second(*EVERYTHING, FORCE_COLOR="1").out
    assert STYLES.sub("", coloured) == plain
    fields = [line.split("\t") for line in coloured.splitlines()]
    assert [line.split("\t")[0] for line in plain.splitlines()] == [field[0] for field in fields]
    assert all(re.fullmatch(r"\x1b\[1m[^\x1b]+\x1b\[0m", field[3]) for field in fields)
    assert [field[2] for field in fields if field[2]] == ["\x1b[32mnew\x1b[0m"]


@pytest.mark.parametrize("command", [("show", "2"), ("stats",)], ids=lambda c: str(c[0]))
def test_colour_makes_no_terminal_of_a_pipe(command: tuple[str, ...], program: Program) -> None:
    narrow = program(*command, FORCE_COLOR="1", COLUMNS="30")
    assert STYLES.sub("", narrow.out) == program(*command).out


def test_a_table_fits_the_terminal_and_the_columns_that_are_asked_for(program: Program) -> None:
    assert 50 < width(on_terminal(program, *EVERYTHING, "--quiet")) <= 70
    assert 40 < width(on_terminal(program, *EVERYTHING, "--quiet", COLUMNS="60")) <= 60
    assert 100 < width(on_terminal(program, *EVERYTHING, "--quiet", columns=200)) <= 200
    assert 50 < width(on_terminal(program, *EVERYTHING, "--quiet", TERM="dumb")) <= 70
    assert 40 < width(on_terminal(program, *EVERYTHING, "--quiet", TERM="dumb", COLUMNS="60")) <= 60
    assert 80 < width(on_terminal(program, *EVERYTHING, "--quiet", TERM="dumb", COLUMNS="100")) <= 100


def test_no_columns_are_as_many_as_the_terminal_has(program: Program) -> None:
    assert 50 < width(on_terminal(program, *EVERYTHING, "--quiet", COLUMNS="0")) <= 70
    assert "There is no post 5 here" in program("show", 5, code=1, COLUMNS="0").err
    assert on_terminal(program, "stats", COLUMNS="0").count("Your data lies in") == 1


def test_each_link_on_a_terminal_leads_to_the_whole_url(program: Program) -> None:
    posts = program(*EVERYTHING, "--json").json()
    links = re.findall(r"\x1b\]8;[^;]*;(http[^\x1b]*)\x1b", on_terminal(program, *EVERYTHING, columns=60))
    assert set(links) == {post["url"] for post in posts}


@pytest.mark.parametrize("command", [("--help",), ("stats",), (*EVERYTHING, "--json")], ids=lambda c: str(c[0]))
def test_a_reader_who_has_seen_enough_ends_the_command_quietly(command: tuple[str, ...], program: Program) -> None:
    with program.start(*command) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        err = process.stderr.read()
        process.wait(timeout=SECONDS)
    assert not re.search(b"error|exception|traceback", err, re.IGNORECASE), err


def test_what_an_old_terminal_can_not_show_is_not_an_error(program: Program) -> None:
    done = program(*EVERYTHING, "--json", PYTHONIOENCODING="ascii")
    assert "München, Germany" in {post["location"] for post in done.json()}
    assert "M\\xfcnchen" in program(*EVERYTHING, PYTHONIOENCODING="ascii", FORCE_COLOR="1").out
