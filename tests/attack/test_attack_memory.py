"""Too little memory: each command says so in one line, does not hang, and leaves the database as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from jobsearch.terminal import failures
from tests.helpers.redirected import in_shell
from tests.helpers.running import SAMPLE, Program
from tests.helpers.soak import SOAKING
from tests.helpers.systems import MEMORY_LIMITS

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTES = (*range(100, 1000, 50), 1000) if SOAKING else (300,)
SAID = f"Error: {failures.NO_MEMORY}\n"
COMMANDS = (
    ("--help",),
    ("stats",),
    ("fetch-new", "--from", SAMPLE),
    ("train",),
    ("recommend",),
    ("list", "--like", "1"),
    ("label", "--json"),
    ("demo",),
)


@MEMORY_LIMITS.needed
@pytest.mark.parametrize("megabytes", MEGABYTES)
@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_a_command_works_in_so_much_memory_or_says_that_it_is_too_little(
    command: tuple[object, ...], megabytes: int, gardeners: Path, tmp_path: Path
) -> None:
    program = Program(gardeners).was_asked()
    with closing(sqlite3.connect(program.instance / "jobposts.db")) as database, database:
        database.execute("DELETE FROM scores")
        before = database.execute("SELECT id, label FROM job_posts WHERE id < 1000").fetchall()
    (tmp_path / "folders").mkdir()
    limited = f'ulimit -v {megabytes * 1024}; exec "$@"'
    done = in_shell(program, limited, *command, OPENBLAS_NUM_THREADS="", TMPDIR=str(tmp_path / "folders"))
    assert done.is_clear
    assert done.code == 0 or (done.code == 1 and done.err.endswith(SAID) and done.err.count("Error") == 1), done
    with closing(sqlite3.connect(program.instance / "jobposts.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT id, label FROM job_posts WHERE id < 1000").fetchall() == before
    assert not list((tmp_path / "folders").iterdir())


@MEMORY_LIMITS.needed
@pytest.mark.parametrize("command", [("stats",), ("fetch-new", "--from", SAMPLE), ("list", "--all")], ids=str)
def test_what_needs_no_model_needs_little_memory(command: tuple[object, ...], program: Program) -> None:
    assert in_shell(program, 'ulimit -v 200000; exec "$@"', *command).code == 0


def caused(error: Exception) -> ImportError:
    """Return what a library may make of an error."""
    failure = ImportError("a library could not be loaded")
    failure.__cause__ = error
    return failure


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(12, "Cannot allocate memory"),
        ImportError("libx.so: failed to map segment from shared object"),
        RuntimeError("can't start new thread"),
        caused(MemoryError()),
    ],
    ids=repr,
)
def test_each_way_in_which_memory_runs_out_is_known(error: Exception) -> None:
    assert failures.expected(error) == failures.Failure(failures.NO_MEMORY, 1)


@pytest.mark.parametrize(
    "error",
    [ValueError(), RecursionError(), OSError(2, "No such file"), ImportError("no module"), RuntimeError()],
    ids=repr,
)
def test_a_bug_keeps_its_traceback(error: Exception) -> None:
    assert failures.expected(error) is None
    assert failures.expected(caused(error)) is None
