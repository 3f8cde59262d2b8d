"""The folder of the user's data: where it lies, who may read it, and when it can't be made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jobsearch.errors import JobSearchError
from jobsearch.instance import open_instance
from tests.helpers.systems import NOT_ROOT, RIGHTS


@RIGHTS.needed
def test_an_instance_is_made_for_its_user_alone(tmp_path: Path) -> None:
    instance = open_instance(tmp_path / "new")
    assert instance.folder.stat().st_mode & 0o777 == 0o700


@RIGHTS.needed
def test_an_instance_is_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = open_instance(tmp_path / "a" / "b").folder
    finally:
        os.umask(before)
    assert folder.stat().st_mode & 0o777 == 0o700


@RIGHTS.needed
def test_an_instance_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "notes.txt").write_text("mine")
    instance = open_instance(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o755
    assert [file.name for file in instance.folder.iterdir()] == ["notes.txt"]


def test_database_and_model_lie_in_the_instance(tmp_path: Path) -> None:
    instance = open_instance(tmp_path)
    assert (instance.database, instance.model) == (tmp_path / "jobposts.db", tmp_path / "model.joblib")


def test_a_tilde_is_the_users_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for home in ("HOME", "USERPROFILE"):  # the latter on Windows
        monkeypatch.setenv(home, str(tmp_path))
    assert open_instance(Path("~/jobs")).folder == tmp_path / "jobs"


def test_a_folder_that_can_not_be_made_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(JobSearchError, match=r"can't be made .*--instance\.$"):
            open_instance(folder)


@NOT_ROOT.needed
def test_a_folder_that_can_not_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(JobSearchError, match=r"can't be written; name another with --instance\.$"):
        open_instance(folder)
