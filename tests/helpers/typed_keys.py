"""Keys that a test types, without any terminal."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext


class TypedKeys:
    """Gives these texts one by one, then the end of input."""

    def __init__(self, *texts: str) -> None:
        self._texts = [*texts]

    def read(self, _seconds: float) -> str | None:
        return self._texts.pop(0) if self._texts else None

    def discard(self) -> None:
        self._texts.clear()

    def released(self) -> AbstractContextManager[None]:
        return nullcontext()
