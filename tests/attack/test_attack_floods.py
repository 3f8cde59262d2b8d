"""Floods of marks and of letters that nobody sees: cut at what a language needs, which stays as it is."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.cleaning.fields import clean_description, clean_line

MOST_MARKS = 6
ACUTE, JOINER, BLANK, EMOJI_STYLE = "\u0301", "\u200d", "\u3164", "\ufe0f"
MARKS = [chr(code) for code in range(0x30000) if unicodedata.category(chr(code)).startswith("M")]
FILLERS = ["\u115f", "\u1160", "\u3164", "\uffa0"]
SELECTORS = ["\ufe00", "\ufe0e", "\ufe0f", "\U000e0100", "\U000e01ef"]


def longest_run(text: str) -> int:
    """Return how many marks are on one letter at the most."""
    run = most = 0
    for char in text:
        kind = unicodedata.category(char)
        run = run + 1 if kind.startswith("M") else run if kind == "Cf" else 0
        most = max(most, run)
    return most


@pytest.mark.parametrize(
    "text",
    [
        unicodedata.normalize("NFD", "Tuyển kỹ sư phần mềm, nghiễng về dữ liệu"),
        "בְּרֵאשִׁ֖ית מְפַתֵּחַ",
        "ที่นี่กำลังรับสมัครผู้เชี่ยวชาญ",
        "क्षत्रिय हिन्दी में प्रबंधक",
        "مُهَنْدِسٌ بَرْمَجِيّٰ، می\u200cخواهم",  # noqa: RUF001
        "မြွှို့ ကျွန်ုပ်",
        "ខ្ញុំស្រឡាញ់ការងារ",
        "ಸಾಫ್ಟ್‌ವೇರ್ ತಂತ್ರಜ್ಞ",
        "葛\U000e0100城市の求人",
        "한국어 채용",
        f"❤{EMOJI_STYLE}{JOINER}\U0001f525 1{EMOJI_STYLE}\u20e3 ©{EMOJI_STYLE} \u2139{EMOJI_STYLE} ☎\ufe0e",
        f"\U0001f468{JOINER}\U0001f469{JOINER}\U0001f467 \U0001f44d\U0001f3fd",
    ],
)
def test_what_languages_and_emoji_need_stays(text: str) -> None:
    assert clean_line(text) == text
    assert clean_description(text) == (text, None)


def test_a_pile_of_marks_is_cut() -> None:
    assert clean_line("Ba" + ACUTE * 500 + "ker") == "Ba" + ACUTE * MOST_MARKS + "ker"
    assert clean_description("<b>Ba" + ACUTE * 500 + "ker</b>")[0] == "**Ba" + ACUTE * MOST_MARKS + "ker**"
    assert longest_run(clean_line("Ba" + (ACUTE + JOINER) * 500)) == MOST_MARKS
    assert longest_run(clean_line("Ba" + "&#x301;" * 100)) == MOST_MARKS


def test_letters_that_fill_a_place_are_dropped() -> None:
    assert clean_line("Ba" + "".join(FILLERS) * 50 + "ker") == "Baker"
    assert clean_line(BLANK * 50) == ""
    assert clean_line("Ba\u2800\u2800ker") == "Ba ker"


def test_what_selects_a_form_of_nothing_is_dropped_and_one_is_enough() -> None:
    assert clean_line(EMOJI_STYLE + f"Ba{EMOJI_STYLE}ker é\ufe00") == "Baker é"
    assert clean_line("❤" + EMOJI_STYLE * 50) == "❤" + EMOJI_STYLE
    assert clean_line("é" + JOINER * 50 + "é") == "é" + JOINER + "é"


@given(st.lists(st.sampled_from([*MARKS, *FILLERS, *SELECTORS, JOINER, "a", "é", "求", "❤", " "]), max_size=60))
def test_no_text_piles_up_marks_or_holds_what_nobody_sees(chars: list[str]) -> None:
    text = "".join(chars)
    for cleaned in (clean_line(text), clean_description(text)[0]):
        assert longest_run(cleaned) <= MOST_MARKS
        assert not set(cleaned) & set(FILLERS)
        assert not any(one in SELECTORS and other in SELECTORS for one, other in pairwise(cleaned))
    assert clean_line(clean_line(text)) == clean_line(text)
