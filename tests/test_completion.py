"""What the shell completes: ids and tags, from the instance that the command line names."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
import typer
from typer.core import TyperCommand

from jobsearch.dataaccess import jobs
from jobsearch.terminal.completion import complete_id, complete_tag
from tests.helpers.builders import NOW, a_post
from tests.helpers.running import MAIN, REPO, Program
from tests.helpers.trained_instances import opened_database

if TYPE_CHECKING:
    from pathlib import Path

POSTS = (
    a_post(id=101, position="Gardener", tags=("garden", "digital nomad")),
    a_post(id=102, position="Baker", tags=("garden", "gas")),
    a_post(id=203, position='Cook "it"', tags=("C++",)),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "instance"
    folder.mkdir()
    with opened_database(folder) as session:
        jobs.save(session, POSTS, NOW)
    return folder


def line(instance: Path | None) -> typer.Context:
    """Return what is known of the line before Tab was pressed."""
    context = typer.Context(TyperCommand("show"))
    context.params = {"instance": instance}
    return context


def completing(*words: str) -> dict[str, Any]:
    """Return the environment in which bash asks for what may stand in place of the last of these words."""
    said = " ".join(("main.py", *words))
    return {"_MAIN.PY_COMPLETE": "complete_bash", "COMP_WORDS": said, "COMP_CWORD": str(len(words))}


def after_tab(program: Program, *words: str) -> list[str]:
    """Return what bash is offered for the last of these words."""
    said = " ".join(("main.py", *words))
    variables: dict[str, Any] = {
        "_MAIN.PY_COMPLETE": "complete_bash",
        "COMP_WORDS": said,
        "COMP_CWORD": str(len(words)),
    }
    done = program.fresh(**variables)
    assert done.err == ""
    return done.out.split()


def test_ids_are_offered_with_their_titles(folder: Path) -> None:
    assert set(complete_id(line(folder), "10")) == {("101", "Gardener"), ("102", "Baker")}
    assert complete_id(line(folder), "203") == [("203", 'Cook "it"')]
    assert complete_id(line(folder), "9") == []


def test_tags_are_offered_most_frequent_first_in_any_case(folder: Path) -> None:
    assert complete_tag(line(folder), "ga") == [("garden", "2 posts"), ("gas", "1 post")]
    assert complete_tag(line(folder), "c") == [("C++", "1 post")]


def test_there_is_nothing_to_offer_without_a_database(tmp_path: Path) -> None:
    for instance in (tmp_path, tmp_path / "nowhere", None):
        assert complete_id(line(instance), "") == complete_tag(line(instance), "") == []
    assert list(tmp_path.iterdir()) == []


def test_there_is_nothing_to_offer_from_a_broken_database(tmp_path: Path) -> None:
    (tmp_path / "jobposts.db").write_text("Shopping: bread, soap. " * 100)
    assert complete_id(line(tmp_path), "") == complete_tag(line(tmp_path), "") == []


def test_the_shell_is_offered_ids_and_tags_of_the_instance_named(folder: Path, tmp_path: Path) -> None:
    program = Program(tmp_path / "empty")
    assert after_tab(Program(folder), "show", "10") in (["101", "102"], ["102", "101"])
    assert after_tab(program, "recommend", "--instance", str(folder), "--tag", "ga") == ["garden", "gas"]
    assert after_tab(program, "label", "1") == []
    assert not program.instance.exists()


def test_the_shell_is_offered_the_ids_of_the_instance_beside_the_program(folder: Path, tmp_path: Path) -> None:
    shutil.copy(MAIN, tmp_path / "main.py")
    (tmp_path / "jobsearch").symlink_to(REPO / "jobsearch")
    assert folder == tmp_path / "instance"
    program = Program(tmp_path, tmp_path / "main.py")
    assert program.fresh(JOBSEARCH_INSTANCE="", **completing("show", "20")).out.splitlines() == ["203"]
