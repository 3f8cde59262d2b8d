"""The labelling screen where the terminal's size changes, or its characters are wider than thought."""

from __future__ import annotations

import os
from io import StringIO
from typing import TYPE_CHECKING

import pyte
import pytest
from rich.console import Console

from jobsearch.dataaccess.answers import Progress
from jobsearch.labelling.offer import Offer, Reply
from jobsearch.posts import Score, Term
from jobsearch.terminal.labelling.canvas import Canvas
from jobsearch.terminal.labelling.keyboard import Keyboard
from jobsearch.terminal.labelling.screen import LabelScreen
from jobsearch.terminal.labelling.status import Learning
from tests.helpers.builders import NOW, a_stored_post
from tests.helpers.feeds import feed, feed_element
from tests.helpers.four_posts import store_four
from tests.helpers.pseudo_terminal import PseudoTerminal, at_terminal
from tests.helpers.running import Program
from tests.helpers.typed_keys import TypedKeys

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.posts import JobPost

NO_LEARNING = Learning(lambda: None, lambda: False)
LARGE, SMALL = os.terminal_size((160, 50)), os.terminal_size((60, 20))
WIDER_THAN_RICH_THINKS = "\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}" * 3


class Bytewise:
    """A program's output, of which each read gets one byte."""

    def __init__(self, output: str) -> None:
        self.output = bytearray(output.encode())

    def read_nonblocking(self, _most: int, timeout: float) -> bytes:
        assert timeout
        return bytes([self.output.pop(0)])


def test_the_tests_terminal_puts_together_what_reads_have_cut() -> None:
    terminal = PseudoTerminal(Bytewise("away\x1b[1;1H\x1b[2m──\x1b[0m é!"), pyte.Screen(8, 1), [])
    assert terminal.wait("!") == "── é!"


@pytest.mark.parametrize("sizes", [(LARGE, SMALL), (SMALL, LARGE)])
@pytest.mark.parametrize("readings", range(1, 9))
def test_a_drawing_is_for_one_size_whenever_the_terminal_changes(
    sizes: tuple[os.terminal_size, os.terminal_size], readings: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [sizes[1]] * 1000 + [sizes[0]] * readings
    monkeypatch.setattr(os, "get_terminal_size", lambda _descriptor: asked.pop())
    for name in ("COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    out = StringIO()
    console = Console(file=out, force_terminal=True, color_system=None, legacy_windows=False, _environ={})
    screen = LabelScreen(Canvas(console, Keyboard(TypedKeys("q"))), lambda: NOW, NO_LEARNING)
    assert screen.ask(Offer(a_stored_post(), None, Progress(0, 0, 0, 0, 0), 1, None)) is Reply.QUIT
    lines = out.getvalue().removeprefix("\x1b[H").split("\n")
    assert {(len(line), len(lines)) for line in lines} <= {LARGE, SMALL}
    assert "Gardener" in lines[0]
    assert "q quit" in lines[-2]


def test_a_resize_and_back_at_once_is_drawn_again(tmp_path: Path) -> None:
    with at_terminal(store_four(tmp_path), "label", "--order", "newest") as terminal:
        before = terminal.wait("Editor", "q quit")
        terminal.resize(10, 40)
        terminal.resize(24, 80)
        assert "Editor" not in terminal.text()
        terminal.wait_until(lambda shown: shown == before)


def test_characters_wider_than_thought_scroll_nothing_away(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    program("fetch-new", "--from", "-", given=feed(feed_element(1, description=WIDER_THAN_RICH_THINKS)))
    program.was_asked()
    with at_terminal(program, "label") as terminal:
        terminal.wait("q quit", WIDER_THAN_RICH_THINKS[0])
        terminal.wait_for_title("Gardener")


def drawn(post: JobPost, rows: int, columns: int, opened: str = "") -> list[str]:
    """Return the lines of the screen at this size."""
    return drawn_offer(Offer(post, None, Progress(0, 0, 0, 0, 0), 1, None), rows, columns, opened)


def drawn_offer(offer: Offer, rows: int, columns: int, opened: str = "") -> list[str]:
    out = StringIO()
    console = Console(file=out, width=columns, height=rows, color_system=None, legacy_windows=False, _environ={})
    screen = LabelScreen(Canvas(console, Keyboard(TypedKeys())), lambda: NOW, NO_LEARNING, opened=opened)
    screen.draw(offer)
    return [line.strip() for line in out.getvalue().split("\n")]


def test_the_screen_names_the_post_and_its_source_in_a_line_where_that_fits() -> None:
    post = a_stored_post(id=1130672)
    assert f"1130672 · Remote OK · {post.url}" in drawn(post, 24, 80)


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (20, 60)])
def test_a_longer_address_is_on_two_lines_in_full(rows: int, columns: int) -> None:
    post = a_stored_post(id=1130672, url=f"https://remoteok.com/remote-jobs/{'gardener-' * 6}1130672")
    assert f"1130672 · Remote OK · {post.url}" in "".join(drawn(post, rows, columns))


def test_the_source_is_the_first_to_go_on_a_tiny_screen() -> None:
    lines = drawn(a_stored_post(), 8, 30)
    assert "Gardener" in lines
    assert not any("Remote OK" in line for line in lines)


def test_an_address_that_could_not_be_opened_is_readable_in_full() -> None:
    post = a_stored_post(url=f"https://remoteok.com/remote-jobs/{'gardener-' * 12}")
    message = f"No browser could be opened; the address is {post.url}"
    assert message in "".join(drawn(post, 20, 60, opened=message)).replace("\n", "")


@pytest.mark.parametrize("columns", range(24, 60, 3))
def test_a_term_and_its_weight_stay_in_one_line(columns: int) -> None:
    terms = tuple(Term(f"tag: {name}", 0.3) for name in ("marketing", "social media", "content"))
    offer = Offer(a_stored_post(), Score(0.5, True, terms), Progress(0, 0, 0, 0, 0), 1, None, explained=True)
    lines = drawn_offer(offer, 24, columns)
    assert all(any(f"{term.term} +0.3" in line for line in lines) for term in terms)


def test_an_address_is_readable_beside_an_explanation_on_a_small_screen() -> None:
    post = a_stored_post(url=f"https://remoteok.com/remote-jobs/{'gardener-' * 8}")
    score = Score(0.5, True, tuple(Term(f"tag: {name}", 0.3) for name in ("marketing", "social media", "content")))
    offer = Offer(post, score, Progress(0, 0, 0, 0, 0), 1, None, explained=True)
    assert post.url in "".join(drawn_offer(offer, 12, 40, opened=f"Opened {post.url}"))
