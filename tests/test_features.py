"""What the classifier counts in a post: the words of its title, tags, place and text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.classifier.features import (
    TEXT_READ,
    singular,
    spellings,
    tag_tokens,
    text_tokens,
    title_tokens,
    tokens,
    with_pairs,
)
from tests.helpers.builders import a_post
from tests.helpers.running import REPO

NAMES = ["C++", "C#", ".NET", "Node.js", "R&D", "ASP.NET", "Vue.js", "F#"]
near_names = st.lists(st.sampled_from([*NAMES, "s", "ies", "ss", " ", ".", "+", "&", "#", "é", "工程", "İ"])).map(
    "".join
)


@pytest.mark.parametrize("name", NAMES)
def test_names_of_techniques_stay_whole(name: str) -> None:
    assert tokens(f"Senior {name} developer, {name}, ({name}).") == [
        "senior",
        name.lower(),
        "developer",
        name.lower(),
        name.lower(),
    ]


def test_the_end_of_a_sentence_is_no_part_of_its_last_word() -> None:
    assert tokens("Around. And Go, money. End.") == ["around", "and", "go", "money", "end"]


def test_no_pattern_repeats_a_group_possessively_as_python_before_3_11_5_matches_that_wrongly() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in (REPO / "jobsearch").rglob("*.py")}
    assert [path for path, source in sources.items() if re.search(r"\)[*+?]\+|\)\{[\d,]+\}\+", source)] == []


def test_e_mail_is_email_and_not_mail() -> None:
    assert tokens("E-mail, e-Commerce: re-use of vitamin E-12") == [
        "email",
        "ecommerce",
        "re",
        "use",
        "of",
        "vitamin",
        "e",
        "12",
    ]


@given(st.text() | near_names)
def test_tokens_of_tokens_are_the_same_tokens(text: str) -> None:
    assert tokens(" ".join(tokens(text))) == tokens(text)


@given(st.text() | near_names)
def test_tokens_are_lowercase_and_hold_no_blank(text: str) -> None:
    assert all(token and token == token.lower() and not set(token) & set(" \t\n_") for token in tokens(text))


@given(st.lists(st.sampled_from(NAMES), max_size=5), st.sampled_from([" ", ", ", " / ", " - ", "\n"]))
def test_names_stay_whole_whatever_parts_them(names: list[str], between: str) -> None:
    assert tokens(between.join(names)) == [name.lower() for name in names]


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("designers", "designer"),
        ("companies", "company"),
        ("css", "css"),
        ("status", "status"),
        ("analysis", "analysis"),
        ("aws", "aws"),
        ("node.js", "node.js"),
    ],
)
def test_plurals_are_folded(word: str, folded: str) -> None:
    assert singular(word) == folded


def test_pairs_are_of_neighbours() -> None:
    assert with_pairs(["ux", "lead", "europe"]) == ["ux", "lead", "europe", "ux lead", "lead europe"]
    assert with_pairs(["ux"]) == ["ux"]


def test_a_title_counts_words_and_pairs() -> None:
    assert title_tokens(a_post(position="Head Gardeners")) == ["head", "gardener", "head gardener"]


def test_a_tag_counts_whole_and_by_its_words() -> None:
    assert tag_tokens(a_post(tags=("web dev", "php"))) == ["web dev", "php", "web", "dev"]


def test_a_tag_without_a_word_says_nothing() -> None:
    assert tag_tokens(a_post(tags=("...", "php", "-"))) == ["php"]


def test_only_the_beginning_of_a_text_is_read() -> None:
    assert text_tokens(a_post(description="a " * (TEXT_READ // 2) + "dental insurance")) == ["a"] * (TEXT_READ // 2)


def test_words_mostly_written_as_plurals_are_shown_as_plurals() -> None:
    posts = [a_post(position="DevOps", tags=("devops",), description="Designers lead. A designer, a designer.")]
    assert spellings(posts) == {"devop": "devops"}
