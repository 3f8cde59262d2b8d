"""Standard streams that are full, closed, gone or without end: one clear line where there is room, and nothing lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pexpect
import pytest

from tests.helpers.redirected import OF_PYTHON, in_shell
from tests.helpers.running import SAMPLE, SECONDS, Program, plain_environment
from tests.helpers.soak import SOAKING
from tests.helpers.systems import FULL_DEVICE, SHELLS

if TYPE_CHECKING:
    from pathlib import Path

FULL = "Error: Standard output can't be written: No space left on device.\n"
CLOSED = "Error: There is no standard output to write to.\n"
NEW = ("fetch-new", "--from", SAMPLE, "--json")
QUICK = (("--version",), ("--help",), ("--show-completion",), ("stats",), ("list", "--all", "--csv"))
EVERY = (
    *QUICK,
    ("label", "--help"),
    ("stats", "--json"),
    ("recommend",),
    ("recommend", "--json"),
    ("recommend", "--csv"),
    ("recommend", "--html", "-"),
    ("recommend", "--atom", "-"),
    ("list", "--all"),
    ("list", "--all", "--json"),
    ("show", "101"),
    ("show", "101", "--json"),
    ("train",),
    ("train", "--json"),
    ("label", "--json"),
    ("label", "--plain"),
    ("demo",),
    NEW,
)
COMMANDS = EVERY if SOAKING else QUICK
ANSWERED = (*QUICK, ("nope",))

FULL_STREAMS = pytest.param('"$@" >/dev/full 2>/dev/full', marks=FULL_DEVICE.needed)

pytestmark = SHELLS.needed


@pytest.fixture
def program(gardeners: Path) -> Program:
    return Program(gardeners).was_asked()


def labels(program: Program) -> list[int | None]:
    """Return the labels of a database that is whole."""
    with closing(sqlite3.connect(program.instance / "jobposts.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [label for (label,) in database.execute("SELECT label FROM job_posts WHERE id < 1000 ORDER BY id")]


@FULL_DEVICE.needed
@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_a_full_output_is_told_in_one_line(command: tuple[object, ...], program: Program) -> None:
    before = labels(program)
    done = in_shell(program, '"$@" >/dev/full', *command)
    assert (done.code, done.is_clear) == (1, True), done
    assert done.err.endswith(FULL)
    assert done.err.count("Error: ") == 1
    assert labels(program) == before


@FULL_DEVICE.needed
def test_posts_whose_report_can_not_be_written_are_stored_and_told_of(program: Program) -> None:
    done = in_shell(program, '"$@" >/dev/full', *NEW)
    assert (done.code, done.is_clear) == (1, True)
    assert " new" in done.err
    assert program("stats", "--json").json()["posts"] > 100


@pytest.mark.parametrize("command", [*COMMANDS, ("nope",), ()], ids=str)
def test_an_output_that_is_closed_is_told_in_one_line_before_anything_is_done(
    command: tuple[object, ...], program: Program
) -> None:
    done = in_shell(program, '"$@" >&-', *command)
    assert (done.code, done.err) == (1, CLOSED)


@FULL_DEVICE.needed
@pytest.mark.parametrize("command", ANSWERED, ids=str)
def test_messages_that_can_not_be_written_stop_no_work(command: tuple[object, ...], program: Program) -> None:
    done = in_shell(program, '"$@" 2>/dev/full', *command)
    silent = in_shell(program, '"$@" 2>&-', *command)
    assert (done.err, silent.err) == ("", "")
    assert done.is_clear
    assert done.code == (1 if command[0] == "list" else silent.code)
    assert done.out == silent.out


@pytest.mark.parametrize(
    "shell",
    [FULL_STREAMS, '"$@" >&- 2>&-', '"$@" >&- 2>&- <&-'],
)
@pytest.mark.parametrize("command", [("--help",), ("stats",)], ids=str)
def test_without_any_stream_a_command_fails_quietly(shell: str, command: tuple[object, ...], program: Program) -> None:
    done = in_shell(program, shell, *command)
    assert (done.code, done.out, done.err) == (1, "", "")


@pytest.mark.parametrize("command", EVERY if SOAKING else (("stats",), ("label", "--json")), ids=str)
def test_without_an_input_a_command_does_what_it_can(command: tuple[object, ...], program: Program) -> None:
    done = in_shell(program, '"$@" <&-', *command)
    assert (done.code, done.is_clear) == (0, True), done


def test_a_file_takes_no_place_of_a_closed_stream(program: Program) -> None:
    assert in_shell(program, '"$@" 2>&- <&-', "train").code == 0
    assert program("recommend", "--no-train", "--json").json()


@pytest.mark.parametrize("command", [("--help",), ("list", "--all")], ids=str)
def test_a_reader_that_has_gone_is_no_error(command: tuple[object, ...], program: Program) -> None:
    done = in_shell(program, '"$@" | true; exit ${PIPESTATUS[0]}', *command)
    assert done.code in {0, 1}  # it may have written all before
    assert "Error" not in done.err
    assert done.is_clear


def test_an_output_for_which_nobody_waits_gets_it_all(program: Program) -> None:
    program("mark", 101, "--note", "word " * 40_000)
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    command = program.command("list", "--all", "--json", "--instance", program.instance)
    with os.fdopen(reader, "rb") as out, subprocess.Popen(command, stdout=writer, stderr=subprocess.PIPE) as process:
        os.close(writer)
        time.sleep(1)  # in which the pipe becomes full
        read = out.read()
        _, err = process.communicate(timeout=SECONDS)
    assert (process.returncode, b"Error" in err) == (0, False), err
    assert len(read) > 200_000
    assert read.endswith(b"]\n")


@pytest.mark.parametrize("hang_up", ["", "trap '' HUP; "], ids=["told", "not told"])
@pytest.mark.parametrize("command", [("label",), ("list", "--all"), ("recommend", "--since", "all")], ids=str)
def test_a_terminal_that_goes_ends_the_program_without_a_word_of_python(
    command: tuple[object, ...], hang_up: str, program: Program, tmp_path: Path
) -> None:
    before, said = labels(program), tmp_path / "said"
    environment = plain_environment() | {
        "JOBSEARCH_INSTANCE": str(program.instance),
        "TERM": "xterm",
        "PAGER": "cat; sleep 1",
    }
    shell = f'{hang_up}"$@" 2>{said}; echo ended >>{said}'
    terminal = pexpect.spawn(
        "bash", ["-c", shell, "bash", *program.command(*command)], env=environment, timeout=SECONDS
    )
    terminal.expect("Gardener")
    terminal.ptyproc.fileobj.close()
    terminal.ptyproc.wait()
    assert ("ended" in said.read_text()) is bool(hang_up)
    assert not OF_PYTHON.search(said.read_text())
    assert labels(program) == before
