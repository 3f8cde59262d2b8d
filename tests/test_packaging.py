"""What is built for other people holds what the program needs and nothing else, and is tried as a new user has it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.helpers.running import REPO
from tools import package

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

OF_PACKAGE = {"jobsearch/__init__.py", "jobsearch/places/cities.tsv", "jobsearch/py.typed"}
ABOUT = "jobsearch-0.1.0.dist-info"
OF_INSTALL = {f"{ABOUT}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")}
OF_WHEEL = OF_PACKAGE | OF_INSTALL | {"jobsearch/main.py"}
METADATA = "License-Expression: MIT\nLicense-File: LICENSE\nRequires-Python: >=3.11\n\n# jobsearch\n"


def a_wheel(folder: Path, names: AbstractSet[str], metadata: str = METADATA) -> Path:
    with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
        for name in names:
            wheel.writestr(name, metadata if name.endswith("METADATA") else "")
    return folder / "a.whl"


def a_sdist(folder: Path, names: AbstractSet[str]) -> Path:
    with tarfile.open(folder / "a.tar.gz", "w:gz") as sdist:
        for name in names:
            sdist.addfile(tarfile.TarInfo(f"jobsearch-0.1.0/{name}"), io.BytesIO())
    return folder / "a.tar.gz"


def problems(
    folder: Path, wheel: AbstractSet[str] = OF_WHEEL, extra: AbstractSet[str] = frozenset(), about: str = METADATA
) -> list[str]:
    sdist = a_sdist(folder, OF_PACKAGE | package.OF_THE_SDIST | extra)
    return package.problems(a_wheel(folder, wheel, about), sdist, OF_PACKAGE)


def test_archives_with_all_that_is_needed_have_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize("name", ["main.py", "tests/test_jobs.py", "instance/jobposts.db", "benchmarks/run.py"])
def test_what_nobody_needs_is_found_in_a_wheel(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, wheel=OF_WHEEL | {name}) == [f"a.whl has {name}, which nobody needs."]


@pytest.mark.parametrize("name", sorted(OF_WHEEL - {f"{ABOUT}/METADATA"}))
def test_what_is_missing_from_a_wheel_is_found(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, wheel=OF_WHEEL - {name}) == [f"a.whl lacks {name}."]


def test_what_nobody_needs_is_found_in_an_sdist(tmp_path: Path) -> None:
    assert problems(tmp_path, extra={"instance/jobposts.db"}) == [
        "a.tar.gz has instance/jobposts.db, which nobody needs."
    ]


def test_a_wheel_that_does_not_name_its_licence_is_found(tmp_path: Path) -> None:
    silent = METADATA.replace("License-File: LICENSE\n", "")
    assert problems(tmp_path, about=silent) == ["a.whl does not say 'License-File: LICENSE'."]


def test_the_files_of_the_package_are_code_and_data_and_nothing_that_python_makes() -> None:
    files = package.of_the_package()
    assert {"jobsearch/sample/feed.json", "jobsearch/sample/reader.json", "jobsearch/py.typed"} <= files
    assert {f"jobsearch/places/{name}.tsv" for name in ("cities", "countries", "regions", "subdivisions")} <= files
    assert not [name for name in files if "__pycache__" in name]


def test_a_command_that_fails_tells_what_it_said() -> None:
    with pytest.raises(package.Failure, match=r"exit code 3\nsaid\n$"):
        package.run(sys.executable, "-c", "print('said'); raise SystemExit(3)")


@pytest.mark.parametrize("name", ["JOBSEARCH_INSTANCE", "XDG_DATA_HOME", "PYTHONPATH", "VIRTUAL_ENV"])
def test_a_new_user_has_none_of_this_shells_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, str(tmp_path))
    environment = package.new_users(tmp_path / "home", tmp_path / "scripts")
    assert name not in environment
    assert environment["HOME"] == str(tmp_path / "home")


def locked(*words: Path | str) -> None:
    subprocess.run([sys.executable, REPO / "tools" / "locked.py", *words], check=True)


def test_the_lowest_versions_are_tried_with_all_else_as_locked(tmp_path: Path) -> None:
    """So what is asked for by the program itself is free, and nothing else is."""
    locked("others", tmp_path / "others.txt")
    free = {re.split(r"[<>=]", line)[0] for line in (tmp_path / "others.txt").read_text(encoding="utf-8").split()}
    pyproject = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))
    own = {re.split(r"[<>=]", line)[0] for line in pyproject["project"]["dependencies"]}
    lock = tomllib.loads((REPO / "poetry.lock").read_text(encoding="utf-8"))
    assert {one["name"] for one in lock["package"]} - free == own


def test_the_tools_that_build_packages_are_pinned_without_the_program_that_they_build(tmp_path: Path) -> None:
    locked("tools", tmp_path / "package.txt", "package")
    first, *asked = (tmp_path / "package.txt").read_text(encoding="utf-8").splitlines()
    assert first == "--constraint package.constraints.txt"
    assert "build" in {re.split(r"[<>=]", line)[0] for line in asked}
    assert not [line for line in asked if line.startswith("scikit-learn")]
    assert re.search(r"^build==\d", (tmp_path / "package.constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
