"""Which rules the user's reasons speak for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess import answers, jobs
from jobsearch.rules import parse
from jobsearch.suggesting import Suggestion, suggest
from tests.helpers.builders import NOW, a_post, a_stored_post
from tests.helpers.feeds import feed, feed_element
from tests.helpers.trained_instances import NO, YES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobsearch.dataaccess.database import Session
    from jobsearch.posts import JobPost
    from tests.helpers.running import Program

UNPAID = "Grow plants for commission."
PAY = {1: "pay", 2: "pay", 3: "pay", 4: "pay"}


def disliked(post_id: int, **named: object) -> JobPost:
    return a_stored_post(**{"id": post_id, "label": NO, "description": f"Grow plants {post_id}."} | named)


def history(*special: JobPost) -> list[JobPost]:
    """Return these labeled posts among 40 others, half of them interesting."""
    others = [disliked(number, label=YES if number % 2 else NO) for number in range(101, 141)]
    return [*special, *others]


def on_commission(*ids: int, **named: object) -> list[JobPost]:
    return [disliked(number, description=UNPAID, **named) for number in ids]


def rules_of(found: Sequence[Suggestion]) -> list[str]:
    return [str(each.rule) for each in found]


def test_the_word_that_the_posts_of_a_reason_share_becomes_a_rule_tested_against_all_labels() -> None:
    found = suggest(history(*on_commission(1, 2, 3, 4, 5, 6)), PAY, [])
    assert found == (Suggestion("pay", 4, parse("word:commission"), hides_not_interested=6, hides_interested=0),)


@pytest.mark.parametrize(
    "reasons",
    [{1: "pay", 2: "pay"}, {1: "pay", 2: "pay", 3: "level", 4: "level"}, dict.fromkeys(range(1, 5), "company"), {}],
)
def test_nothing_is_suggested_for_fewer_than_three_equal_reasons_or_for_the_company(reasons: dict[int, str]) -> None:
    assert suggest(history(*on_commission(1, 2, 3, 4)), reasons, []) == ()


def test_copies_of_a_job_count_once() -> None:
    posts = on_commission(1, 2, 3, 4)
    copied = [replace(post, job_key="one") if post.id > 2 else post for post in posts]
    (whole,) = suggest(history(*posts, *on_commission(5)), PAY | {5: "pay"}, [])
    (folded,) = suggest(history(*copied, *on_commission(5)), PAY | {5: "pay"}, [])
    assert (whole.times, whole.hides_not_interested) == (5, 5)
    assert (folded.times, folded.hides_not_interested) == (4, 4)
    assert suggest(history(*copied[1:]), PAY, []) == ()


def test_a_post_whose_label_was_changed_no_longer_speaks_for_a_rule() -> None:
    posts = on_commission(1, 2, 3, 4)
    assert suggest(history(*posts[:2]), PAY, []) == ()
    assert suggest(history(*posts[:3], replace(posts[3], label=YES)), PAY, []) == ()


def test_a_word_of_an_interesting_post_is_never_suggested() -> None:
    tempting = disliked(9, label=YES, description="Grow plants, no commission.")
    assert "word:commission" not in rules_of(suggest(history(*on_commission(1, 2, 3, 4), tempting), PAY, []))


def test_a_word_that_is_in_as_many_of_the_other_posts_is_not_suggested() -> None:
    usual = [disliked(number, description="Night shift.") for number in range(201, 241)]
    posts = [disliked(number, description="Night shift.") for number in range(1, 5)]
    assert suggest([*posts, *usual], PAY, []) == ()


def test_a_word_that_is_in_fewer_than_half_of_the_posts_is_not_suggested() -> None:
    others = [disliked(number, description=f"Water roses {number}.") for number in range(11, 16)]
    reasons = dict.fromkeys((1, 2, 3, *range(11, 16)), "pay")
    found = rules_of(suggest(history(*on_commission(1, 2, 3), *others), reasons, []))
    assert found == ["word:roses"]


@pytest.mark.parametrize(
    "text",
    [
        "Call 555 1234 now.",
        "See https://jobs.example.test/bonus?utm=feed",
        "Ask bonus@example.test",
        "Apply at jobs.bonus.com/apply",
        "Bonus 401k",
    ],
)
def test_neither_numbers_nor_parts_of_addresses_are_suggested(text: str) -> None:
    posts = [disliked(number, description=text) for number in range(1, 5)]
    found = rules_of(suggest(history(*posts), PAY, []))
    assert not {"word:555", "word:1234", "word:example", "word:jobs", "word:utm", "word:401k"} & set(found)
    assert "word:bonus" not in found or text == "Bonus 401k"


def test_what_only_one_company_writes_is_not_suggested() -> None:
    assert suggest(history(*on_commission(1, 2, 3, 4, company="Plantify", job_key="")), PAY, []) == ()
    several = [replace(post, company="Plantify", job_key=str(post.id)) for post in on_commission(1, 2, 3, 4)]
    assert suggest(history(*several), PAY, []) == ()


def test_what_a_rule_in_force_hides_is_dealt_with() -> None:
    posts = history(*on_commission(1, 2, 3, 4))
    assert suggest(posts, PAY, [parse("word:COMMISSION")]) == ()
    assert rules_of(suggest(posts, PAY, [parse("company:Acme")])) == ["word:commission"]


def test_tags_and_places_are_suggested_as_a_whole() -> None:
    for named in ({"tags": ("garden", "non tech")}, {"location": "Worldwide, Non Tech"}):
        posts = [disliked(number, **named) for number in range(1, 5)]
        assert rules_of(suggest(history(*posts), PAY, [])) == ["word:non tech"]


def test_each_reason_has_one_suggestion_the_most_frequent_reason_first() -> None:
    nightly = [disliked(number, position="Night watch") for number in range(11, 17)]
    reasons = PAY | {post.id: "contract" for post in nightly}
    found = suggest(history(*on_commission(1, 2, 3, 4), *nightly), reasons, [])
    assert [(each.reason, str(each.rule)) for each in found] == [
        ("contract", "word:night"),
        ("pay", "word:commission"),
    ]


def test_the_last_reason_of_a_post_counts(session: Session) -> None:
    jobs.save(session, [a_post(id=1), a_post(id=2)], NOW)
    for post_id, reason in ((1, "pay"), (2, None), (1, "level"), (1, None)):
        answers.record(session, post_id, NO, None, NOW)
        answers.give_reason(session, post_id, reason)
    assert answers.get_reasons(session) == {1: "level"}


def test_train_suggests_a_rule_and_hides_nothing_unasked(program: Program) -> None:
    ids = range(1, 25)
    elements = [feed_element(n, description=UNPAID if n <= 4 else f"Grow plants {n}.") for n in ids]
    program("fetch-new", "--from", "-", given=feed(*elements))
    keys = ("n\n4\n" if n <= 4 else "y\n" if n % 2 else "n\n" for n in ids)
    program("label", *ids, given="".join(keys))
    done = program("train")
    line = "The rule word:commission would have hidden 4 not interesting and 0 interesting jobs"
    assert (
        f'\nYou gave "pay" as the reason 4 times. {line}: python main.py recommend --hide word:commission\n' in done.out
    )
    assert program("train", "--json").json()["suggestions"] == [
        {
            "reason": "pay",
            "times": 4,
            "rule": "word:commission",
            "hides_not_interested": 4,
            "hides_interested": 0,
        }
    ]
    assert program("stats", "--json").json()["rules"] == []
    program("recommend", "--hide", "word:commission")
    assert program("train", "--json").json()["suggestions"] == []
