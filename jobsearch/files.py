"""Replacing a file whole: whoever reads it meanwhile sees either the old one or the new one."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to; what stands there when the block ends takes the place of `path`.

    Close the file within the block, as Windows does not rename an open one. Nothing is left behind where
    the block fails.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
