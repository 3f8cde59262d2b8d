"""Pages and feeds under attack: planted links, kills at each step, eight writers at once, full disks."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from jobsearch import files
from tests.helpers.killing import kills
from tests.helpers.running import REPO, Program
from tests.helpers.soak import rounds
from tests.helpers.systems import FILE_LIMITS, LINKS, NOT_ROOT, PIPES, RIGHTS, ROOT, WINDOWS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOBODY = 65534
OLD, NEW = "old page\n" * 20_000, "new page\n" * 30_000
WRITE = f"from pathlib import Path; from jobsearch import files; page = Path({{!r}}); new = {NEW[:9]!r} * 30_000"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    return folder / "page.html"


@pytest.fixture
def victim(tmp_path: Path) -> Iterator[Path]:
    """Return a file of the user's that must stay as it is."""
    file = tmp_path / "victim.txt"
    file.write_text("mine")
    yield file
    assert file.read_text() == "mine"


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@LINKS.needed
def test_a_link_planted_where_a_half_written_page_was_leads_nowhere(page: Path, victim: Path) -> None:
    planted = [page.with_name(f"page.html{middle}.part") for middle in ("", f".{os.getpid()}", ".tmp")]
    for link in planted:
        link.symlink_to(victim)
    files.write(page, NEW)
    assert page.read_text() == NEW
    assert not page.is_symlink()
    assert names_in(page.parent) == sorted(link.name for link in [page, *planted])


def test_nobody_can_foresee_where_a_page_is_half_written_nor_get_there(page: Path) -> None:
    seen = set()
    for _ in range(rounds(50, 5_000)):
        with files.replacing(page) as part:
            seen.add(part.parent)
            assert mode_of(part.parent) == 0o700 or not RIGHTS.is_there
            part.touch()
    assert len(seen) == rounds(50, 5_000)
    assert names_in(page.parent) == ["page.html"]


@PIPES.needed
@LINKS.needed
def test_what_is_planted_as_a_leftover_takes_nothing_with_it(page: Path, victim: Path) -> None:
    folder = victim.parent / "folder"
    folder.mkdir()
    (folder / "inner").write_text("mine")
    link, file, pipe = (page.with_name(f".jobsearch-{name}.part") for name in ("link", "file", "pipe"))
    link.symlink_to(folder)
    file.hardlink_to(victim)
    os.mkfifo(pipe)
    files.write(page, NEW)
    assert names_in(folder) == ["inner"]
    assert names_in(page.parent) == sorted(path.name for path in (page, link, file, pipe))


@RIGHTS.needed
@pytest.mark.parametrize(("mode", "stays"), [(0o777, True), (0o775, True), (0o1777, False), (0o755, False)])
def test_where_others_could_have_renamed_a_folder_it_is_no_leftover(page: Path, mode: int, *, stays: bool) -> None:
    renamed = page.with_name(".jobsearch-renamed.part")
    renamed.mkdir()
    page.parent.chmod(mode)
    files.write(page, NEW)
    assert renamed.exists() is stays


@ROOT.needed
def test_a_folder_of_another_user_is_no_leftover_of_ours(page: Path) -> None:
    theirs = page.with_name(".jobsearch-theirs.part")
    theirs.mkdir()
    os.chown(theirs, NOBODY, NOBODY)
    files.write(page, NEW)
    assert theirs.exists()


@LINKS.needed
def test_a_link_of_the_users_own_is_written_through(page: Path, tmp_path: Path) -> None:
    kept, half_way = tmp_path / "kept.html", tmp_path / "half-way"
    kept.write_text(OLD)
    half_way.symlink_to("kept.html")
    page.symlink_to(half_way)
    files.write(page, NEW)
    assert kept.read_text() == NEW
    assert (page.is_symlink(), half_way.is_symlink()) == (True, True)
    kept.unlink()
    files.write(page, OLD)
    assert kept.read_text() == OLD


