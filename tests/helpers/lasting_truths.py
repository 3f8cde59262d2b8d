"""What is true of every answer, whoever wrote it: the tests and the fuzzer check the same. Needs no test library."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import typer

from jobsearch.cleaning.fields import clean_description, clean_line
from jobsearch.dataaccess import search
from jobsearch.dataaccess.rows import LISTED
from jobsearch.errors import JobSearchError
from jobsearch.facts.reading import read
from jobsearch.facts.text import ad_text
from jobsearch.facts.values import LOCATION_FIELD, SALARY_FIELDS, TITLE, Ad, Contract, Level
from jobsearch.places import openness
from jobsearch.places.mentions import find as mentions_in
from jobsearch.posts import LabelName, Order, Score, StageName, Term
from jobsearch.recommending import Recommended
from jobsearch.remoteok import UnknownFormError, parse_jobs
from jobsearch.remoteok.elements import to_post
from jobsearch.showing import Assessment
from jobsearch.terminal import atom, exports, full_post, rendering, table, values, words
from jobsearch.terminal.pages.posts import make_page
from tests.helpers.builders import NOW, a_stored_post
from tests.helpers.pages import Page
from tests.helpers.recommendations import a_terminal, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jobsearch.facts.values import Facts
    from jobsearch.filtering import Listed
    from jobsearch.posts import JobPost, RemoteOkJobPost

LARGEST_ID, LARGEST_SALARY = 2**63 - 1, 2**53
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
UNSEEN = re.compile(
    r"[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
JOINERS_OF_NOTHING = re.compile(r"(?:^|[\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?:[\x00-\x7f]|$)")
MOST_WORDS, A_FEW_MARKS = 12, 1_000
READERS: tuple[Callable[[str], object], ...] = (
    lambda text: values.parse_since(text, NOW),
    lambda text: values.read_ids([text], None),
    lambda text: values.read_ids(["-"], io.StringIO(text)),
    values.parse_count,
    values.parse_chance,
    values.parse_salary,
    openness.resolve,
    openness.candidates,
    values.parse_years,
    values.parse_rule,
    values.parse_folder,
    search.parse,
    words.beginning,
)
WHY = (Term("title: gardener", 1.5), Term("title: night", -0.4))


def check_answer(body: bytes, *, drawn: bool = True) -> Sequence[RemoteOkJobPost]:
    """Parse an answer, and check all that is made of it; return its posts, none if its form is unknown.

    What people read on a terminal takes most of the time: it is left out unless the posts are to be `drawn`.
    """
    try:
        posts = parse_jobs(body).posts
    except UnknownFormError:
        return ()
    assert len({post.id for post in posts}) == len(posts)
    for post in posts:
        check_post(post)
    check_written(listed := [as_listed(stored(post, check_facts(post.ad))) for post in posts])
    for each in listed if drawn else ():
        check_drawn(each)
    return posts


def check_text(text: str, *, drawn: bool = True) -> None:
    """Check what is made of a post whose every field is this text."""
    fields = dict.fromkeys(("company", "position", "location", "description", "date", "epoch", "salary_min"), text)
    for addresses in ({"url": "https://example.org/1", "apply_url": text}, {"url": text}):
        element = {"id": 1, "tags": [text, text[::-1]]} | fields | addresses
        check_answer(json.dumps([element]).encode(), drawn=drawn)


def check_cleaning(text: str) -> None:
    """Check that a text is clean once it has been cleaned, as a line and as a description, and not much longer."""
    line, (description, _) = clean_line(text), clean_description(text)
    assert clean_line(line) == line
    assert clean_description(description) == (description, None)
    for cleaned in (line, description):
        check_printable(cleaned)
        assert len(cleaned) <= 2 * len(text) + A_FEW_MARKS


def check_post(post: RemoteOkJobPost) -> None:
    """Check that a post is clean, within its bounds, and stays the same if it is listed again as it is stored."""
    for line in (post.company, post.position, post.location, *post.tags, post.mention or ""):
        assert line == " ".join(line.split()), line
        check_printable(line)
    check_printable(post.description)
    assert post.position or post.description
    assert all(tag and "," not in tag for tag in post.tags)
    assert len(set(post.tags)) == len(post.tags)
    for address in (post.url, post.apply_url):
        check_address(address)
    assert 1 <= post.id <= LARGEST_ID
    pay = [salary for salary in (post.salary_min, post.salary_max) if salary is not None]
    assert pay == sorted(pay)
    assert all(1 <= salary <= LARGEST_SALARY for salary in pay)
    assert post.posted_at is None or EARLIEST <= post.posted_at < LATEST
    check_settled(post, to_post(as_element(post)))


def check_settled(post: RemoteOkJobPost, again: RemoteOkJobPost) -> None:
    """Check that a post listed again as it is stored is the same, without the sentence that is cut out of it."""
    pairs = ((name, getattr(post, name), getattr(again, name)) for name in LISTED if name != "mention")
    changed = {name: (before, after) for name, before, after in pairs if before != after}
    assert not changed, changed
    assert again.mention is None


def check_printable(text: str) -> None:
    """Check that a text holds nothing that steers a terminal, turns the direction of writing or can't be seen."""
    for forbidden in (CONTROLS, UNSEEN, JOINERS_OF_NOTHING):
        found = forbidden.search(text)
        assert found is None, (found, text)


