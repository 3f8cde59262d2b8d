"""Text of the user's own, or of earlier versions, that holds codes for terminals: it is shown as what it is."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from jobsearch.rules import parse
from jobsearch.terminal import escapes
from tests.helpers.hostile_words import HOSTILE, obeyed
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.running import Program

if TYPE_CHECKING:
    from pathlib import Path

ALL = ("--min-chance", "0", "--limit", "100")
SHOWING = (
    ("stats",),
    ("show", "101"),
    ("show", "101", "--json"),
    ("list", "--all"),
    ("list", "--all", "--json"),
    ("list", "--all", "--csv"),
    ("list", "--all", "--html", "-"),
    ("list", "--search", HOSTILE),
    ("list", "--all", "--company", HOSTILE, "--tag", HOSTILE),
    ("recommend", *ALL),
    ("recommend", *ALL, "--csv"),
    ("recommend", "--atom", "-"),
    ("recommend", "--no-train", "--csv", *ALL),
    ("mark", "101", "--note", HOSTILE, "--label", "interested"),
    ("label", "--plain"),
    ("label", "--json"),
    ("label", "101", "--plain"),
    ("train", "--json"),
    ("fetch-new", "--tag", HOSTILE, "--url", "http://127.0.0.1:1/"),
)
COLOURED: dict[tuple[str, ...], dict[str, str]] = {
    command: {"FORCE_COLOR": "1"} for command in SHOWING if "--csv" in command or "--plain" in command
}
WRONG = (
    ("{}",),
    ("stats", "--{}"),
    ("stats", "{}"),
    ("recommend", "--place", "{}"),
    ("recommend", "--hide", "{}"),
    ("recommend", "--unhide", "word:{}"),
    ("recommend", "--limit", "{}"),
    ("label", "--looking-for", "@{}"),
    ("fetch-new", "--from", "{}"),
    ("fetch-new", "--url", "{}"),
    ("fetch-new", "--user-agent", "{}"),
    ("list", "--html", "{}/none"),
    ("stats", "--instance", "/dev/null/{}"),
    ("mark", "{}", "--note", "x"),
)


@pytest.fixture(scope="module")
def hostile(trained_gardeners: Path, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Return the program with a database in which every text is hostile, as if nothing had been cleaned."""
    program = Program(shutil.copytree(trained_gardeners, tmp_path_factory.mktemp("hostile") / "instance"))
    place = json.dumps({"name": HOSTILE, "countries": ["PT"], "offsets": None})
    with closing(sqlite3.connect(program.instance / "jobposts.db")) as database, database:
        for column in ("company", "position", "description", "location", "tags", "mention", "note"):
            database.execute(f"UPDATE job_posts SET {column} = ? || coalesce({column}, '')", [HOSTILE])  # noqa: S608
        for column in ("url", "apply_url"):
            database.execute(f"UPDATE job_posts SET {column} = {column} || ?", [HOSTILE])  # noqa: S608
        for kind in ("company", "word"):
            database.execute("INSERT INTO hidden (kind, text) VALUES (?, ?)", [kind, f"{HOSTILE} {kind}"])
        for name, value in (("looking_for", HOSTILE), ("living_in", place)):
            database.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", [name, value])
    return program.was_asked()


@pytest.mark.parametrize("command", SHOWING, ids=lambda command: escapes.visible(" ".join(command)))
def test_no_command_lets_stored_text_reach_the_terminal_as_codes(
    command: tuple[str, ...], hostile: Program, tmp_path: Path
) -> None:
    program = hostile.copy(tmp_path / "copy")
    with program.fork(*command, **COLOURED.get(command, {})) as process:
        out, err = (written.decode() for written in process.communicate(b"w\nn\n5\nu\no\ny\n\x1b]0;x\x07\nq\n", 100))
    assert "Traceback" not in err
    assert obeyed(out + err) == []
    if "--json" in command and process.returncode == 0:
        assert [json.loads(document) for document in (out.splitlines() if command[0] == "label" else [out])]


@pytest.mark.parametrize(
    ("command", "columns"), [(("show", "101"), 70), (("list", "--all"), 170), (("list", "--all"), 70)]
)
def test_a_terminal_gets_no_codes_but_those_of_styles_and_links(
    command: tuple[str, ...], columns: int, hostile: Program
) -> None:
    with at_terminal(hostile, *command, size=(50, columns)) as terminal:
        assert terminal.end() == 0
        written = terminal.received.decode()
    assert obeyed(written.replace("\x1b[?25h", "").replace("\x1b[?25l", "")) == []
    assert r"a\x1b]0;pwned" in written  # Rich drops the bell


