"""The menu of words to tick: its numbers, the ways to move, and how it fills a screen."""

from __future__ import annotations

import pytest

from jobsearch.terminal.labelling.menu import Menu

SIXTY = [f"word{number}" for number in range(1, 61)]


def pressed(*keys: str, words: list[str] = SIXTY, columns: int = 4) -> Menu:
    menu = Menu(words, columns=columns, rows=5)
    for key in keys:
        menu.press(key)
    return menu


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        (["right", "l"], 3),
        (["left"], 1),
        (["down", "j"], 9),
        (["down", "down", "up", "k", "up"], 1),
        (["end"], 60),
        (["G", "down", "l"], 60),
        (["end", "g"], 1),
        (["page down"], 21),
        (["right", "page down", "page up", "page up"], 2),
        (["1"], 1),
        (["2", "down"], 6),
    ],
)
def test_keys_move(keys: list[str], at: int) -> None:
    menu = pressed(*keys)
    assert (menu.at + 1, menu.ticked) == (at, set())


def test_down_stops_at_the_last_row_even_if_it_is_not_full() -> None:
    menu = pressed("right", "right", "right", "down", "down", words=SIXTY[:6])
    assert menu.at + 1 == 6


@pytest.mark.parametrize(
    ("keys", "ticked"),
    [
        ([" "], [1]),
        ([" ", " "], []),
        (["1", "2"], [12]),
        (["0", "1"], [1]),
        (["1", " "], [1]),
        (["1", "down", " "], [5]),
        (["1", "2", "1", "2"], []),
        (["1", "backspace", "3", "4"], [34]),
        (["1", "2", " "], []),
        (["6", "0", "0", "7"], [7, 60]),
        (["9", "9"], []),
        (["0", "0"], []),
        (["²", "٣"], []),
    ],
)
def test_space_ticks_and_a_number_does_once_it_is_complete(keys: list[str], ticked: list[int]) -> None:
    assert sorted(place + 1 for place in pressed(*keys).ticked) == ticked


def test_a_number_that_is_not_there_is_said_to_be_none_until_the_next_key() -> None:
    menu = pressed("6", "1")
    assert menu.said == "There is no 61: the numbers go from 1 to 60."
    menu.press("down")
    assert menu.said == ""


def test_few_words_have_numbers_of_one_digit() -> None:
    assert pressed("3", words=SIXTY[:9]).chosen() == ("word3",)


def test_the_words_chosen_are_in_the_order_of_the_menu() -> None:
    assert pressed("3", "0", "0", "2", "1", "9").chosen() == ("word2", "word19", "word30")


@pytest.mark.parametrize(("width", "rows", "columns"), [(78, 17, 5), (38, 4, 2), (13, 4, 1), (5, 1, 1), (88, 40, 6)])
def test_as_many_columns_are_made_as_fit(width: int, rows: int, columns: int) -> None:
    menu = Menu(SIXTY)
    cells, widths = menu.lay_out(width, rows)
    assert (menu.columns, len(widths)) == (columns, columns)
    assert cells[11] == "[ ] 12 word12"


def test_long_words_are_cut_only_where_the_menu_would_not_fit() -> None:
    menu = Menu(["representative"] * 60)
    assert menu.lay_out(88, 20)[0][0] == "[ ] 01 representative"
    assert menu.lay_out(78, 15)[0][0] == "[ ] 01 representa…"
    assert len(menu.lay_out(78, 15)[1]) == 4


def test_wide_characters_are_measured_in_cells() -> None:
    cells, (width,) = Menu(["面包师" * 10], {0}).lay_out(40, 0)
    assert cells == ["[x] 1 面包师面包…"]
    assert width == 17
