"""Words looked for that no post has are named before the first post: not silently dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import jobs, search_index
from jobsearch.labelling import preparing
from jobsearch.labelling.unknown_words import find_unknown
from tests.helpers.asked import QUESTION, store_two
from tests.helpers.builders import a_post
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.scripted_sessions import store_posts

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.dataaccess.database import Session
    from tests.helpers.running import Program

SAID = 'No post has "bookkeeper"; label --looking-for asks again.'


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return store_two(tmp_path)


def unknown(session: Session, text: str) -> tuple[str, ...]:
    preparing.remember_words(session, text)
    return find_unknown(session, {post.id for post in jobs.get_not_labeled(session, 100)})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gardener bookkeeper", ("bookkeeper",)),
        ("Gardeners, GARDENER or Companies; policies", ()),
        ("Tailor, wools, tailors and Java", ("Tailor", "wools", "Java")),
        ("node.js C++ c# lisbon pond", ("c#",)),
        ("senior remote work for the uk, 2030, x, 20 hours", ()),
        ("a b c", ("c",)),
        (" ".join(f"trade{chr(97 + number)}" for number in range(13)), ()),
        ("", ()),
    ],
)
def test_words_are_looked_up_in_title_tags_place_and_text(text: str, words: tuple[str, ...], session: Session) -> None:
    post = a_post(
        id=1, position="Gardener", tags=("c++", "node.js"), location="Lisbon", description="Ponds; JavaScript"
    )
    store_posts(session, post, a_post(id=2, description="Our company policy: a rose."))
    assert unknown(session, text) == words


def test_only_posts_that_can_be_offered_count(session: Session) -> None:
    store_posts(session, a_post(id=1, position="Tailor"), a_post(id=2, position="Baker"))
    preparing.remember_words(session, "tailor")
    assert find_unknown(session, {1, 2}) == find_unknown(session, ()) == ()
    assert find_unknown(session, {2}) == ("tailor",)


def test_where_posts_can_not_be_searched_nothing_is_said(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    store_posts(session)
    assert unknown(session, "bookkeeper") == ("bookkeeper",)
    monkeypatch.setattr(search_index, "MODULE", "no such module")
    assert unknown(session, "bookkeeper") == ()


def test_after_the_question_the_screen_names_them(program: Program) -> None:
    with at_terminal(program, "label", size=(10, 40)) as terminal:
        terminal.wait(QUESTION)
        terminal.press("bookkeeper baker\r")
        terminal.wait('No post has "bookkeeper"; label', "--looking-for asks again.", gone="One key decides")
        terminal.press("n")
        terminal.wait("1 in all", gone="No post has")


def test_words_given_with_the_command_are_named_on_screen_and_known_ones_are_not(program: Program) -> None:
    with at_terminal(program, "label", "--looking-for", "bookkeeper", size=(24, 120)) as terminal:
        terminal.wait(SAID)
    with at_terminal(program, "label", "--looking-for", "bakers", size=(24, 120)) as terminal:
        terminal.wait("One key decides", gone="No post has")


def test_by_lines_they_are_named_once_and_never_to_a_program(program: Program) -> None:
    command = "label", "--looking-for", "Bookkeeper, tailor and wainwright"
    said = program(*command, given="n\n").err
    assert said.count('No post has "Bookkeeper", "tailor" or "wainwright"; label --looking-for asks again.\n') == 1
    assert "No post has" not in program("label", given="n\n").err
    for option in ("--json", "--quiet"):
        assert "No post has" not in program(*command, option).err
    assert "No post has" not in program(*command[:-1], "", given="n\n").err
