"""Which file holds the model: the one known by name, or, until it takes that place, the one named by its id."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from jobsearch import system
from jobsearch.errors import JobSearchError

if TYPE_CHECKING:
    from pathlib import Path

ANY_ID = "[0-9a-f]" * 16


def under_id(path: Path, model_id: str) -> Path:
    """Return where a new model is written: a record in the database then makes it the one that counts."""
    return path.with_stem(f"{path.stem}-{model_id}")


def candidates(path: Path, model_id: str) -> tuple[Path, Path]:
    """Return where the model with this id is: in the first of these files that exists, if anywhere."""
    return under_id(path, model_id), path


def settle(path: Path, model_id: str | None) -> None:
    """Leave no file of a model but `path`; the model with this id, which counts, takes that place if it has another.

    Call it where no other command can be writing a model. Raises `JobSearchError` where a folder is in the place.
    """
    if path.is_dir() and not path.is_symlink():
        raise JobSearchError(f"The model {path} can't be written: a folder is in its place; move it away.")
    if model_id is not None:
        take_place(path, model_id)
    # Left by a command that was killed; the second by one of an earlier version.
    for pattern in (under_id(path, ANY_ID).name, f"{path.name}*.part"):
        for left in path.parent.glob(pattern):
            if model_id is None or left != under_id(path, model_id):  # which another program keeps from its place
                with suppress(OSError):
                    left.unlink()


def take_place(path: Path, model_id: str) -> None:
    """Let the model with this id, which counts, take the place of the former one at `path`.

    Where that fails, or another command has done it, the model is found all the same.
    """
    with suppress(OSError):
        system.replace(under_id(path, model_id), path)