def test_the_screen_for_labelling_shows_them_as_what_they_are(hostile: Program, tmp_path: Path) -> None:
    with at_terminal(hostile.copy(tmp_path / "copy"), "label") as terminal:
        terminal.wait(r"a\x1b]0;pwned")
        for key in "w?n5":
            terminal.press(key)
        terminal.wait("Hidden from now on")
        terminal.press("q")
        assert terminal.end() == 0
        written = terminal.received.decode()
    assert "\x1b]0;" not in written
    assert not {"\x9b", "\u202e", "\u2066", "\U000e0041"} & set(written)


@pytest.mark.parametrize("command", WRONG, ids=" ".join)
def test_what_was_typed_is_shown_in_an_error_as_what_it_is(command: tuple[str, ...], four_posts: Program) -> None:
    typed = [word.format(f"{HOSTILE}\n{HOSTILE}") for word in command]
    with four_posts.fork(*typed, JOBSEARCH_URL="http://127.0.0.1:1/") as process:
        out, err = (written.decode() for written in process.communicate(b"", 100))
    assert process.returncode in {1, 2}
    assert out == ""
    assert err.startswith("Error: ")
    assert err.count("\n") == 1
    assert obeyed(err) == []


def test_a_page_may_have_any_name_which_is_shown_as_ls_would(four_posts: Program, tmp_path: Path) -> None:
    page = tmp_path / "two\nlines\x1b]0;pwned\x07\u202e"
    said = four_posts("list", "--all", "--html", page).err
    assert page.exists()
    assert f"Written to {tmp_path}/two\\nlines\\x1b]0;pwned\\x07\\u202e.\n" in said


def test_a_rule_is_kept_without_the_codes(gardeners: Path) -> None:
    program = Program(gardeners)
    program("recommend", "--hide", "word:\x1b]0;pwned\x07 gardener\u202e")
    assert program("stats", "--json").json()["rules"] == ["word:]0;pwned gardener"]


def test_a_rule_of_codes_alone_is_none(program: Program) -> None:
    assert "is not a rule" in program("recommend", "--hide", "word:\x1b\u202e\x07", code=2).err


@pytest.mark.parametrize("typed", ["word:\x1b]0;pwned", "word:]0;pwned", "WORD:]0;PWNED".replace("WORD", "word")])
def test_a_rule_that_an_earlier_version_kept_with_codes_works_and_can_be_ended(typed: str, gardeners: Path) -> None:
    program = Program(gardeners)
    with closing(sqlite3.connect(gardeners / "jobposts.db")) as database, database:
        database.execute("INSERT INTO hidden (kind, text) VALUES ('word', ?)", ["\x1b]0;pwned"])
    assert program("stats", "--json").json()["rules"] == ["word:]0;pwned"]
    program("recommend", "--unhide", typed)
    assert program("stats", "--json").json()["rules"] == []


def test_words_and_notes_are_kept_without_the_codes(four_posts: Program) -> None:
    four_posts("label", "--looking-for", "python\x1b]0;pwned\x07 \u202ebackend")
    assert four_posts("stats", "--json").json()["looking_for"] == "python]0;pwned backend"
    four_posts("mark", 1, "--note", "call\x1b[31m Ann\u202e")
    assert obeyed(four_posts("show", 1, "--json").json()["note"]) == []


@pytest.mark.parametrize(
    "character", ["\x07", "\x1b", "\x7f", "\x85", "\x9b", "\u202e", "\u2028", "\udcff", "\U000e0041"]
)
def test_json_keeps_each_of_them_as_an_escape(character: str) -> None:
    document = json.dumps([character], ensure_ascii=False)
    assert escapes.in_json(document).isascii()
    assert json.loads(escapes.in_json(document)) == [character]


def test_what_is_plain_stays_as_it_is() -> None:
    text = "Zürich, 東京, \U0001f468\u200d\U0001f469, \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\n\ta \xa0b\r\n"
    assert escapes.visible(text) == text
    assert parse("company:Nestlé S. A.").text == "Nestlé S. A."
