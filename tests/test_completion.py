"""What is offered when Tab is pressed: for each option and argument, from the instance that the line names."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import typer
from typer.core import TyperCommand

from jobsearch import rules
from jobsearch.dataaccess import jobs
from jobsearch.dataaccess import rules as stored_rules
from jobsearch.terminal.completion import complete_id, complete_new_rule, complete_place, complete_rule, complete_tag
from jobsearch.terminal.shells.asked import BEGINNING
from tests.helpers.builders import NOW, a_post
from tests.helpers.prompts import asking
from tests.helpers.running import MAIN, REPO, Program, imported
from tests.helpers.systems import LINKS
from tests.helpers.trained_instances import opened_database

if TYPE_CHECKING:
    from pathlib import Path

POSTS = (
    a_post(id=101, position="Gardener", tags=("garden", "digital nomad")),
    a_post(id=102, position="Baker", tags=("garden", "gas")),
    a_post(id=203, position='Cook "it"', tags=("C++",)),
)
WORDS_OF_OPTIONS = {
    ("list", "--label"): ["interested", "not-interested", "none"],
    ("mark", "101", "--stage"): ["applied", "interview", "offer", "closed", "none"],
    ("recommend", "--level"): ["intern", "junior", "mid", "senior", "lead", "head"],
    ("list", "--contract"): ["full-time", "part-time", "contract", "internship"],
    ("label", "--order"): ["model", "newest", "oldest"],
    ("list", "--like"): ["203", "102", "101"],
    ("list", "--company"): ["Company 101", "Company 102", "Company 203"],
    ("recommend", "--unhide"): ["word:crypto"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "instance"
    folder.mkdir()
    with opened_database(folder) as session:
        jobs.save(session, POSTS, NOW)
        stored_rules.add(session, rules.parse("word:crypto"))
    return folder


def line(instance: Path, typed: str = "") -> typer.Context:
    """Return what is known of the line before Tab was pressed."""
    context = typer.Context(TyperCommand("show"))
    context.params = {"instance": instance}
    context.meta[BEGINNING] = typed
    return context


def after_tab(program: Program, *words: str) -> list[str]:
    """Return what a shell is told to offer for the last of these words."""
    done = program(**asking(*words))
    assert done.err == ""
    return [offer.partition("\t")[0] for offer in done.out.splitlines()]


def test_ids_are_offered_with_their_titles(folder: Path) -> None:
    assert set(complete_id(line(folder, "10"))) == {("101", "Gardener"), ("102", "Baker")}
    assert complete_id(line(folder, "203")) == [("203", 'Cook "it"')]
    assert complete_id(line(folder, "9")) == []


def test_tags_are_offered_most_frequent_first_in_any_case(folder: Path) -> None:
    assert complete_tag(line(folder, "GA")) == [("garden", "2 posts"), ("gas", "1 post")]
    assert complete_tag(line(folder, "c")) == [("C++", "1 post")]


def test_the_rules_in_force_are_offered_to_be_ended(folder: Path) -> None:
    with opened_database(folder) as session:
        stored_rules.add(session, rules.parse("company:Acme"))
    assert complete_rule(line(folder)) == [("company:Acme", ""), ("word:crypto", "")]
    assert complete_rule(line(folder, "w")) == [("word:crypto", "")]


def test_a_new_rule_is_offered_its_kind_and_then_the_companies(folder: Path) -> None:
    assert [kind for kind, _ in complete_new_rule(line(folder))] == ["company:", "word:"]
    assert [kind for kind, _ in complete_new_rule(line(folder, "w"))] == ["word:"]
    assert ("company:Company 101", "1 post") in complete_new_rule(line(folder, "company:comp"))
    assert complete_new_rule(line(folder, "company:Zzz")) == []


def test_regions_and_countries_are_offered(folder: Path) -> None:
    assert ("europe", "") in complete_place(line(folder, "eu"))
    assert complete_place(line(folder, "portu")) == [("Portugal", "")]
    assert ("latin america", "") in complete_place(line(folder))


@pytest.mark.parametrize("words", WORDS_OF_OPTIONS, ids=" ".join)
def test_an_option_is_offered_its_values(words: tuple[str, ...], folder: Path) -> None:
    kind, *offered = after_tab(Program(folder), *words, "")
    assert (kind, sorted(offered)) == ("values", sorted(WORDS_OF_OPTIONS[words]))


def test_commands_and_options_are_offered_by_their_beginning(folder: Path) -> None:
    assert after_tab(Program(folder), "fe") == ["values", "fetch-new"]
    assert after_tab(Program(folder), "list", "--st") == ["values", "--stage"]
    assert after_tab(Program(folder), "list", "--stage=int") == ["values", "--stage=interview"]
    assert after_tab(Program(folder), "stats", "") == ["values"]


def test_files_and_folders_are_left_to_the_shell(folder: Path) -> None:
    for option in (("fetch-new", "--from"), ("recommend", "--html"), ("recommend", "--atom")):
        assert after_tab(Program(folder), *option, "x") == ["files"]
    assert after_tab(Program(folder), "stats", "--instance=x") == ["folders"]


@pytest.mark.parametrize("command", ["mark", "label"])
def test_an_id_that_is_given_is_not_offered_again(command: str, folder: Path) -> None:
    assert after_tab(Program(folder), command, "102", "203", "") == ["values", "101"]


def test_the_instance_named_is_looked_into(folder: Path, tmp_path: Path) -> None:
    program = Program(tmp_path / "empty")
    assert after_tab(program, "recommend", "--instance", str(folder), "--tag", "ga") == ["values", "garden", "gas"]
    home = dict.fromkeys(("HOME", "USERPROFILE"), str(tmp_path))  # the latter on Windows
    done = program(**asking("show", "--instance=~/instance", "20") | home)
    assert done.out.splitlines() == ["values", '203\tCook "it"']
    assert after_tab(program, "label", "1") == ["values"]
    assert not program.instance.exists()


@LINKS.needed
def test_the_instance_beside_the_program_is_looked_into_where_none_is_named(folder: Path, tmp_path: Path) -> None:
    shutil.copy(MAIN, tmp_path / "main.py")
    (tmp_path / "jobsearch").symlink_to(REPO / "jobsearch")
    assert folder == tmp_path / "instance"
    program = Program(tmp_path, tmp_path / "main.py")
    assert program.fresh(JOBSEARCH_INSTANCE="", **asking("show", "20")).out.splitlines()[1:] == ['203\tCook "it"']


def test_tab_loads_no_library_that_it_does_not_need(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in asking("show", "").items():
        monkeypatch.setenv(name, text)
    monkeypatch.setenv("JOBSEARCH_INSTANCE", str(folder))
    modules = imported()
    assert "jobsearch.dataaccess.offered" in modules
    assert not modules & {"sqlalchemy", "sklearn", "httpx", "joblib", "numpy", "rich", "jobsearch.places.mentions"}
