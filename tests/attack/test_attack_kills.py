"""Programs that are killed or ended by a signal: nothing of theirs stays for good, and no process lives on."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import IO, TYPE_CHECKING

import pytest

from jobsearch.commands.demo import demo
from jobsearch.dataaccess.backup import back_up
from jobsearch.errors import JobSearchError
from jobsearch.files import temporary_folder
from jobsearch.terminal.signals import ended_by_signals
from tests.helpers.builders import write_original
from tests.helpers.killing import kills
from tests.helpers.running import SECONDS, Program, plain_environment
from tests.helpers.soak import rounds
from tests.helpers.systems import LINKS, PROC, SIGNALS
from tests.helpers.upgrading import backups_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.helpers.forking import Process


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """Return an empty folder for temporary files."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    return folder


@contextmanager
def a_demo(program: Program, temporary: Path, until: str) -> Iterator[Process]:
    """Run the demo until it has come to a step."""
    with program.fork("demo", TMPDIR=str(temporary)) as process:
        read_until(process.stdout, f"$ python main.py {until}")
        assert len(list(temporary.iterdir())) == 1
        yield process


def read_until(stream: IO[bytes], words: str) -> None:
    for line in stream:
        if words in line.decode():
            return
    raise AssertionError(words)


@SIGNALS.needed
@pytest.mark.parametrize(("name", "step"), [("SIGTERM", "label"), ("SIGHUP", "train"), ("SIGINT", "fetch-new")])
def test_a_demo_that_is_ended_takes_its_folder_with_it(name: str, step: str, program: Program, temporary: Path) -> None:
    number = signal.Signals[name]
    with a_demo(program, temporary, step) as process:
        os.kill(process.pid, number)
        process.stdout.read()
        assert process.wait() == 128 + number
    assert list(temporary.iterdir()) == []


@SIGNALS.needed
def test_a_demo_that_was_killed_leaves_a_folder_that_the_next_one_removes(program: Program, temporary: Path) -> None:
    for step in ("fetch-new", "label", "train", "recommend")[: rounds(1, 4)]:
        with a_demo(program, temporary, step) as process:
            os.kill(process.pid, signal.SIGKILL)
            assert process.wait() == -signal.SIGKILL
        (left,) = temporary.iterdir()
        assert (left / "jobposts.db").exists()
        program("demo", TMPDIR=str(temporary))
        assert list(temporary.iterdir()) == []


@SIGNALS.needed
def test_a_demo_that_runs_keeps_its_folder_whatever_another_one_sweeps(program: Program, temporary: Path) -> None:
    with a_demo(program, temporary, "label") as process:
        (running,) = temporary.iterdir()
        os.kill(process.pid, signal.SIGSTOP)
        with temporary_folder(temporary):
            assert (running / "jobposts.db").exists()
        os.kill(process.pid, signal.SIGCONT)
        assert b"recommend" in process.stdout.read()
        assert process.wait() == 0
    assert list(temporary.iterdir()) == []


@SIGNALS.needed
def test_a_signal_that_is_ignored_stays_ignored_and_a_second_one_does_not_stop_the_tidying_up() -> None:
    before, steps = signal.signal(signal.SIGHUP, signal.SIG_IGN), list[str]()
    try:
        with pytest.raises(SystemExit, match=str(128 + signal.SIGTERM)):
            get_signals(steps)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert steps == ["goes on", "tidied up"]
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def get_signals(steps: list[str]) -> None:
    with ended_by_signals():
        os.kill(os.getpid(), signal.SIGHUP)
        steps.append("goes on")
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)
            steps.append("tidied up")


def test_a_demo_without_room_for_its_folder_is_an_error_of_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(JobSearchError, match=r"can't make its temporary folder \(.+\); name"):
        demo(quiet=True)


def test_a_temporary_folder_left_at_any_step_of_its_life_is_removed_by_the_next_one(temporary: Path) -> None:
    action = f"""
with temporary_folder(Path({str(temporary)!r})) as folder:
    (folder / "part").touch()
"""
    left = []
    for _ in kills("from pathlib import Path; from jobsearch.files import temporary_folder", action):
        left.append(len(list(temporary.iterdir())))
        with temporary_folder(temporary) as folder:
            assert list(temporary.iterdir()) == [folder]
        assert list(temporary.iterdir()) == []
    assert sum(left) > 3


def test_a_backup_killed_at_any_step_is_made_whole_by_the_next_one_and_nothing_else_is_left(path: Path) -> None:
    write_original(path, {"id": 1, "label": 1}, {"id": 2})
    rows, left = rows_of(path), []
    action = f"back_up(Path({str(path)!r}), 0)"
    for _ in kills("from pathlib import Path; from jobsearch.dataaccess.backup import back_up", action):
        assert [rows_of(backup) for backup in backups_of(path)] in ([], [rows])
        left.append(len(list(path.parent.iterdir())))
        back_up(path, 0)
        assert [file.name for file in sorted(path.parent.iterdir())] == [path.name, "jobposts.db.v0.backup"]
        assert [rows_of(backup) for backup in backups_of(path)] == [rows]
        backups_of(path)[0].unlink()
    assert max(left) > 1
    assert rows_of(path) == rows


@LINKS.needed
def test_links_planted_where_a_half_made_backup_was_lead_nowhere(path: Path) -> None:
    write_original(path, {"id": 1, "label": 1})
    victim = path.with_name("victim.txt")
    victim.write_text("mine")
    for planted in ("jobposts.db.v0.part", "jobposts.db.v0.part-journal"):
        path.with_name(planted).symlink_to(victim)
    back_up(path, 0)
    assert victim.read_text() == "mine"
    assert rows_of(backups_of(path)[0]) == rows_of(path)


@PROC.needed
def test_recommend_that_is_killed_while_it_scores_leaves_no_process(gardeners: Path) -> None:
    database = gardeners / "jobposts.db"
    store_copies(database, rounds(3_000, 100_000))
    program, before = Program(gardeners), scored(database)
    environment = plain_environment() | {"JOBSEARCH_INSTANCE": str(gardeners)}
    process = subprocess.Popen(
        program.command("recommend", "--no-train"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    until = monotonic() + SECONDS
    while scored(database) == before and process.poll() is None and monotonic() < until:
        sleep(0.005)
    assert scored(database) > before
    process.kill()
    assert process.wait(SECONDS) == -signal.SIGKILL
    assert processes_of(process.pid) == []
    assert program("recommend", "--no-train", "--limit", 3, "--json").json()


def store_copies(database: Path, number: int) -> None:
    """Store as many unlabeled posts of other companies, like one that is there."""
    with closing(sqlite3.connect(database)) as connection, connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(job_posts)")]
        new = {"id": "1000000 + n", "job": "'job ' || n", "company": "'Company ' || n"}
        values = ", ".join(new.get(column, column) for column in columns)
        connection.execute(
            f"WITH numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {number}) "  # noqa: S608
            f"INSERT INTO job_posts SELECT {values} FROM job_posts, numbers WHERE id = 101"
        )


def scored(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM scores").fetchone()[0])


def processes_of(session: int) -> list[Path]:
    """Return the processes of a session that are alive."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, _, of_session = status.read_text().rpartition(")")[2].split()[:4]
            found += [status] if int(of_session) == session and state != "Z" else []
    return found
