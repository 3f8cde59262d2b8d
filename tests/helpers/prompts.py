"""Real shells at a pseudo-terminal, in a home of their own: their users install the completion, type and press Tab."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pexpect
import pytest

from tests.helpers.running import REPO, SECONDS, plain_environment
from tests.helpers.systems import PSEUDO_TERMINALS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEE = {
    "bash": "see() { printf seen; printf '[%s]' \"$@\"; echo end; }",
    "zsh": "see() { printf seen; printf '[%s]' \"$@\"; echo end; }; bindkey -e",
    "fish": "function see; printf seen; printf '[%s]' $argv; echo end; end",
}
OLDEST_BASH = 4
PROMPT = "ready> "
FIRST_LINES = {
    "bash": f"PS1='{PROMPT}'; bind 'set enable-bracketed-paste off'",
    "zsh": f"PS1='{PROMPT}'; unsetopt zle_bracketed_paste; LISTMAX=1000",
    "fish": f"function fish_prompt; printf '{PROMPT}'; end; set fish_greeting",
}
START = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}
STYLES = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\(B)")
TAB, TO_BEGINNING, ENTER, DROP = "\t", "\x01", "\r", "\x05\x15"


@dataclass(frozen=True, slots=True)
class Home:
    """A user's home with a checkout in it, and programs of theirs on the PATH."""

    folder: Path
    instance: Path
    shell: str

    @property
    def checkout(self) -> Path:
        return self.folder / "my checkout"

    def environment(self) -> dict[str, str]:
        ours = {name: text for name, text in plain_environment().items() if not name.startswith(("XDG_", "ZDOTDIR"))}
        path = f"{self.folder / 'bin'}:{sys.prefix}/bin:/usr/bin:/bin"
        return ours | {
            "HOME": str(self.folder),
            "PATH": path,
            "JOBSEARCH_INSTANCE": str(self.instance),
            "TERM": "xterm",
        }

    def run(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run commands in the shell, in the checkout."""
        return subprocess.run(
            [self.shell, "-c", script],
            cwd=self.checkout,
            env=self.environment() | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )


@dataclass(frozen=True, slots=True)
class Prompt:
    """An interactive shell that waits for a line."""

    process: Any

    def after_tab(self, line: str) -> list[str]:
        """Return the words of the line when Tab was pressed at its end."""
        self.process.send(line + TAB + TO_BEGINNING + "see " + ENTER)
        self.process.expect(r"seen((?:\[[^\r\n]*\])*)end\r", timeout=SECONDS)
        return re.findall(r"\[([^]]*)\]", self.process.match[1])

    def listed(self, line: str, *texts: str) -> str:
        """Return what is shown when Tab is pressed twice at the end of a line, up to the last of these texts."""
        self.process.send(line + TAB + TAB)
        shown = ""
        for text in texts:
            self.process.expect_exact(text, timeout=SECONDS)
            shown += self.process.before + self.process.after
        self.process.send(DROP)
        return STYLES.sub("", shown)


def _version_of_bash() -> int:
    asked = ["bash", "-c", 'echo "${BASH_VERSINFO[0]}"']
    return int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)


def a_home(folder: Path, instance: Path, shell: str) -> Home:
    """Make a home for a user of this shell, where it is installed; else skip the test."""
    PSEUDO_TERMINALS.or_skip()
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    if shell == "bash" and _version_of_bash() < OLDEST_BASH:
        pytest.skip("what an old bash passes on is not known")
    home = Home(folder, instance, shell)
    start = folder / START[shell]
    for made in (home.checkout, folder / "bin", folder / "elsewhere", start.parent):
        made.mkdir(parents=True, exist_ok=True)
    for name in ("main.py", "jobsearch"):
        (home.checkout / name).symlink_to(REPO / name)
    (home.checkout / ".venv").symlink_to(sys.prefix)
    (folder / "bin/main.py").symlink_to(REPO / "main.py")
    command = folder / "bin/jobsearch"
    command.write_text(f"#!/bin/sh\nPYTHONPATH='{REPO}':\"$PYTHONPATH\" exec '{sys.executable}' -m jobsearch \"$@\"\n")
    command.chmod(0o755)
    start.write_text(f"{FIRST_LINES[shell]}\n{SEE[shell]}")
    return home


@contextmanager
def at_prompt(home: Home, folder: Path) -> Iterator[Prompt]:
    """Start the shell in a folder."""
    process = pexpect.spawn(
        home.shell, ["-i"], cwd=folder, env=home.environment(), dimensions=(50, 200), encoding="utf-8"
    )
    process.delaybeforesend = None
    try:
        process.expect_exact(PROMPT, timeout=SECONDS)
        yield Prompt(process)
    finally:
        process.close(force=True)


def asking(*words: str) -> dict[str, Any]:
    """Return the environment in which zsh and fish ask for what may stand in place of the last of these words."""
    return {"_JOBSEARCH_COMPLETE": "complete_words", "_JOBSEARCH_WORDS": "\x1f".join(words)}
