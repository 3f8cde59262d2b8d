"""Who types no words is offered those of the titles: on the screen, at any size, and by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers.asked import QUESTION, words
from tests.helpers.feeds import feed, feed_element
from tests.helpers.pseudo_terminal import PseudoTerminal, at_terminal
from tests.helpers.running import Program

if TYPE_CHECKING:
    from pathlib import Path

ENTER, CLEAR, CTRL_D, CTRL_C, DOWN, RIGHT, PAGE_DOWN = "\r", "\x15", "\x04", "\x03", "\x1b[B", "\x1b[C", "\x1b[6~"
TRADES = ["baker", "carpenter", "driver", "editor", "farmer", "glazier", "hatter", "innkeeper", "joiner", "keeper"]
PLACES = ["field", "garden", "harbour"]
ALL = "Numbers, with spaces between (Enter: none):"


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Return the program with thirty posts: the trades are frequent, thirteen words in all."""
    program = Program(tmp_path_factory.mktemp("menu") / "instance")
    titles = [f"{trade} {PLACES[number]}" for number in range(3) for trade in TRADES[: 10 - number * 2]]
    posts = (feed_element(number, position=title.title()) for number, title in enumerate(titles, 1))
    program("fetch-new", "--from", "-", given=feed(*posts))
    return program.was_asked_where()


@pytest.fixture
def program(stored: Program, tmp_path: Path) -> Program:
    return stored.copy(tmp_path / "copy")


def open_menu(terminal: PseudoTerminal) -> str:
    """Answer the question with Enter alone; return the screen with the menu."""
    terminal.wait("What are you looking", ">")
    terminal.press(CLEAR + ENTER)
    return terminal.wait("Tick what", "ticked")