def check_address(address: str) -> None:
    """Check that an address leads to the web, in one word."""
    parts = urlsplit(address)
    assert parts.scheme in {"http", "https"}
    assert parts.hostname
    assert address.isprintable()
    assert not re.search(r"[\s<>\"\\^`{|}]", address), address


def as_element(post: RemoteOkJobPost) -> dict[str, Any]:
    """Return the element that would list a post just as it is stored."""
    names = "id", "url", "apply_url", "company", "position", "location", "description", "salary_min", "salary_max"
    element = {name: getattr(post, name) for name in names}
    return element | {"tags": list(post.tags), "date": post.posted_at and post.posted_at.isoformat()}


def stored(post: RemoteOkJobPost, facts: Facts) -> JobPost:
    """Return a post as the database would give it back."""
    return a_stored_post(**{name: getattr(post, name) for name in LISTED}, facts=facts)


def check_facts(ad: Ad) -> Facts:
    """Return what an ad states: it is said by words that stand in it, or by a field of it."""
    facts = read(ad)
    text = " ".join(ad_text(ad.text).plain.split())
    for fact, said in facts.evidence.items():
        assert said in {LOCATION_FIELD, SALARY_FIELDS, TITLE} or (said and said in text), (fact, said, text)
        assert len(said.split()) <= MOST_WORDS, (fact, said)
    assert all(facts.open_to)
    pay = facts.salary
    if pay is not None and pay.min is not None and pay.max is not None:
        assert pay.min <= pay.max, pay
    return facts


def check_ad(text: str) -> None:
    """Check what is read of an ad: its title and its place are the first lines, if there are several."""
    *fields, description = text.split("\n", maxsplit=2)
    title, location = (*fields, "", "")[:2]
    check_facts(Ad(title, location, None, None, description))
    for strict in (True, False):
        mentions = mentions_in(text, strict=strict)
        ends = [0, *(mention.end for mention in mentions)]
        for mention, end in zip(mentions, ends, strict=False):
            assert end <= mention.start < mention.end <= len(text)


def as_listed(post: JobPost) -> Listed:
    """Return a post as a list has it."""
    return Recommended(post, Score(0.5, interesting=True, why=WHY), new=True)


def check_written(listed: Sequence[Listed]) -> None:
    """Check that no form in which posts are written steers a terminal, runs a script or breaks its own rules."""
    check_lines(listed)
    Page(make_page("Jobs", listed, ("Two posts.",), lambda _post: (), NOW))
    feed = ET.fromstring(atom.make_feed("Jobs", listed))  # noqa: S314 - our own feed
    assert len(feed.findall(f"{{{atom.NAMESPACE}}}entry")) == len(listed)


def check_lines(listed: Sequence[Listed]) -> None:
    """Check what programs read: each post one line, and the same values in it as in the post."""
    pipe = a_terminal(is_interactive=False)
    rows = list(csv.DictReader(io.StringIO(exports.csv_header() + "".join(map(exports.csv_row, listed)), newline="")))
    assert [row["id"] for row in rows] == [str(each.post.id) for each in listed]
    for each in listed:
        for line in (exports.recommended_line(pipe, each, NOW), exports.listed_line(pipe, each, NOW)):
            assert "\n" not in line
            check_printable(line)
        document = exports.recommendation_document(each, below_threshold=False)
        check_printable(json.dumps(document, ensure_ascii=False))
        assert json.loads(json.dumps(document)) == document
        check_printable(exports.csv_row(each).removesuffix("\r\n"))


def check_drawn(each: Listed) -> None:
    """Check what people read: the plain post of `label`, the table of `recommend`, the full post of `show`."""
    check_printable(rendering.plain_post(each.post, NOW))
    for terminal in (a_terminal(40), a_terminal(160)):
        table.show(terminal, [table.Row(each)], NOW)
        full_post.write(terminal, Assessment(each.post, each.score), NOW, as_json=False)
        check_printable(shown(terminal.out))


def check_option_values(text: str) -> None:
    """Check that each option reads a value or refuses it in words."""
    for read_value in READERS:
        with suppress(typer.BadParameter, JobSearchError):
            read_value(text)
    for names in (LabelName, StageName, Level, Contract, Order):
        with suppress(typer.BadParameter):
            values.parse_name(names, text)


def check_place_option(text: str) -> None:
    """Check that a place is found, or the closest ones named, which takes a while."""
    with suppress(typer.BadParameter):
        values.parse_residence(text)
