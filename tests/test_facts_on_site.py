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
        "This job is 100% onsite.",
        "Must be able to work on site.",
        "The job must be performed on site.",
        "You'll be in the office Monday through Thursday.",
        "Hybrid: 2x per week in our Paris office",
        "Mode of work: hybrid",
        "Remote: No",
        "Onsite/Hybrid",
        "In person, 5 days a week",
        "Office-based, full-time",
        "Bookkeeper | Hybrid (two days a month) | starts in June",
        "Work from office only.",
        "60% in the office, 40% at home",
        "We offer a hybrid work environment with three office days.",
        "Sorry, this position is not eligible for remote work.",
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
        "Our hybrid model offers visits at the clinic and at home by video.",
        "Home office stipend.",
        "Three-day onsite interview.",
        "In-person retreats twice a year.",
        "Access to our office in Rome one day per week if you like",
        "This is not an on-site role.",
        "You will work on site reliability and tooling.",
        "The first week you will be on-site for onboarding.",
        "We have drinks in the office on Fridays.",
        "Remote: no restrictions",
        "This role comes with on-site meetings each year.",
        "20% of our visitors are onsite buyers.",
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


@pytest.mark.parametrize(
    ("location", "title", "expected"),
    [
        ("Hybrid Remote, Austin TX", "Cook", True),
        ("Hybrid - 3 days in office, 2 remote", "Cook", True),
        ("Remote or hybrid", "Cook", False),
        ("", "Cook, Hybrid, Austin", True),
        ("", "On-site - Cook, London", True),
        ("", "Cook (Hybrid Remote)", True),
        ("", "Engineer (Hybrid Cloud)", False),
        ("", "Cook (Remote/On-site)", False),
    ],
)
def test_fields_tell_a_hybrid_job_from_a_choice(location: str, title: str, expected: bool) -> None:
    assert facts(location=location, title=title).on_site is expected


def test_presence_comes_with_the_words_that_say_it() -> None:
    assert facts("Hi.\nYou work **two days** a week in the _office_.").evidence["on_site"] == (
        "You work two days a week in the office"
    )


def test_where_nothing_is_said_nothing_is_noted() -> None:
    assert "on_site" not in facts("We bake bread.").evidence


@given(st.text(alphabet="3 days in-ofceübrd.\n: onsite hybrid remote"))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert facts(text, title=text, location=text).on_site in {True, False}
