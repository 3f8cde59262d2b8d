"""Runs the program as a shell does that redirects its streams or limits its memory, and finds what nobody may see."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.helpers.running import SECONDS, plain_environment
from tests.helpers.systems import SHELLS

if TYPE_CHECKING:
    from tests.helpers.running import Program

OF_PYTHON = re.compile(r"Traceback|Exception ignored|Fatal Python error|OpenBLAS|[Ee]rrno")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command in a shell ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def is_clear(self) -> bool:
        """Whether nothing tells of Python's insides."""
        return not OF_PYTHON.search(self.out + self.err)


def in_shell(program: Program, shell: str, *arguments: object, **environment: str) -> Ended:
    """Run a command by a line of a shell in which "$@" stands for it."""
    SHELLS.or_skip()
    own = {"JOBSEARCH_INSTANCE": str(program.instance)}
    done = subprocess.run(
        ["bash", "-c", shell, "bash", *program.command(*arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,
        env=plain_environment() | own | environment,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
