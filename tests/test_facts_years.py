from __future__ import annotations

import pytest

from jobsearch.facts.reading import read
from jobsearch.facts.values import Ad


def years(text: str, title: str = "Gardener") -> int | None:
    return read(Ad(title, "", None, None, text)).years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5+ years of experience in pruning", 5),
        ("3-5 years' experience", 3),
        ("at least two years of gardening experience", 2),
        ("Minimum of three (3) years in a nursery", 3),
        ("Experience: 4+ years", 4),
        ("Years of experience required: 6", 6),
        ("between 3 and 5 years of experience", 3),
        ("10 or more years experience", 10),
        ("You have pruned trees for 6+ years.", 6),
        ("Ideally you have 2+ years of experience.", 2),
        ("- 4+ years building greenhouses", 4),
        ("Strong knowledge of moss (8+ years)", 8),
        ("18 months of experience", 1),
        ("at least a year of experience", 1),
        ("three-to-five years of experience", 3),
        ("no less than three years of experience", 3),
        ("5-plus years of experience", 5),
        ("5+ total years of experience", 5),
        ("a couple of years of experience", 2),
        ("over a decade of experience with moss", 10),
        ("YOE: 5+", 5),
        ("Pruning: 3 years (required)", 3),
        ("Minimum 5 years Kubernetes", 5),
        ("A degree in botany plus 5 years of relevant work", 5),
        ("You've been pruning for at least 5 years.", 5),
        ("2+ years of remote pruning experience", 2),
        ("minimaal 3 jaar ervaring", 3),
        ("min. 3 lata doświadczenia", 3),
        ("almeno 3 anni di esperienza", 3),
        ("Mindestens 3 Jahre Berufserfahrung", 3),
        ("Al menos 4 años de experiencia", 4),
        ("Pelo menos 2 anos de experiência", 2),
        ("Au moins 5 ans d'expérience", 5),
    ],
)
def test_the_least_years_asked_for_are_read(text: str, expected: int) -> None:
    assert years(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No experience required.",
        "We have been growing roses for over 20 years.",
        "Our team has 15 years of experience with ferns.",
        "You don't need 10 years of experience.",
        "A four-year degree in botany",
        "Options vest over 4 years.",
        "A sabbatical after 5 years of service",
        "25 days of holiday per year",
        "A 2 year contract with a lot to experience",
        "You must be 18 years old.",
        "We were founded 12 years ago by experienced gardeners.",
        "Acme has 20 years of experience in moss.",
        "Four-year degree in horticulture or related experience",
        "12 months maternity leave, an experience of its own",
        "$2,000 a year for experience",
        "No experience required: we pay a 1 year course.",
        "experience within the last 5 years",
    ],
)
def test_other_years_are_left_alone(text: str) -> None:
    assert years(text) is None


def test_of_several_those_overall_count_else_the_most() -> None:
    assert years("- 5+ years of gardening experience\n- 2+ years of experience with bonsai") == 5
    assert years("- 1+ years of experience with bonsai\n- 5+ years of gardening experience") == 5
    assert years("- 9+ years of experience with moss\n- 7+ years of overall experience") == 7


def test_of_alternatives_the_first_counts() -> None:
    assert years("- 2 years of experience (with a degree)\n- 3+ years of experience (with a diploma)") == 2
    assert years("Level I: 1 year of experience\nLevel II: 3 years of experience") == 1
    assert years("2 years of experience with a degree in botany, or 4 years of experience without") == 2


def test_a_wish_counts_only_where_nothing_is_asked_for() -> None:
    assert years("- 8+ years of experience preferred\n- 3+ years of experience with soil") == 3
    assert years("8+ years of experience preferred") == 8
    assert years("3+ years of experience with soil\n\n## Nice to have\n- 7+ years of experience with moss") == 3
    assert years("Preferred Qualifications\n5+ years of experience\nRequired\n3+ years of experience") == 3


def test_the_evidence_quotes_what_is_asked_for() -> None:
    facts = read(Ad("Gardener", "", None, None, "You bring **at least 3 years** of hands-on experience with trees."))
    assert facts.evidence == {"years": "bring at least 3 years of hands-on experience"}


def test_years_in_the_title_count() -> None:
    facts = read(Ad("Gardener (3+ years)", "", None, None, ""))
    assert (facts.years, facts.evidence["years"]) == (3, "title")


def test_an_ad_full_of_years_is_not_read_to_its_end() -> None:
    asked = "- 3 years of experience\n"
    assert years(asked * 49 + "- 8 years of experience") == 8
    assert years(asked * 50 + "- 8 years of experience") == 3
