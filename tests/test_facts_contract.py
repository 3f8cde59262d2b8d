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
        ("Remote · Full Time", "full-time"),
        ("$50,000 - $60,000 | Full-Time", "full-time"),
        ("Springfield · Full TimeDepartment: Roses", "full-time"),
        ("FT, Remote", "full-time"),
        ("This is a PT role.", "part-time"),
        ("Part-Time Gardener (Remote)", "part-time"),
        ("Freelance gardener wanted\n\nWe grow.", "contract"),
        ("Acme has an immediate need for an experienced part-time office gardener.", "part-time"),
        ("We need a part-time gardener who loves moss.", "part-time"),
        ("Our client is hiring a contract gardener.", "contract"),
        ("We are looking for freelancers.", "contract"),
        ("Acme is adding a full-time gardener to its crew.", "full-time"),
        ("There is a part-time vacancy in our nursery.", "part-time"),
        ("You will work full-time.", "full-time"),
        ("You must be able to commit to full-time hours.", "full-time"),
        ("You must be eligible for full-time employment in Chile.", "full-time"),
        ("Full-time availability", "full-time"),
        ("Both part-time and full-time available", "part-time"),
        ("An exciting full-time opportunity has come up.", "full-time"),
        ("We work with you on a freelance basis.", "contract"),
        ("As an independent contractor, you set your hours.", "contract"),
        ("This role is contract-to-hire.", "contract"),
        ("Rate: $40 an hour, W2 contract", "contract"),
        ("Form of employment: B2B", "contract"),
        ("Employment: B2B", "contract"),
        ("This is a maternity cover.", "contract"),
        ("This is a 1099 position.", "contract"),
        ("You will be a contractor for six months.", "contract"),
        ("The initial term is 3 months.", "contract"),
        ("A 6-month engagement", "contract"),
        ("Contract length: 6 months", "contract"),
        ("Duration: 9 months", "contract"),
        ("for a fixed term of 12 months", "contract"),
        ("Full-time maternity cover", "contract"),
        ("Umowa B2B", "contract"),
        ("Hours per week: 20", "part-time"),
        ("Weekly hours: 15-20", "part-time"),
        ("Working hours: 37.5 hours per week", "full-time"),
        ("This role is about 20 hours per week.", "part-time"),
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
        "Health insurance for full-time roles",
        "Medical, dental (full-time only)",
        "You schedule interviews for full-time roles.",
        "Since 2010 I have done this full-time.",
        "Employees can choose to work part-time.",
        "We believe everyone should be able to work part-time.",
        "Candidates who need a part-time schedule may ask.",
        "We help companies that are hiring contract gardeners.",
        "Hiring managers and contract recruiters love us.",
        "We need a contract in place before we start.",
        "We are looking for a contract manager.",
        "We are looking for a temporary solution.",
        "Seek out new contract opportunities.",
        "We use full-time and part-time MBA students' plans.",
        "We sell B2B.",
        "B2B contract negotiations",
        "Negotiate 12-month contracts.",
        "Our clients sign a 12-month contract.",
        "The customer's initial term is 12 months.",
        "6-month probation",
        "Office hours: 9 hours per week",
        "The role requires 10 hours per week of travel.",
        "a 10 ft. ladder",
        "9am-5pm PT, remote",
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
