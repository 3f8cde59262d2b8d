"""A forked command is as one in a new interpreter: what it writes, its exit code, the wall around it."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from tests.helpers.running import SAMPLE, Program
from tests.helpers.systems import FORKS, KILL

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = FORKS.needed


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("show", "9001791"), 0),
        (("recommend", "--json"), 1),
        (("stats", "--nope"), 2),
    ],
    ids=["success", "expected error", "wrong usage"],
)
def test_a_forked_command_writes_and_ends_as_a_fresh_one(command: tuple[str, ...], code: int, sample: Program) -> None:
    forked, fresh = sample(*command, code=code), sample.fresh(*command, code=code)
    assert (forked.out, forked.err) == (fresh.out, fresh.err.replace(" ".join(sample.command()), "python main.py"))
    assert forked.out + forked.err


def test_a_closed_stdout_is_the_same_to_both(sample: Program) -> None:
    ends = []
    for start in (sample.fork, sample.start):
        with start("stats", "--json") as process:
            assert process.stdout
            assert process.stderr
            process.stdout.close()
            err = process.stderr.read()
            process.wait()
        ends.append((process.returncode, err))
    assert ends[0] == ends[1]


def test_each_forked_command_has_its_own_environment_folder_and_input(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "feed.json").write_bytes(SAMPLE.read_bytes())
    monkeypatch.chdir(tmp_path)
    program("fetch-new", "--from", "feed.json")
    monkeypatch.chdir("/")
    assert "feed.json" in program("fetch-new", "--from", "feed.json", code=1).err
    other = tmp_path / "other"
    assert program("fetch-new", "--from", "-", "--json", given=SAMPLE.read_bytes(), JOBSEARCH_INSTANCE=str(other)).out
    assert (other / "jobposts.db").exists()


def test_a_forked_command_is_behind_the_wall_too(program: Program) -> None:
    for run in (program, program.fresh):
        assert "socket.connect to '192.0.2.1'" in run("fetch-new", "--url", "http://192.0.2.1/api", code=3).err


def test_a_crash_of_a_forked_command_has_its_traceback(program: Program) -> None:
    done = program("label", "--looking-for", "@\0", code=1)
    assert done.err.startswith("Traceback (most recent call last):\n")
    assert done.err.splitlines()[-1].startswith("ValueError: ")


def test_a_forked_command_that_hangs_is_killed(program: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/api"
        with program.fork("fetch-new", "--url", url) as process:
            out, _ = process.communicate(b"", timeout=0.1)
    assert out == b""
    assert process.returncode == -KILL
