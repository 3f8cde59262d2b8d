"""Files and input that never end, or are far too large: read up to a limit, and refused in one line."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.helpers.redirected import in_shell
from tests.helpers.running import SECONDS, Program
from tests.helpers.soak import rounds
from tests.helpers.systems import DEVICES, MEMORY_LIMITS, PROC

MOST_MEGABYTES = 300
LINE_MEGABYTES = rounds(20, 200)


def refused(program: Program, shell: str, *arguments: object) -> str:
    """Run a command that must end with an error of one line; return it."""
    MEMORY_LIMITS.or_skip()
    megabytes = f"ulimit -v {MOST_MEGABYTES * 1024}; {shell}"
    done = in_shell(program, megabytes, *arguments)
    assert (done.code, done.out, done.err.count("\n"), done.is_clear) == (1, "", 1, True), done
    return done.err


@pytest.mark.parametrize(
    ("shell", "file"),
    [
        ('"$@"', "/dev/zero"),
        ('"$@" </dev/zero', "-"),
        ('yes "[" | "$@"', "-"),
    ],
)
def test_a_saved_answer_without_end_is_refused(shell: str, file: str, program: Program) -> None:
    said = refused(program, shell, "fetch-new", "--from", file)
    name = "Standard input" if file == "-" else file
    assert said == f"Error: {name} is larger than 20 MB, and so is not a saved answer of Remote OK.\n"


@DEVICES.needed
def test_a_file_of_words_without_end_is_refused(four_posts: Program) -> None:
    said = four_posts("label", "--looking-for", "@/dev/zero", code=1).err
    assert said == "Error: The file /dev/zero is larger than 1 MB; give words, or a file with less text.\n"


def test_a_long_cv_is_no_file_without_end(four_posts: Program, tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("é" * 10 + " gardener" * 100_000, encoding="utf-8")
    four_posts("label", "--looking-for", f"@{tmp_path / 'cv.txt'}")
    assert len(four_posts("stats", "--json").json()["looking_for"]) > 900_000


@pytest.mark.parametrize("command", [("fetch-new", "--from", "{}"), ("label", "--looking-for", "@{}")], ids=" ".join)
def test_a_folder_is_no_file(command: tuple[str, ...], four_posts: Program, tmp_path: Path) -> None:
    done = four_posts(*(word.format(tmp_path) for word in command), code=1)
    assert done.err.startswith("Error: ")
    assert done.err.count("\n") == 1


@PROC.needed
@pytest.mark.parametrize("command", [("fetch-new", "--from", "{}"), ("label", "--looking-for", "@{}")], ids=" ".join)
def test_who_waits_for_a_pipe_that_nobody_writes_hears_ctrl_c(
    command: tuple[str, ...], four_posts: Program, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    words = [word.format(tmp_path / "pipe") for word in command]
    with four_posts.start(*words) as process:
        wait_until_it_sleeps(process.pid)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 130
    assert b"Traceback" not in err


def wait_until_it_sleeps(pid: int) -> None:
    """Wait until a process waits for a pipe to be opened, which it does after some work."""
    end = time.monotonic() + SECONDS
    while Path(f"/proc/{pid}/wchan").read_text() not in {"wait_for_partner", "fifo_open"}:
        assert time.monotonic() < end
        time.sleep(0.02)


LONG_LINE = f"head -c {LINE_MEGABYTES}000000 /dev/zero | tr '\\0' 1"


@pytest.mark.parametrize(
    "command",
    [("mark", "-", "--stage", "applied"), ("label", "--plain"), ("label", "--json"), ("label", "--order", "oldest")],
    ids=" ".join,
)
def test_a_line_without_end_is_refused(command: tuple[str, ...], four_posts: Program) -> None:
    done = in_shell(four_posts, f'{LONG_LINE} | "$@"', *command)
    assert (done.code, done.is_clear) == (1, True)
    assert done.err.endswith("Error: A line on standard input is longer than 65,536 characters; check what it is.\n")
    assert len(done.err) < 2_000


def test_ids_without_end_are_refused(four_posts: Program) -> None:
    done = in_shell(four_posts, 'seq 1 2000000 | "$@"', "mark", "-", "--stage", "applied")
    assert (done.code, done.err) == (2, "Error: Invalid value: there are more than 1,000,000 ids.\n")


def test_an_id_that_is_repeated_for_ever_takes_no_memory(four_posts: Program) -> None:
    given = "1\n" * rounds(100_000, 10_000_000)
    four_posts("mark", "-", "--stage", "applied", given=given)
    assert four_posts("show", 1, "--json").json()["stage"] == "applied"
