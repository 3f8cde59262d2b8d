"""Reading the feed's answer: the fields of a post, and why an element is left out."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.errors import RemoteOkError
from jobsearch.remoteok import FetchedJobs, LeftOut, parse_jobs

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = {"last_updated": 1, "legal": "Link back to us."}
LARGEST = 2**63 - 1
ARABIC_SEVEN, SQUARED = "\u0667", "\u00b2"
NO_IDS = ["0", "-1", "1.5", ARABIC_SEVEN, SQUARED, " 7", str(LARGEST + 1), 0, -1, 1.0, True, [7], {}]


def element(**fields: object) -> dict[str, object]:
    """Return a post as Remote OK lists it."""
    return {"id": "7", "position": "Gardener", "url": "https://remoteok.com/jobs/7"} | fields


def answer(*elements: object) -> bytes:
    return json.dumps([NOTICE, *elements]).encode()


def parsed(**fields: object) -> Any:
    """Return the post made of an element with these fields."""
    [post] = parse_jobs(answer(element(**fields))).posts
    return post


def reason(*elements: object) -> str:
    """Return why the last of these elements was left out."""
    return parse_jobs(answer(*elements)).left_out[-1].reason


def test_a_post_has_its_fields_mended() -> None:
    post = parsed(
        company="Smith &amp; Sons ",
        location="Utrecht, ",
        description="<p>Grow <b>roses</b></p>",
        tags=["garden", "roses, red", "garden", 3, None],
        salary_min="1200",
        salary_max=2500.0,
        epoch="1600000000",
    )
    assert (post.id, post.company, post.position, post.location) == (7, "Smith & Sons", "Gardener", "Utrecht")
    assert post.description == "Grow **roses**"
    assert post.tags == ("garden", "roses red")
    assert (post.salary_min, post.salary_max) == (1200, 2500)
    assert post.posted_at == datetime.fromtimestamp(1600000000, UTC)


def test_the_word_to_mention_is_kept_apart() -> None:
    post = parsed(description="Grow roses. Please mention the word **BLOOM** when applying to show you read")
    assert (post.description, post.mention) == ("Grow roses.", "BLOOM")


@pytest.mark.parametrize("wrong", [None, 5, True, [], {}, "\ud800"])
def test_a_field_of_a_wrong_type_costs_only_itself(wrong: object) -> None:
    fields = ("company", "location", "description", "tags", "salary_min", "epoch", "date", "apply_url")
    post = parsed(**dict.fromkeys(fields, wrong))
    assert (post.company, post.location, post.description, post.tags) == ("", "", "", ())
    assert (post.posted_at, post.apply_url) == (None, post.url)


def test_elements_that_are_not_posts_are_left_out_with_their_place_and_reason() -> None:
    found = parse_jobs(answer(element(), "hello", element(id="8", url="x"), element(position="Florist")))
    assert [post.position for post in found.posts] == ["Gardener"]
    assert found.left_out == (
        LeftOut(None, 3, "not a post but a text"),
        LeftOut("8", 4, "its url is not a web address"),
        LeftOut("7", 5, "listed twice"),
    )


@pytest.mark.parametrize("given_id", NO_IDS, ids=repr)
def test_an_id_that_is_not_a_positive_whole_number_costs_the_post(given_id: object) -> None:
    assert reason(element(id=given_id)) == "its id is not a whole number from 1 to 2^63 - 1"


@pytest.mark.parametrize("given_id", [7, "7", "007", LARGEST, str(LARGEST)], ids=repr)
def test_an_id_may_be_a_number_or_its_digits(given_id: str | int) -> None:
    assert parsed(id=given_id).id == int(given_id)


@pytest.mark.parametrize("given_id", [None, ""])
def test_a_post_without_an_id_is_left_out(given_id: object) -> None:
    assert reason(element(id=given_id)) == "without an id"


def test_a_post_with_neither_title_nor_text_is_left_out() -> None:
    assert reason(element(position=" ", description="<br/>", company="Smith")) == "neither title nor text"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "ftp://a.example/", "//a.example/", "https://", "https:///jobs", "https://[a/",
        "a.example", "https://a.example/\x1b[31m", "https://a.example/\nb", "https://a.example/a b", "https://a.example/\u202e",
        "https://a.example:x/", 7,
    ],
)  # fmt: skip
def test_a_url_that_is_not_a_web_address_is_never_passed_on(url: object) -> None:
    assert reason(element(url=url)) == "its url is not a web address"
    assert parsed(apply_url=url).apply_url == "https://remoteok.com/jobs/7"


def test_posts_may_share_a_url_that_says_nothing() -> None:
    shared = "https://remoteOK.com/remote-jobs/"
    posts = parse_jobs(answer(element(id=1, url=shared), element(id=2, url=shared))).posts
    assert [post.url for post in posts] == [shared, shared]


@pytest.mark.parametrize("salary", [0, -5, True, "much", 2**53 + 1, 1e300, None, [], "-7", "9" * 30])
def test_a_salary_that_says_nothing_is_not_stated(salary: object) -> None:
    assert parsed(salary_min=salary).salary_min is None


def test_a_salary_the_wrong_way_round_is_turned() -> None:
    post = parsed(salary_min=90, salary_max=50)
    assert (post.salary_min, post.salary_max) == (50, 90)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"epoch": 1600000000, "date": "2001-01-01"}, "2020-09-13T12:26:40+00:00"),
        ({"epoch": -1, "date": "2024-05-01T12:00:00+02:00"}, "2024-05-01T10:00:00+00:00"),
        ({"epoch": 10**20, "date": "2024-05-01T12:00:00Z"}, "2024-05-01T12:00:00+00:00"),
        ({"date": "2024-05-01"}, "2024-05-01T00:00:00+00:00"),
    ],
)
def test_the_moment_of_posting_is_in_utc(fields: dict[str, object], expected: str) -> None:
    assert parsed(**fields).posted_at.isoformat() == expected


@pytest.mark.parametrize("date", ["yesterday", "0001-01-01T00:00:00+14:00", "9999-12-31T23:00:00-10:00", "1970-01-01"])
def test_a_date_that_can_not_be_is_unknown(date: str) -> None:
    assert parsed(date=date).posted_at is None


def test_the_notice_is_recognised_wherever_it_stands() -> None:
    body = json.dumps([element(), NOTICE, {"legal": "…", "explanation": "…"}]).encode()
    assert len(parse_jobs(body).posts) == 1
    assert parse_jobs(body).left_out == ()


def test_only_the_notice_is_fine_when_tags_were_asked_for() -> None:
    assert parse_jobs(answer(), tags_asked=True) == FetchedJobs((), ())


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[", b"[]", b"{}", b"null", b"7", b"[1, 2]", b"[{}]", b"<html>Sorry</html>", b"\xff\xfe\xfd", b"\x00",
        b'[{"id": "1", "url": "https://', b"[" * 100_000, b"[[" * 50_000 + b"]" * 100_000, answer(),
    ],
    ids=range(15),
)  # fmt: skip
def test_an_answer_in_an_unknown_form_is_refused_in_one_line(body: bytes) -> None:
    with pytest.raises(RemoteOkError, match="unknown form") as caught:
        parse_jobs(body)
    assert "\n" not in str(caught.value)


def test_odd_json_is_read_as_far_as_it_makes_sense() -> None:
    body = b'\xef\xbb\xbf[{"id": 7, "url": "https://a.example/", "position": "A\\ud800 B", "epoch": NaN, "salary_min": '
    [post] = parse_jobs(body + b"9" * 10_000 + b"}]").posts
    assert (post.position, post.posted_at, post.salary_min) == ("A B", None, None)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner, max_size=3)
)
fields = ("id", "url", "position", "description", "tags", "salary_min", "salary_max", "epoch", "date", "apply_url")


@given(st.lists(st.dictionaries(st.sampled_from(fields), json_values) | json_values, max_size=4))
def test_whatever_the_elements_are_each_is_a_post_or_left_out(elements: list[object]) -> None:
    found = parse_jobs(answer(element(), *elements))
    assert len(found.posts) + len(found.left_out) == len(elements) + 1


def test_every_recorded_post_is_parsed_unless_it_says_nothing(shared: Path) -> None:
    for recording in sorted((shared / "feed").glob("*.json")):
        elements = json.loads(recording.read_bytes())
        found = parse_jobs(recording.read_bytes())
        assert {left.reason for left in found.left_out} <= {"neither title nor text"}
        assert len(found.posts) >= len(elements) - 2
        assert all(post.posted_at for post in found.posts)
