"""The classifier: CountVectorizer, TfidfTransformer and SGDClassifier, and the joblib file that keeps them.

Whichever of its modules loads numpy first, numpy is given one thread, and loaded only where there is memory for it.
"""

from __future__ import annotations

import mmap
import os
import sys
from importlib.abc import MetaPathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

MEGABYTES = 352  # of addresses, for the libraries and for training; of these the least part becomes memory


class _BeforeNumpy(MetaPathFinder):
    """Is asked where modules are, as Python's own finders are, and so knows when numpy is about to be loaded."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Raise `OSError` where memory is short: OpenBLAS would try for ever, or end the program in its own way."""
        if fullname == "numpy":
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # more would only take time: the matrices are sparse
            mmap.mmap(-1, MEGABYTES << 20).close()
        return None


sys.meta_path.insert(0, _BeforeNumpy())
