"""The file of a trained model: written with joblib, and read as what anybody may have put there."""

from __future__ import annotations

import os
import stat
import zlib
from typing import TYPE_CHECKING

import joblib

from jobsearch import system
from jobsearch.classifier.stored_model import NAMES, document, is_of_this_version, restore
from jobsearch.classifier.unpickling import MOST_STEPS, TooLargeError, unpickle
from jobsearch.errors import JobSearchError
from jobsearch.files import replacing
from jobsearch.system import PRIVATE_FILE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jobsearch.classifier.model import TrainedModel

MOST_BYTES = 32_000_000  # also when decompressed; a model of 10,000 posts has 5 MB then
STEPS_A_WORD = 6  # to read it, its column and its name
MOST_WORDS = MOST_STEPS // STEPS_A_WORD


def save(model: TrainedModel, path: Path, trained_at: str, labels: str) -> None:
    """Write the model, with when and from which labels it was trained; it replaces what is at `path` as a whole.

    Raises `JobSearchError` when it can't be written, or would be too large to be read.
    """
    try:
        with replacing(path) as part:
            part.touch(mode=PRIVATE_FILE)
            joblib.dump(document(model, trained_at, labels), part, compress=3)
            _check_size(part.read_bytes(), len(model.names))
    except TooLargeError as error:
        raise JobSearchError(f"The model {path} can't be written: it would hold too many words.") from error
    except OSError as error:
        raise JobSearchError(f"The model {path} can't be written: {system.reason(error)}.") from error


def load(*paths: Path) -> TrainedModel:
    """Read the saved model from the first of these files that exists; nothing in it is run.

    Raises `JobSearchError` when there is none, or none that this version of the program can use.
    """
    path, content = _read_first(paths)
    try:
        model = _restore(content)
    except MemoryError:
        raise
    except Exception as error:  # what anybody may have written can break anything
        raise _foreign(path) from error
    if model is None:
        raise JobSearchError(f"The model {path} was saved by another version of the program; run train again.")
    return model


def _read_first(paths: Sequence[Path]) -> tuple[Path, bytes]:
    for path in paths:
        try:
            return path, _read(path)
        except FileNotFoundError:
            continue
        except OSError as error:
            message = f"The model {path} can't be read ({error.strerror}): check its rights, or run train again."
            raise JobSearchError(message) from error
    raise JobSearchError("There is no model yet: label some posts, then run train.")


def _read(path: Path) -> bytes:
    """Read a regular file, up to what is too much; anything else could have no end, or let us wait for ever."""
    descriptor = system.patiently(lambda: os.open(path, system.READ_ANYTHING))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise _foreign(path)
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(MOST_BYTES + 1)
    finally:
        os.close(descriptor)


def _restore(content: bytes) -> TrainedModel | None:
    """Return the model in a file of this version, or None for another version's; what is foreign raises anything."""
    stored = unpickle(_decompress(content), NAMES)
    return restore(stored) if is_of_this_version(stored) else None


def _check_size(content: bytes, words: int) -> None:
    """Raise `TooLargeError` for a file of ours that `load` would refuse."""
    _decompress(content)
    if words > MOST_WORDS:
        raise TooLargeError


def _decompress(content: bytes) -> bytes:
    stream = zlib.decompressobj()
    data = stream.decompress(content, MOST_BYTES)
    if len(content) > MOST_BYTES or stream.unconsumed_tail:
        raise TooLargeError
    if not stream.eof or stream.unused_data:
        raise zlib.error
    return data


def _foreign(path: Path) -> JobSearchError:
    return JobSearchError(f"The model {path} was not made by this program: run train again.")
