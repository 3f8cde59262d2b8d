"""Which posts are one job in several places: titles without their places, texts that are alike, and keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.copies import texts, titles
from jobsearch.copies.grouping import Listing, job_keys

AD = """
We press apples into cider in an old barn, and look for somebody who sorts fruit, cleans the press and greets the
visitors on Saturdays. You carry crates of twenty kilos, know a ripe apple from a bruised one, and write down what was
pressed on which day. We pay every second Friday, feed you at noon, and lend you a bicycle. Tell us which apple you like
best, and why, when you write to us.
"""
OTHER_AD = """
Our bakery runs three ovens through the night, and needs a driver with a small van who brings warm bread to forty cafés
before seven. You plan the round yourself, keep the van clean, collect the empty boxes and take down what each café
wants tomorrow. A licence of four years is needed, as is a clear head at three in the morning; coffee is on the house.
"""


def an_ad(post_id: int, title: str, location: str = "", text: str = AD, company: str = "Windfall Cider") -> Listing:
    return Listing(post_id, company, title, location, text)


def bare_title(position: str, location: str = "", text: str = "") -> str:
    return titles.read(position, location, text).bare


def are_one_job(*ads: Listing) -> bool:
    return len(set(job_keys(ads).values())) == 1


@pytest.mark.parametrize(
    "title",
    [
        "Cider Maker, Middletown, DE",
        "Cider Maker Middletown DE",
        "Cider Maker - Berlin",
        "Cider Maker (Lisbon)",
        "Cider Maker | London or Paris",
        "Cider Maker, Berlin/Munich",
        "Cider Maker in Texas",
        "Cider Maker based in Hamburg",
        "Cider Maker - Remote (US)",
        "Cider Maker (Remote in Canada)",
        "Cider Maker Remote",
        "Remote Cider Maker",
        "Cider Maker Brazil",
        "Cider Maker, EMEA",
        "Hannover - Cider Maker",
        "Cider Maker, San Francisco Bay Area",
        "Cider Maker (TX)",
        "Cider Maker - Batavia",
        "Cider Maker in Batavia",
        "cider  maker",
    ],
)
def test_a_title_loses_its_places(title: str) -> None:
    assert bare_title(title) == "cider maker"


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Senior Cider Maker", "senior cider maker"),
        ("Sales, Retail", "sales retail"),
        ("Engineer, Java", "engineer java"),
        ("Engineer, QA", "engineer qa"),
        ("Engineer Mobile", "engineer mobile"),
        ("Editor, Reading", "editor reading"),
        ("Sales, Enterprise", "sales enterprise"),
        ("Cider Maker Batavia", "cider maker batavia"),
        ("C++ Engineer, Lisbon", "c++ engineer"),
        ("Global Account Manager", "global account manager"),
        ("Customer Support, German", "customer support german"),
        ("Cider Maker II, Lisbon", "cider maker ii"),
        ("Lisbon", "lisbon"),
        ("Remote", "remote"),
        ("", ""),
        ("!?", ""),
    ],
)
def test_a_title_keeps_what_is_no_place(title: str, kept: str) -> None:
    assert bare_title(title) == kept


@pytest.mark.parametrize(
    ("title", "location", "text"),
    [
        ("Cider Maker Little Snoring", "Little Snoring, Norfolk", ""),
        ("Cider Maker, Little Snoring", "Little Snoring", ""),
        ("Little Snoring: Cider Maker", "Little Snoring", ""),
        ("Cider Maker Frogmore DE", "Frogmore, Delaware, United States", ""),
        ("Cider Maker - TX", "Texas, United States", ""),
        ("Cider Maker Little Snoring", "", "Little Snoring, United Kingdom - We press apples."),
        ("Cider Maker Batavia", "", "Our press in Batavia, Illinois, turns apples into cider."),
        ("Cider Maker Little Snoring", "", "**Location:** Little Snoring, United Kingdom\n\nWe press apples."),
    ],
)
def test_a_place_that_no_table_holds_is_told_by_the_post_itself(title: str, location: str, text: str) -> None:
    assert bare_title(title, location, text) == "cider maker"


@pytest.mark.parametrize(
    ("title", "location", "text"),
    [
        ("Sales Retail", "Leeds", "Retail - We press apples."),
        ("Sales Retail", "Leeds", "Location: Retail"),
        ("Sales Retail", "Retail Park, Leeds", ""),
        ("Retail Sales", "Retail", ""),
    ],
)
def test_what_a_text_opens_with_is_no_place_by_that_alone(title: str, location: str, text: str) -> None:
    assert "retail" in bare_title(title, location, text)


def test_a_city_in_another_country_than_the_post_s_is_no_place_of_it() -> None:
    assert bare_title("Engineer, Phoenix", "Berlin, Germany") == "engineer phoenix"
    assert bare_title("Engineer, Phoenix", "United States") == "engineer"


def test_one_company_s_posts_that_differ_in_a_place_are_one_job() -> None:
    ads = [
        an_ad(3, "Cider Maker, Wilmington, DE", "Wilmington, Delaware"),
        an_ad(1, "Cider Maker, Middletown", "Middletown, Delaware"),
        an_ad(2, "Cider Maker"),
    ]
    assert job_keys(ads) == dict.fromkeys((1, 2, 3), "windfall cider\ncider maker, middletown")


def test_another_company_s_job_is_another_one() -> None:
    assert not are_one_job(an_ad(1, "Cider Maker, Berlin"), an_ad(2, "Cider Maker, Lisbon", company="Other Cider"))


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Senior Cider Maker, Berlin", "Junior Cider Maker, Berlin"),
        ("Senior Cider Maker, Berlin", "Cider Maker, Lisbon"),
        ("Sales, Retail", "Sales, Wholesale"),
        ("Engineer, Java", "Engineer, Go"),
        ("Engineer, Java", "Engineer"),
        ("Engineer Mobile", "Engineer Nice"),
        ("Cider Maker, Night, Berlin", "Cider Maker, Day, Berlin"),
    ],
)
def test_titles_that_differ_in_more_than_a_place_are_two_jobs(title: str, other: str) -> None:
    assert not are_one_job(an_ad(1, title), an_ad(2, other))


def test_titles_that_differ_in_a_place_are_two_jobs_where_the_texts_are_not_alike() -> None:
    assert not are_one_job(an_ad(1, "Maker, Berlin"), an_ad(2, "Maker, Lisbon", text=OTHER_AD))


def test_posts_of_one_title_are_one_job_whatever_their_texts() -> None:
    assert are_one_job(
        an_ad(1, "Maker, Berlin"), an_ad(2, "MAKER,  Berlin", text=OTHER_AD), an_ad(3, "Maker, Berlin", "", "")
    )


def test_a_post_joins_two_jobs_that_it_is_alike_to() -> None:
    ads = [
        an_ad(1, "Maker, Berlin", text=AD),
        an_ad(2, "Maker, Lisbon", text=OTHER_AD),
        an_ad(3, "Maker, Paris", text=AD),
        an_ad(4, "Maker, Paris", text=OTHER_AD),
    ]
    assert are_one_job(*ads)


@given(st.permutations(range(6)))
def test_the_order_of_posts_does_not_matter(order: list[int]) -> None:
    ads = [
        an_ad(1, "Maker, Berlin"),
        an_ad(2, "Maker, Lisbon", text=OTHER_AD),
        an_ad(3, "Maker, Paris", text=AD[:150] + "…"),
        an_ad(4, "Maker", text=AD + OTHER_AD),
        an_ad(5, "Maker, Rome", text=OTHER_AD.replace("forty", "fifty")),
        an_ad(6, "Maker, Rome, Italy", text=""),
    ]
    assert job_keys([ads[at] for at in order]) == job_keys(ads)


def test_posts_without_a_company_or_a_title_are_jobs_of_their_own() -> None:
    ads = [an_ad(1, "Maker, Berlin", company=""), an_ad(2, "Maker, Lisbon", company=" "), an_ad(3, ""), an_ad(4, " ")]
    assert job_keys(ads) == {1: "#1", 2: "#2", 3: "#3", 4: "#4"}


def alike(text: str, other: str) -> bool:
    return texts.are_alike(texts.read(text), texts.read(other))


@pytest.mark.parametrize(
    "other",
    [
        AD,
        AD.upper(),
        AD.replace("\n", " "),
        f"**Pay: $45,000 - $52,000 a year**\n\n{AD}",
        AD.replace("old barn", "old barn near Wilmington"),
        f"{AD}\n\nIn Colorado we also pay for the way to work.",
        f"{AD[:150]}…",
        f"Posted 2:04:18 PM. {AD[:150]}…See this and similar jobs elsewhere.",
        AD[:150],
    ],
)
def test_texts_are_alike_but_for_places_pay_and_where_they_are_cut(other: str) -> None:
    assert alike(AD, other)
    assert alike(other, AD)


@pytest.mark.parametrize(
    "other", ["", "We press apples into cider.", "…", OTHER_AD, AD[:100] + OTHER_AD, f"{AD[:60]}. {OTHER_AD[:90]}…"]
)
def test_texts_that_say_something_else_or_next_to_nothing_are_not_alike(other: str) -> None:
    assert not alike(AD, other)
    assert not alike(other, AD)
    assert not alike(other, other) or len(other) > 100


def test_the_names_of_a_post_s_own_places_do_not_tell_its_text_from_another() -> None:
    short = "In {0} we press apples. Come to {0} and sort them with us, as {0} is lovely; {0} has a station."
    ads = [
        an_ad(number, f"Maker, {city}", city, short.format(city)) for number, city in enumerate(("Berlin", "São Paulo"))
    ]
    assert are_one_job(*ads)
