"""What an ad states as people and programs get it: in lists, pages, feeds, `show` and the labelling screen."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from jobsearch import showing
from jobsearch.dataaccess.answers import Progress
from jobsearch.facts.values import LOCATION_FIELD, TITLE, Contract, Facts, Level, Period, Salary
from jobsearch.labelling.offer import Offer
from jobsearch.terminal import exports, full_post, recommendations
from jobsearch.terminal.atom import make_feed
from jobsearch.terminal.console import Terminal
from jobsearch.terminal.formats import Formats
from jobsearch.terminal.labelling.canvas import Canvas
from jobsearch.terminal.labelling.keyboard import Keyboard
from jobsearch.terminal.labelling.screen import LabelScreen
from jobsearch.terminal.labelling.status import Learning
from jobsearch.terminal.pages.posts import make_page
from tests.helpers.builders import NOW, a_stored_post
from tests.helpers.recommendations import Screen, a_list, a_recommended, a_terminal, shown
from tests.helpers.typed_keys import TypedKeys

if TYPE_CHECKING:
    from jobsearch.recommending import Recommended

TEXT = """\
We plant trees. You **must live
in the US**.

* Overlap with CET: four hours
* Pay: $80,000 a year
"""
FACTS = Facts(
    open_to=("US",),
    hours="4 h overlap with CET",
    salary=Salary(80_000, 80_000, "USD", Period.YEAR),
    level=Level.SENIOR,
    years=5,
    contract=Contract.PART_TIME,
    evidence={
        "open_to": "must live in the US",
        "hours": "Overlap with CET: four hours",
        "salary": "$80,000 a year",
        "level": TITLE,
        "years": "five years",
        "contract": "part time",
    },
)
PLACE, PAY, TERMS = "US only (text) · 4 h overlap with CET", "$80k a year (text)", "senior · 5+ years · part time"
LISTED = [
    'Open to: US only ("must live in the US")',
    'Hours: 4 h overlap with CET ("Overlap with CET: four hours")',
    'Pay: $80k a year ("$80,000 a year")',
    "Level: senior (title)",
    'Experience: 5+ years ("five years")',
    'Contract: part time ("part time")',
]
STATED: dict[str, Any] = {
    "position": "Gardener",
    "company": "Acme",
    "location": "",
    "description": TEXT,
    "facts": FACTS,
}


def a_post_with_facts(**named: Any) -> Recommended:
    return a_recommended(**STATED | named)


def table(*posts: Recommended, width: int) -> list[str]:
    terminal = a_terminal(width)
    recommendations.write(
        terminal, a_list(*posts), Formats(as_json=False, as_csv=False, page=None), NOW, set[int]().add
    )
    return shown(terminal.out).splitlines()


def row(each: Recommended) -> dict[str, str]:
    return next(csv.DictReader(io.StringIO(exports.csv_header() + exports.csv_row(each), newline=""), strict=True))


@pytest.mark.parametrize("width", [60, 80, 100, 149])
def test_a_card_says_what_the_ad_states(width: int) -> None:
    lines = table(a_post_with_facts(copies=(8,)), width=width)
    told = " ".join(" ".join(lines).split())
    assert f"Acme · {PLACE} · 2 places · just now · {PAY} · {TERMS} title: gardener" in told.replace(" 1 ", " ")
    assert all(cell_len(line) <= width for line in lines if "https://" not in line)


def test_a_wide_table_has_the_place_and_the_pay_in_their_columns_and_the_terms_below_the_position() -> None:
    head, first, *more = table(a_post_with_facts(), a_recommended(id=2), width=200)
    at = {name: head.index(name) for name in ("Position", "Place", "Salary")}
    assert first[at["Position"] :].startswith("Gardener")
    assert first[at["Place"] :].startswith("US only (text)")
    assert first[at["Salary"] :].startswith("$80k a year (text)")
    assert more[0][at["Position"] :].startswith(TERMS)


def test_the_fields_of_a_line_in_a_pipe_keep_their_places() -> None:
    hours = "Monday to Friday, 8 am to 5 pm Central or Eastern"
    facts = Facts(("US",), hours, salary=FACTS.salary, evidence=FACTS.evidence)
    fields = exports.recommended_line(a_terminal(is_interactive=False), a_post_with_facts(id=7, facts=facts), NOW)
    assert fields.split("\t") == [
        "7",
        "70%",
        "",
        "Gardener",
        "Acme",
        f"US only (text) · {hours}",
        "just now",
        PAY,
        "title: gardener, text: grow",
        "https://remoteok.com/remote-jobs/7",
    ]


def test_csv_appends_a_column_a_fact_and_one_for_their_sources() -> None:
    told = row(a_post_with_facts(location="Remote", salary_min=70_000))
    assert list(told)[-13:] == [
        "url", "apply_url", "open_to", "hours", "on_site", "pay_min", "pay_max", "currency", "per", "level", "years",
        "contract", "evidence",
    ]  # fmt: skip
    assert list(told.values())[-11:-1] == [
        "US", "4 h overlap with CET", "0", "80000", "80000", "USD", "year", "senior", "5", "part-time",
    ]  # fmt: skip
    assert told["evidence"].startswith("open_to: must live in the US;hours: Overlap with CET: four hours;")
    assert (told["location"], told["salary_min"]) == ("Remote", "70000")


def test_csv_leaves_empty_what_is_not_stated_and_takes_pay_from_the_fields() -> None:
    empty, paid = row(a_recommended()), row(a_recommended(salary_min=20, salary_max=30))
    assert [empty[name] for name in exports.FACT_COLUMNS] == ["", "", "0", *[""] * 8]
    assert (paid["pay_min"], paid["pay_max"], paid["currency"], paid["evidence"]) == (
        "20", "30", "", "salary: salary fields",
    )  # fmt: skip


def test_a_row_of_csv_has_countries_joined_and_amounts_with_their_cents() -> None:
    facts = Facts(("US", "europe"), on_site=True, salary=Salary(None, 17.5, None, Period.HOUR))
    told = row(a_post_with_facts(facts=facts))
    assert (told["open_to"], told["on_site"], told["pay_min"], told["pay_max"]) == ("US;europe", "1", "", "17.5")


def test_the_page_has_the_facts_in_a_line_and_their_words_above_the_text() -> None:
    facts = Facts(("US",), evidence={"open_to": "<b>US & only</b>"})
    page = make_page("Jobs", [a_post_with_facts(), a_post_with_facts(facts=facts)], (), lambda _: (), NOW)
    assert f"<p>Acme · {PLACE} · {PAY} · {TERMS} · <time" in page.replace("&nbsp;", " ")
    assert page.index("<li>Experience: 5+ years (&quot;five years&quot;)</li>") < page.index("We plant trees.")
    assert "<li>Open to: US only (&quot;&lt;b&gt;US &amp; only&lt;/b&gt;&quot;)</li>" in page
    assert "<li>" not in make_page("Jobs", [a_recommended()], (), lambda _: (), NOW)


def test_an_entry_of_the_feed_sums_the_facts_up() -> None:
    assert f"<summary>{PLACE}\n{PAY}\n{TERMS}\n70%: " in make_feed("Jobs", [a_post_with_facts()])
    assert "<summary>Worldwide\n70%: " in make_feed("Jobs", [a_recommended()])


@pytest.mark.parametrize("is_interactive", [True, False])
def test_show_lists_each_fact_with_its_source_between_the_head_and_the_text(is_interactive: bool) -> None:
    terminal = a_terminal(100, is_interactive=is_interactive)
    full_post.show_post(terminal, showing.Assessment(a_stored_post(**STATED)), NOW)
    lines = shown(terminal.out).splitlines()
    start = lines.index(LISTED[0])
    assert lines[start - 1].startswith("1 · Remote OK · https://")
    assert lines[start : start + 8] == [*LISTED, "", lines[start + 7]]
    assert lines[start + 7].startswith("We plant trees.")


def test_show_says_where_an_ad_names_no_place() -> None:
    terminal = a_terminal(is_interactive=False)
    full_post.show_post(terminal, showing.Assessment(a_stored_post(facts=Facts(years=3))), NOW)
    assert "\nOpen to: the ad does not say\nExperience: 3+ years" in shown(terminal.out)


def test_show_in_a_pipe_shortens_no_hours() -> None:
    terminal = a_terminal(is_interactive=False)
    hours = "Monday to Friday, 8 am to 5 pm Central or Eastern"
    full_post.show_post(terminal, showing.Assessment(a_stored_post(facts=Facts(hours=hours))), NOW)
    assert f"Worldwide · {hours} · just now" in shown(terminal.out)


def coloured(**options: Any) -> str:
    """Return what `show` writes on a terminal with styles."""
    console = Console(file=Screen(), width=80, force_terminal=True, highlight=False, _environ={}, **options)
    post = a_stored_post(**STATED | {"location": "Berlin"})
    full_post.show_post(
        Terminal(console, console, quiet=False, program="python main.py"), showing.Assessment(post), NOW
    )
    return shown(console)


@pytest.mark.parametrize(("no_color", "style"), [(True, "\x1b[3;4m"), (False, "\x1b[3;4;35m")])
def test_show_lights_the_words_in_the_list_and_in_the_text_without_colour_too(no_color: bool, style: str) -> None:
    text = coloured(color_system="standard", no_color=no_color)
    for words in ("must live in the US", "$80,000 a year", "Overlap with CET: four hours"):
        assert f'("{style}{words}\x1b[0m")' in text
    for words in ("must live", "in the US", "$80,000 a year", "Overlap with CET: four hours"):
        assert f"{style}{words}\x1b[0m" in text.partition("We plant trees")[2]


def test_show_on_a_dumb_terminal_writes_no_codes() -> None:
    assert "\x1b[" not in coloured(color_system=None)


def test_what_a_location_field_says_is_traced_to_it() -> None:
    facts = Facts(("PT",), evidence={"open_to": LOCATION_FIELD})
    terminal = a_terminal(100)
    post = a_stored_post(location="Lisbon", facts=facts)
    full_post.show_post(terminal, showing.Assessment(post), NOW)
    assert 'Open to: Portugal only (location field: "Lisbon")\n' in shown(terminal.out)
    assert "Lisbon, Portugal" in shown(terminal.out)


def drawn(rows: int, columns: int) -> list[str]:
    out = io.StringIO()
    console = Console(file=out, width=columns, height=rows, color_system=None, legacy_windows=False, _environ={})
    screen = LabelScreen(Canvas(console, Keyboard(TypedKeys())), lambda: NOW, Learning(lambda: None, lambda: False))
    screen.draw(Offer(a_stored_post(**STATED), None, Progress(0, 0, 0, 0, 0), 1, None))
    return [line.strip() for line in out.getvalue().split("\n")]


def test_the_labelling_screen_has_the_facts_below_the_title_and_no_list_of_them() -> None:
    facts = f"Acme · {PLACE} · {PAY} · {TERMS} · just now"
    for rows, columns in ((24, 80), (50, 160), (20, 60)):
        lines = drawn(rows, columns)
        after = lines.index("Gardener") + 1
        assert " ".join(lines[after : lines.index("garden, outdoors")]) == facts
        assert not any("Open to" in line for line in lines)
        assert any("must live" in line for line in lines)
