"""A model file that is none, in every command: one clear line or work without it, and train puts it right."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from jobsearch.classifier.model_file import load
from jobsearch.errors import JobSearchError
from jobsearch.system import PRIVATE_FILE, PRIVATE_FOLDER
from tests.helpers.hostile_models import gadgets, small_document, write
from tests.helpers.pickled_code import calls
from tests.helpers.running import SAMPLE, Program
from tests.helpers.systems import DEVICES, LINKS, PIPES, RIGHTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.helpers.running import Done


@pytest.fixture
def gardening(gardeners: Path) -> Program:
    """Return the program with a model that has scored no post yet."""
    return Program(gardeners).was_asked()


def with_payload(path: Path) -> None:
    write(small_document() | {"more": calls(path.with_name("canary"))["os.system"]}, path)


def with_gadget(path: Path) -> None:
    stored = small_document()
    gadgets(path.with_name("canary"))["a callable analyzer"](stored)
    write(stored, path)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def linked_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


SPOILT = {
    "a payload": with_payload,
    "a gadget": with_gadget,
    "a pipe": a_pipe,
    "a device": linked_to("/dev/zero"),
    "an empty device": linked_to("/dev/null"),
    "a text": lambda path: path.write_text("Dear reader,\n"),
    "nothing": lambda path: path.write_bytes(b""),
}


LINKED = [pytest.param(name, marks=DEVICES.needed) for name in ("a device", "an empty device")]


def spoil(program: Program, how: Callable[[Path], object]) -> Path:
    path = program.instance / "model.joblib"
    path.unlink()
    how(path)
    if not path.is_symlink():
        path.chmod(PRIVATE_FOLDER if path.is_dir() else PRIVATE_FILE)
    return path


def refused(path: Path, done: Done) -> bool:
    line = f"The model {path} was not made by this program: run train again."
    return line in " ".join(done.err.split()) and "Traceback" not in done.err


@pytest.mark.parametrize("name", ["a payload", pytest.param("a pipe", marks=PIPES.needed)])
def test_every_command_says_so_in_one_line_or_works_without_the_model(name: str, gardening: Program) -> None:
    path = spoil(gardening, SPOILT[name])
    line = f"Error: The model {path} was not made by this program: run train again.\n"
    assert gardening("recommend", code=1).err == line
    assert refused(path, gardening("list", "--all", "--min-chance", 0.5, code=1))
    assert refused(path, gardening("show", 101))
    assert gardening("show", 101, "--json").json()["chance"] is None
    assert len(gardening("list", "--all", "--json").json()) > 1
    assert gardening("label", 101, given="y\n").err
    assert gardening("label", "--json", "--limit", 1, given="n\n").json_lines()
    assert gardening("stats", "--json").json()["model"]
    gardening("mark", 102, "--stage", "applied")
    gardening("fetch-new", "--from", SAMPLE)
    assert gardening("train", "--json").json()["labels"]
    assert gardening("recommend", "--json").json()
    assert not path.with_name("canary").exists()


@pytest.mark.parametrize("name", ["a gadget", *LINKED, "a text", "nothing"])
def test_recommend_refuses_any_such_file_and_train_replaces_it(name: str, gardening: Program) -> None:
    path = spoil(gardening, SPOILT[name])
    assert refused(path, gardening("recommend", code=1))
    assert not path.with_name("canary").exists()
    gardening("train", "--quiet")
    assert path.is_file()
    assert not path.is_symlink()
    assert gardening("recommend", "--json").json()


def test_a_folder_in_the_place_of_the_model_is_the_user_s_to_move(gardening: Program) -> None:
    path = spoil(gardening, lambda path: path.mkdir())
    assert refused(path, gardening("recommend", code=1))
    line = f"Error: The model {path} can't be written: a folder is in its place; move it away.\n"
    assert gardening("train", code=1).err == line
    assert {file.name for file in gardening.instance.iterdir()} == {"jobposts.db", "model.joblib"}
    path.rmdir()
    gardening("train", "--quiet")
    assert gardening("recommend", "--json").json()


def test_a_model_of_other_posts_is_not_asked(gardening: Program, labeled_sample: Program, tmp_path: Path) -> None:
    other = labeled_sample.copy(tmp_path / "other")
    other("train", "--quiet")
    shutil.copy(other.instance / "model.joblib", gardening.instance / "model.joblib")
    assert "is not the one trained last; run train again." in gardening("recommend", code=1).err


@LINKS.needed
def test_a_model_that_can_t_be_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / "model.joblib"
    path.symlink_to(path)
    with pytest.raises(JobSearchError, match=r"can't be read \(Too many levels of symbolic links\): check its rights"):
        load(path)


@RIGHTS.needed
def test_a_model_without_rights_says_so(gardening: Program) -> None:
    path = gardening.instance / "model.joblib"
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root may read everything")
    line = f"Error: The model {path} can't be read (Permission denied): check its rights, or run train again.\n"
    assert gardening("recommend", code=1).err == line
    gardening("train", "--quiet")
    assert gardening("recommend", "--json").json()
