"""Words as they are to be typed in a shell, so that it obeys nothing in them."""

from __future__ import annotations

import re
import shlex
import sys

PLAIN = re.compile(r"[\w:./\\+-]+", re.ASCII)  # in quotes PowerShell would take the path of a program for a text
# Even within double quotes by cmd (%), by PowerShell ($ and `, and quotes as printers have them), or by the program.
OBEYED = re.compile(r"""["%$`\u201c-\u201f]|\\(?=\\*$)""")


def as_typed(word: str, *, on_windows: bool = sys.platform == "win32") -> str:
    """Return a word as it is to be typed; for what no quotes of both shells of Windows hold, a question mark."""
    if not on_windows:
        return shlex.quote(word)
    return word if PLAIN.fullmatch(word) else f'"{OBEYED.sub("?", word)}"'
