"""What the shell completes: ids and tags, from the instance that the command line names."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperCommand

from jobsearch import rules
from jobsearch.dataaccess import jobs
from jobsearch.dataaccess import rules as stored_rules
from jobsearch.terminal.completion import complete_id, complete_new_rule, complete_place, complete_rule, complete_tag
from tests.helpers.builders import NOW, a_post
from tests.helpers.running import MAIN, REPO, SECONDS, Program, plain_environment
from tests.helpers.trained_instances import opened_database

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


def test_the_rules_in_force_are_offered_to_be_ended(folder: Path) -> None:
    with opened_database(folder) as session:
        for rule in ("company:Acme", "word:crypto"):
            stored_rules.add(session, rules.parse(rule))
    assert complete_rule(line(folder), "") == [("company:Acme", ""), ("word:crypto", "")]
    assert complete_rule(line(folder), "w") == [("word:crypto", "")]


def test_a_new_rule_is_offered_its_kind_and_then_the_companies(folder: Path) -> None:
    assert [kind for kind, _ in complete_new_rule(line(folder), "")] == ["company:", "word:"]
    assert [kind for kind, _ in complete_new_rule(line(folder), "w")] == ["word:"]
    assert ("company:Company 101", "1 post") in complete_new_rule(line(folder), "company:comp")
    assert complete_new_rule(line(folder), "company:Zzz") == []


def test_regions_and_countries_are_offered() -> None:
    assert ("europe", "") in complete_place("eu")
    assert complete_place("portu") == [("Portugal", "")]
    assert ("latin america", "") in complete_place("")


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


ZSH = """
compdef() {}
_arguments() { print -r -- "$@" }
_files() {}
fpath+=~/.zfunc
autoload -U _main.py
words=($1 show 10); CURRENT=3; _main.py
"""
FISH = 'complete --do-complete "$argv[1] show 10"'


@pytest.mark.parametrize(
    ("shell", "tab", "installed"),
    [("zsh", ZSH, ".zfunc/_main.py"), ("fish", FISH, ".config/fish/conf.d/main.py.fish")],
    ids=["zsh", "fish"],
)
def test_the_installed_completion_calls_the_program_as_it_was_typed(
    shell: str, tab: str, installed: str, folder: Path, tmp_path: Path
) -> None:
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "checkout").symlink_to(REPO)
    python = Path(sys.executable).parent
    environment = plain_environment() | {"HOME": str(tmp_path), "JOBSEARCH_INSTANCE": str(folder)}
    environment |= {"PATH": f"{python}:/usr/bin:/bin"}

    def run(script: str, *words: str, **more: str) -> str:
        name = ["tab"] if shell == "zsh" else []
        command = [path, "-c", script, *name, *words]
        done = subprocess.run(
            command, cwd=REPO, env=environment | more, capture_output=True, text=True, check=True, timeout=SECONDS
        )
        assert done.stderr == ""
        return done.stdout

    assert "works for main.py and ./main.py, but not for python main.py" in run("./main.py --install-completion; true")
    assert run("./main.py --show-completion; true").strip() == (tmp_path / installed).read_text().strip()
    for typed in ("./main.py", str(MAIN), "~/checkout/main.py"):
        offered = run(tab, typed)
        assert [text in offered for text in ("101", "Gardener", "102", "203")] == [True, True, True, False]
    assert "Gardener" in run(tab, "main.py", PATH=f"{REPO}:{environment['PATH']}")
