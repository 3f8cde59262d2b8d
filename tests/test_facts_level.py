from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jobsearch.facts.reading import read
from jobsearch.facts.values import Ad

if TYPE_CHECKING:
    from jobsearch.facts.values import Level


def level(title: str, text: str = "") -> Level | None:
    return read(Ad(title, "", None, None, text)).level


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Senior Gardener", "senior"),
        ("Sr. Botanist", "senior"),
        ("Staff Engineer", "senior"),
        ("Principal Botanist", "senior"),
        ("Desenvolvedor Sênior", "senior"),
        ("Lead Botanist", "lead"),
        ("Senior Lead Gardener", "lead"),
        ("Team Leader, Greenhouse", "lead"),
        ("Engineering Manager", "lead"),
        ("Manager, Software Engineering", "lead"),
        ("Teamleiter Kundenservice", "lead"),
        ("Head of Gardens", "head"),
        ("Associate Director, Herbarium", "head"),
        ("VP Sales", "head"),
        ("Chief of Staff", "head"),
        ("CTO", "head"),
        ("Leiter Vertrieb", "head"),
        ("Junior Gardener", "junior"),
        ("Entry-Level Botanist", "junior"),
        ("Associate Software Engineer", "junior"),
        ("Desarrollador Júnior", "junior"),
        ("Intermediate Developer", "mid"),
        ("Mid-level Developer", "mid"),
        ("Analista Pleno", "mid"),
        ("Botany Intern", "intern"),
        ("Management Trainee", "intern"),
        ("Praktikant Marketing", "intern"),
        ("Werkstudent IT", "intern"),
        ("Gardener (Senior)", "senior"),
        ("Gardener [Junior]", "junior"),
        ("Early Career Gardener", "junior"),
        ("Distinguished Botanist", "senior"),
        ("Semi-Senior Developer", "mid"),
        ("Manager, Greenhouse Accounting", "lead"),
    ],
)
def test_the_title_names_the_level(title: str, expected: str | None) -> None:
    assert level(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Gardener",
        "Engineer II",
        "Product Manager",
        "Account Manager",
        "Sales Executive",
        "Controller",
        "Sales Associate",
        "Lead Generation Specialist",
        "Staff Accountant",
        "Executive Assistant to the CEO",
        "Graduate Recruiter",
        "Internal Auditor",
        "AI Trainer",
        "Middle School Teacher",
        "Senior Care Assistant",
        "Warm Lead Closer",
        "Greenhouse Manager",
        "Manager Product",
        "Office of the CTO Engineer",
    ],
)
def test_words_that_only_look_like_a_level_are_none(title: str) -> None:
    assert level(title) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As our Senior Gardener, you prune.", "senior"),
        ("We are looking for an experienced Lead Gardener.", "lead"),
        ("This is an entry-level position.", "junior"),
        ("A mid-level role in a small team", "mid"),
        ("Experience level: Senior", "senior"),
        ("Seniority level\nEntry level", "junior"),
        ("Career level - Junior", "junior"),
        ("This is an entry-level, hourly position.", "junior"),
        ("This role is entry-level.", "junior"),
        ("An entry-level gardening role", "junior"),
        ("This is a mid-level, hands-on role.", "mid"),
        ("This is a lead role.", "lead"),
        ("Senior Gardener\n\nWe grow.", "senior"),
        ("Job Title: Gardener (Greenhouse Lead)", "lead"),
        ("This is a paid internship.", "intern"),
        ("We are looking for an intern.", "intern"),
    ],
)
def test_without_one_in_the_title_the_text_may_say_it(text: str, expected: str | None) -> None:
    assert level("Gardener", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "You will report to the Lead Gardener.",
        "You mentor junior gardeners.",
        "You have held a senior position before.",
        "Work with senior botanists and lead the way.",
        "At least 2 years as a Senior Gardener",
        "You have worked as a junior gardener.",
        "This is not an entry-level position.",
        "We are not looking for a senior gardener.",
        "Next step: senior role",
        "Experience in a senior-level position",
    ],
)
def test_the_level_of_others_is_not_the_jobs(text: str) -> None:
    assert level("Gardener", text) is None


def test_the_evidence_says_where_the_level_stands() -> None:
    by_text = read(Ad("Gardener", "", None, None, "Join us! As our Sr. Gardener you prune.")).evidence["level"]
    assert read(Ad("Senior Gardener", "", None, None, "")).evidence == {"level": "title"}
    assert by_text.startswith("As our Sr. Gardener")
