"""How the program is called: by which name, from where, with which data, and without what it needs."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from jobsearch.terminal.called import program_name
from jobsearch.terminal.typed import as_typed
from tests.helpers.running import MAIN, REPO, SAMPLE, SECONDS, plain_environment
from tests.helpers.systems import LINUX, SCRIPTS, WINDOWS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PYTHON = sys.executable
SHEBANG = "#!/usr/bin/env python3\n"


def call(
    *words: object, folder: Path = REPO, code: int = 0, env: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env={**plain_environment(), **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    assert done.returncode == code, done.stderr
    return done


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of packages as an installation leaves it: the program's, with main.py in it."""
    folder = tmp_path_factory.mktemp("installed")
    shutil.copytree(REPO / "jobsearch", folder / "jobsearch", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(MAIN, folder / "jobsearch" / "main.py")
    return folder


@pytest.fixture
def command(installed: Path, tmp_path: Path) -> Path:
    """Return the script that an installation makes for the command."""
    SCRIPTS.or_skip()
    script = tmp_path / "bin" / "jobsearch"
    script.parent.mkdir()
    lines = (
        f"import sys\nsys.path.insert(0, {str(installed)!r})\nfrom jobsearch.__main__ import main\nsys.exit(main())\n"
    )
    script.write_text(f"#!{PYTHON}\n{lines}")
    script.chmod(0o755)
    return script


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ((PYTHON, "main.py"), f"{PYTHON} main.py"),
        ((PYTHON, MAIN), f"{PYTHON} {MAIN}"),
        ((PYTHON, "-u", "main.py"), f"{PYTHON} -u main.py"),
        ((PYTHON, "-m", "jobsearch"), f"{PYTHON} -m jobsearch"),
        pytest.param(("./main.py",), "./main.py", marks=SCRIPTS.needed),
        pytest.param((MAIN,), str(MAIN), marks=SCRIPTS.needed),
    ],
    ids=["by python", "by python elsewhere", "with a flag", "as a module", "by itself", "by its whole path"],
)
def test_help_and_errors_name_the_program_as_it_was_called(words: Sequence[object], name: str) -> None:
    path = os.pathsep.join([str(Path(PYTHON).parent), "/usr/bin", "/bin"])
    usage = " ".join(call(*words, "--help", env={"PATH": path}).stdout.split())  # a long name fills its line
    assert usage.startswith(f"Usage: {name} [OPTIONS] COMMAND")
    assert f"\n  Example: {name} fetch-new --for-me\n" in call(*words, "fetch-new", "--help", env={"PATH": path}).stdout
    assert call(*words, "stats", "--nope", env={"PATH": path}, code=2).stderr.endswith(f"See {name} stats --help.\n")


def test_what_is_found_on_the_path_goes_by_its_name(command: Path, tmp_path: Path) -> None:
    path = f"{command.parent}:{REPO}:{Path(PYTHON).parent}:/usr/bin:/bin"
    for name in ("jobsearch", "main.py"):
        assert call("sh", "-c", f"{name} --help", env={"PATH": path}, folder=tmp_path).stdout.startswith(
            f"Usage: {name} "
        )
    assert call(command, "--help", env={"PATH": "/usr/bin:/bin"}).stdout.startswith(f"Usage: {command} ")


def test_a_name_with_blanks_can_be_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["my jobs/main.py", "stats"])
    monkeypatch.setattr(sys, "orig_argv", ["python", "my jobs/main.py", "stats"])
    assert program_name() == ('python "my jobs/main.py"' if WINDOWS else "python 'my jobs/main.py'")


def test_the_program_that_pip_makes_on_windows_goes_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "jobsearch.exe"
    program.touch(0o755)
    monkeypatch.setattr(sys, "argv", [str(program).removesuffix(".exe"), "stats"])
    monkeypatch.setattr(sys, "orig_argv", ["python.exe", str(program), "stats"])
    monkeypatch.setattr(shutil, "which", lambda name: str(program) if name == "jobsearch" else None)
    assert program_name() == "jobsearch"


def test_the_demo_names_the_steps_as_they_can_be_typed(command: Path) -> None:
    said = call(command, "demo", env={"PATH": f"{command.parent}:/usr/bin:/bin"}).stdout
    assert "\n$ jobsearch fetch-new --from sample.json\n" in said


def test_what_is_installed_keeps_its_data_where_the_system_keeps_a_users(
    command: Path, installed: Path, tmp_path: Path
) -> None:
    before = sorted(path for path in installed.rglob("*") if "__pycache__" not in path.parts)
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": ""}
    call(command, "fetch-new", "--from", SAMPLE, folder=tmp_path, env=home)
    [database] = (path for path in tmp_path.rglob("jobposts.db"))
    said = call(command, "stats", folder=tmp_path, env=home).stdout
    assert f"Your data lies in {database.parent}\n" in said
    assert database.parent.stat().st_mode & 0o777 == 0o700
    assert sorted(path for path in installed.rglob("*") if "__pycache__" not in path.parts) == before


