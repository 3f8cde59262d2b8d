"""The keys named in a line of the screen: with what they do, as far as that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

KEY = "bold reverse"


def named(keys: Iterable[tuple[str, str]], gap: str = "  ", styles: Mapping[str, str] | None = None) -> Text:
    """Return keys, each with what it does."""
    return Text(gap).join(Text.assemble((key, (styles or {}).get(key, KEY)), name) for key, name in keys)


def fitting(variants: Sequence[Text], width: int) -> Text:
    """Return the first variant that fits, else the last one, cut off."""
    for text in variants:
        if text.cell_len <= width:
            return text
    last = variants[-1].copy()
    last.truncate(max(1, width), overflow="ellipsis")
    return last
