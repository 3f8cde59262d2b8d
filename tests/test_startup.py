"""How the program starts: help, version, wrong usage, and the instance."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from jobsearch.commands import by_name
from tests.helpers.running import COMMANDS, MAIN, REPO, SAMPLE, SECONDS, Program, imported
from tests.helpers.systems import LINKS, RIGHTS
from tests.helpers.trained_instances import UNLABELED

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {
    "sqlalchemy",
    "httpx",
    "sklearn",
    "joblib",
    "numpy",
    "rich.table",
    "rich.markdown",
    "jobsearch.cleaning.fields",
}
NOT_FOR_LISTS = {"httpx", "sklearn", "scipy", "joblib", "numpy", "sqlalchemy.orm", "pydantic", "rich.progress"}
OF_UPGRADES = {"jobsearch.dataaccess.migrations", "jobsearch.dataaccess.original_posts", "jobsearch.cleaning.fields"}
COUNTING_COLLECTIONS = """
import atexit, gc, sys
atexit.register(lambda: print(gc.get_freeze_count() > len(gc.get_objects()), file=sys.stderr))
sys.path.insert(0, sys.argv.pop(1))
begun = []
gc.callbacks.append(lambda phase, about: begun.append(about["generation"]) if phase == "start" else None)
import main
try:
    main.main()
except SystemExit:
    print(begun.count(2), file=sys.stderr)
