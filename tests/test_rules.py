"""Rules: which posts a company's name or a word hides."""

from __future__ import annotations

import pytest

from jobsearch.rules import parse
from tests.helpers.builders import a_stored_post

POST = a_stored_post(company="Acme", position="Straße Sweeper", description="We use C++,\nand  KOBOL in İzmir.")


@pytest.mark.parametrize(
    "rule",
    [
        "company:ACME",
        "word:straße",
        "word:STRAẞE",
        "word:c++",
        "word:and kobol",
        "word:izmir",
        "word:İZMİR",
        "word:acme",
    ],
)
def test_a_rule_hides_a_post_whatever_the_case(rule: str) -> None:
    assert parse(rule).matches(POST)


@pytest.mark.parametrize("rule", ["company:Acm", "word:sweep", "word:izmi", "word:weuse", "word:cobol"])
def test_a_rule_hides_no_post_for_a_part_of_a_word(rule: str) -> None:
    assert not parse(rule).matches(POST)
