"""Hostile titles and texts, and thousands of posts, are told apart in linear time."""

from __future__ import annotations

import random
from time import process_time

import pytest

from jobsearch.copies import titles
from jobsearch.copies.grouping import Listing, job_keys


def an_ad(post_id: int, title: str, location: str, text: str) -> Listing:
    return Listing(post_id, "Windfall Cider", title, location, text)


@pytest.mark.parametrize("sign", ["*", "_", "#", " ", "\t", "-", "Lisbon - "])
def test_a_text_of_one_sign_is_read_in_linear_time(sign: str) -> None:
    before = process_time()
    assert titles.read("Cider Maker, Lisbon", "", sign * 100_000).bare == "cider maker"
    assert process_time() - before < 5


@pytest.mark.parametrize(
    "text", ["", "We press apples into cider in an old barn, and look for somebody who sorts fruit."]
)
def test_hostile_titles_and_places_are_read_in_linear_time(text: str) -> None:
    hostile = ["(" * 50_000, "a " * 50_000, "DE " * 50_000, " - " * 50_000, "\0*[|]{}+?\\" * 9_000, ", Paris" * 20_000]
    before = process_time()
    for one in hostile:
        job_keys([an_ad(1, one, one, one + text), an_ad(2, f"{one} Berlin", one, text + one)])
    assert process_time() - before < 10


def test_thousands_of_posts_of_one_company_are_read_in_linear_time() -> None:
    words = [f"{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}word" for n in range(600)]
    dealt = random.Random(1)  # noqa: S311 - a draw, no secret
    ads = [
        an_ad(number, f"Maker Hamlet{number}", f"Hamlet{number}", " ".join(dealt.choices(words, k=200)))
        for number in range(2_000)
    ]
    before = process_time()
    assert len(set(job_keys(ads).values())) == 2_000
    assert process_time() - before < 20
