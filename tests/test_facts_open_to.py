"""Where applicants must live: what ads say of it, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.facts.openness.statements import MOST_PHRASES, statements
from jobsearch.facts.reading import read
from jobsearch.facts.text import ad_text
from jobsearch.facts.values import Ad

BEFORE, AFTER = "About the job\n\n", "\n\nWe look forward to hearing from you."


def ad(text: str = "", *, title: str = "Engineer", location: str = "") -> Ad:
    return Ad(title, location, None, None, text)


def places(text: str = "", *, title: str = "Engineer", location: str = "") -> set[str]:
    return set(read(ad(text, title=title, location=location)).open_to)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("You must be based in Germany.", {"DE"}),
        ("Applicants have to live in the USA.", {"US"}),
        ("Candidates must reside in the United States.", {"US"}),
        ("Applicants must be located in Canada or the US.", {"CA", "US"}),
        ("You'll need to be in the UK.", {"GB"}),
        ("You live in the Netherlands.", {"NL"}),
        ("The ideal candidate lives in or near Toronto.", {"CA"}),
        ("The role is remote but you need to be based in South Africa.", {"ZA"}),
        ("Must live within 50 miles of Denver, CO.", {"US"}),
        ("Must be able to commute to our London office twice a week.", {"GB"}),
        ("Must be willing to relocate to Dubai.", {"AE"}),
        ("- Based in: Kenya", {"KE"}),
        ("It is remote as long as you are in France.", {"FR"}),
        ("You are located in or willing to move to Berlin.", {"DE"}),
        ("Hiring is reserved for potential employees able to work within the contiguous US.", {"US"}),
        ("Ability to work in the US, Canada or Poland without a visa.", {"US", "CA", "PL"}),
        ("You can work in the US, Canada or Poland.", {"US", "CA", "PL"}),
        ("You must be in a European country.", {"europe"}),
        ("Residir en México.", {"MX"}),
    ],
)
def test_a_demand_to_live_somewhere_says_where(sentence: str, expected: set[str]) -> None:
    assert places(BEFORE + sentence + AFTER) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Must have the right to work in the UK.", {"GB"}),
        ("Applicants must be authorized to work in the U.S.", {"US"}),
        ("You must have a valid work permit for Switzerland.", {"CH"}),
        ("US citizenship required.", {"US"}),
        ("Must be a US citizen or Green Card holder.", {"US"}),
        ("Position open to all EU citizens.", {"eu"}),
    ],
)
def test_a_right_to_work_counts_as_a_place(sentence: str, expected: set[str]) -> None:
    assert places(BEFORE + sentence + AFTER) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This role is open to candidates in the UK, Ireland and Spain.", {"GB", "IE", "ES"}),
        ("We are only able to hire in the following countries: Brazil, Argentina, Chile.", {"BR", "AR", "CL"}),
        ("We are hiring in these states:\nTexas\nFlorida", {"US"}),
        ("Only candidates from Latin America will be considered.", {"latin america"}),
        ("Candidates located in Ontario or British Columbia are preferred.", {"CA"}),
        ("We are looking for a backend engineer in Berlin.", {"DE"}),
        ("Seeking a part-time bookkeeper in Cebu City, Philippines", {"PH"}),
        ("This is a remote opportunity for someone in Kenya", {"KE"}),
        ("Open to US residents only.", {"US"}),
        ("UK-based candidates only", {"GB"}),
        ("This is a US-based, remote position.", {"US"}),
        ("Unfortunately we cannot consider applicants outside of the EU.", {"eu"}),
    ],
)
def test_whom_a_company_seeks_says_where_they_are(sentence: str, expected: set[str]) -> None:
    assert places(BEFORE + sentence + AFTER) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Remote (US only)", {"US"}),
        ("Remote - Europe", {"europe"}),
        ("Remote/EU", {"eu"}),
        ("US remote", {"US"}),
        ("*Location*: **Remote** - _Europe only_", {"europe"}),
        ("Location: Berlin, Germany (Hybrid)", {"DE"}),
        ("Locations: London, UK; Dublin, Ireland", {"GB", "IE"}),
        ("Eligible states: TX, FL, NC, and OH.", {"US"}),
        ("## Location\nCanada", {"CA"}),
        ("Where: Anywhere", {"worldwide"}),
        ("Standort: München", {"DE"}),
        ("📍 Remote, Brazil", {"BR"}),
        ("Job title: NurseLocation: Remote, UKEmployment type: full time", {"GB"}),
        ("Trabalho 100% remoto, de qualquer lugar do Brasil", {"BR"}),
        ("Location: North America, San Francisco", {"north america"}),
        ("Location: Chile / USA", {"CL", "US"}),
        ("Work from anywhere in Norway.", {"NO"}),
    ],
)
def test_headings_and_labels_say_where(sentence: str, expected: set[str]) -> None:
    assert places(BEFORE + sentence + AFTER) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "You can work from anywhere in the world.",
        "Fully remote, worldwide",
        "We are a fully remote company and hire from all over the world.",
        "No location restrictions.",
        "The job is location independent.",
        "Work remotely from anywhere within ±3h CET.",
        "Live anywhere between UTC-5 and UTC+1.",
        "Trabajo remoto desde cualquier lugar.",
    ],
)
def test_the_world_is_said_in_many_ways(sentence: str) -> None:
    assert places(BEFORE + sentence + AFTER) == {"worldwide"}


@pytest.mark.parametrize(
    "sentence",
    [
        "We are headquartered in San Francisco with offices in London and Tokyo.",
        "Based in Stockholm, our company serves users all over the world.",
        "We are a Berlin-based startup.",
        "Our team is based in Amsterdam.",
        "Our engineering team works remotely across Europe.",
        "You will report to the head of research, who is based in Paris.",
        "Our customers are located in Germany and France.",
        "Support customers in the US only.",
        "Experience with clients in the United States.",
        "You will work with engineers located in India.",
        "You will lead designers based in Lisbon.",
        "We employ over 750 people in Denmark.",
        "Looking for new clients in Germany.",
        "Our mission is to help people living in Kenya.",
        "Office locations: Berlin, London",
        "Prior experience in a remote role in the US is helpful.",
        "We help companies hire in Latin America.",
        "You speak fluent German and English.",
        "Degree from a university in the UK or equivalent.",
        "We help firms whose people work from anywhere in Asia.",
        "Couriers reach anywhere within 2 hours of central Leeds.",
        "Travel to Germany is required twice a year.",
        "We offer relocation to Berlin.",
    ],
)
def test_the_company_its_customers_and_skills_are_no_restriction(sentence: str) -> None:
    assert places(BEFORE + sentence + AFTER) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "For candidates in California, the salary range is $100,000 to $120,000.",
        "Medical, dental and vision (US only)",
        "Work remotely from Spain for up to 60 days a year.",
        "US-based employees receive health insurance and a 401(k).",
        "Applicants with criminal histories are considered under the Los Angeles Fair Chance Ordinance.",
        "If you are based in the EU, we will employ you; otherwise you will be a contractor.",
        "USA based preferred for collaboration, but not a strict requirement",
    ],
)
def test_pay_law_and_conditions_are_no_restriction(sentence: str) -> None:
    assert places(BEFORE + sentence + AFTER) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not accept applications from Nigeria or India.",
        "We can't hire in New York.",
        "Location: Remote (except California)",
        "Must live outside of the US.",
    ],
)
def test_exclusions_are_not_kept(sentence: str) -> None:
    assert places(BEFORE + sentence + AFTER, location="Worldwide") == {"worldwide"}
    assert places(BEFORE + sentence + AFTER) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Take a workation: work from anywhere in the world for up to 4 weeks per year.",
        "Our platform enables users to work from anywhere.",
    ],
)
def test_a_perk_opens_no_post_to_the_world(sentence: str) -> None:
    assert places(BEFORE + sentence + AFTER) == set()


def test_what_the_text_demands_goes_before_the_location_field() -> None:
    text = "This position requires permanent residency in Portugal."
    assert places(text, location="Remote EMEA") == {"PT"}
    assert places("You can work from anywhere in the world.", location="Berlin") == {"worldwide"}
    assert places("Work from anywhere, any time!", location="Berlin") == {"DE"}


def test_a_field_of_many_places_goes_before_a_heading() -> None:
    assert places("Remote - Europe\nCome and join", location="Austria, Spain, Sweden") == {"AT", "ES", "SE"}
    assert places("Remote - Europe\nCome and join", location="Vienna") == {"europe"}


def test_the_world_with_a_list_of_countries_is_the_list() -> None:
    assert places(location="Worldwide but restricted to Spain, Italy") == {"ES", "IT"}
    assert places(location="Worldwide") == {"worldwide"}
    assert places(location="Remote") == set()


def test_each_place_comes_with_the_words_that_say_it() -> None:
    facts = read(ad("Hello.\n\n**All candidates** must reside in _Norway_ or Sweden, please."))
    assert facts.evidence["open_to"] == "All candidates must reside in Norway or Sweden, please"
    facts = read(ad("We are sorry that for reasons of law our applicants must live within the US."))
    assert facts.evidence["open_to"] == "that for reasons of law our applicants must live within the US"
    assert read(ad(location="Oslo")).evidence["open_to"] == "location field"


def test_a_text_of_endless_phrases_is_read_as_far_as_any_ad_goes() -> None:
    endless = ad_text("📍 US only, remote - based in Spain. " * 10_000)
    said = list(statements(endless))
    assert said
    assert len(said) <= MOST_PHRASES


@given(st.text(alphabet="aUS (-:,.\n\tİ📍*only remote based in"), st.text(), st.text())
def test_no_text_is_too_odd_to_be_read(text: str, title: str, location: str) -> None:
    facts = read(ad(text, title=title, location=location))
    assert facts.evidence.keys() >= ({"open_to"} if facts.open_to else set())