"""


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_gives_an_example(command: str, program: Program) -> None:
    done = program(command, "--help")
    assert done.err == ""
    assert f"Example: python main.py {command}" in " ".join(done.out.split())
    assert not program.instance.exists()


@pytest.mark.parametrize("command", [(), ("fetch-new",), ("label",), ("recommend",)])
def test_help_is_quick_as_it_loads_no_heavy_library(command: tuple[str, ...]) -> None:
    assert not imported(*command, "--help") & HEAVY


@pytest.mark.parametrize("post_id", UNLABELED)
def test_show_of_a_post_that_was_scored_but_not_listed_loads_no_scikit_learn(post_id: int, gardeners: Path) -> None:
    Program(gardeners)("recommend", "--limit", 1)
    modules = imported("show", post_id, "--instance", gardeners)
    assert "sqlalchemy" in modules
    assert not modules & NOT_FOR_LISTS


def test_show_of_a_post_shown_before_loads_no_scikit_learn(gardeners: Path) -> None:
    Program(gardeners)("show", 101)
    modules = imported("show", 101, "--instance", gardeners)
    assert "sqlalchemy" in modules
    assert not modules & {"sklearn", "scipy", "joblib", "numpy", "httpx"}


@pytest.mark.parametrize("command", ["list", "recommend", "stats"])
def test_who_stores_no_posts_waits_for_no_reader_of_ads(command: str, gardeners: Path) -> None:
    Program(gardeners)("recommend")
    modules = imported(command, "--instance", gardeners)
    assert "sqlalchemy" in modules
    readers = {"jobsearch.facts.reading", "jobsearch.copies.grouping", "jobsearch.places.mentions", "html_to_markdown"}
    assert not modules & readers


@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        ("list", "--all", "--min-salary", "50k", "--level", "senior", "--tag", "garden", "--limit", 5),
        ("recommend", "--no-train"),
        ("stats",),
        ("mark", 101, "--note", "asked"),
        ("show", 101),
    ],
)
def test_what_is_used_often_loads_only_what_it_needs(command: tuple[object, ...], gardeners: Path) -> None:
    program = Program(gardeners)
    program("recommend")
    program("show", 101)
    modules = imported(*command, "--instance", gardeners)
    assert "sqlalchemy" in modules
    assert not modules & (NOT_FOR_LISTS | OF_UPGRADES)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_list_of_commands_says_of_each_what_its_help_says_first(command: str) -> None:
    assert " ".join(str(by_name.load(command).__doc__).split()).startswith(by_name.SUMMARIES[command])


def test_each_command_is_in_the_list() -> None:
    assert list(by_name.FUNCTIONS) == list(by_name.SUMMARIES)
    assert set(by_name.FUNCTIONS) == set(COMMANDS)


def test_the_list_of_commands_loads_none_of_them() -> None:
    modules = imported("--help")
    commands = {name for name in modules if name.startswith("jobsearch.commands.")}
    assert commands == {"jobsearch.commands.by_name", "jobsearch.commands.opening"}
    assert not modules & {"jobsearch.posts", "jobsearch.terminal.options"}


def test_a_command_loads_no_other_one() -> None:
    modules = imported("stats", "--help")
    assert {name for name in modules if name.startswith("jobsearch.commands.")} == {
        "jobsearch.commands.by_name",
        "jobsearch.commands.opening",
        "jobsearch.commands.stats",
    }


def test_no_garbage_is_looked_for_among_what_is_loaded_nor_at_the_end(gardeners: Path) -> None:
    command = [sys.executable, "-c", COUNTING_COLLECTIONS, str(REPO), "stats", "--quiet", "--instance", str(gardeners)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=SECONDS)
    assert done.stderr == "0\nTrue\n"


def test_a_saved_answer_is_read_without_what_asks_the_network(program: Program) -> None:
    modules = imported("fetch-new", "--from", SAMPLE, "--instance", program.instance)
    assert "jobsearch.facts.reading" in modules
    assert not modules & {"httpx", "tenacity", "sklearn", "numpy"}


def test_help_is_not_cut_off_on_a_narrow_screen(program: Program) -> None:
    assert "--looking-for [WORDS]" in program("label", "--help", COLUMNS="40").out


def test_the_list_of_commands_is_the_answer_to_no_command_at_all(program: Program) -> None:
    help_text = program("--help").out
    assert all(f"\n  {command} " in help_text for command in COMMANDS)
    assert "..." not in help_text.partition("Commands:")[2]
    bare = program(code=2)
    assert help_text.strip() in {bare.out.strip(), bare.err.strip()}


def test_the_version_is_that_of_the_project(program: Program) -> None:
    done = program("--version")
    assert f'version = "{done.out.split()[1]}"' in (REPO / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (("lable",), "No such command 'lable'. Did you mean 'label'? See python main.py --help."),
        (
            ("stats", "--nope"),
            "No such option: --nope (Possible options: --no-pager). See python main.py stats --help.",
        ),
        (
            ("--versio",),
            "No such option: --versio (Possible options: --verbose, --version). See python main.py --help.",
        ),
        (
            ("--instance", "x", "list"),
            "--instance goes after the command: python main.py list --instance DIR. See python main.py --help.",
        ),
        (
            ("-q", "recommend"),
            "-q goes after the command: python main.py recommend -q. See python main.py --help.",
        ),
        (
            ("--like", "7", "stats"),
            "--like goes after the command: python main.py list --like ID. See python main.py --help.",
        ),
        (("--verbose=3", "stats"), "Option '--verbose' does not take a value."),
        (("recommend", "7"), "Got unexpected extra argument(s) (7). See python main.py recommend --help."),
        (("recommend", "--limit"), "Option '--limit' requires an argument."),
        (("show",), "Missing argument 'ID'. See python main.py show --help."),
        (("show", "seven"), "Invalid value for 'ID': 'seven' is not the id of a post."),
        (("show", "9" * 25), f"Invalid value for 'ID': '{'9' * 25}' is not the id of a post."),
    ],
)
def test_wrong_usage_is_one_line_on_stderr(wrong: tuple[str, ...], message: str, program: Program) -> None:
    done = program(*wrong, code=2)
    assert (done.out, done.err) == ("", f"Error: {message}\n")
    assert not program.instance.exists()


def test_the_instance_is_made_on_first_use(tmp_path: Path) -> None:
    program = Program(tmp_path / "new here" / "Süße Übung 职位")
    program("fetch-new", "--from", SAMPLE)
    assert [file.name for file in program.instance.iterdir()] == ["jobposts.db"]


@RIGHTS.needed
def test_the_instance_is_its_users_alone(program: Program) -> None:
    program("stats")
    assert stat.S_IMODE(program.instance.stat().st_mode) == 0o700
    assert stat.S_IMODE((program.instance / "jobposts.db").stat().st_mode) == 0o600


def test_the_option_wins_over_the_variable_that_names_the_instance(program: Program, tmp_path: Path) -> None:
    program("stats", "--instance", tmp_path / "named")
    assert (tmp_path / "named" / "jobposts.db").exists()
    assert not program.instance.exists()


@LINKS.needed
def test_the_instance_lies_beside_the_program_unless_another_is_named(tmp_path: Path) -> None:
    main = tmp_path / "main.py"
    shutil.copy(MAIN, main)
    (tmp_path / "jobsearch").symlink_to(REPO / "jobsearch")
    Program(tmp_path, main)("stats", JOBSEARCH_INSTANCE="")
    assert (tmp_path / "instance" / "jobposts.db").exists()


def test_a_file_in_the_place_of_the_instance_is_an_error_of_one_line(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    done = Program(file)("stats", code=1)
    assert done.out == ""
    assert done.err.startswith("Error: ")
    assert done.err.count("\n") == 1
    assert "--instance" in done.err
    assert file.read_text() == "mine"


def test_a_file_that_is_not_a_database_is_an_error_of_one_line_and_stays_as_it_is(program: Program) -> None:
    program.instance.mkdir()
    file = program.instance / "jobposts.db"
    file.write_text("Shopping: bread, soap. " * 100)
    done = program("fetch-new", "--from", SAMPLE, code=1)
    assert (done.out, done.err.count("\n")) == ("", 1)
    assert str(file) in done.err
    assert file.read_text() == "Shopping: bread, soap. " * 100
