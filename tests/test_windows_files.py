"""Files that somebody holds, as on Windows: all commands work, and wait for what others hold, but not for ever."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from jobsearch import files, system
from jobsearch.classifier import model_names
from jobsearch.errors import JobSearchError
from jobsearch.instance import TEMPORARY
from main import app
from tests.helpers.builders import write_original
from tests.helpers.running import FORTY_LABELS, SAMPLE, Program
from tests.helpers.upgrading import backups_of, upgrade
from tests.helpers.windows_files import OpenFiles, as_on_windows

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="which files are open is read in /proc")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> OpenFiles:
    return as_on_windows(monkeypatch)


class Here:
    """Runs commands within this process, on an instance."""

    def __init__(self, instance: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.instance, self._monkeypatch = instance, monkeypatch

    def __call__(self, *words: object, given: str = "") -> None:
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        app([*map(str, words), "--instance", str(self.instance)], prog_name="jobsearch", standalone_mode=False)

    def models(self) -> list[str]:
        return sorted(path.name for path in self.instance.glob("model*"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Here:
    return Here(tmp_path / "here", monkeypatch)


@pytest.fixture
def trained(trained_sample: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Here:
    return Here(trained_sample.copy(tmp_path / "trained").instance, monkeypatch)


def test_every_command_that_writes_does_so(windows: OpenFiles, run: Here, tmp_path: Path) -> None:
    run("fetch-new", "--from", SAMPLE)
    run("label", *FORTY_LABELS, given="".join("y\n" if label else "n\n" for label in FORTY_LABELS.values()))
    for _ in range(2):
        run("train")
    run("recommend", "--html", tmp_path / "page.html", "--atom", tmp_path / "feed.atom")
    run("recommend", "--html", tmp_path / "page.html")
    assert windows.refused == []
    assert run.models() == ["model.joblib"]
    assert (tmp_path / "page.html").read_bytes().startswith(b"<!doctype html>\n")
    assert not list(run.instance.glob(TEMPORARY))
    assert not list(tmp_path.glob(TEMPORARY))


def test_a_file_that_is_still_open_here_is_not_replaced(windows: OpenFiles, tmp_path: Path) -> None:
    with pytest.raises(PermissionError), files.replacing(tmp_path / "page") as part, part.open("w"):
        files.put(part, tmp_path / "page")
    assert windows.refused[0] == "replace page"


def test_an_old_database_is_upgraded_after_a_backup(windows: OpenFiles, path: Path) -> None:
    upgrade(write_original(path, {"id": 1, "label": 1}))
    (backup,) = backups_of(path)
    assert windows.refused == []
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, backup.name]


def test_the_demo_leaves_nothing(windows: OpenFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    app(["demo", "--quiet"], prog_name="jobsearch", standalone_mode=False)
    assert windows.refused == []
    assert not list(tmp_path.glob(TEMPORARY))


def test_a_file_that_is_held_for_a_moment_is_waited_for(
    windows: OpenFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "HELD_SECONDS", 300)
    page = tmp_path / "page.html"
    page.write_text("old")
    windows.let_others_hold(page, refusals=3)
    files.write(page, "new")
    assert page.read_text() == "new"


def test_a_page_that_is_held_for_ever_is_an_error_in_one_line(windows: OpenFiles, trained: Here) -> None:
    page = trained.instance.parent / "page.html"
    page.write_text("old")
    windows.let_others_hold(page)
    with pytest.raises(JobSearchError, match=r"page\.html can't be written: Access is denied; close what") as refused:
        trained("recommend", "--html", page)
    assert "\n" not in str(refused.value)
    assert page.read_text() == "old"
    assert not list(page.parent.glob(TEMPORARY))


def test_training_replaces_a_model_that_is_held_for_a_moment(
    windows: OpenFiles, trained: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "HELD_SECONDS", 300)
    before = (trained.instance / "model.joblib").read_bytes()
    windows.let_others_hold(trained.instance / "model.joblib", refusals=3)
    trained("label", next(iter(FORTY_LABELS)), given="y\n")  # of the other kind
    trained("train")
    assert trained.models() == ["model.joblib"]
    assert (trained.instance / "model.joblib").read_bytes() != before


def test_training_goes_on_beside_a_model_that_is_held_for_ever(
    windows: OpenFiles, trained: Here, capsys: pytest.CaptureFixture[str]
) -> None:
    """The one trained last is named by its id: it counts, and outlives the beginning of the next training."""
    held = trained.instance / "model.joblib"
    before = held.read_bytes()
    windows.let_others_hold(held)
    for _ in range(2):
        trained("train")
        capsys.readouterr()
        trained("recommend", "--no-train", "--json")
        assert '"chance": 0.' in capsys.readouterr().out
        assert held.read_bytes() == before
        assert len(trained.models()) == 2


def test_a_model_that_counts_is_kept_where_it_can_not_take_its_place(windows: OpenFiles, tmp_path: Path) -> None:
    path = tmp_path / "model.joblib"
    counts, left = (model_names.under_id(path, letter * 16) for letter in "ab")
    for file in (path, counts, left):
        file.write_text(file.name)
    windows.let_others_hold(path)
    model_names.settle(path, "a" * 16)
    assert sorted(tmp_path.iterdir()) == [counts, path]


def test_what_a_killed_process_left_is_removed_and_what_is_held_is_not(windows: OpenFiles, tmp_path: Path) -> None:
    left = tmp_path / TEMPORARY.replace("*", "left")
    left.mkdir()
    (left / "half").touch()
    with files.temporary_folder(tmp_path) as ours, files.temporary_folder(tmp_path) as other:
        assert {*tmp_path.iterdir()} == {ours, other}
    assert list(tmp_path.iterdir()) == []
    assert windows.refused == ["unlink .held"]  # by the second, which took the first for one that was left


def test_a_folder_that_is_taken_for_one_left_before_it_is_held_is_made_anew(windows: OpenFiles, tmp_path: Path) -> None:
    """As if another process came between the two steps: with the file open, the folder can't be taken any more."""
    with files.temporary_folder(tmp_path) as ours:
        with pytest.raises(PermissionError):
            ours.rename(tmp_path / "taken")
        with pytest.raises(FileNotFoundError):
            files._hold(tmp_path / "taken")
    assert windows.refused == [f"rename {ours.name}"]
