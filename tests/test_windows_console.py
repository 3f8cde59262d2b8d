"""The label screen at Windows' console: its keys by a stand-in for msvcrt, and if it understands escape sequences."""

from __future__ import annotations

from collections import deque
from contextlib import nullcontext
from ctypes import addressof, c_uint32
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

from jobsearch.dataaccess import jobs
from jobsearch.posts import JobPostLabel
from jobsearch.terminal.labelling import asking
from jobsearch.terminal.labelling.canvas import Canvas
from jobsearch.terminal.labelling.escapes_understood import asked_to_understand, escapes_understood
from jobsearch.terminal.labelling.keyboard import END, PASTE, Keyboard
from jobsearch.terminal.labelling.menu_screen import ask_choice
from jobsearch.terminal.labelling.question import LOOKING_FOR
from jobsearch.terminal.labelling.question_screen import ask_line
from jobsearch.terminal.labelling.screen import LabelScreen
from jobsearch.terminal.labelling.status import Learning
from jobsearch.terminal.labelling.windows_keys import WindowsKeys
from tests.helpers.builders import NOW, a_post
from tests.helpers.recommendations import a_terminal
from tests.helpers.scripted_sessions import labelling, store_posts
from tests.helpers.systems import WINDOWS

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session

YES, NO = JobPostLabel.INTERESTED, JobPostLabel.NOT_INTERESTED
DOWN, PAGE_DOWN, PAGE_UP, HOME = "\xe0P", "\xe0Q", "\xe0I", "\xe0G"
CTRL_Z, CTRL_C = "\x1a", "\x03"
NO_LEARNING = Learning(lambda: None, lambda: False)
LONG = "\n\n".join(f"Paragraph {number}." for number in range(60))


class Msvcrt:
    """Gives the characters of some keys, the first of them after it was asked for some times."""

    def __init__(self, typed: str, asked: int = 0) -> None:
        self.typed, self.asked = deque(typed), asked

    def kbhit(self) -> bool:
        self.asked -= 1
        return self.asked < 0 and bool(self.typed)

    def getwch(self) -> str:
        return self.typed.popleft()


def keys_of(typed: str) -> list[str | None]:
    keys = Keyboard(WindowsKeys(Msvcrt(typed)))
    return list(iter(lambda: keys.read(0), None))


def canvas(typed: str, out: StringIO, *, ahead: str = "") -> Canvas:
    console = Console(file=out, width=80, height=24, force_terminal=True, color_system=None, legacy_windows=False)
    return Canvas(console, Keyboard(WindowsKeys(Msvcrt(typed)), typed=ahead))


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        pytest.param("ynq", ["y", "n", "q"], id="letters"),
        pytest.param("é好", ["é", "好"], id="letters of other scripts"),
        pytest.param("\ud83d\ude00y", ["\U0001f600", "y"], id="a character in two halves"),
        pytest.param("\ude00y", ["\ufffd", "y"], id="half a character"),
        pytest.param("\xe0H\xe0P\xe0K\xe0M", ["up", "down", "left", "right"], id="arrows"),
        pytest.param("\x00H\x00P\x00K\x00M", ["up", "down", "left", "right"], id="arrows of the number block"),
        pytest.param("\xe0I\xe0Q\xe0G\xe0O\xe0S", ["page up", "page down", "home", "end", "delete"], id="pages"),
        pytest.param("\x00;y\xe0\x86n", ["\x1b[0~", "y", "\xe0", "\x86", "n"], id="a function key"),
        pytest.param("citt\xe0 vecchia", [*"citt\xe0 vecchia"], id="a letter like the prefix"),
        pytest.param("\xe0\r", ["\xe0", "enter"], id="that letter at the end"),
        pytest.param("\b\r\x1by", ["backspace", "enter", "\x1by"], id="keys of all systems"),
        pytest.param("\x1b", ["\x1b"], id="escape"),
        pytest.param("\x1b[A\x1b[200~y\nn\x1b[201~n", ["up", PASTE, "n"], id="sequences"),
        pytest.param("y" + CTRL_Z, ["y", END], id="the end of input"),
    ],
)
def test_keys_have_the_names_that_they_have_elsewhere(typed: str, keys: list[str]) -> None:
    assert keys_of(typed) == keys


def test_a_key_is_waited_for() -> None:
    assert Keyboard(WindowsKeys(Msvcrt("y", asked=5))).read(300) == "y"
    assert Keyboard(WindowsKeys(Msvcrt(""))).read(0.02) is None


