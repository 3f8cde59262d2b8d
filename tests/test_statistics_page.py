"""The web page of the statistics: what its pictures show and say, what stands where nothing is known, hostile names."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch import counting, history
from jobsearch.dataaccess import answers, applications
from jobsearch.dataaccess.database import writing
from jobsearch.posts import Score, Stage, TasteTerm
from jobsearch.terminal.pages import charts
from jobsearch.terminal.pages.pictures import applications as stages
from jobsearch.terminal.pages.pictures import chances, guesses, taste, weeks
from jobsearch.terminal.pages.statistics import make_page
from tests.helpers.builders import NOW, write_original
from tests.helpers.pages import Page
from tests.helpers.running import Program, imported
from tests.helpers.trained_instances import NO, YES, a_gardener, opened_database, train_on_gardeners
from tests.test_web_page import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from jobsearch.counting import Statistics
    from jobsearch.history import History

LATER = NOW + timedelta(days=9)
ANSWERED = range(101, 113)
COLUMNS_OF_STAGES = ["jobs", "applied", "interview", "offer", "closed"]


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an instance with twelve answers that the model had guessed, two wrongly, pay, and two applications."""
    posts = [a_gardener(number, salary_min=50_000 + 1_000 * number) for number in ANSWERED]
    folder = train_on_gardeners(tmp_path_factory.mktemp("page") / "instance", *posts)
    with opened_database(folder) as session:
        for number in ANSWERED:
            likely = Score(0.9, interesting=True, why=())
            answers.record(session, number, NO if number in (103, 104) else YES, likely, LATER)
        with writing(session):
            applications.set_stage(session, 101, Stage.APPLIED, LATER)
            applications.set_stage(session, 102, Stage.APPLIED, LATER)
            applications.set_stage(session, 102, Stage.INTERVIEW, LATER)
    return folder


def counted(folder: Path) -> tuple[Statistics, History]:
    with opened_database(folder) as session:
        return counting.count(session, folder / "model.joblib", LATER), history.trace(session, LATER)


def page_of(folder: Path) -> Page:
    return Page(make_page(*counted(folder), LATER))


def read(figure: str) -> Page:
    return Page(f"<main>{figure}</main>")


def kinds(page: Page, tag: str) -> list[str]:
    return [kind for name, kind in page.marks if name == tag]


def test_the_page_has_a_picture_with_its_numbers_for_each_question(lived_in: Path) -> None:
    page = page_of(lived_in)
    assert len(page.pictures) == 6
    assert page.text("caption").count("Pay") + page.text("caption").count("pay") == 1
    assert "28 labels: 18 interested, 10 not interested." in page.text("header")
    assert "Model trained" in page.text("header")
    assert ("https://remoteok.com", "Remote OK") in page.links


def test_headings_say_what_was_found(lived_in: Path) -> None:
    headings = page_of(lived_in).text("h2")
    for finding in (
        "28 posts and 28 answers in 3 weeks",
        "8 of the last 10 guesses were right",
        "The chances promised 11 interesting posts of 12, and 10 were",
        "counts most against a post",
        "The median pay of interesting posts is 157,500, of all 156,500 (no currency stated)",
        "2 applications, 1 interview",
    ):
        assert finding in headings


def test_posts_of_the_original_program_count_in_the_week_they_were_first_seen_in(tmp_path: Path) -> None:
    write_original(tmp_path / "jobposts.db", count=2)
    page = Page(Program(tmp_path)("stats", "--html", "-").out)
    assert "2 posts and 0 answers in 1 week" in page.text("h2")
    assert "Posts by the week they were posted in, or first seen," in page.text("figcaption")


def test_posts_and_answers_by_week_begin_with_the_first_week_that_has_any() -> None:
    posts = {"2026-07-20": 0, "2026-07-27": 3, "2026-08-03": 0}
    page = read(weeks.draw(posts, []))
    assert page.rows == [
        ["week of", "posts", "interested", "not interested"],
        ["2026-07-27", "3", "0", "0"],
        ["2026-08-03", "0", "0", "0"],
    ]


def test_answers_that_did_not_interest_are_hollow_bars_above_solid_ones(lived_in: Path) -> None:
    statistics, found = counted(lived_in)
    legend, drawn = 1, 2  # weeks with answers of each kind
    bars = kinds(read(weeks.draw(found.posts, statistics.weeks)), "rect")
    assert bars.count("hollow") == legend + drawn
    assert bars.count("solid") == legend + drawn + 1  # and the posts of the one week


def test_guesses_stand_beside_always_the_more_frequent_answer(lived_in: Path) -> None:
    _, found = counted(lived_in)
    page = read(guesses.draw(found.groups, found.lately))
    assert page.rows[1] == ["1 to 12", "2026-08-10", "10 (83%)", "10 (83%)"]
    assert "Of all 12 guesses 83% were right" in page.text("figcaption")
    assert "always guessing the more frequent answer of each group would have been right in 83%." in page.text("p")


def test_a_tenth_with_few_answers_is_in_the_table_only() -> None:
    tenths = [history.Tenth(0.1, 4, 0.15, 0), history.Tenth(0.5, 5, 0.52, 3)]
    page = read(chances.draw(tenths))
    assert len(kinds(page, "circle")) == 1
    assert page.rows[1:] == [["10% to 20%", "4", "15%", "0 (0%)"], ["50% to 60%", "5", "52%", "3 (60%)"]]