@pytest.mark.skipif(not LINUX, reason="the folder is another one elsewhere")
def test_on_linux_that_is_the_folder_of_the_free_desktop(command: Path, tmp_path: Path) -> None:
    for variables, folder in (
        ({"XDG_DATA_HOME": ""}, ".local/share/jobsearch"),
        ({"XDG_DATA_HOME": str(tmp_path / "data")}, "data/jobsearch"),
        ({"JOBSEARCH_INSTANCE": str(tmp_path / "named")}, "named"),
    ):
        said = call(command, "stats", env=variables | {"HOME": str(tmp_path)}).stdout
        assert f"Your data lies in {tmp_path / folder}\n" in said


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of the program with main.py beside the package."""
    folder = tmp_path / "my jobs"
    shutil.copytree(REPO / "jobsearch", folder / "jobsearch", ignore=shutil.ignore_patterns("__pycache__", "*.tsv"))
    shutil.copy(MAIN, folder)
    return folder


def test_without_its_packages_the_program_says_in_one_line_how_to_install_them(checkout: Path) -> None:
    bare = [PYTHON, "-S", "-E"]
    how = "run py -m venv" if WINDOWS else "run python3 -m venv"
    for words in ([*bare, "main.py"], [*bare, "main.py", "--help"], [*bare, "-m", "jobsearch", "stats"]):
        said = call(*words, folder=checkout, code=1).stderr
        assert said.startswith(f"Error: jobsearch needs packages that this Python has not got (typer, for one): {how}")
        assert said.count("\n") == 1


def test_where_the_packages_are_installed_in_venv_beside_main_py_that_is_to_be_used(
    checkout: Path, tmp_path: Path
) -> None:
    python = checkout / ".venv" / ("Scripts/python.exe" if WINDOWS else "bin/python")
    python.parent.mkdir(parents=True)
    python.touch()
    bare = [PYTHON, "-S", "-E", checkout / "main.py"]
    for here, base in ((checkout, checkout), (tmp_path, tmp_path), (python.parent, None)):
        own, main = (as_typed(str(file.relative_to(base) if base else file)) for file in (python, checkout / "main.py"))
        said = call(*bare, folder=here, code=1).stderr
        assert said.endswith(f"(typer, for one): activate .venv first, or run {own} {main}.\n")


def test_a_python_that_does_not_know_its_own_path_is_told_the_same(checkout: Path) -> None:
    nameless = "import sys; sys.executable = ''; import main"
    said = call(PYTHON, "-S", "-E", "-c", nameless, folder=checkout, code=1).stderr
    assert said.endswith(" in the folder of main.py.\n")


def test_a_package_that_only_a_command_needs_is_missed_in_one_line_too(tmp_path: Path) -> None:
    (tmp_path / "sqlalchemy").mkdir()
    (tmp_path / "sqlalchemy" / "__init__.py").write_text(
        "raise ModuleNotFoundError('No sqlalchemy', name='sqlalchemy')\n"
    )
    said = call(PYTHON, MAIN, "stats", env={"PYTHONPATH": str(tmp_path)}, code=1).stderr
    assert (said.count("\n"), "(sqlalchemy, for one)" in said) == (1, True)


def test_an_old_python_is_told_apart_before_it_stumbles(tmp_path: Path) -> None:
    main = tmp_path / "main.py"
    main.write_text(MAIN.read_text(encoding="utf-8").replace("sys.version_info <", "(3, 9) <"))
    said = call(PYTHON, main, code=1).stderr
    assert (
        said
        == f"Error: jobsearch needs Python 3.11 or newer, and this is {sys.version_info[0]}.{sys.version_info[1]}.\n"
    )


def test_a_python_of_2016_reads_main_py_far_enough_to_be_told() -> None:
    ast.parse(MAIN.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_a_checkout_on_the_path_of_modules_runs_its_own_main_py(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("raise SystemExit('a stranger was run')\n")
    said = call(PYTHON, "-m", "jobsearch", "--version", folder=tmp_path, env={"PYTHONPATH": str(REPO)}).stdout
    assert said.startswith("jobsearch ")


def test_a_package_without_its_main_py_takes_no_other(tmp_path: Path) -> None:
    packages, here = tmp_path / "packages", tmp_path / "here"
    shutil.copytree(REPO / "jobsearch", packages / "jobsearch", ignore=shutil.ignore_patterns("__pycache__"))
    here.mkdir()
    (here / "main.py").write_text("raise SystemExit('a stranger was run')\n")
    said = call(PYTHON, "-m", "jobsearch", folder=here, env={"PYTHONPATH": str(packages)}, code=1).stderr
    assert said.endswith("ModuleNotFoundError: No module named 'jobsearch.main'\n")


@SCRIPTS.needed
def test_in_one_file_the_program_keeps_its_data_where_the_system_keeps_a_users(installed: Path, tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "jobsearch"), "zip", installed)
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": "", "PYTHONPATH": archive}
    said = call(PYTHON, "-m", "jobsearch", "stats", folder=tmp_path, env=home).stdout
    [database] = tmp_path.rglob("jobposts.db")
    assert f"Your data lies in {database.parent}\n" in said
