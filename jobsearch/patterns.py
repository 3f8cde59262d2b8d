"""Regular expressions that are compiled when they are first looked for: most texts give no reason to look for most."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Finds = Callable[..., re.Match[str] | None]


class Pattern:
    """A regular expression with the methods of `re.Pattern` that the program uses."""

    def __init__(self, expression: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.expression = expression
        self.flags = flags

    @cached_property
    def search(self) -> Finds:
        """Look for it anywhere in a text."""
        return self._compiled.search

    @cached_property
    def match(self) -> Finds:
        """Look for it at one place of a text."""
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Finds:
        """See whether a text, or a part of it, is nothing else."""
        return self._compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Find all that do not overlap."""
        return self._compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """Return the words of all that do not overlap."""
        return self._compiled.findall

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """Split a text at each."""
        return self._compiled.split

    @cached_property
    def sub(self) -> Callable[..., str]:
        """Put something else in the place of each."""
        return self._compiled.sub

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.expression, self.flags)
