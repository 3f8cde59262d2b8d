"""Posts that were not interesting, one after the other: they are counted, and after ten words are advised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jobsearch.labelling import preparing
from tests.helpers.builders import a_post
from tests.helpers.feeds import feed, feed_element
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.running import Program
from tests.helpers.scripted_sessions import SKIP, UNDO, N, Script, Y, a_clock, run_script, store_posts

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.dataaccess.database import Session

NEWEST = ("label", "--order", "newest")
ADVICE = "Ten in a row were not for you. A few words help: q, then label --looking-for"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path / "instance")
    program("fetch-new", "--from", "-", given=feed(*(feed_element(number) for number in range(1, 25))))
    return program.was_asked()


def test_the_misses_in_a_row_are_counted_until_a_yes(session: Session) -> None:
    store_posts(session, *(a_post(id=number) for number in range(1, 9)))
    script = run_script(session, N, N, SKIP, N, Y, N)
    assert [offer.misses for offer in script.offers] == [0, 1, 2, 2, 3, 0, 1]
    assert [offer.misses for offer in run_script(session).offers] == [0]


def test_undo_takes_a_miss_back_and_a_yes_too(session: Session) -> None:
    store_posts(session)
    script = run_script(session, N, N, UNDO, Y, UNDO)
    assert [offer.misses for offer in script.offers] == [0, 1, 2, 1, 0, 1]


def test_with_words_no_misses_are_counted(session: Session) -> None:
    store_posts(session)
    preparing.remember_words(session, "gardener")
    script = Script([N, N])
    preparing.prepare(session, preparing.Selection(), a_clock(), wait=True).run(script)
    assert [offer.misses for offer in script.offers] == [0, 0, 0]


def test_after_ten_misses_the_screen_advises_words_until_a_yes(program: Program) -> None:
    with at_terminal(program, *NEWEST) as terminal:
        for number in range(10):
            assert "A few words help" not in terminal.wait(f"{number} in all")
            terminal.press("n")
        terminal.wait("10 in all", ADVICE)
        terminal.press("n")
        terminal.wait("11 in all", "11 in a row were not for you.")
        terminal.press("y")
        terminal.wait("12 in all", gone="A few words help")


def test_after_ten_misses_the_lines_advise_words_once(program: Program) -> None:
    said = program(*NEWEST, given="n\n" * 13).err
    assert said.count("A few words help") == said.count(ADVICE) == 1
    assert said.index(ADVICE) > said.index("10 in all")
    assert "A few words help" not in program(*NEWEST, "--looking-for", "garden", given="u\n" * 13 + "n\n" * 13).err


def test_the_lines_advise_again_only_after_a_yes(program: Program) -> None:
    said = program(*NEWEST, given="n\n" * 10 + "s\nn\nu\nu\nn\ns\n").err
    assert said.count("A few words help") == 1
    said = program("label", *range(1, 25), given="n\n" * 10 + "y\n" + "n\n" * 10).err
    assert said.count("A few words help") == 2


@pytest.mark.parametrize("size", [(10, 40), (8, 60), (10, 80), (24, 80)])
def test_at_any_size_the_advice_names_the_command(size: tuple[int, int], program: Program) -> None:
    with at_terminal(program, *NEWEST, size=size) as terminal:
        for number in range(10):
            terminal.wait(f"{number} in all")
            terminal.press("n")
        terminal.wait("10 in all", "label --looking-for")


def test_a_program_is_advised_nothing(program: Program) -> None:
    assert "A few words help" not in program("label", "--json", given="n\n" * 13).err
