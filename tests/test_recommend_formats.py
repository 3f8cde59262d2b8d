"""The forms of a list of recommendations: table, lines, CSV and JSON, the same posts in each."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from jobsearch.posts import Term
from jobsearch.terminal.exports import CSV_COLUMNS
from jobsearch.terminal.formats import Formats
from jobsearch.terminal.recommendations import NEAREST, write
from tests.helpers.builders import NOW
from tests.helpers.recommendations import a_list, a_recommended, a_terminal, shown
from tests.helpers.running import SECONDS, Program
from tests.helpers.systems import PSEUDO_TERMINALS
from tests.helpers.trained_instances import a_gardener, train_on_gardeners

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jobsearch.recommending import Recommendations

URL = "https://remoteOK.com/remote-jobs/remote-gardener-with-a-name-longer-than-any-line-of-a-narrow-terminal-12345678"
AWKWARD = a_recommended(
    id=7,
    new=True,
    position='Gardener, "senior"; \t night',
    company="=1+1\r\nSöhne",
    location="Köln\v,\u2028",
    tags=("a;b", "c,d"),
    copies=(8, 9),
    why=(Term("title: gardener", 1.25), Term("text: night", -0.5)),
)
PLAIN = a_recommended(id=3, chance=0.4, salary_min=50_000, salary_max=60_000, mention="PREFER")
EMPTY = a_recommended(id=5, chance=0.31, position="", company="", location="", tags=(), posted_at=None, why=())


def ignored(_post_id: int) -> None:
    """Take no note of what was delivered."""


def written(found: Recommendations, *, as_json: bool = False, as_csv: bool = False) -> str:
    """Return what a program reads in a pipe."""
    terminal = a_terminal(is_interactive=False)
    write(terminal, found, Formats(as_json, as_csv, None), NOW, ignored)
    return shown(terminal.out)


def table(found: Recommendations, width: int = 80) -> list[str]:
    """Return the lines that a person sees."""
    terminal = a_terminal(width)
    write(terminal, found, Formats(as_json=False, as_csv=False, page=None), NOW, ignored)
    return shown(terminal.out).splitlines()


def told(found: Recommendations) -> str:
    terminal = a_terminal(200)
    write(terminal, found, Formats(as_json=False, as_csv=False, page=None), NOW, ignored)
    return shown(terminal.err)


def test_json_is_one_array_of_posts() -> None:
    posts = json.loads(written(a_list(AWKWARD, PLAIN, EMPTY), as_json=True))
    assert [post["id"] for post in posts] == [7, 3, 5]
    assert (posts[0]["position"], posts[0]["copies"], posts[0]["new"]) == (AWKWARD.post.position, [8, 9], True)
    assert posts[0]["why"] == [{"term": "title: gardener", "weight": 1.25}, {"term": "text: night", "weight": -0.5}]
    assert (posts[2]["posted_at"], posts[2]["why"], posts[2]["new"]) == (None, [], False)


def test_csv_is_as_rfc_4180_has_it() -> None:
    text = written(a_list(AWKWARD, PLAIN, EMPTY), as_csv=True)
    assert text.endswith("\r\n")
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert header == CSV_COLUMNS
    first, second, third = (dict(zip(header, row, strict=True)) for row in rows)
    assert (first["id"], first["position"], first["company"]) == ("7", AWKWARD.post.position, "'=1+1\r\nSöhne")
    assert (first["copies"], first["why"], first["new"]) == ("8;9", "title: gardener +1.25;text: night -0.50", "1")
    assert (second["salary_min"], second["mention"], second["new"]) == ("50000", "PREFER", "0")
    assert (third["posted_at"], third["salary_max"], third["chance"]) == ("", "", "0.31")


def test_a_pipe_gets_one_line_of_ten_fields_a_post_whatever_stands_in_it() -> None:
    lines = written(a_list(AWKWARD, PLAIN, EMPTY)).split("\n")
    assert lines.pop() == ""
    fields = [line.split("\t") for line in lines]
    assert [(len(line), line[0], line[-1]) for line in fields] == [
        (10, "7", AWKWARD.post.url),
        (10, "3", PLAIN.post.url),
        (10, "5", EMPTY.post.url),
    ]
    assert fields[0][1:6] == ["70%", "new", 'Gardener, "senior"; night', "=1+1 Söhne", "Köln ,"]
    assert fields[1][6:9] == ["just now", "50-60k a year", "title: gardener, text: grow"]


@pytest.mark.parametrize("width", [60, 80, 100, 120, 150, 200])
def test_the_table_fits_and_cuts_nothing(width: int) -> None:
    far = a_recommended(id=12345678, url=URL, position="Ж " * 50, company="Ω" * 90, location="京 " * 30)
    near = a_recommended(id=3, copies=(4, 5), location="Europe", company="Söhne", salary_min=100_500)
    lines = table(a_list(near, far), width)
    text = "".join(lines)
    assert all(cell_len(line) <= width for line in lines if "https://" not in line)
    assert [text.count(letter) for letter in "ЖΩ京"] == [50, 90, 30]
    assert all(part in text for part in ("70%", "Söhne", "Europe", "places", "100.5k", URL, "12345678"))
    assert any(line.startswith(URL) or line.split() == ["12345678", URL] for line in lines)


def test_a_wide_table_names_its_columns_once() -> None:
    lines = table(a_list(PLAIN, EMPTY), 200)
    heads = [line.split() for line in lines if "Chance" in line]
    assert heads == [["Chance", "Position", "Company", "Place", "Age", "Salary", "Why"]]
    assert not any("Chance" in line for line in table(a_list(PLAIN, EMPTY), 80))


def test_a_row_marks_what_is_new_and_says_for_how_many_places_it_stands() -> None:
    lines = table(a_list(a_recommended(id=7, new=True, copies=(8, 9), location="Köln"), PLAIN))
    assert "Gardener (new)" in lines[0]
    assert "Köln · 3 places" in lines[1]
    assert not any("new" in line for line in lines[5:])


def test_the_words_that_speak_for_a_post_do_not_repeat_one_another() -> None:
    names = ("title: python backend", "title: backend", "tag: python", "place: europe", "text: sql", "text: git")
    lines = table(a_list(a_recommended(why=tuple(Term(name, 1.0) for name in names))))
    assert lines[2].strip() == "title: python backend, place: europe, text: sql"


def test_what_leads_not_to_the_web_is_not_a_link() -> None:
    terminal = a_terminal()
    terminal.out.no_color = False
    terminal.out._color_system = None
    bad = a_list(a_recommended(url="javascript:alert(1)"))
    write(terminal, bad, Formats(as_json=False, as_csv=False, page=None), NOW, ignored)
    assert "javascript:alert(1)\n" in shown(terminal.out)
    assert "\x1b]8" not in shown(terminal.out)


@pytest.mark.parametrize(
    ("chances", "promise"),
    [
        ((0.9, 0.8, 0.4), "About 2 of these 3 should interest you."),
        ((0.35,), "One post, with a chance of 35% to interest you."),
        ((0.1, 0.1), "Hardly any of these 2 should interest you."),
        ((), "Nothing to recommend; --since all or fewer filters find more."),
    ],
)
def test_the_list_promises_no_more_than_its_chances(chances: tuple[float, ...], promise: str) -> None:
    posts = [a_recommended(id=number, chance=chance) for number, chance in enumerate(chances, 1)]
    assert told(a_list(*posts)).splitlines()[0] == promise


def test_the_nearest_few_are_shown_as_such() -> None:
    messages = told(a_list(PLAIN, EMPTY, total=0, below_threshold=True))
    promised = "and about 1 of the 2 should all the same."
    assert messages.startswith(f"No post is likely enough to interest you; these come nearest, {promised}\n")
    unlikely = told(a_list(a_recommended(id=1, chance=0.1), total=0, below_threshold=True))
    assert unlikely.startswith("No post is likely enough to interest you; these come nearest.\n")
    assert " more" not in messages


@pytest.mark.parametrize("below", [True, False])
def test_a_table_that_may_fill_the_screen_says_first_whether_none_is_likely(*, below: bool) -> None:
    lines = table(a_list(PLAIN, below_threshold=below))
    assert (lines[0] == NEAREST, NEAREST in lines) == (below, below)


@pytest.mark.parametrize(("total", "more"), [(2, None), (9, "7 more; --limit 10"), (1234, "1,232 more; --limit 2000")])
def test_what_the_limit_leaves_out_is_shown_with_the_limit_that_shows_it(total: int, more: str | None) -> None:
    lines = told(a_list(PLAIN, EMPTY, total=total)).splitlines()
    assert [line for line in lines if " more" in line] == ([more] if more else [])


def test_the_source_is_named() -> None:
    assert told(a_list(PLAIN)).splitlines()[-1] == "Source: Remote OK, https://remoteok.com"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    posts = (a_gardener(number, location=f"City {number}") for number in range(101, 105))
    return Program(train_on_gardeners(tmp_path_factory.mktemp("forms") / "instance", *posts))


def screen(command: list[str], environment: dict[str, str]) -> Iterator[str]:
    """Yield what a command writes on a terminal of its own."""
    import pty  # noqa: PLC0415 - not on every system

    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        try:
            while some := os.read(ours, 4096):
                yield some.decode(errors="replace")
        except OSError:
            pass  # how Linux tells that the other side has ended
        finally:
            os.close(ours)
        assert process.wait(SECONDS) == 0


def test_each_form_has_the_same_posts_in_the_same_order(program: Program, tmp_path: Path) -> None:
    posts: list[Any] = program("recommend", "--json", "--html", tmp_path / "jobs.html").json()
    page = (tmp_path / "jobs.html").read_text(encoding="utf-8")
    urls = sorted((post["url"] for post in posts), key=lambda url: page.index(f'<h2><a href="{url}"'))
    assert urls == [post["url"] for post in posts]
    rows = csv.DictReader(io.StringIO(program("recommend", "--csv").out, newline=""), strict=True)
    lines = program("recommend", "--quiet").out.splitlines()
    expected = [str(post["id"]) for post in posts]
    assert len(expected) == 4
    assert [row["id"] for row in rows] == [line.split("\t")[0] for line in lines] == expected


@PSEUDO_TERMINALS.needed
def test_a_terminal_has_them_in_the_same_order_as_links(program: Program) -> None:
    urls = [post["url"] for post in program("recommend", "--json").json()]
    terminal = {"TERM": "xterm-256color", "COLUMNS": "80", "PAGER": ""}
    environment = os.environ | {"JOBSEARCH_INSTANCE": str(program.instance)} | terminal
    text = "".join(screen(program.command("recommend"), environment))
    assert [line for line in text.splitlines() if line and "remote-jobs/" in line]
    places = [text.index(f"{url}\x1b") for url in urls]
    assert places == sorted(places)
    assert all(f";{url}\x1b\\" in text for url in urls)
