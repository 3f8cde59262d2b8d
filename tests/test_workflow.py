"""What the continuous integration runs is what the project says of itself: its Pythons, its systems, its commands."""

from __future__ import annotations

import re
import tomllib

from tests.helpers.running import REPO

WORKFLOW = (REPO / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
MAKEFILE = (REPO / "Makefile").read_text(encoding="utf-8")
CHECKS = (REPO / ".ci" / "run").read_text(encoding="utf-8")
PROJECT = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = set(re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"])))
RUNNERS = {"POSIX :: Linux": "ubuntu-latest", "MacOS": "macos-latest", "Microsoft :: Windows": "windows-latest"}


def tried() -> set[tuple[str, str]]:
    """Return which system and Python the workflow tries."""
    elsewhere = re.findall(r"\{ system: ([\w-]+), python: \"([\d.]+)\" \}", WORKFLOW)
    return {("ubuntu-latest", "3.11"), *elsewhere}


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


def test_each_action_is_pinned_to_a_commit_and_says_its_version() -> None:
    lines = re.findall(r"uses: (.*)", WORKFLOW)
    assert lines
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line) for line in lines)
    assert len(set(lines)) == len({line.split("@")[0] for line in lines})


def test_every_python_of_the_classifiers_is_tried_on_linux_and_no_other() -> None:
    assert {python for system, python in tried() if system == "ubuntu-latest"} == PYTHONS
    assert {python for _, python in tried()} == PYTHONS


def test_the_oldest_and_the_newest_python_are_tried_on_every_system_of_the_classifiers() -> None:
    ends = {f"3.{minor(sorted(int(python[2:]) for python in PYTHONS))}" for minor in (min, max)}
    runners = {RUNNERS[name] for name in re.findall(r"Operating System :: (.*)", "\n".join(PROJECT["classifiers"]))}
    assert runners == set(RUNNERS.values())
    assert {(runner, python) for runner in runners for python in ends} <= tried()


def test_the_pythons_of_make_test_all_are_those_of_the_classifiers() -> None:
    others = re.search(r"^OTHER_PYTHONS := (.*)$", MAKEFILE, re.MULTILINE)
    assert others
    assert {"3.11", *others[1].split()} == PYTHONS
    assert PROJECT["requires-python"] == ">=3.11"


def test_each_script_that_the_workflow_runs_exists() -> None:
    scripts = re.findall(r"(?:\.ci|tools)/[\w.-]+", WORKFLOW)
    assert {".ci/run", "tools/locked.py", "tools/package.py"} == set(scripts)
    assert all((REPO / script).is_file() for script in scripts)


def test_each_check_is_a_target_of_the_makefile_and_each_target_is_helped() -> None:
    checks = set(re.findall(r"^check make --no-print-directory ([a-z-]+)", CHECKS, re.MULTILINE))
    assert {"test", "lowest", "package", "lint"} <= checks <= targets()
    phony = re.search(r"^\.PHONY: ((?:.*\\\n)*.*)$", MAKEFILE, re.MULTILINE)
    assert phony
    assert set(phony[1].replace("\\", "").split()) == targets()
