"""The sample: a saved answer with invented posts in the feed's own shape, and a reader's answers to them."""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path


def feed() -> AbstractContextManager[Path]:
    """Give the path of the sample answer, as Remote OK would send it."""
    return as_file(files(__package__) / "feed.json")


def reader() -> dict[str, Any]:
    """Return the sample reader: what they look for, and a label for each post's id."""
    found: dict[str, Any] = json.loads((files(__package__) / "reader.json").read_bytes())
    return found
