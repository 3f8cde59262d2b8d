"""Whether the console understands escape sequences: that of Windows does once it is asked to, unless it is old."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PROCESSED_OUTPUT, VIRTUAL_TERMINAL = 0x1, 0x4


@contextmanager
def escapes_understood() -> Iterator[bool]:
    """Have the console on stdout understand escape sequences as long as the block lasts; give whether it does."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there
        import msvcrt  # noqa: PLC0415

        handle = ctypes.c_void_p(msvcrt.get_osfhandle(sys.stdout.fileno()))
        with asked_to_understand(ctypes.WinDLL("kernel32"), handle) as understands:
            yield understands
    else:
        yield True


@contextmanager
def asked_to_understand(kernel: Any, console: Any) -> Iterator[bool]:  # noqa: ANN401 - ctypes has no types for them
    """Do so by these functions of Windows' kernel, for this handle of a console."""
    from ctypes import byref, c_uint32  # noqa: PLC0415 - only there

    found = c_uint32()
    is_console = kernel.GetConsoleMode(console, byref(found))
    wanted = found.value | PROCESSED_OUTPUT | VIRTUAL_TERMINAL
    understands = bool(is_console and kernel.SetConsoleMode(console, wanted))
    try:
        yield understands
    finally:
        if understands:
            kernel.SetConsoleMode(console, found.value)
