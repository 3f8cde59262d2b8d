from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jobsearch.facts.reading import read
from jobsearch.facts.values import Ad

if TYPE_CHECKING:
    from jobsearch.facts.values import Contract


def contract(text: str, title: str = "Gardener") -> Contract | None:
    return read(Ad(title, "", None, None, text)).contract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is a full-time role.", "full-time"),
        ("**Job type:** Full time", "full-time"),
        ("Remote | Full-time | Day shift", "full-time"),
        ("We are looking for a full-time gardener.", "full-time"),
        ("Hours: 38 to 40 hours per week", "full-time"),
        ("Trabajo en el jardín, jornada completa", "full-time"),
        ("Arbeitszeit: Vollzeit, unbefristet", "full-time"),
        ("We offer a part-time position (10 h/week).", "part-time"),
        ("Flexible part-time hours", "part-time"),
        ("Employment type: Contract", "contract"),
        ("A 6-month contract to start with", "contract"),
        ("You will be hired as an independent contractor.", "contract"),
        ("This is a temporary position: bring your own rake.", "contract"),
        ("We are hiring freelance gardeners.", "contract"),
        ("This internship runs for 3 months.", "internship"),
    ],
)
def test_the_terms_are_read(text: str, expected: str | None) -> None:
    assert contract(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Full-time employees enjoy free apples.",
        "You manage contractors and review contracts.",
        "This may lead to a full-time position.",
        "This is not a full-time position.",
        "7 years of full time experience",
        "You sign your employment contract in ink.",
        "Smart contract development",
        "Our 20 full-time and 5 part-time staff",
        "You have finished an internship.",
    ],
)
def test_terms_that_are_not_offered_are_left_alone(text: str) -> None:
    assert contract(text) is None


def test_a_full_time_contractor_is_on_a_contract() -> None:
    assert contract("This is a full-time contract position.") == "contract"


def test_of_two_that_are_offered_the_first_counts() -> None:
    assert contract("Job type: Part-time or full-time") == "part-time"
    assert contract("Employment: full-time, part-time, freelance") == "full-time"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Freelance Gardener", "contract"),
        ("Gardener (Part-Time)", "part-time"),
        ("Contract Botanist", "contract"),
        ("Garden Intern", "internship"),
        ("Contract Manager", None),
        ("Smart Contract Engineer", None),
        ("Internal Auditor", None),
    ],
)
def test_the_title_may_name_the_terms(title: str, expected: str | None) -> None:
    assert contract("", title) == expected


def test_the_evidence_quotes_the_line() -> None:
    facts = read(Ad("Gardener", "", None, None, "Hello!\n\nThis is a **part-time** position in a park.\n\nBye!"))
    assert facts.evidence == {"contract": "This is a part-time position in a park."}