def test_terms_have_their_sign_and_weight_in_words_and_in_shape() -> None:
    page = read(taste.draw([TasteTerm("title: gardener", 2.5, 8, 0), TasteTerm("tag: money", -0.5, 0, 8)]))
    assert kinds(page, "rect") == ["solid", "hollow"]
    assert "+2.50" in page.text("svg")
    assert "-0.50" in page.text("svg")
    assert page.text("h2") == "“title: gardener” counts most for a post, “tag: money” most against it"


@pytest.mark.parametrize(
    ("weight", "finding"), [(1.0, "“garden” counts most for a post"), (-1.0, "“garden” counts most against a post")]
)
def test_terms_of_one_sign_alone_are_found_too(weight: float, finding: str) -> None:
    assert read(taste.draw([TasteTerm("garden", weight, 1, 0)])).text("h2") == finding


def test_stages_are_counted_in_all_now_and_by_week(lived_in: Path) -> None:
    statistics, found = counted(lived_in)
    drawn = stages.draw(found.reached, statistics.applications, statistics.stages, "The oldest: 3 d")
    assert read(drawn).rows == [
        COLUMNS_OF_STAGES,
        ["reached it", "2", "1", "0", "0"],
        ["there now", "1", "1", "0", "0"],
        ["2026-08-10", "2", "1", "0", "0"],
    ]
    assert "The oldest: 3 d" in read(drawn).text("figcaption")


def test_where_nothing_is_known_a_sentence_names_the_command_and_no_chart_is_drawn(program: Program) -> None:
    program("stats", "--html", program.instance / "stats.html")
    page = Page((program.instance / "stats.html").read_text(encoding="utf-8"))
    assert page.pictures == []
    sections = page.text("section")
    for sentence in (
        "This shows the last 52 weeks: run fetch-new, then label.",
        "While you label, the model guesses each answer.",
        "there are 0 so far.",
        "While you label, the model gives each post a chance.",
        "The model learns it from your labels: label some posts, then train.",
        "Once 5 posts state their pay in one currency, it is shown here: run fetch-new, then label.",
        "once you have applied, run mark ID --stage applied.",
    ):
        assert sentence in sections


@given(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4))
def test_foreign_text_stays_text(lived_in: Path, parts: list[str]) -> None:
    text = " ".join(parts)
    statistics, found = counted(lived_in)
    assert statistics.model
    assert statistics.oldest_unanswered
    hostile = replace(
        statistics,
        model=replace(statistics.model, taste=[TasteTerm(text, 1.0, 1, 0), TasteTerm("x" + text, -1.0, 0, 1)]),
        oldest_unanswered=replace(statistics.oldest_unanswered, position=text, company=text),
        looking_for=text,
    )
    page = Page(make_page(hostile, found, LATER))
    assert " ".join(text.split()) in page.text("h2")


def test_a_long_term_is_cut_in_the_picture_and_whole_in_the_table() -> None:
    term = "title: " + "求人" * 20
    page = read(taste.draw([TasteTerm(term, 1.0, 1, 0)]))
    assert "求人…" in page.text("svg")
    assert term not in page.text("svg")
    assert page.rows[1][0] == term


@pytest.mark.parametrize(("most", "top"), [(0, 1), (1, 1), (3, 5), (10, 10), (11, 20), (999, 1000), (1001, 2000)])
def test_an_axis_ends_at_a_number_that_is_easy_to_read(most: int, top: int) -> None:
    assert charts.round_up(most) == top


def test_the_page_loads_nothing_and_keeps_to_the_readers_light(lived_in: Path) -> None:
    page = page_of(lived_in)
    assert "default-src 'none'" in str(page.metas)
    assert "prefers-color-scheme: dark" in page.text("style")
    assert "url(" not in page.text("style")


def test_the_page_replaces_what_is_printed_but_for_json(lived_in: Path, tmp_path: Path) -> None:
    program, page = Program(lived_in), tmp_path / "stats.html"
    done = program("stats", "--html", page)
    written, step = done.err.splitlines()
    assert (done.out, written) == ("", f"Written to {page}.")
    assert step.startswith("Next, ")
    assert program("stats", "--html", page, "--json").json()["posts"] == 28
    assert program("stats", "--html", "-").out == page.read_text(encoding="utf-8")


def test_two_things_can_not_both_be_printed(program: Program) -> None:
    done = program("stats", "--html", "-", "--json", code=2)
    assert done.err == "Error: Invalid value: --json and --html - can't both be printed.\n"
    assert not program.instance.exists()


def test_who_asks_for_no_page_loads_nothing_of_it(gardeners: Path) -> None:
    modules = imported("stats", "--instance", gardeners)
    assert not {name for name in modules if name.startswith(("jobsearch.history", "jobsearch.terminal.pages"))}


def test_the_document_has_the_quartiles_of_pay(lived_in: Path) -> None:
    (found,) = Program(lived_in)("stats", "--json").json()["market"]["pay"]
    assert found["whole"].keys() == {"median", "stated", "posts", "lower_quartile", "upper_quartile"}
    assert found["whole"]["lower_quartile"] < found["whole"]["median"] < found["whole"]["upper_quartile"]
