"""The reason of a no that no other post follows: asked for at the end, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import rules
from jobsearch.dataaccess.counts import reasons
from jobsearch.labelling.offer import Reason, Reply
from tests.helpers.builders import a_post
from tests.helpers.four_posts import stored_labels
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.scripted_sessions import UNDO, N, Script, Y, labelling, labels_by_id, store_posts

if TYPE_CHECKING:
    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost
    from tests.helpers.running import Program

LAST = "That was the last post."


def run(session: Session, posts: Script, *replies: Reply | Reason | None, limit: int | None = None) -> list[int]:
    """Run a session, and return which posts it asked the reason for."""
    asked: list[int] = []

    def ask_last(post: JobPost) -> Reply | Reason | None:
        asked.append(post.id)
        return replies[len(asked) - 1]

    labelling(session).run(posts, limit, ask_last=ask_last)
    return asked


def test_the_reason_of_the_last_no_is_kept(session: Session) -> None:
    store_posts(session, a_post(id=1), a_post(id=2, company="Acme"))
    assert run(session, Script([N, N]), Reason.COMPANY) == [2]
    assert reasons(session) == {Reason.COMPANY: 1}
    assert [rule.text for rule in rules.get_rules(session)] == ["Acme"]


@pytest.mark.parametrize(("replies", "limit"), [([N, Y], None), ([N], None), ([N], 1), ([], None)])
def test_there_is_no_question_after_a_yes_nor_where_posts_are_left(
    replies: list[Reply | Reason], limit: int | None, session: Session
) -> None:
    store_posts(session, a_post(id=1), a_post(id=2))
    assert run(session, Script(replies), limit=limit) == []


def test_undo_offers_the_last_post_again(session: Session) -> None:
    store_posts(session, a_post(id=1))
    posts = Script([N, N, Y])
    assert run(session, posts, UNDO, UNDO) == [1, 1]
    assert posts.offered == [1, 1, 1]
    assert labels_by_id(session) == {1: 1}


def test_on_the_screen_one_key_answers_it_and_any_other_ends(four_posts: Program) -> None:
    for key, reason in (("u", None), ("3", "stack"), ("q", None), ("\x04", None)):
        with at_terminal(four_posts, "label", 4) as terminal:
            terminal.wait("Editor")
            terminal.press("n")
            terminal.wait(LAST, "Why not Editor?", "3 stack", "u undo  any other key ends")
            terminal.press(key)
            if key == "u":
                terminal.wait("Undone: Editor")
                terminal.press("y")
            assert terminal.end() == 0
            assert terminal.is_as_found()
        assert stored_labels(four_posts)[3] == (key == "u")
        if reason:
            assert four_posts("stats", "--json").json()["reasons"] == {reason: 1}
