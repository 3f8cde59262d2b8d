"""Instances that others can read or change: what is the user's becomes theirs alone, and nothing else is touched."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jobsearch.commands.opening import opened
from jobsearch.instance import Instance, open_instance
from jobsearch.privacy import Privacy, close_to_others
from tests.helpers.builders import write_original
from tests.helpers.running import SAMPLE, Program
from tests.helpers.systems import RIGHTS, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534
UMASKS = (0o000, 0o022, 0o077)
CLOSED = Privacy()

pytestmark = RIGHTS.needed


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def modes(*paths: Path) -> list[int]:
    return [stat.S_IMODE(path.stat().st_mode) for path in paths]


def open_to_all(folder: Path) -> list[Path]:
    """Open an instance to everybody; return its folder and its files."""
    files = sorted(folder.iterdir())
    for file in files:
        file.chmod(0o666)
    folder.chmod(0o777)
    return [folder, *files]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of an instance with an original database, everything readable by others."""
    folder = tmp_path / "instance"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    write_original(folder / "jobposts.db", {"id": 1, "label": 1}).chmod(0o644)
    return folder


@pytest.mark.parametrize("mask", UMASKS)
def test_an_original_database_is_the_users_alone_from_its_upgrade_on(
    folder: Path, mask: int, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["jobposts.db", "jobposts.db-shm", "jobposts.db-wal", "jobposts.db.v0.backup"]
    with umask(mask), opened(folder, quiet=False):
        assert sorted(file.name for file in folder.iterdir()) == names
        assert modes(folder, *(folder / name for name in names)) == [0o700] + [0o600] * 4
    assert capsys.readouterr().err == f"{folder} could be read by others; only you can now.\n"
    with opened(folder, quiet=False):
        pass
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("mask", UMASKS)
def test_a_new_instance_is_the_users_alone_and_needs_no_word(
    tmp_path: Path, mask: int, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "there"
    with umask(mask):
        there.mkdir()
        (there / ".gitignore").touch()
        for folder in (tmp_path / "new", there):
            with opened(folder, quiet=False):
                files = [file for file in folder.iterdir() if file.name != ".gitignore"]
                assert len(files) == 3
                assert modes(folder, *files) == [0o700] + [0o600] * 3
    assert capsys.readouterr().err == ""


def test_what_others_could_change_is_said_in_one_line_and_once(gardeners: Path) -> None:
    program = Program(gardeners)
    paths = open_to_all(gardeners)
    line = f"{gardeners} could be read and changed by others; only you can now.\n"
    assert program("stats").err == line
    assert modes(*paths) == [0o700] + [0o600] * (len(paths) - 1)
    assert program("stats").err == ""


def test_quiet_says_nothing_of_it_and_does_it(gardeners: Path) -> None:
    paths = open_to_all(gardeners)
    assert Program(gardeners)("stats", "--quiet").err == ""
    assert modes(*paths) == [0o700] + [0o600] * (len(paths) - 1)


def test_what_a_killed_writer_left_of_a_database_is_closed_too(folder: Path) -> None:
    left = [folder / f"jobposts.db{ending}" for ending in ("-wal", "-shm", "-journal", ".v0.backup", ".v0.2.backup")]
    left += [folder / "model.joblib", folder / "model-0123456789abcdef.joblib"]
    for file in left:
        file.touch(mode=0o666)
    close_to_others(Instance(folder))
    assert modes(*left) == [0o600] * len(left)


def test_one_file_alone_is_named(gardeners: Path) -> None:
    (gardeners / "model.joblib").chmod(0o640)
    assert close_to_others(Instance(gardeners)) == Privacy(closed=gardeners / "model.joblib")
    assert close_to_others(Instance(gardeners)) == CLOSED


def test_a_database_that_its_user_has_made_read_only_stays_so(folder: Path) -> None:
    (folder / "jobposts.db").chmod(0o444)
    close_to_others(Instance(folder))
    assert modes(folder / "jobposts.db") == [0o400]


@pytest.mark.parametrize("name", ["notes.txt", "public_html", ".bashrc", "index.html"])
def test_a_folder_with_other_things_keeps_its_rights_and_only_the_data_is_closed(folder: Path, name: str) -> None:
    other = folder / name
    other.touch(mode=0o644)
    assert close_to_others(Instance(folder)) == Privacy(closed=folder / "jobposts.db")
    assert modes(folder, other, folder / "jobposts.db") == [0o755, 0o644, 0o600]


def test_a_folder_with_other_things_that_anybody_may_write_is_warned_of_each_time(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "notes.txt").touch()
    folder.chmod(0o777)
    line = f"{folder} is open to others, and stays so; name a folder of your own with --instance.\n"
    for expected in (f"{folder / 'jobposts.db'} could be read by others; only you can now.\n{line}", line):
        with opened(folder, quiet=False):
            pass
        assert capsys.readouterr().err == expected
    assert modes(folder) == [0o777]


def test_a_folder_for_all_such_as_tmp_keeps_its_rights_even_where_it_is_empty(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for shared in (folder, empty):
        shared.chmod(0o1777)
        close_to_others(open_instance(shared))
    assert modes(folder, empty, folder / "jobposts.db") == [0o1777, 0o1777, 0o600]


def test_a_folder_of_another_program_keeps_its_rights(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    folder.chmod(0o755)
    with closing(sqlite3.connect(folder / "jobposts.db")) as database, database:
        database.execute("CREATE TABLE notes (text VARCHAR)")
    (folder / "jobposts.db").chmod(0o644)
    assert "belongs to another program" in Program(folder)("stats", code=1).err
    assert modes(folder, folder / "jobposts.db") == [0o755, 0o644]


def test_a_database_that_the_user_has_linked_is_closed_where_it_lies(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    elsewhere.chmod(0o755)
    linked = (folder / "jobposts.db").rename(elsewhere / "posts.db")
    (folder / "jobposts.db").symlink_to(linked)
    log = linked.with_name("posts.db-wal")
    log.touch(mode=0o644)
    close_to_others(Instance(folder))
    assert modes(folder, linked, log, elsewhere) == [0o700, 0o600, 0o600, 0o755]


@ROOT.needed
def test_a_link_of_another_user_closes_nothing_where_it_leads(folder: Path, tmp_path: Path) -> None:
    victim = (folder / "jobposts.db").rename(tmp_path / "page.html")
    (folder / "jobposts.db").symlink_to(victim)
    os.lchown(folder / "jobposts.db", NOBODY, NOBODY)
    close_to_others(Instance(folder))
    assert modes(victim) == [0o644]


@ROOT.needed
def test_what_belongs_to_another_user_stays_as_it_is(folder: Path) -> None:
    for path in (folder, folder / "jobposts.db"):
        os.chown(path, NOBODY, NOBODY)
    assert close_to_others(Instance(folder)) == CLOSED
    assert modes(folder, folder / "jobposts.db") == [0o755, 0o644]


def test_where_rights_can_not_be_changed_a_line_says_so_and_the_command_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_path: Path, _mode: int) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refuse)
    with opened(folder, quiet=False):
        pass
    assert (
        capsys.readouterr().err
        == f"{folder} is open to others, and stays so; name a folder of your own with --instance.\n"
    )
    assert modes(folder) == [0o755]


def test_what_is_no_file_is_let_be(folder: Path) -> None:
    pipe = folder / "model.joblib"
    os.mkfifo(pipe)
    pipe.chmod(0o644)
    close_to_others(Instance(folder))
    assert modes(pipe) == [0o644]


@pytest.mark.parametrize("empty", ["", " "])
def test_an_instance_without_a_name_is_refused_as_it_would_be_the_current_folder(
    empty: str, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = program("fetch-new", "--from", SAMPLE, "--instance", empty, code=2)
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert "the folder's name is empty" in done.err
    assert list(tmp_path.iterdir()) == []
