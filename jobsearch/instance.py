"""Where the user's data lies: the instance folder and the files in it."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from os.path import realpath
from pathlib import Path

from jobsearch.errors import JobSearchError
from jobsearch.system import PRIVATE_FOLDER

NAME = "jobsearch"
TEMPORARY = ".jobsearch-*.part"
OF_A_WRITER = ("wal", "journal")
NOT_THERE = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}
BESIDE_DATABASE = (*OF_A_WRITER, "shm")


@dataclass(frozen=True, slots=True)
class Instance:
    """The folder that holds one user's posts, labels and model."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "jobposts.db"

    @property
    def model(self) -> Path:
        return self.folder / "model.joblib"

    @property
    def claims(self) -> Path:
        """Where labelling sessions see what others ask about; the file is empty."""
        return self.folder / "label.lock"


def default_folder() -> Path:
    """Return the folder of who names none: beside main.py in a checkout, else where the system keeps a user's data."""
    package = Path(__file__).absolute().parent
    checkout = package.parent
    if (checkout / "main.py").exists() and not (package / "main.py").exists():  # where it is installed
        return checkout / "instance"
    from platformdirs import user_data_path  # noqa: PLC0415 - needed only there

    return user_data_path(NAME, appauthor=False)


def beside(database: Path, name: str) -> Path:
    """Return the file of this name that SQLite keeps beside a database; for a link, beside what it leads to."""
    file = Path(realpath(database))  # unlike `resolve` it gives an answer for a loop of links, too
    return file.with_name(f"{file.name}-{name}")


def has_content(file: Path) -> bool:
    """Return whether there is a file that is not empty."""
    return (found := status(file)) is not None and found.st_size > 0


def status(file: Path) -> os.stat_result | None:
    """Return the status of a file, None where there is none: asked for once, as another command may be removing it."""
    try:
        return file.stat()
    except OSError as error:
        if error.errno in NOT_THERE:
            return None
        raise


def address(database: Path) -> str:
    """Return a database's address as SQLite takes it."""
    return without_computer(database.resolve().as_uri())


def without_computer(uri: str) -> str:
    """Return an address that names no other computer, as that of a share of Windows does."""
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def open_instance(folder: Path) -> Instance:
    """Return the instance in `folder`, made for this user alone where it is missing.

    Raises `JobSearchError` when the folder can't be made or written.
    """
    try:
        folder = folder.expanduser()
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except RuntimeError as error:
        raise JobSearchError(
            f"The instance folder {folder} names a user who has no home folder; name another."
        ) from error
    except OSError as error:
        message = f"The instance folder {folder} can't be made ({error.strerror}); name another with --instance."
        raise JobSearchError(message) from error
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        message = f"The instance folder {folder} can't be written; name another with --instance."
        raise JobSearchError(message)
    return Instance(folder)
