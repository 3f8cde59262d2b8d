"""What nobody would write is read for places, too, and in time that grows with its length only."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.places.mentions import find

if TYPE_CHECKING:
    from types import FrameType

NAMES = ("US", "CA", "Paris", "Georgia", "TX", "DE", "New York", "Of", "County", "🇩🇪", "🇩")
SIGNS = (", ", " ", "(", ")", " or ", "\n", "é")
PIECES = st.sampled_from(NAMES + SIGNS)


@given(st.text() | st.lists(PIECES, max_size=20).map("".join), st.booleans())
def test_whatever_a_text_holds_its_mentions_stand_in_it_in_order(text: str, strict: bool) -> None:
    end = 0
    for mention in find(text, strict=strict):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(
    "piece", ["Georgia, ", "US ", "San ", "Paris, Paris (", "CA/", "us ", "Anywhere ", "County ", "Nord"]
)
def test_the_work_grows_with_the_length_of_a_text_only(piece: str, strict: bool) -> None:
    find(piece, strict=strict)
    few, many = (_calls(piece * times, strict) for times in (200, 800))
    assert many < 4.5 * few + 100


def _calls(text: str, strict: bool) -> int:
    """Return how many functions are called to read a text, which a busy machine does not change."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        find(text, strict=strict)
    finally:
        sys.setprofile(before)
    return count
