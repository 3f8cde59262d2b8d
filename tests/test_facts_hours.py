"""Hours and time zones: how ads ask for them, and where a person must live for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.facts.reading import read
from jobsearch.facts.times.time_zones import offsets
from jobsearch.facts.values import Ad, Facts


def facts(text: str = "", *, title: str = "Engineer", location: str = "") -> Facts:
    return read(Ad(title, location, None, None, text))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("You should be within 3 hours of CET.", "within 3 hours of CET"),
        ("Your local time must be CET +/- 3h.", "CET +/- 3h"),
        ("Candidates should be located between UTC-8 and UTC+1.", "between UTC-8 and UTC+1"),
        ("Must overlap at least 4 hours with US Eastern time.", "overlap at least 4 hours with US Eastern time"),
        ("- 3 hours overlap with CET", "3 hours overlap with CET"),
        ("Working hours: 9am - 6pm EST", "9am - 6pm EST"),
        ("Our core hours are 2pm–5pm UK time.", "2pm–5pm UK time"),  # noqa: RUF001
        ("Hours: Monday - Friday; 8am - 5pm. We are nice.", "Monday - Friday; 8am - 5pm"),
        ("Able to work US Pacific hours.", "US Pacific hours"),
        ("Eastern or Central timezone preferred", "Eastern or Central timezone preferred"),
        ("European time zones only", "European time zones only"),
        ("Must be comfortable working EST hours.", "working EST hours"),
        ("Schedule: Night shift (US hours)", "Night shift (US hours)"),
        ("Working Hours: U.S. Business Hours", "U.S. Business Hours"),
        ("Horario: lunes a viernes, 9:00 a 18:00", "lunes a viernes, 9:00 a 18:00"),
        ("Time zone: You must be free to work within the EST timezone", "EST timezone"),
        ("Hours: 7am - 4pm, 8am - 5pm or 9am - 6pm M-F", "7am - 4pm, 8am - 5pm or 9am - 6pm M-F"),
    ],
)
def test_hours_are_told_in_the_words_of_the_ad(sentence: str, expected: str) -> None:
    found = facts("About the job\n" + sentence + "\nBye.")
    assert found.hours == expected
    assert expected in found.evidence["hours"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We respond within 24 hours.",
        "40 hours per week, flexible working hours.",
        "Our team spans many time zones.",
        "We operate across the European and American time zones.",
        "Save 10-15 hours a month.",
        "Contact us hours before the event.",
        "Posted 7:34:54 PM.",
        "Our store is open 9am - 5pm.",
        "Earn $8-10 an hour, 5-7 years of experience",
        "Il est dans la ville et à Paris.",
    ],
)
def test_other_hours_and_the_zones_of_others_are_not_asked_for(sentence: str) -> None:
    assert facts("About the job\n" + sentence + "\nBye.").hours is None


def test_a_span_of_zones_goes_before_hours_of_a_zone() -> None:
    text = "Overlap with EU business hours is needed.\nWe require your time zone to be within CET +/- 3h."
    assert facts(text).hours == "CET +/- 3h"


def test_the_location_field_and_the_title_may_name_hours() -> None:
    assert facts(location="PST-EST timezone").evidence["hours"] == "location field"
    assert facts(title="Engineer (European time zones)").evidence["hours"] == "title"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("CET ±3", (-2, 4)),
        ("CET (+/- 3 hours)", (-2, 4)),
        ("±2h EET", (0, 4)),
        ("within 3 hours of CET", (-2, 4)),
        ("within two hours of Eastern Time", (-7, -3)),
        ("within 2-3 hours of Eastern Time", (-8, -2)),
        ("+/- 6hrs from GMT-05", (-11, 1)),
        ("UTC-2 to UTC+3", (-2, 3)),
        ("UTC\u22123 to +2", (-3, 2)),
        ("between GMT-5 and GMT+1", (-5, 1)),
        ("between UTC-05:00 (Eastern Time) and UTC-09:00", (-9, -5)),
        ("UTC+5:30 to UTC+8", (5.5, 8)),
        ("PST-EST timezone", (-8, -5)),
    ],
)
def test_a_span_or_a_tolerance_says_where_a_person_must_live(phrase: str, expected: tuple[float, float]) -> None:
    assert offsets(phrase) == expected


@pytest.mark.parametrize(
    "phrase", ["US Eastern hours", "4 h overlap with CET", "CET", "8am-5pm EST", "Central and Eastern Europe", ""]
)
def test_working_hours_alone_do_not(phrase: str) -> None:
    assert offsets(phrase) is None


@given(st.text(alphabet="UTCESG+-/±0123456789: ()hto within hours of between and overlap"))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert facts(text, title=text, location=text).hours != ""
    span = offsets(text)
    assert span is None or span[0] <= span[1]


def test_a_time_of_one_zone_that_another_follows_is_no_hours() -> None:
    assert facts("London time US Eastern").hours is None
