"""Completion in real shells: it is installed in an empty home, and Tab pressed at the prompt of a new shell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from jobsearch.dataaccess import jobs
from tests.helpers.builders import NOW, a_post
from tests.helpers.prompts import Home, Prompt, a_home, at_prompt
from tests.helpers.trained_instances import opened_database

if TYPE_CHECKING:
    from collections.abc import Iterator

POSTS = (
    a_post(id=101, position="Gardener", tags=("garden", "digital nomad"), company="Yahoo! Inc"),
    a_post(id=102, position="[/b] $(touch pwned) `touch pwned`", tags=("garden", "$(touch pwned)")),
    a_post(id=203, position='Cook "it"', tags=("C++", "it's")),
)
CALLS = (
    "jobsearch",
    "./main.py",
    "main.py",
    r"~/my\ checkout/main.py",
    "python main.py",
    "python3 -u -W ignore ./main.py",
    ".venv/bin/python main.py",
    "python -m jobsearch",
)


class AtShell(NamedTuple):
    """A user's home, and a prompt in their checkout."""

    home: Home
    prompt: Prompt


@pytest.fixture(scope="module", params=["bash", "zsh", "fish"])
def at_shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AtShell]:
    folder = tmp_path_factory.mktemp("shell")
    home = a_home(folder / "home", folder / "instance", request.param)
    home.instance.mkdir()
    with opened_database(home.instance) as session:
        jobs.save(session, POSTS, NOW)
    assert home.run("./main.py --install-completion; true").stderr == ""
    with at_prompt(home, home.checkout) as prompt:
        yield AtShell(home, prompt)


@pytest.mark.parametrize("call", CALLS)
def test_an_id_is_completed_however_the_program_is_called(call: str, at_shell: AtShell) -> None:
    home, prompt = at_shell
    words = call.replace("~", str(home.folder)).replace("\\ ", "\0").split()
    assert prompt.after_tab(f"{call} show 20") == [*(word.replace("\0", " ") for word in words), "show", "203"]


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("fet", ["fetch-new"]),
        ("list --st", ["list", "--stage"]),
        ("list --stage=int", ["list", "--stage=interview"]),
        ("mark 203 101 1", ["mark", "203", "101", "102"]),
        ("list --tag dig", ["list", "--tag", "digital nomad"]),
        ("list --tag 'dig", ["list", "--tag", "digital nomad"]),
        ("list --tag=c", ["list", "--tag=C++"]),
        ("list --tag it", ["list", "--tag", "it's"]),
        (r"list --tag \$", ["list", "--tag", "$(touch pwned)"]),
        ("recommend --hide comp", ["recommend", "--hide", "company:"]),
        ("recommend --hide company:yah", ["recommend", "--hide", "company:Yahoo! Inc"]),
        ('recommend --hide "company:yah', ["recommend", "--hide", "company:Yahoo! Inc"]),
        ("list --place portu", ["list", "--place", "Portugal"]),
        ("fetch-new --from answ", ["fetch-new", "--from", "answer 1.json"]),
        ("fetch-new --from=answ", ["fetch-new", "--from=answer 1.json"]),
        ("stats --instance fold", ["stats", "--instance", "folder"]),
        ("show 9", ["show", "9"]),
    ],
    ids=lambda typed: typed if isinstance(typed, str) else "",
)
def test_a_word_is_completed_to_what_it_means(typed: str, completed: list[str], at_shell: AtShell) -> None:
    home, prompt = at_shell
    (home.checkout / "answer 1.json").touch()
    (home.checkout / "folder").mkdir(exist_ok=True)
    (home.checkout / "folder.txt").touch()
    assert [word.rstrip("/") for word in prompt.after_tab(f"jobsearch {typed}")] == ["jobsearch", *completed]
    assert not (home.checkout / "pwned").exists()


def test_ids_are_shown_with_titles_that_nobody_reads_as_more_than_text(at_shell: AtShell) -> None:
    home, prompt = at_shell
    shown = prompt.listed("./main.py show 10", "[/b] $(touch pwned) `touch pwned`", "Gardener")
    assert "102" in shown
    assert not (home.checkout / "pwned").exists()


