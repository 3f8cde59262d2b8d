"""Text with all that a terminal would obey or show as something else, and how to find it in what a command wrote."""

from __future__ import annotations

import re

TITLE, RED = "\x1b]0;pwned\x07", "\x9b31m"
BACKWARDS, HIDDEN, OVERWRITES = "\u202e\u2066", "\u200b\U000e0041\u2028", "\rX\b\b"
HOSTILE = f"a{TITLE}b{RED}c{BACKWARDS}d{HIDDEN}e{OVERWRITES}f\x1b[2J\x1b[8mg\x01\x7fh"
OURS = re.compile(r"\x1b\[(?![0-9;]*\b8\b)[0-9;]*m|\x1b\]8;[^\x00-\x1f\x7f-\x9f]*\x1b\\|\r?\n|\t")
OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\U000e0000-\U000e007f]")


def obeyed(written: str) -> list[str]:
    """Return what a terminal would obey in a text, but for codes of styles and links, line ends and tabs."""
    return OBEYED.findall(OURS.sub("", written))
