"""Hostile texts: what the converter is given is a small tree, and no text takes long, much memory or much room."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

import html_to_markdown
import pytest
from html_to_markdown import ConversionError, convert
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jobsearch.cleaning import LONGEST_DESCRIPTION
from jobsearch.cleaning.fields import clean_description
from jobsearch.cleaning.nesting import MOST_CELLS, MOST_INDENTED, MOST_OPEN, MOST_ROWS
from tests.helpers.builders import write_original
from tests.helpers.hostile_texts import PIECES, TAGS, pairs_of_tags
from tests.helpers.memory import measured
from tests.helpers.soak import rounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.helpers.running import Program

SHORT, FOUR_TIMES = 4_000, 16_000
NOISE = 8  # times as long for four times the length, on a busy machine
MOMENT = 0.005  # seconds of the processor, below which nothing counts
SPARE = 1_000  # characters beside twice those of the text
TAG = re.compile(r"<(/?)([a-z0-9]+)(?: href=\"[^\"<>]*\")?>")
ALONE, INDENTED = {"br", "hr"}, {"ul", "ol", "blockquote"}
SOME_PAIRS = pairs_of_tags()[:: rounds(13, 1)]

pieces = st.sampled_from([*PIECES, *(f"</{tag}>" for tag in TAGS)]) | st.text(max_size=5)
hostile = st.lists(pieces, max_size=40).map("".join)
repeated = st.lists(pieces.filter(bool), min_size=1, max_size=5).map("".join)


@contextmanager
def watched_converter() -> Iterator[list[str]]:
    """Yield the list of all that is given to the converter; let what it fails on fail the test."""
    given_html: list[str] = []

    def watched(html: str) -> object:
        given_html.append(html)
        try:
            return convert(html)
        except ConversionError as error:
            message = f"the converter fails on {html!r}"
            raise AssertionError(message) from error

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_to_markdown, "convert", watched)
        yield given_html


def check_tree(html: str) -> None:
    """Check that all that is opened is closed in order, and that little of it is open at once."""
    still_open: list[str] = []
    rows = 0
    for closing, name in TAG.findall(html):
        if closing:
            assert still_open.pop() == name, html
        elif name not in ALONE:
            still_open.append(name)
            rows += name == "tr"
            assert len(still_open) <= MOST_OPEN, html
            assert sum(each in INDENTED for each in still_open) <= MOST_INDENTED, html
            assert Counter(still_open)["pre"] <= 1, html
            assert "pre" not in still_open[:-1], html
    assert not still_open, html
    assert "<" not in TAG.sub("", html), html
    assert rows <= MOST_ROWS
    assert all(row.count("<t") <= MOST_CELLS for row in html.split("<tr>")[1:])


def cleaned(text: str) -> tuple[float, str]:
    """Return how many seconds of the processor cleaning took, and what it made."""
    begun = time.process_time()
    markdown, _ = clean_description(text)
    return time.process_time() - begun, markdown


def filled(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def is_linear(piece: str) -> bool:
    """Return whether four times the text takes four times as long, noise aside, and none becomes much longer."""
    short, long = filled(piece, SHORT), filled(piece, FOUR_TIMES)
    for _ in range(5):
        quick, markdown = cleaned(short)
        slow, longer = cleaned(long)
        assert len(markdown) <= 2 * len(short) + SPARE, piece
        assert len(longer) <= 2 * len(long) + SPARE, piece
        if slow <= NOISE * max(quick, MOMENT):
            return True
    return False


@given(hostile)
@settings(max_examples=rounds(300, 20_000))
@example("<li>x<pre>y" * 100)
@example("<ul><li><blockquote>" * 100)
@example("<table><tr>" + "<td>x" * 100 + "<tr><td>y" * 1000)
@example("<pre><li> <a href='https://a.example'><p>")
@example("<b><p>x</b>y</p><table><td>x<tr>y<td><table><tr><td>z</table></ul></li>")
def test_whatever_the_text_the_converter_gets_a_small_tree_and_never_fails(text: str) -> None:
    with watched_converter() as given_html:
        clean_description(text)
    for html in given_html:
        check_tree(html)


@pytest.mark.parametrize("text", [piece * 50 for piece in SOME_PAIRS], ids=SOME_PAIRS)
def test_two_kinds_of_tags_that_are_never_closed_make_a_small_tree(text: str) -> None:
    with watched_converter() as given_html:
        clean_description(text)
    for html in given_html:
        check_tree(html)


def test_the_converter_says_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    for tag in TAGS:
        clean_description(f"<pre><li> <a href='https://a.example'><{tag}>é <pre><code>求 <{tag}>")
    assert capfd.readouterr() == ("", "")


def test_what_the_converter_refuses_loses_its_markup_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(html: str) -> None:
        raise ConversionError(html)

    monkeypatch.setattr(html_to_markdown, "convert", refuse)
    assert clean_description("<p>Bake <b>bread</b></p>") == ("Bake  bread", None)


def test_text_that_would_grow_by_far_loses_its_markup() -> None:
    wide = "<table><tr><td>" + "x" * 150 + "</td></tr>" + "<tr><td>y</td></tr>" * 400 + "</table>"
    text, _ = clean_description(wide)
    assert len(text) < len(wide)
    assert text.count("y") == 400
    assert "|" not in text


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<ul><li>mix<li>bake</ul>sell", "- mix\n- bake\n\nsell"),
        ("<p>mix<p>bake</p></p>sell", "mix\n\nbake\n\nsell"),
        ("<ul><li>mix<p>bake</ul></li></p>sell", "- mix\n\n  bake\n\nsell"),
        ("<div><b>mix</div></b><div>bake</div>", "**mix**\n\nbake"),
        ("<pre>mix\n bake<p>sell", "```\nmix\n bake\n```\n\nsell"),
        ("<table><tr><td>mix<td>bake<tr><td>sell", "| mix | bake |\n| ---- | ---- |\n| sell | |"),
        ("<blockquote>" * 50 + "mix", "> > > > > > mix"),
        ("<td>mix<td>bake", "mix\nbake"),
    ],
)
def test_what_is_open_ends_where_readers_expect_it(html: str, markdown: str) -> None:
    assert re.sub(r" +", " ", clean_description(html)[0]) == re.sub(r" +", " ", markdown)


def test_no_piece_of_text_takes_more_than_linear_time_or_room() -> None:
    assert [piece for piece in (*PIECES, *SOME_PAIRS) if not is_linear(piece)] == []


@given(repeated)
@settings(max_examples=rounds(60, 3_000))
def test_no_pieces_together_take_more_than_linear_time_or_room(piece: str) -> None:
    assert is_linear(piece)


def test_a_hostile_post_takes_little_longer_than_an_ad_of_its_length_and_no_300_megabytes() -> None:
    done = measured(sys.executable, "-m", "tests.helpers.storing", rounds(60, 1_000))
    assert (done.code, done.err) == (0, "")
    assert float(done.out) < 4
    assert done.megabytes < 300


def test_an_original_database_of_hostile_posts_is_upgraded_and_keeps_its_labels(program: Program) -> None:
    program.instance.mkdir()
    texts = ["<li>x<pre>y" * 800, "<blockquote>x" * 800, "R" * 2 * LONGEST_DESCRIPTION]
    hostile_posts = [
        {"id": number, "description": text, "position": "x" * 100_000, "tags": "a," * 100_000, "label": number % 2}
        for number, text in enumerate(texts, 1)
    ]
    write_original(program.instance / "jobposts.db", *hostile_posts)
    done = program("stats", "--json")
    assert done.cpu_seconds < 10
    assert program("list", "--label", "interested", "--json").json()[0]["label"] == 1
    assert len(program("show", 2).out) < 2 * LONGEST_DESCRIPTION