def test_a_main_py_of_another_program_is_completed_as_ever(at_shell: AtShell) -> None:
    home, _ = at_shell
    elsewhere = home.folder / "elsewhere"
    (elsewhere / "main.py").write_text("#!/bin/sh\ntouch was-run\n")
    (elsewhere / "main.py").chmod(0o755)
    (elsewhere / "data.csv").touch()
    with at_prompt(home, elsewhere) as prompt:
        for call in ("./main.py", "python main.py", "python3 data.csv"):
            assert prompt.after_tab(f"{call} da") == [*call.split(), "data.csv"]
        assert prompt.after_tab("python ma") == ["python", "main.py"]
    assert not (elsewhere / "was-run").exists()


def test_tab_runs_nothing_of_a_strangers_that_has_the_name(at_shell: AtShell) -> None:
    home, _ = at_shell
    elsewhere = home.folder / "a stranger's"
    elsewhere.mkdir(exist_ok=True)
    (elsewhere / "jobsearch").write_text("#!/bin/sh\ntouch was-run\n")
    (elsewhere / "jobsearch").chmod(0o755)
    for module in ("jobsearch.py", "typing.py"):
        (elsewhere / module).write_text("open('was-run', 'w')\n")
    with at_prompt(home, elsewhere) as prompt:
        for call in ("./jobsearch", "python -m jobsearch"):
            assert prompt.after_tab(f"{call} sho")[: len(call.split())] == call.split()
    assert not (elsewhere / "was-run").exists()


@pytest.mark.parametrize("at_shell", ["zsh", "fish"], indirect=True)  # bash takes it for several words
def test_a_command_is_completed_by_its_path_whatever_is_in_that(at_shell: AtShell) -> None:
    home, _ = at_shell
    folder = home.folder / "a=b"
    folder.mkdir(exist_ok=True)
    script = folder / "jobsearch"
    of_pip = "# from jobsearch.__main__ import main\n"
    script.write_text((home.folder / "bin/jobsearch").read_text() + of_pip)
    script.chmod(0o755)
    (folder / "main.py").unlink(missing_ok=True)
    (folder / "main.py").symlink_to(home.checkout / "main.py")
    with at_prompt(home, home.folder) as prompt:
        for call in ("./a=b/jobsearch", "./a=b/main.py", "python a=b/main.py"):
            assert prompt.after_tab(f"{call} show 20") == [*call.split(), "show", "203"]


def test_a_program_that_does_not_start_offers_nothing_and_says_nothing(at_shell: AtShell) -> None:
    home, _ = at_shell
    broken = home.folder / "broken"
    (broken / "jobsearch/terminal/shells").mkdir(parents=True)
    for shell in ("bash", "zsh", "fish"):
        (broken / f"jobsearch/terminal/shells/jobsearch.{shell}").touch()
    (broken / "main.py").write_text("#!/usr/bin/env python3\nimport sys\nsys.exit('Error: no packages')\n")
    (broken / "main.py").chmod(0o755)
    with at_prompt(home, broken) as prompt:
        assert prompt.after_tab("./main.py show 20") == ["./main.py", "show", "20"]
        assert "Error" not in prompt.process.before


@pytest.mark.parametrize("at_shell", ["bash"], indirect=True)
@pytest.mark.parametrize("loader", ["", "__load_completion", "_comp_load"], ids=["known before", "2.11", "2.12"])
def test_bash_completes_python_as_it_did_before(loader: str, at_shell: AtShell) -> None:
    home, _ = at_shell
    before = "_others() { COMPREPLY=(as-before); }\n"
    known = "complete -o nospace -F _others python"
    start = home.folder / ".bashrc"
    text = start.read_text()
    start.write_text(f"{before}{f'{loader}() {{ {known}; }}' if loader else known}\n{text}")
    try:
        with at_prompt(home, home.checkout) as prompt:
            for _ in range(2):
                assert prompt.after_tab("python as") == ["python", "as-before"]
                assert prompt.after_tab("python main.py sho") == ["python", "main.py", "show"]
    finally:
        start.write_text(text)


@pytest.mark.parametrize("at_shell", ["bash"], indirect=True)
def test_a_bash_before_version_4_offers_files_where_nothing_else_is(at_shell: AtShell) -> None:
    home, _ = at_shell
    (home.checkout / "data.csv").touch()
    start = home.folder / ".bashrc"
    text = start.read_text()
    start.write_text(f"enable -n compopt\n{text}")
    try:
        with at_prompt(home, home.checkout) as prompt:
            assert prompt.after_tab("python da") == ["python", "data.csv"]
            assert prompt.after_tab("jobsearch fetch-new --from da") == ["jobsearch", "fetch-new", "--from", "data.csv"]
            assert prompt.after_tab("jobsearch show 20") == ["jobsearch", "show", "203"]
    finally:
        start.write_text(text)
