"""Presence: what ads say where they require it, and what leaves a choice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.facts.reading import read
from jobsearch.facts.values import Ad, Facts


def facts(text: str = "", *, title: str = "Engineer", location: str = "") -> Facts:
    return read(Ad(title, location, None, None, text))


@pytest.mark.parametrize(
    "sentence",
    [
        "This is a hybrid role, with three days a week in our Munich office.",
        "You will work 2-3 days per week in the office.",
        "Workplace type: Hybrid",
        "Location: Denver, CO (On-site)",
        "This is an on-site position.",
        "The position is based in our London office.",
        "You must be able to commute to our office in Leeds.",
        "Candidates must be able to work onsite in Austin.",
        "There is a need to go into the office now and then.",
        "This role requires in-office presence 4 days per week.",
        "Attendance at our office in Zurich is required twice a week.",
        "This is not a remote position.",
        "Remote is not possible.",
        "On-site in Madrid",
        "Access to central Leeds at least one day per week.",
        "We are looking for a full-time, onsite cook.",
        "Part-remote (3 weeks remote, 1 week onsite)",
        "Modalidad: presencial",
        "Ofrecemos 2 días de teletrabajo.",
        "2 days home office per week",
    ],
)
def test_presence_is_required_in_many_ways(sentence: str) -> None:
    assert facts("About the job\n\n" + sentence + "\nBye.").on_site


@pytest.mark.parametrize(
    "sentence",
    [
        "You may work from our Denver office or remotely.",
        "Hybrid, remote or on-site: you choose.",
        "Fully remote, with optional office space in Berlin.",
        "Remote, hybrid, and flexible work options",
        "We have a beautiful office in Lisbon.",
        "On-site gym and free parking.",
        "Occasional on-site meetings with clients.",
        "Experience with hybrid apps and hybrid cloud.",
        "This is a hybrid role combining design and sales.",
        "Home office stipend.",
        "Three-day onsite interview.",
        "In-person retreats twice a year.",
        "Access to our office in Rome one day per week if you like",
    ],
)
def test_a_choice_a_visit_and_a_perk_require_nothing(sentence: str) -> None:
    assert not facts("About the job\n\n" + sentence + "\nBye.").on_site


def test_the_location_field_and_the_title_may_say_so() -> None:
    assert facts(location="MD Rockville (Office)").evidence["on_site"] == "location field"
    assert facts(title="Engineer (Hybrid)").evidence["on_site"] == "title"
    assert not facts(location="Remote or hybrid").on_site
    assert not facts(title="Hybrid Cloud Engineer").on_site
    assert not facts(title="OnSite Support Specialist").on_site


def test_presence_comes_with_the_words_that_say_it() -> None:
    assert facts("Hi.\nYou work **two days** a week in the _office_.").evidence["on_site"] == (
        "two days a week in the office"
    )


def test_where_nothing_is_said_nothing_is_noted() -> None:
    assert "on_site" not in facts("We bake bread.").evidence


@given(st.text(alphabet="3 days in-ofceübrd.\n: onsite hybrid remote"))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert facts(text, title=text, location=text).on_site in {True, False}
