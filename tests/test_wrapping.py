"""Where lines end on a terminal: messages and posts break between words, addresses never break."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from jobsearch.showing import Assessment
from jobsearch.terminal.full_post import show_post
from jobsearch.terminal.wrapping import at_words
from tests.helpers.builders import NOW, a_stored_post
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.recommendations import a_terminal, shown

if TYPE_CHECKING:
    from tests.helpers.running import Program

URL = "https://example.com/careers/" + "-".join(f"word{number}" for number in range(20))
OTHER = "https://example.com/other/" + "x" * 120
DESCRIPTION = f"""\
Write to us: {URL} or call.

- First apply at {URL}, then wait
- **{OTHER}**

> As we say on <{OTHER}> each day

{URL}
{OTHER}

Short lines follow. {"Plain words in a long paragraph. " * 10}
"""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("one two  three four", ["one two", "three", "four"]),
        ("  one two three", ["  one two", "  three"]),
        ("\none\n", ["", "one", ""]),
        ("go to https://example.com/ now", ["go to", "https://example.com/", "now"]),
        ("https://example.com/", ["https://example.com/"]),
        ("京京 京京京 京", ["京京", "京京京 京"]),
    ],
)
def test_lines_break_between_words(text: str, lines: list[str]) -> None:
    assert at_words(Text(text), 9).plain.split("\n") == lines


def test_styles_and_links_stay_on_their_words() -> None:
    link = Style(link="https://example.com/")
    text = Text.assemble("one ", ("two", "bold"), " three ", ("four", link), style="dim")
    broken = at_words(text, 9)
    styles = {broken.plain[span.start : span.end].strip(): span.style for span in broken.spans}
    assert (styles["two"], styles["four"]) == ("bold", link)


@pytest.mark.parametrize("width", [20, 33, 60, 80])
def test_a_message_breaks_between_words_on_a_terminal_alone(width: int) -> None:
    message = "No post is likely enough to interest you; these come nearest."
    for is_interactive in (True, False):
        terminal = a_terminal(width, is_interactive=is_interactive)
        terminal.message(message)
        lines = shown(terminal.err).splitlines()
        assert " ".join(lines) == message
        assert (len(lines) == 1) is (width == 80 or not is_interactive)
        assert not is_interactive or all(len(line) <= width for line in lines)


def test_an_error_breaks_between_words_on_a_terminal(program: Program) -> None:
    with at_terminal(program, "recommend", size=(20, 30)) as terminal:
        assert terminal.end() == 1
    lines = terminal.text().rstrip().split("\n")
    assert lines[:2] == ["Error: There are no posts yet", "in"]
    assert lines[-2:] == ["run fetch-new, then label", "some, then train."]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_the_addresses_in_a_post_that_is_shown_are_whole(width: int) -> None:
    terminal = a_terminal(width)
    post = a_stored_post(description=DESCRIPTION, url=OTHER, apply_url=URL)
    show_post(terminal, Assessment(post), NOW)
    text = shown(terminal.out)
    assert len(re.findall(re.escape(URL), text)) == 4
    assert len(re.findall(re.escape(OTHER), text)) == 4
    assert all(cell_len(line) <= width for line in text.splitlines() if "https://" not in line)
    joined = " ".join(text.replace("▌", "").split())
    assert (
        f"Write to us: {URL} or call. • First apply at {URL}, then wait • {OTHER} As we say on {OTHER} each" in joined
    )