@pytest.mark.parametrize("typed", [CTRL_C, "\xe0" + CTRL_C])
def test_ctrl_c_is_no_key(typed: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        keys_of(typed)


def test_what_is_typed_ahead_can_be_forgotten() -> None:
    console = Msvcrt("ynyn")
    keys = Keyboard(WindowsKeys(console), typed="y")
    with keys.source.released():
        keys.discard()
    assert keys.read(0) is None
    assert not console.typed


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        pytest.param("ynq", {1: YES, 2: NO}, id="answers"),
        pytest.param("ynusq", {1: YES}, id="undo and skip"),
        pytest.param(f"{DOWN}{PAGE_DOWN}{PAGE_UP}{HOME}\x00;?nq", {1: NO}, id="pages turned before the answer"),
        pytest.param(f"y{CTRL_Z}", {1: YES}, id="the end of input"),
    ],
)
def test_posts_are_labeled(typed: str, labels: dict[int, JobPostLabel], session: Session) -> None:
    store_posts(session, *(a_post(id=number, description=LONG) for number in (1, 2, 3)))
    screen = LabelScreen(canvas(typed, StringIO()), lambda: NOW, NO_LEARNING)
    labelling(session).run(screen.ask)
    assert {post.id: post.label for post in jobs.get_labeled(session)} == labels


def test_the_pages_are_turned(session: Session) -> None:
    store_posts(session, a_post(description=LONG))
    out = StringIO()
    labelling(session).run(LabelScreen(canvas(f"{PAGE_DOWN}q", out), lambda: NOW, NO_LEARNING).ask)
    first, second = out.getvalue().split("\x1b[H")[1:]
    assert ("Paragraph 0." in first, "Paragraph 0." in second) == (True, False)


def test_ctrl_c_leaves_the_session(session: Session) -> None:
    store_posts(session)
    screen = LabelScreen(canvas(CTRL_C, StringIO(), ahead="y"), lambda: NOW, NO_LEARNING)
    with pytest.raises(KeyboardInterrupt):
        labelling(session).run(screen.ask)
    assert [post.id for post in jobs.get_labeled(session)] == [1]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        pytest.param("python backend\r", "python backend", id="a line pasted or typed"),
        pytest.param("pythn\xe0Ko\xe0O backend\r", "python backend", id="mended by arrows"),
        pytest.param("pxyth\xe0G\xe0M\xe0S\xe0Oon\r", "python", id="mended by delete"),
        pytest.param("\x1b[200~python\nbackend\x1b[201~\r", "python backend", id="a marked paste"),
        pytest.param("python\x1a", None, id="the end of input"),
    ],
)
def test_a_question_is_answered(typed: str, answer: str | None) -> None:
    assert ask_line(canvas(typed, StringIO()), LOOKING_FOR, "", lambda _line: None) == answer


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [(" \xe0M \r", ("baker", "cook")), ("2\xe0M\xe0M \r", ("cook", "driver")), ("q", None), (CTRL_Z, None)],
)
def test_words_are_ticked_in_the_menu(typed: str, chosen: tuple[str, ...] | None) -> None:
    assert ask_choice(canvas(typed, StringIO()), ["baker", "cook", "driver"], set()) == chosen


@dataclass(slots=True)
class Kernel:
    """Has a console in this mode, or none; one that `understands` takes every mode, an old one no new one."""

    mode: int | None
    understands: bool = True
    modes: list[int] = field(default_factory=list)

    def GetConsoleMode(self, _console: object, found: Any) -> int:  # noqa: N802 - Windows' name
        if self.mode is None:
            return 0
        c_uint32.from_address(addressof(found._obj)).value = self.mode
        return 1

    def SetConsoleMode(self, _console: object, mode: int) -> int:  # noqa: N802 - Windows' name
        if not self.understands:
            return 0
        self.modes.append(mode)
        return 1


def test_a_console_understands_escape_sequences_as_long_as_it_is_to() -> None:
    kernel = Kernel(mode=0x3)
    with asked_to_understand(kernel, console=7) as understands:
        assert understands
        assert kernel.modes == [0x7]
    assert kernel.modes == [0x7, 0x3]


def test_a_console_is_left_as_it_was_by_an_error_too() -> None:
    kernel = Kernel(mode=0x3)
    with pytest.raises(KeyboardInterrupt), asked_to_understand(kernel, console=7):
        raise KeyboardInterrupt
    assert kernel.modes[-1] == 0x3


@pytest.mark.parametrize("kernel", [Kernel(mode=0x3, understands=False), Kernel(mode=None)], ids=["old", "none"])
def test_an_old_console_or_none_does_not_understand_them(kernel: Kernel) -> None:
    with asked_to_understand(kernel, console=7) as understands:
        assert not understands
    assert kernel.modes == []


@pytest.mark.skipif(WINDOWS, reason="here the console is asked")
def test_every_terminal_elsewhere_understands_them() -> None:
    with escapes_understood() as understands:
        assert understands


@pytest.mark.parametrize("understands", [True, False])
def test_a_user_is_asked_by_lines_where_they_are_not_understood(
    understands: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "has_user", lambda _terminal: True)
    monkeypatch.setattr(asking, "escapes_understood", lambda: nullcontext(understands))
    assert asking.has_screen(a_terminal()) is understands
