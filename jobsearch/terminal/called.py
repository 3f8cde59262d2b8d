"""How the program was called: messages and examples name it by the same words, so that they can be typed."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from jobsearch.terminal.typed import as_typed

SHEBANG = "python3"  # of main.py
EXE = ".exe"  # of what pip makes on Windows, which takes it off its own name


def program_name() -> str:
    """Return the words that called the program: `python main.py`, `./main.py`, `jobsearch`, `python -m jobsearch`."""
    end = len(sys.orig_argv) - len(sys.argv) + 1
    words = sys.orig_argv[:end]
    if sys.orig_argv[end:] != sys.argv[1:] or not words:  # a launcher has made up the arguments
        return as_typed(Path(sys.argv[0]).name)
    if words[-1].removesuffix(EXE) == sys.argv[0].removesuffix(EXE) and _is_called_by_itself(*words):
        words = [_found(words[-1])]
    return " ".join(map(as_typed, words))


def _is_called_by_itself(*words: str) -> bool:
    """Return whether a script was called by its name: what its first line says is then all that is left of that."""
    *interpreter, script = words
    if not script.endswith(".py"):  # a script that pip has made
        return True
    found_by_env = len(interpreter) == 1 and Path(interpreter[0]).name == SHEBANG and not _is_typed(interpreter[0])
    return found_by_env and os.sep in script and os.access(script, os.X_OK)


def _is_typed(interpreter: str) -> bool:
    """Return whether a user has given the path of an interpreter: such tools as pyenv give the whole path."""
    return os.sep in interpreter and not Path(interpreter).is_absolute()


def _found(script: str) -> str:
    """Return the name of a script on the PATH, which the system has replaced by its whole path, else the script."""
    name = Path(script).name.removesuffix(EXE)
    found = shutil.which(name) if Path(script).is_absolute() else None
    return name if found and Path(found).samefile(script) else script
