"""Typing a line: what each key does to the text and the cursor, and what of a long text is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jobsearch.terminal.labelling.keyboard import PASTE
from jobsearch.terminal.labelling.line_editor import LineEditor, editor

HERE = "|"


def typed(before: str, *keys: str, pasted: str = "") -> str:
    """Return the text with a bar for the cursor after these keys."""
    line = LineEditor(before.replace(HERE, ""), before.index(HERE))
    for key in keys:
        line.press(key, pasted)
    return line.text[: line.cursor] + HERE + line.text[line.cursor :]


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("|", "ab", "ab|"),
        ("a|c", "b", "ab|c"),
        ("|", "好é", "好é|"),
        ("ab|c", ["left", "left", "left"], "|abc"),
        ("a|bc", ["right", "right", "right"], "abc|"),
        ("a|bc", ["end"], "abc|"),
        ("ab|c", ["home"], "|abc"),
        ("a|bc", ["\x05"], "abc|"),
        ("ab|c", ["\x01"], "|abc"),
        ("ab|c", ["backspace"], "a|c"),
        ("|abc", ["backspace"], "|abc"),
        ("a|bc", ["delete"], "a|c"),
        ("abc|", ["delete"], "abc|"),
        ("python back|end", ["\x15"], "|"),
        ("python backend|", ["\x17"], "python |"),
        ("python backend |", ["\x17"], "python |"),
        ("python back|end", ["\x17", "\x17", "\x17"], "|end"),
        ("cafe\N{COMBINING ACUTE ACCENT}|s", ["left"], "caf|e\N{COMBINING ACUTE ACCENT}s"),
        ("cafe\N{COMBINING ACUTE ACCENT}|s", ["backspace"], "caf|s"),
        ("好|", ["backspace"], "|"),
    ],
)
def test_each_key_edits_at_the_cursor(before: str, keys: list[str], after: str) -> None:
    assert typed(before, *keys) == after


@pytest.mark.parametrize("key", ["up", "page down", "\x1b", "\x1by", "\x1b[15~", "\x0b", "\t"])
def test_other_keys_do_nothing(key: str) -> None:
    line = editor("python")
    assert not line.press(key)
    assert line == editor("python")


def test_a_paste_goes_in_at_the_cursor_as_one_line_without_control_characters() -> None:
    pasted = "b\r\nc\td\x1b[31m\x07\x00\N{RIGHT-TO-LEFT OVERRIDE}e"
    assert typed("a|f", PASTE, pasted=pasted) == "ab c d[31me|f"


def test_an_earlier_text_is_edited_at_its_end_and_in_one_line() -> None:
    line = editor("python\nbackend")
    assert (line.text, line.cursor) == ("python backend", 14)


@pytest.mark.parametrize(
    ("text", "shown", "cell"),
    [
        ("abc|", "abc", 3),
        ("a|bc", "abc", 1),
        ("abcdefghi|", "abcdefghi", 9),
        ("abcdefghij|", "…cdefghij", 9),
        ("abcdefghi|j", "abcdefghij", 9),
        ("|abcdefghijk", "abcdefghi…", 0),
        ("abcdefgh|ijkl", "abcdefghi…", 8),
        ("abcdefghijk|lm", "…defghijk…", 9),
        ("好好好好好|", "…好好好好", 9),
        ("|好好好好好好", "好好好好…", 0),
    ],
)
def test_of_a_long_text_the_part_around_the_cursor_is_shown(text: str, shown: str, cell: int) -> None:
    assert LineEditor(text.replace(HERE, ""), text.index(HERE)).window(10) == (shown, cell)


@given(st.text(st.sampled_from("ab 好é\N{COMBINING ACUTE ACCENT}"), max_size=60), st.data(), st.integers(4, 40))
def test_what_is_shown_fits_and_so_does_the_cursor(text: str, data: st.DataObject, width: int) -> None:
    line = LineEditor(text, data.draw(st.integers(0, len(text))))
    shown, cell = line.window(width)
    assert cell_len(shown) <= width
    assert cell < width
