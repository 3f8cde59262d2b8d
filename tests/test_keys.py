"""Reading single keys from a terminal, escape sequences among them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from jobsearch.terminal.labelling import unix_keys
from jobsearch.terminal.labelling.keyboard import END, PASTE, Keyboard, keyboard
from tests.helpers.systems import PSEUDO_TERMINALS
from tests.helpers.typed_keys import TypedKeys

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE, A_MOMENT = 60, 0.2  # in seconds: for a key that is to come, for none


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Return the user's and the program's end of a terminal."""
    ends = pytest.importorskip("pty").openpty()
    yield ends
    for end in ends:
        os.close(end)


def read_all(keys: Keyboard, number: int) -> list[str | None]:
    """Return so many keys, and assert that there are no more."""
    found = [keys.read(PATIENCE) for _ in range(number)]
    assert keys.read(A_MOMENT) is None
    return found


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("ynq", ["y", "n", "q"]),
        ("é好", ["é", "好"]),
        ("\x1b[A\x1bOBy", ["up", "down", "y"]),
        ("\x1b[D\x1bOC\x7f\b\x1b[3~\n", ["left", "right", "backspace", "backspace", "delete", "enter"]),
        ("\x1b", ["\x1b"]),
        ("\x1b\x1b[Ay", ["\x1b", "up", "y"]),
        ("\x1byn", ["\x1by", "n"]),
        ("\x1b[Myyyn", ["\x1b[Myyy", "n"]),
        ("\x1b[<64;10;10My", ["\x1b[<64;10;10M", "y"]),
        ("\x1b[200~y\nn\x1b[Ay\x1b[201~n", [PASTE, "n"]),
        ("\x1b]11;rgb:00/yy/nn\x07y", ["\x1b]11;rgb:00/yy/nn\x07", "y"]),
    ],
)
def test_keys_come_one_by_one_and_a_sequence_is_one_key(typed: str, keys: list[str], terminal: tuple[int, int]) -> None:
    user, program = terminal
    with keyboard(program) as ours:
        os.write(user, typed.encode())
        assert read_all(ours, len(keys)) == keys


def test_the_text_of_a_paste_is_kept() -> None:
    keys = Keyboard(TypedKeys(), typed="\x1b[200~y\nn\x1b[Ay\x1b[201~")
    assert keys.read(0) == PASTE
    assert keys.pasted == "y\nn\x1b[Ay"


@PSEUDO_TERMINALS.needed
def test_a_sequence_that_comes_in_pieces_is_still_one_key() -> None:
    theirs, ours = os.pipe()
    os.write(ours, b"[A")
    assert Keyboard(unix_keys.UnixKeys(theirs, []), typed="\x1b").read(PATIENCE) == "up"
    os.close(ours)
    assert Keyboard(unix_keys.UnixKeys(theirs, [])).read(PATIENCE) == END
    os.close(theirs)


def test_no_keys_typed_are_the_end_of_input() -> None:
    keys = Keyboard(TypedKeys(), typed=END)
    assert [keys.read(0) for _ in END] == list(END)


def test_the_terminal_is_left_as_it_was(terminal: tuple[int, int]) -> None:
    _, program = terminal
    termios = pytest.importorskip("termios")
    found = termios.tcgetattr(program)
    with keyboard(program) as ours:
        assert termios.tcgetattr(program) != found
        with ours.source.released():
            assert termios.tcgetattr(program) == found
    assert termios.tcgetattr(program) == found
