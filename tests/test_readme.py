"""What the README and the guide say of the program is what the program does."""

from __future__ import annotations

import plistlib
import re
from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest

from tests.helpers.documents import LEFT_OUT, Example, comparable, examples, mentioned
from tests.helpers.pseudo_terminal import at_terminal
from tests.helpers.running import COMMANDS, READER, REPO, SAMPLE, Program

if TYPE_CHECKING:
    from pathlib import Path

README = (REPO / "README.md").read_text(encoding="utf-8")
GUIDE = (REPO / "docs" / "guide.md").read_text(encoding="utf-8")
BENCHMARKS = (REPO / "benchmarks" / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted(path.relative_to(REPO).as_posix() for path in (*REPO.glob("*.md"), *REPO.glob("docs/*.md")))
MEASURED = {  # what a row of the README is called in the table of the benchmarks
    "newest first": "newest first",
    "the original's pipeline, refitted after each answer": "the original's pipeline, refitted",
    "the words alone, no learning": "words alone",
    "**this program**": "this program, words typed",
    "this program, words ticked in the list": "this program, words ticked",
    "this program, without words": "this program, no words",
}
LONGEST_TASK = 261  # characters that schtasks takes
CODES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


@pytest.fixture(scope="module")
def helps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what each command says of its options, and under "" what all of them say."""
    program = Program(tmp_path_factory.mktemp("help") / "instance")
    each = {command: program(command, "--help").out for command in COMMANDS}
    return each | {"": "\n".join([program("--help").out, *each.values()])}


def test_the_help_in_the_guide_is_the_programs(helps: dict[str, str]) -> None:
    said = helps[""].partition("\nUsage: ")[0]
    assert indent(dedent(said).strip(), "    ") in GUIDE


@pytest.mark.parametrize("document", [README, GUIDE], ids=["README", "guide"])
def test_each_command_and_option_exists(document: str, helps: dict[str, str]) -> None:
    found = list(mentioned(document))
    assert {each.command for each in found} >= {"fetch-new", "label", "recommend", "list", "mark", "stats"}
    for each in found:
        for option in each.options:
            assert re.search(rf"(?<![\w-]){option}(?![\w-])", helps[each.command]), f"{each.command} {option}"


@pytest.mark.parametrize("document", [README, GUIDE], ids=["README", "guide"])
def test_each_variable_exists(document: str, helps: dict[str, str]) -> None:
    for variable in set(re.findall(r"JOBSEARCH_\w+", document)):
        assert f"env var: {variable}" in " ".join(helps[""].split())


def test_each_make_target_exists() -> None:
    makefile = (REPO / "Makefile").read_text(encoding="utf-8")
    text = README + (REPO / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for target in set(re.findall(r"`make ([\w-]+)|^    make ([\w-]+)", text, re.MULTILINE)):
        assert f"\n{''.join(target)}:" in makefile


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_links_to_is_there(document: str) -> None:
    text = (REPO / document).read_text(encoding="utf-8")
    for path, heading in re.findall(r"\]\(((?!http)[\w./-]*)(?:#([\w-]+))?\)", text):
        file = (REPO / document).parent / path if path else REPO / document
        assert file.exists(), path
        if heading:
            names = re.findall(r"^#+ (.*)", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", name).lower().replace(" ", "-") for name in names}


def test_who_follows_the_readme_sees_what_it_shows(tmp_path: Path) -> None:
    reader = Program(tmp_path / "instance")
    for example in examples(README):
        printed, at = follow(reader, example), 0
        for line in map(comparable, example.printed):
            if line != LEFT_OUT:
                assert line in printed[at:], f"{line}\nis not in\n{printed[at:]}"
                at = printed.index(line, at) + len(line)


def follow(reader: Program, example: Example) -> str:
    """Run a command of the README on the project's own posts, on a terminal; return what it prints, on one line."""
    command, *rest = example.words
    if command == "label":
        label_thirty(reader)
        return ""
    instead = ["--from", SAMPLE] if command == "fetch-new" else []
    with at_terminal(reader, command, *rest, *instead, NO_COLOR="1") as terminal:
        assert terminal.end() == 0
        printed = CODES.sub("", terminal.received.decode())
    return comparable(printed).replace(" ".join(reader.command()), "python main.py")


def label_thirty(reader: Program) -> None:
    """Say what the sample's reader looks for, and where they live, and answer as they do to the thirty newest posts."""
    reader("label", "--looking-for", "python backend developer europe", "--living-in", "Portugal")
    stored = reader("list", "--all", "--anywhere", "--limit", 100, "--json").json()
    newest = sorted(stored, key=lambda post: post["posted_at"] or post["first_seen"], reverse=True)[:30]
    reader.label({str(post["id"]): READER[str(post["id"])] for post in newest})


def test_the_figures_of_learning_are_those_measured() -> None:
    ten = BENCHMARKS.partition("\nTen readers:")[2].partition("\nThe three given ones:")[0]
    for row, measured in MEASURED.items():
        shown = re.findall(r"(\d+) %", line_of(README, row))
        exact = re.findall(r"([\d.]+)%", line_of(ten, measured))
        assert shown == [f"{float(figure):.0f}" for figure in exact]


def line_of(text: str, row: str) -> str:
    (line,) = (line for line in text.splitlines() if line.startswith(f"| {row} |"))
    return line


def test_the_schedules_are_well_formed() -> None:
    plist = README[README.index("      <?xml") : README.index("</plist>")] + "</plist>"
    job = plistlib.loads(dedent(plist).encode())
    assert job["ProgramArguments"][:2] == ["/bin/sh", "-c"]
    assert job["StartCalendarInterval"] == {"Hour": 8, "Minute": 0}
    (task,) = re.findall(r"/TR \"(.*)\"", README)
    assert len(task) <= LONGEST_TASK