def test_words_are_ticked_by_space_and_by_number_and_lead_to_the_first_post(program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        shown = open_menu(terminal)
        assert "[ ] 01 field" in shown
        assert "[ ] 13 keeper" in shown
        terminal.press("11" + RIGHT + " ")
        terminal.wait("[x] 11 innkeeper", "[x] 12 joiner", "2 ticked: innkeeper, joiner")
        terminal.press("03")
        terminal.wait("3 ticked: harbour, innkeeper, joiner")
        terminal.press(ENTER)
        terminal.wait("in all", gone="ticked")
        assert terminal.text().partition("\n")[0].strip() in {"Innkeeper Field", "Joiner Field", "Innkeeper Harbour"}
        terminal.press("q")
        assert terminal.end() == 0
        assert terminal.is_as_found()
    assert words(program) == "harbour innkeeper joiner"


def test_a_number_begun_is_shown_and_completed_by_enter(program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        open_menu(terminal)
        terminal.press("4")
        terminal.wait("4_ Another digit, or space to tick 4")
        terminal.press(ENTER)
        terminal.wait("1 ticked: ")
        terminal.press("99")
        terminal.wait("There is no 99: the numbers go from 1 to 13.", "[x] 04")


def test_ticking_none_is_an_answer_and_it_is_not_asked_again(program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        open_menu(terminal)
        terminal.press(ENTER)
        terminal.wait("in all", gone="ticked")
        terminal.press("q")
        assert terminal.end() == 0
    assert words(program) is None
    with at_terminal(program, "label") as terminal:
        terminal.wait("in all", "q quit")


@pytest.mark.parametrize(("key", "code"), [("q", 0), (CTRL_D, 0), (CTRL_C, 130)])
def test_who_leaves_the_menu_is_asked_again(key: str, code: int, program: Program) -> None:
    with at_terminal(program, "label") as terminal:
        open_menu(terminal)
        terminal.press(f" {key}")
        assert terminal.end() == code
        assert terminal.is_as_found()
    assert words(program) is None
    with at_terminal(program, "label") as terminal:
        terminal.wait(QUESTION)


def test_asked_again_the_words_in_force_are_ticked_and_can_be_forgotten(program: Program) -> None:
    program("label", "--looking-for", "drivers and python")
    with at_terminal(program, "label", "--looking-for") as terminal:
        terminal.wait("> drivers and python")
        assert "1 ticked: driver" in open_menu(terminal)
        terminal.press(terminal.text().partition(" driver")[0][-2:])
        terminal.wait("none ticked")
        terminal.press(ENTER)
        terminal.wait("in all", gone="ticked")
    assert words(program) is None


@pytest.mark.parametrize("size", [(6, 20), (10, 40), (20, 60), (24, 80), (50, 200)])
def test_the_word_one_is_at_is_in_sight_at_any_size(size: tuple[int, int], program: Program) -> None:
    with at_terminal(program, "label", size=size) as terminal:
        open_menu(terminal)
        terminal.press(DOWN * 13 + "\x1b[F ")
        terminal.wait("[x] 13 keeper", "1 ticked")
        terminal.resize(8, 30)
        terminal.wait("[x] 13 keeper", "1 ticked")
        terminal.press("g")
        terminal.wait("[ ] 01", gone="[x]")


def test_what_is_out_of_sight_is_counted(program: Program) -> None:
    with at_terminal(program, "label", size=(10, 30)) as terminal:
        open_menu(terminal)
        terminal.wait("8 rows below", gone="above")
        terminal.press(PAGE_DOWN)
        terminal.wait("1 row above", "7 rows below")
        terminal.press("G")
        terminal.wait("8 rows above", gone="below")


def test_it_is_readable_without_colour(program: Program) -> None:
    with at_terminal(program, "label", NO_COLOR="1") as terminal:
        open_menu(terminal)
        terminal.press("02")
        terminal.wait("[x] 02", "1 ticked")
        assert b"\x1b[3" not in terminal.received.replace(b"\x1b[3~", b"")


def test_titles_reach_the_menu_without_markup_and_control_characters(tmp_path: Path) -> None:
    program = Program(tmp_path / "instance")
    titles = [
        "[bold red]Baker[/] \x1b[2J\x07",
        "\N{RIGHT-TO-LEFT OVERRIDE}Welder",
        "面包师",
        "[link=file:///etc]Tailor[/link]",
    ]
    posts = (feed_element(number, position=title) for number, title in enumerate(titles, 1))
    program("fetch-new", "--from", "-", given=feed(*posts))
    with at_terminal(program, "label") as terminal:
        shown = open_menu(terminal)
        assert all(word in shown for word in (" baker", " welder", " bold", " tailor"))
        start = terminal.received.index(b"Tick what")
        assert not any(hostile in terminal.received[start:] for hostile in (b"\x1b[2J", b"\x07", "\u202e".encode()))
        assert b"file:" not in terminal.received[start:]


@pytest.mark.parametrize(("options", "environment"), [(["--plain"], {}), ([], {"TERM": "dumb"})])
def test_by_lines_the_same_is_asked(options: list[str], environment: dict[str, str], program: Program) -> None:
    with at_terminal(program, "label", *options, **dict[str, Any](environment)) as terminal:
        terminal.wait(QUESTION, "Example: python backend europe", "(Enter: choose from a list):")
        terminal.press(ENTER)
        terminal.wait("1 field, ", "13 keeper", ALL)
        terminal.press("2 77\r")
        terminal.wait("There is no 77: the numbers go from 1 to 13.")
        terminal.press("x\r")
        terminal.wait("There is no x: ")
        terminal.press("13, 02\r")
        terminal.wait("y interesting, n not")
        terminal.press("q\r")
        assert terminal.end() == 0
        assert b"\x1b[?1049h" not in terminal.received
    assert words(program) == "garden keeper"


def test_by_lines_words_are_typed_and_asked_once(program: Program) -> None:
    with at_terminal(program, "label", "--plain") as terminal:
        terminal.wait(QUESTION)
        terminal.press("baker\r")
        terminal.wait("y interesting")
    assert words(program) == "baker"
    with at_terminal(program, "label", "--plain") as terminal:
        terminal.wait("y interesting", gone=QUESTION)


def test_by_lines_asked_again_enter_keeps_and_a_dash_is_none(program: Program) -> None:
    program("label", "--looking-for", "driver")
    for typed, kept in (("\r", "driver"), ("-\r\r", "driver"), ("-\r-\r", None)):
        with at_terminal(program, "label", "--plain", "--looking-for") as terminal:
            terminal.wait("Now: driver", "(Enter: keep that; -: choose from a list):")
            terminal.press(typed)
            terminal.wait("y interesting")
        assert words(program) == kept


@pytest.mark.parametrize(("typed", "code"), [(CTRL_D, 0), (CTRL_C, 130)])
@pytest.mark.parametrize("before", ["", "\r"])
def test_by_lines_who_leaves_is_asked_again(before: str, typed: str, code: int, program: Program) -> None:
    with at_terminal(program, "label", "--plain") as terminal:
        terminal.wait(QUESTION)
        if before:
            terminal.press(before)
            terminal.wait(ALL)
        terminal.press(typed)
        assert terminal.end() == code
        assert b"Traceback" not in terminal.received
    with at_terminal(program, "label", "--plain") as terminal:
        terminal.wait(QUESTION)


@pytest.mark.parametrize("typed", ["\r-\r", "-\r-\r", "-\r\r"])
def test_by_lines_a_dash_is_none_in_the_first_session_too(typed: str, program: Program) -> None:
    with at_terminal(program, "label", "--plain") as terminal:
        terminal.wait(QUESTION)
        terminal.press(typed)
        terminal.wait("y interesting", gone="There is no -")
    assert words(program) is None


@pytest.mark.parametrize(("title", "options"), [("Remote Job", ()), ("Baker", ("--since", "2099-01-01"))])
@pytest.mark.parametrize(("shown", "plain"), [("Enter none", ()), ("(Enter: none):", ("--plain",))])
def test_a_list_is_promised_only_where_one_comes(
    title: str, options: tuple[str, ...], shown: str, plain: tuple[str, ...], tmp_path: Path
) -> None:
    program = Program(tmp_path / "instance")
    program("fetch-new", "--from", "-", given=feed(feed_element(1, position=title)))
    with at_terminal(program, "label", *options, *plain) as terminal:
        terminal.wait(QUESTION, shown, gone="from a list")


def test_with_nothing_stored_there_is_no_menu(tmp_path: Path) -> None:
    with at_terminal(Program(tmp_path / "instance"), "label", "--looking-for") as terminal:
        terminal.wait("Fetch Remote OK's posts now?")
        terminal.press("n\r")
        terminal.wait(QUESTION, "Enter none", gone="choose from a list")
        terminal.press(ENTER)
        assert terminal.end() == 0
