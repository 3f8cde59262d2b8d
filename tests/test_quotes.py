"""Quotes lit in a text as it is shown: over line breaks and marks, and unlike the words for and against."""

from __future__ import annotations

import re
import time

import pytest
from rich.console import Console
from rich.style import Style
from rich.text import Text

from jobsearch.posts import Term
from jobsearch.terminal import quotes, rendering
from tests.helpers.builders import a_stored_post, stated


def lit(text: str, quote: str, width: int = 40) -> list[str]:
    """Return the parts of a description that are lit, line by line."""
    post = a_stored_post(description=text, facts=stated(open_to=("US",), evidence={"open_to": quote}))
    console = Console(width=width, color_system=None)
    lines = rendering.description_lines(console, post, width)
    return [
        line.plain[span.start : span.end]
        for line in lines
        for span in line.spans
        if Style.parse(quotes.QUOTED) == span.style or span.style == quotes.QUOTED
    ]


@pytest.mark.parametrize(
    ("text", "quote", "parts"),
    [
        ("You must be based in the US.", "must be based in the US", ["must be based in the US"]),
        ("You MUST\nbe based there.", "must be based", ["MUST", "be based"]),
        ("You **must be** _based_ in [it](https://example.org).", "must be based in it", ["must be based in it"]),
        ("We pay $80,000 a year.", "$80,000 a year", ["$80,000 a year"]),
        ("Bring 5+ years.", "5+", ["5+"]),
        ("## Where\n\n* Remote\n* US only\n* Now", "Remote US only", ["Remote", "US only"]),
        ("> Only in\n> the EU", "Only in the EU", ["Only in", "the EU"]),
        ("1. Live in Spain\n2. Speak Spanish", "Spain 2. Speak Spanish", ["Spain", "2 Speak Spanish"]),
        ("Europe. In Europe only.", "Europe only", ["Europe only"]),
        ("In Europe, or only in Europe.", "Europe", ["Europe"]),
        ("Nichts davon.", "US only", []),
        ("US", "US only", []),
        ("…", "…", []),
        ("Ab sofort in Köln-Süd", "köln-süd", ["Köln-Süd"]),
    ],
)  # fmt: skip
def test_a_quote_is_found_by_its_words_in_order(text: str, quote: str, parts: list[str]) -> None:
    assert lit(text, quote) == parts


def test_a_quote_is_found_where_lines_are_broken() -> None:
    text = "Applicants have to be based in the United States of America to be considered."
    parts = lit(text, "have to be based in the United States of America", 24)
    assert len(parts) > 1
    assert " ".join(parts) == "have to be based in the United States of America"


def test_evidence_that_is_a_field_is_not_looked_for_in_the_text() -> None:
    assert lit("The title and the location field matter.", "title") == []
    assert lit("The title and the location field matter.", "location field") == []


def test_words_for_and_against_stand_out_within_a_quote_too() -> None:
    why = (Term("text: us", 1.0), Term("text: based", -1.0))
    post = a_stored_post(
        description="Be based in the US.", facts=stated(open_to=("US",), evidence={"open_to": "based in the US"})
    )
    console = Console(width=40, color_system="standard", no_color=True, force_terminal=True)
    (line,) = rendering.description_lines(console, post, 40, why)
    with console.capture() as captured:
        console.print(line, end="")
    assert re.sub("\x1b\\[0m", "|", captured.get()).rstrip() == (
        "Be \x1b[1;3;4mbased|\x1b[3;4m in the |\x1b[1;3;4;7mUS|."
    )


def test_without_colour_the_three_styles_differ() -> None:
    drawn = {Style.parse(style).without_color for style in (quotes.QUOTED, rendering.FOR, rendering.AGAINST)}
    assert len(drawn) == 3


def test_a_text_made_to_be_searched_for_long_is_searched_at_once() -> None:
    begun = time.process_time()
    lines = [Text("a b " * 20) for _ in range(2_000)]
    quotes.light(lines, ["a b " * 12 + "c", "a " * 11 + "c", "c" * 100_000, "$" * 100_000])
    assert time.process_time() - begun < 2
    assert not any(line.spans for line in lines)
