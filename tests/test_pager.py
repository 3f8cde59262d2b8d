"""The pager: what goes through it, on a terminal alone, and that nothing is lost with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jobsearch.terminal.pager import rows
from tests.helpers.pseudo_terminal import PseudoTerminal, at_terminal
from tests.helpers.running import Program

if TYPE_CHECKING:
    from pathlib import Path

LIST = ("recommend", "--min-chance", "0")
SCREEN, HIGH_SCREEN = (12, 80), (60, 80)


@pytest.fixture(scope="module")
def program(trained_gardeners: Path, tmp_path_factory: pytest.TempPathFactory) -> Program:
    return Program(trained_gardeners).copy(tmp_path_factory.mktemp("pager") / "instance")


@pytest.fixture
def read(tmp_path: Path) -> Path:
    """Return the file in which the pager keeps what it was given."""
    return tmp_path / "read"


@pytest.fixture
def pager(tmp_path: Path, read: Path) -> str:
    """Return a pager that keeps what it is given, and says so."""
    return a_pager(tmp_path, f'cat > {read}; echo "PAGED with $LESS"')


def a_pager(folder: Path, script: str) -> str:
    path = folder / "pager"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def ended(terminal: PseudoTerminal) -> str:
    """Return all that was written, once the program has ended well."""
    assert terminal.end() == 0, terminal.text()
    return terminal.received.decode()


@pytest.mark.parametrize(
    ("command", "first"), [(LIST, "Gardener"), (("show", "101"), "Gardener"), (("stats",), "Next, ")]
)
def test_what_is_longer_than_the_screen_goes_through_the_pager(
    command: tuple[str, ...], first: str, program: Program, pager: str, read: Path
) -> None:
    with at_terminal(program, *command, size=SCREEN, PAGER=pager) as terminal:
        written = ended(terminal)
    lines = read.read_text().splitlines()
    assert first in lines[0]
    assert len(lines) >= SCREEN[0]
    assert lines[0] not in written
    assert "PAGED with FRX" in written


def test_messages_come_after_the_pager(program: Program, pager: str) -> None:
    with at_terminal(program, *LIST, size=SCREEN, PAGER=pager) as terminal:
        written = ended(terminal)
    assert written.index("PAGED") < written.index("should interest you") < written.index("Source: ")


def test_what_fits_on_the_screen_is_printed(program: Program, pager: str, read: Path) -> None:
    with at_terminal(program, *LIST, size=HIGH_SCREEN, PAGER=pager) as terminal:
        assert "Gardener" in ended(terminal)
    assert not read.exists()


@pytest.mark.parametrize(
    ("option", "environment"),
    [(("--no-pager",), {}), ((), {"PAGER": ""}), ((), {"PAGER": "cat"}), ((), {"TERM": "dumb"})],
    ids=["option", "empty", "cat", "dumb"],
)
def test_the_pager_can_be_switched_off(
    option: tuple[str, ...], environment: dict[str, str], program: Program, pager: str, read: Path
) -> None:
    with at_terminal(program, *LIST, *option, size=SCREEN, **{"PAGER": pager} | environment) as terminal:
        assert "Gardener" in ended(terminal)
    assert not read.exists()


def test_nothing_goes_through_a_pager_in_a_pipe(program: Program, pager: str, read: Path) -> None:
    assert "Gardener" in program(*LIST, PAGER=pager, LINES="2").out
    assert not read.exists()


def test_the_users_own_settings_of_less_stay(program: Program, pager: str) -> None:
    with at_terminal(program, *LIST, size=SCREEN, PAGER=pager, LESS="-S") as terminal:
        assert "PAGED with -S" in ended(terminal)


@pytest.mark.parametrize("broken", ["no-such-pager", "exit 3", "cat > /dev/null; kill $$"])
def test_a_pager_that_fails_loses_nothing(broken: str, program: Program) -> None:
    whole = program("stats", "--json").out.splitlines()
    with at_terminal(program, "stats", "--json", size=SCREEN, PAGER=broken) as terminal:
        lines = ended(terminal).splitlines()
    assert [line for line in lines if line in whole] == whole


@pytest.mark.parametrize("early", ["true", "head -1"])
def test_a_pager_may_be_left_early(early: str, program: Program) -> None:
    with at_terminal(program, *LIST, size=SCREEN, PAGER=early) as terminal:
        assert "Source: " in ended(terminal)


def test_the_interrupt_key_is_the_pagers(program: Program, tmp_path: Path) -> None:
    wait_for_key = "until read -r key < /dev/tty; do :; done"
    pager = a_pager(tmp_path, f'trap "echo interrupted" INT; echo ready; {wait_for_key}; echo "got $key"')
    with at_terminal(program, *LIST, size=SCREEN, PAGER=pager) as terminal:
        terminal.wait("ready")
        terminal.press("\x03")
        terminal.wait("interrupted")
        terminal.press("q\n")
        terminal.wait("got q", "Source: ")
        assert "Gardener" not in ended(terminal)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("", 0),
        ("one\n", 1),
        ("one\n\nthree", 3),
        ("x" * 10, 1),
        ("x" * 11, 2),
        ("京" * 6, 2),
        ("\x1b[1m" + "x" * 10 + "\x1b[0m", 1),
        ("\x1b]8;id=1;https://remoteok.com/\x1b\\" + "x" * 10 + "\x1b]8;;\x1b\\", 1),
    ],
)
def test_the_lines_of_the_terminal_are_counted(text: str, taken: int) -> None:
    assert rows(text, 10) == taken
