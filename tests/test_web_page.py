"""The web page of recommendations: its facts and links, and that hostile texts stay text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.errors import JobSearchError
from jobsearch.terminal.formats import Formats
from jobsearch.terminal.pages.posts import make_page
from jobsearch.terminal.recommendations import write
from tests.helpers.builders import NOW
from tests.helpers.pages import Page
from tests.helpers.recommendations import a_list, a_recommended, a_terminal, shown

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.filtering import Listed

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=https://example.org/x onerror=alert(1)>",
    "![spy](https://example.org/spy.png)",
    "[run](javascript:alert(1))",
    "[data](data:text/html;base64,PHNjcmlwdD4=)",
    "[ftp](ftp://example.org/x)",
    "[relative](/remote-jobs/1)",
    "[quoted](https://example.org/\"onclick=x'y)",
    "<javascript:alert(1)>",
    "</div></details></article></main></body></html>",
    "<!-- comment",
    "&lt;script&gt; &amp; &#0; \x85",
    "# Heading\n\n###### Least",
    "* one\n* two\n\n7. seven",
    "> said\n\n```\n<b>code</b>\n```\n\n---\n",
    '"><svg onload=alert(1)>',
    "]]> <![CDATA[ <?php ?>",
)


def read(*posts: Listed, remarks: tuple[str, ...] = ()) -> Page:
    return Page(make_page("Jobs", posts, remarks, lambda _post: (), NOW))


def test_a_post_has_its_facts_and_its_ways_on() -> None:
    each = a_recommended(
        id=7,
        chance=0.86,
        new=True,
        position="Gardener & Florist",
        company="Söhne",
        location="Europe",
        apply_url="https://example.org/apply?a=1&copy=2",
        salary_min=50_000,
        salary_max=60_000,
        mention="PREFER",
        copies=(8, 9),
    )
    page = read(each, remarks=("About 1 of these 2 should interest you.",))
    assert page.links[1] == ("https://remoteok.com/remote-jobs/7", "Gardener & Florist")
    assert page.links[2] == ("https://example.org/apply?a=1&copy=2", "Apply")
    for fact in (
        "new",
        "86%",
        "Söhne · Europe · 3 places · 50-60k a year",
        "title: gardener",
        "Mention the word PREFER.",
    ):
        assert fact in page.text("article")
    assert "About 1 of these 2 should interest you." in page.text("header")
    assert ("https://remoteok.com", "Remote OK") in page.links


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = read(a_recommended())
    assert not re.search(r"url\(|@import|https?:", page.text("style"))
    policy = next(meta["content"] for meta in page.metas if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_the_page_suits_a_phone_and_a_dark_room() -> None:
    page = read(a_recommended())
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in page.metas
    assert "prefers-color-scheme: dark" in page.text("style")
    assert "color-scheme: light dark" in page.text("style")


def test_the_headings_of_a_post_stand_below_its_title() -> None:
    page = read(a_recommended(position="Gardener", description="# First\n\n## Second\n\n# Third"))
    assert (page.text("h1"), page.text("h2")) == ("Jobs", "Gardener")
    assert (page.text("h3"), page.text("h4")) == ("FirstThird", "Second")


def test_no_level_of_heading_is_left_out() -> None:
    page = read(a_recommended(description="### A\n\n###### B\n\n###### C\n\n### D\n\n# E\n\n##### F"))
    assert (page.text("h3"), page.text("h4"), page.text("h5")) == ("ADE", "BCF", "")
    page = read(a_recommended(description="# A\n\n## B\n\n### C\n\n#### D\n\n##### E"))
    assert page.text("h6") == "DE"


def test_links_lead_to_the_web_only() -> None:
    text = "[good](https://example.org/a?b=1&c=2) [bad](javascript:alert(1)) [odd](ftp://example.org) [here](/x)"
    page = read(a_recommended(url="javascript:alert(1)", apply_url="data:text/html,x", description=text))
    assert page.links == [("https://remoteok.com", "Remote OK"), ("https://example.org/a?b=1&c=2", "good")]
    assert "Apply" in page.text("article")


@given(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=6), st.sampled_from(["", " ", "\n", "\n\n"]))
def test_foreign_text_stays_text(parts: list[str], glue: str) -> None:
    text = glue.join(parts)
    page = read(a_recommended(position=text, company=text, location=text, mention=text, description=text))
    assert page.text("h2") == " ".join(text.split())


def test_an_empty_post_and_an_empty_list_make_a_page_too() -> None:
    page = read(a_recommended(position="", company="", location="", description="", posted_at=None, why=()))
    assert "(no title)" in page.text("h2")
    assert "(no text)" in page.text("article")
    assert "Nothing to recommend" in read(remarks=("Nothing to recommend.",)).text("body")


def test_the_page_says_what_the_list_promises_and_leaves_out(tmp_path: Path) -> None:
    terminal = a_terminal(400)
    found = a_list(a_recommended(), a_recommended(), total=42)
    write(terminal, found, forms(tmp_path / "jobs.html"), NOW, set[int]().add)
    page = Page((tmp_path / "jobs.html").read_text(encoding="utf-8"))
    assert "About 1 of these 2 should interest you. There are 40 more posts like these." in page.text("header")
    assert page.text("h1") == "Remote jobs for you"
    assert shown(terminal.out) == ""
    assert f"Written to {tmp_path / 'jobs.html'}." in shown(terminal.err)


def test_a_page_that_cannot_be_written_is_an_error_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(JobSearchError, match="can't be written"):
        write(a_terminal(), a_list(a_recommended()), forms(tmp_path / "nowhere" / "jobs.html"), NOW, set[int]().add)


def forms(page: Path) -> Formats:
    return Formats(as_json=False, as_csv=False, page=page)
