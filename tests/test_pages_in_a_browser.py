"""The pages that the program writes, in a real browser: on a phone and on a desk, light and dark."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest

from jobsearch.dataaccess.counts import Week
from jobsearch.history import Group, Tenth
from jobsearch.market import Pay, PayIn
from jobsearch.posts import JobPostLabel, Stage, TasteTerm
from jobsearch.terminal.pages import charts, figures
from jobsearch.terminal.pages.frame import document
from jobsearch.terminal.pages.pictures import applications, chances, guesses, pay, taste, weeks
from tests.helpers import browser
from tests.helpers.browser import Browser, Seen, View
from tests.helpers.builders import NOW
from tests.helpers.feeds import feed, feed_element
from tests.helpers.hostile_texts import bodies
from tests.helpers.running import FORTY_LABELS, Program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VIEWS = [View(width, scheme) for width, scheme in product((390, 1280), browser.SCHEMES)]
PAGES = {
    "recommended": ("trained", "recommend", "--min-chance", "0", "--limit", "5"),
    "nothing recommended": ("trained", "recommend", "--tag", "no-such-tag"),
    "listed": ("trained", "list", "--all", "--limit", "5"),
    "nothing listed": ("empty", "list"),
    "statistics": ("trained", "stats"),
    "no statistics": ("empty", "stats"),
    "hostile": ("hostile", "list", "--all", "--limit", "100"),
}
APPLIED_FOR = [post_id for post_id, label in FORTY_LABELS.items() if label == JobPostLabel.INTERESTED][:2]
LONG = "x" * 900
ADDRESS = f"https://example.org/{LONG}"
SPREADING = (
    LONG,
    f"<a href={ADDRESS}>{LONG}</a> {ADDRESS}",
    f"<code>{LONG}</code><pre>{LONG}</pre><pre>{'code ' * 200}</pre>",
    f"<ul><li>Point {LONG}" * 15,
    f"<ol><li>Step {LONG}" * 15,
    f"{'<blockquote>' * 30}Quoted {LONG}",
    f"<table><tr>{'<td>Cell</td>' * 60}</tr></table>",
    f"<h6>{LONG}</h6><h1>High</h1><h4>Low</h4><h2></h2>",
    "<h1>&nbsp;</h1>#\n\n## \n\n- ## \n\n> #",
    "no-break&nbsp;" * 100,
)

MONDAYS = [f"{date(2026, 1, 5) + timedelta(weeks=week)}" for week in range(52)]
MANY = dict.fromkeys(Stage, 9_999)
PAID = Pay(987_654_321, 9_999, 9_999, 987_654_320, 987_654_322)
TERMS = ("W" * 40, "communications management w", "title: " + "求人" * 20, "🧑‍🌾" * 20, "ЩЖ" * 20, "ill" * 20)
LARGE = (
    weeks.draw(dict.fromkeys(MONDAYS, 99_999), [Week(monday, 99_999, 50_000, 0, 0) for monday in MONDAYS]),
    guesses.draw([Group(1 + 500 * each, 500, NOW, NOW, 500, 500) for each in range(20)], [True] * 10),
    chances.draw([Tenth(each / 10, 9_999, (each + 1) / 10, 9_999) for each in range(10)]),
    taste.draw([TasteTerm(term, sign * 12.34, 9_999, 9_999) for sign in (1, -1) for term in TERMS]),
    pay.draw([PayIn("USD", PAID, PAID), PayIn(None, None, PAID)], 12_345_678),
    applications.draw(MANY, MANY, dict.fromkeys(MONDAYS, MANY), None),
)

SPY = "https://example.org/spy.png"
WRONG = f"""
<body style="background: white">
<svg role="img" aria-label="A picture"><text y="20" fill="#ccc">Pale</text><text x="-9" y="20">Cut</text></svg>
<h1>Title</h1><h4 style="color: #ccc">Deep</h4>
<details><p style="width: 500px">Wide</p><img src="{SPY}"></details>
<script>console.log("Hello")</script>
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser.started() as started:
        yield started


@pytest.fixture(scope="module")
def instances(trained_sample: Program, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Program]:
    folder = tmp_path_factory.mktemp("instances")
    hostile = Program(folder / "hostile")
    hostile("fetch-new", "--from", "-", given=feed(*map(spreading, range(1, 100), (*SPREADING, *bodies(5, 1_000)))))
    trained = trained_sample.copy(folder / "trained")
    trained("mark", *APPLIED_FOR, "--stage", "applied")
    trained("mark", APPLIED_FOR[0], "--stage", "interview")
    return {"trained": trained, "empty": Program(folder / "empty"), "hostile": hostile}


def spreading(post_id: int, text: str) -> dict[str, object]:
    """Return a post of this text whose every name is too long for a line."""
    name = f"{post_id} {LONG}"
    names = {"position": name, "company": name, "location": name, "tags": [LONG]}
    return feed_element(post_id, apply_url=ADDRESS, salary_min=10**9, description=text, **names)


@pytest.fixture(scope="module", params=PAGES)
def page(
    request: pytest.FixtureRequest, instances: dict[str, Program], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    instance, *command = PAGES[request.param]
    written = tmp_path_factory.mktemp("pages") / f"{request.param}.html"
    instances[instance](*command, "--html", written)
    return written


@pytest.fixture(scope="module", params=VIEWS, ids=str)
def seen(request: pytest.FixtureRequest, chromium: Browser, page: Path) -> Seen:
    return chromium.look(page, request.param)


def test_nothing_scrolls_sideways(seen: Seen) -> None:
    assert seen.too_wide == ()


def test_the_browser_has_nothing_to_say(seen: Seen) -> None:
    assert seen.messages == ()


def test_nothing_but_the_page_is_asked_for(seen: Seen, page: Path) -> None:
    assert seen.requests == (page.as_uri(),)


def test_contrast_and_structure_are_sound(seen: Seen) -> None:
    assert seen.faults == ()


def test_large_numbers_and_wide_words_fit_on_a_phone(chromium: Browser, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    style = charts.STYLE + figures.STYLE
    page.write_text(document("Large", (), "\n".join(LARGE), NOW, style), encoding="utf-8")
    seen = chromium.look(page, View(390, "light"))
    assert (seen.too_wide, seen.faults) == ((), ())


def test_what_is_wrong_with_a_page_is_found_out(chromium: Browser, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(WRONG, encoding="utf-8")
    seen = chromium.look(page, View(390, "light"))
    assert [each[:16] for each in seen.too_wide] == ['<p style="width:']
    assert "Hello" in seen.messages
    assert seen.requests == (page.as_uri(), SPY)
    found = {each.partition(":")[0] for each in seen.faults}
    assert found >= {"color-contrast", "heading-order", "image-alt", "pale in a picture", "cut in a picture"}


def test_what_a_page_s_own_policy_refuses_is_found_out(chromium: Browser, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(document("Title", (), WRONG, NOW), encoding="utf-8")
    seen = chromium.look(page, View(390, "light"))
    assert all("Content Security Policy" in message for message in seen.messages)
    assert len(seen.messages) == 2