@ROOT.needed
def test_a_link_of_anybody_else_is_replaced(page: Path, victim: Path) -> None:
    page.symlink_to(victim)
    os.lchown(page, NOBODY, NOBODY)
    files.write(page, NEW)
    assert page.read_text() == NEW
    assert not page.is_symlink()


@LINKS.needed
def test_links_in_a_circle_are_an_error_of_one_line(gardeners: Path, page: Path) -> None:
    page.symlink_to(page.with_name("other"))
    page.with_name("other").symlink_to(page)
    done = Program(gardeners)("list", "--all", "--html", page, code=1)
    assert done.err == f"Error: The file {page} can't be written: Too many levels of symbolic links.\n"


@RIGHTS.needed
@pytest.mark.parametrize(("umask", "expected"), [(0o000, 0o666), (0o022, 0o644), (0o077, 0o600)])
def test_a_page_has_the_rights_of_any_new_file_and_then_keeps_its_own(page: Path, umask: int, expected: int) -> None:
    before = os.umask(umask)
    try:
        files.write(page, OLD)
        assert mode_of(page) == expected
        page.chmod(0o640)
        files.write(page, NEW)
        assert mode_of(page) == 0o640
    finally:
        os.umask(before)


def test_a_writer_killed_at_any_step_leaves_the_page_old_or_new_and_the_next_one_nothing_else(page: Path) -> None:
    page.write_text(OLD)
    found, left = [], []
    for _ in kills(WRITE.format(str(page)), "files.write(page, new)"):
        found.append(page.read_text())
        left.append(len(names_in(page.parent)))
        files.write(page, OLD)
        assert names_in(page.parent) == ["page.html"]
    assert set(found) == {OLD, NEW}
    assert found == sorted(found, key=[OLD, NEW].index)
    assert max(left) == 2
    assert page.read_text() == NEW


def test_a_page_is_on_the_disk_before_it_takes_its_place_and_its_folder_after(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.write_text(OLD)
    synced = []
    monkeypatch.setattr(
        os, "fsync", lambda number: synced.append((stat.S_ISDIR(os.fstat(number).st_mode), page.read_text()))
    )
    files.write(page, NEW)
    assert synced == ([(False, OLD)] if WINDOWS else [(False, OLD), (True, NEW)])  # where a folder can be opened


def text_of(page: Path) -> str:
    """Return the text of a page, which Windows lets nobody read at the moment when another takes its place."""
    while True:
        try:
            return page.read_text()
        except PermissionError:
            if not WINDOWS:
                raise


def test_eight_writers_at_once_all_succeed_and_a_reader_sees_whole_pages_only(page: Path) -> None:
    write = f"""
{WRITE.format(str(page))}
import sys
from jobsearch import system
system.HELD_SECONDS *= 100  # where a page can be held, seven others and a reader without a pause hold it nearly always
for number in range({rounds(40, 5_000)}):
    files.write(page, sys.argv[1] * 50_000)
"""
    page.write_text("0" * 50_000)
    writers = [
        subprocess.Popen([sys.executable, "-c", write, str(number)], cwd=REPO, stderr=subprocess.PIPE, text=True)
        for number in range(8)
    ]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        text = text_of(page)
        assert len(text) == 50_000
        assert len(set(text)) == 1
        seen.add(text[0])
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [("", 0)] * 8
    assert len(seen) > 1
    assert names_in(page.parent) == ["page.html"]


@FILE_LIMITS.needed
def test_a_page_that_does_not_fit_leaves_the_one_before(page: Path) -> None:
    files.write(page, OLD)
    program = f"""
import resource, signal
{WRITE.format(str(page))}
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
try:
    files.write(page, new)
except OSError as error:
    print(error.strerror)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=REPO, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("File too large\n", "")
    assert page.read_text() == OLD
    assert names_in(page.parent) == ["page.html"]


@NOT_ROOT.needed
def test_a_folder_that_can_not_be_written_is_an_error_of_one_line(gardeners: Path, page: Path) -> None:
    page.parent.chmod(0o500)
    done = Program(gardeners)("list", "--all", "--html", page, code=1)
    assert done.err == f"Error: The file {page} can't be written: Permission denied.\n"
