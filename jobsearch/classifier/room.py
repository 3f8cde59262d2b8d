"""Room for numpy, made before it is loaded: one thread, and memory enough."""

from __future__ import annotations

import mmap
import os
import sys

MEGABYTES = 352  # of addresses, for the libraries and for training; of these the least part becomes memory


def make_room() -> None:
    """Call this before what needs numpy is imported.

    Raises `OSError` where memory is short: OpenBLAS would try for ever, or end the program in its own way.
    """
    if "numpy" not in sys.modules:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # more would only take time: the matrices are sparse
        mmap.mmap(-1, MEGABYTES << 20).close()
