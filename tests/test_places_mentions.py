"""Which places a text names: in location fields, and in running text."""

from __future__ import annotations

import pytest

from jobsearch.places.mentions import find
from jobsearch.places.tables import Kind

UNDECIDED = [()]


def in_field(location: str) -> list[tuple[str, ...]]:
    return [mention.open_to for mention in find(location, strict=False)]


def in_text(text: str) -> list[tuple[str, ...]]:
    return [mention.open_to for mention in find(text)]


@pytest.mark.parametrize(
    ("location", "open_to"),
    [
        ("Germany", "DE"),
        ("deutschland", "DE"),
        ("España", "ES"),
        ("🇩🇪", "DE"),
        ("Brasil", "BR"),
        ("United States (Remote)", "US"),
        ("US only", "US"),
        ("U.S. Only", "US"),
        ("South Korea", "KR"),
        ("Republic of Ireland", "IE"),
        ("Northern Ireland", "GB"),
        ("New Jersey", "US"),
        ("Jersey", "JE"),
        ("New Mexico", "US"),
        ("Mexico City", "MX"),
        ("Guinea", "GN"),
        ("Guinea-Bissau", "GW"),
        ("Papua New Guinea", "PG"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Dominica", "DM"),
        ("Dominican Republic", "DO"),
        ("PL", "PL"),
        ("GBR", "GB"),
        ("EU", "eu"),
        ("Remote EMEA", "emea"),
        ("South America", "latin america"),
        ("North or South America", "americas"),
        ("Worldwide", "worldwide"),
        ("Remote (Anywhere)", "worldwide"),
        ("Philippines, ", "PH"),
        ("Anywhere in Europe", "europe"),
        ("Andaman and Nicobar Islands", "IN"),
        ("Detroit Metropolitan Area", "US"),
        ("Labrador City", "CA"),
    ],
)
def test_a_location_field_names_a_country_or_a_region(location: str, open_to: str) -> None:
    assert in_field(location) == [(open_to,)]


@pytest.mark.parametrize(
    ("location", "country"),
    [
        ("Paris", "FR"),
        ("Paris, TX", "US"),
        ("Paris, Texas, United States", "US"),
        ("Atlanta, Georgia", "US"),
        ("Tbilisi, Georgia", "GE"),
        ("London", "GB"),
        ("London, Ontario", "CA"),
        ("London, ON", "CA"),
        ("Toronto, CA", "CA"),
        ("San Francisco, CA", "US"),
        ("Vancouver, WA", "US"),
        ("Perth, WA", "AU"),
        ("Berlin, DE", "DE"),
        ("Wilmington, DE", "US"),
        ("Middletown, Delaware", "US"),
        ("Pleasantville, CA", "US"),
        ("Lebanon, NH", "US"),
        ("Remote, OR", "US"),
        ("New York, NY", "US"),
        ("New York, New York, United States", "US"),
        ("Washington, D.C.", "US"),
        ("Worcester County, Worcester County, Massachusetts, United States", "US"),
        ("São Paulo, São Paulo, Brasil", "BR"),
        ("Sao Paulo", "BR"),
        ("Campinas, SP", "BR"),
        ("Johannesburg, Gauteng", "ZA"),
        ("Tokyo (Japan)", "JP"),
        ("Valencia, Spain", "ES"),
        ("Cambridge, UK", "GB"),
        ("Bengaluru", "IN"),
        ("bangalore", "IN"),
        ("München", "DE"),
        ("Lisboa", "PT"),
        ("NYC", "US"),
        ("San Francisco Bay Area", "US"),
        ("台北", "TW"),
        ("Cork", "IE"),
        ("Hybrid - Reading", "GB"),
        ("Nice", "FR"),
        ("Split", "HR"),
    ],
)
def test_a_city_is_its_country_together_with_the_state_behind_it(location: str, country: str) -> None:
    assert in_field(location) == [(country,)]


@pytest.mark.parametrize("location", ["Georgia", "Valencia", "San Jose", "Victoria", "DE", "Remote, CA", "Ontario, CA"])
def test_a_bare_name_that_places_of_several_countries_share_decides_nothing(location: str) -> None:
    assert in_field(location) == UNDECIDED


@pytest.mark.parametrize(
    "location", ["", "Remote", "NA", "remote or hybrid", "PST-EST", "Mobile First", "Most of the Time"]
)
def test_what_is_no_place_is_not_taken_for_one(location: str) -> None:
    assert in_field(location) == []


@pytest.mark.parametrize(
    ("location", "open_to"),
    [
        ("Lisbon or Porto; Berlin", "PT PT DE"),
        ("US, Canada, UK", "US CA GB"),
        ("us, canada", "US CA"),
        ("US, CA, UK", "US CA GB"),
        ("US, CA", "US CA"),
        ("US, CA, Santa Clara", "US US US"),
        ("US, TX", "US US"),
        ("DE, PL, NL", "DE PL NL"),
        ("UK/DE/IT", "GB DE IT"),
        ("TX, CA, CO", "US US US"),
        ("Alabama, Georgia or Florida", "US US US"),
        ("Georgia, Armenia", "GE AM"),
        ("Berlin OR Munich", "DE DE"),
        ("Berlin, OR, Munich", "DE DE"),
        ("Utah and Colorado based Only", "US US"),
        ("🇨🇦 Alberta British Columbia 🇩🇪 Germany", "CA CA CA DE DE"),
    ],
)
def test_several_places_stand_in_one_field(location: str, open_to: str) -> None:
    assert [code for (code,) in in_field(location)] == open_to.split()


def test_a_name_of_several_countries_stands_for_all_of_them() -> None:
    assert in_field("DACH") == [("DE", "AT", "CH")]
    assert in_field("the Nordics") == [("DK", "FI", "IS", "NO", "SE")]


@pytest.mark.parametrize(
    ("text", "open_to"),
    [
        ("You must live in the US.", "US"),
        ("Our people are spread over the USA.", "US"),
        ("Please note that this is a US-based role.", "US"),
        ("WORK FROM ANYWHERE IN THE US", "US"),
        ("The team is spread over the U.K. and works late.", "GB"),
        ("You can work from anywhere in the world.", "worldwide"),
        ("we like candidates in latin america", "latin america"),
        ("Our office is in Paris, Texas.", "US"),
        ("A house in Cork, Ireland", "IE"),
        ("Come to Portland, OR.", "US"),
        ("You live near Fargo, ND", "US"),
        ("A desk in Berlin awaits you", "DE"),
        ("You live in Jordan.", "JO"),
        ("Turkey is where the users are", "TR"),
    ],
)
def test_running_text_names_a_place(text: str, open_to: str) -> None:
    assert in_text(text) == [(open_to,)]


@pytest.mark.parametrize(
    "text",
    [
        "Contact us today, or contact US",
        "ABOUT US",
        "Remote, or hybrid",
        "Remote OR Hybrid",
        "Reading is Nice. Most Mobile teams Split an Orange at Bath",
        "Jordan and Chad will welcome you",
        "We eat turkey from china with a polish chef",
        "Good at SQL, IT, ME and OR",
        "Formerly with the Bank of America",
        "A global team that serves the world",
        "Hope, Liberty and Independence are our values",
    ],
)
def test_words_of_running_text_are_not_places(text: str) -> None:
    assert in_text(text) == []


def test_states_in_a_row_are_told_by_their_codes() -> None:
    assert in_text("You must live in one of these: AZ, CA, CO, TX or WA.") == [("US",)] * 5


def test_a_mention_says_where_it_stands_and_what_it_is() -> None:
    text = "We are hiring in Austin, TX and Poland"
    first, second = find(text)
    assert (text[first.start : first.end], first.kind) == ("Austin, TX", Kind.CITY)
    assert (text[second.start : second.end], second.kind) == ("Poland", Kind.COUNTRY)
