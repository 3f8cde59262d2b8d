"""Hints: what ads let on of where applicants live, without demanding it."""

from __future__ import annotations

import pytest

from jobsearch.facts.reading import read
from jobsearch.facts.values import Ad

BEFORE, AFTER = "About the job\n\n", "\n\nWe look forward to hearing from you."


def places(text: str, *, location: str = "") -> set[str]:
    return set(read(Ad("Engineer", location, None, None, text)).open_to)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We want a bookkeeper to join our growing finance team in Peru.", {"PE"}),
        ("Join us as a Test Lead on our Cloud team in Brazil.", {"BR"}),
        ("Our design studio in Leeds is currently hiring a writer.", {"GB"}),
        ("We are expanding our engineering team in Poland.", {"PL"}),
        ("We are hiring a clerk for our office in India.", {"IN"}),
        ("Remote / Offshore (LATAM preferred for time zone overlap)", {"latin america"}),
        ("Remote, ideally in Germany.", {"DE"}),
        ("Remote (preferably Poland)", {"PL"}),
        ("US applicants are preferred.", {"US"}),
        ("The salary range takes into account all possible locations within Canada.", {"CA"}),
    ],
)
def test_a_hint_says_where_if_nothing_else_does(sentence: str, expected: set[str]) -> None:
    assert places(BEFORE + sentence + AFTER) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "We have teams in Brazil and Spain.",
        "Join us to work closely with our team in India.",
        "Join us and lead our support team in India.",
        "Our team in Kenya is growing every year.",
        "Join a market leader in Germany.",
        "You have a strong track record in sales, ideally in Germany.",
        "Experience with clients in Europe preferred.",
        "A degree from the UK preferred.",
        "Our customers love us in all locations within Canada.",
        "Ability to work in Spanish and English.",
        "You can work in Portugal for up to a month.",
        "We will pay for a holiday anywhere in the world.",
    ],
)
def test_a_team_a_record_and_a_trip_are_no_hints(sentence: str) -> None:
    assert places(BEFORE + sentence + AFTER) == set()


def test_a_hint_goes_before_a_field_that_says_worldwide_but_behind_one_that_names_a_place() -> None:
    assert places("Remote US applicants are more than welcome.", location="Worldwide") == {"US"}
    assert places("You can work from anywhere. Join our team in Berlin.", location="Worldwide") == {"worldwide"}
    assert places("Join our team in Brazil.", location="Lima, Peru") == {"PE"}
    assert places("We hire anywhere in the world. Join our team in Berlin.") == {"worldwide"}
    assert places("A balanced life, working remotely from any location.", location="Lima, Peru") == {"PE"}


def test_anywhere_with_a_time_zone_is_the_world() -> None:
    assert places("The job can be located anywhere that is compatible with EST.", location="Boston, MA") == {
        "worldwide"
    }
    assert places("Live anywhere as long as you have good internet.") == {"worldwide"}
    assert places("Our software runs anywhere that has internet.") == set()
