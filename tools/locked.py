"""Read what pyproject.toml asks for and poetry.lock pins, for pip and the checks; needs only Python."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

ROOT = Path(__file__).resolve().parent.parent
LOCK_VERSION = "2.1"
USAGE = """\
tools/locked.py pins FILE [GROUP...]   write a requirements file for pip: the program's needs and the groups'
tools/locked.py tools FILE GROUP...    the same for the groups alone
tools/locked.py others FILE            constraints for all but what the program asks for itself
tools/locked.py check                  fail when poetry.lock was not made from this pyproject.toml
"""


def of_program(pyproject: dict[str, Any]) -> list[str]:
    """Return what the program needs to run."""
    asked: list[str] = pyproject["project"]["dependencies"]
    return asked


def of_groups(pyproject: dict[str, Any], groups: list[str]) -> list[str]:
    """Return what the dependency groups ask for."""
    return [requirement for name in groups for requirement in pyproject["dependency-groups"][name]]


def constraints(lock: dict[str, Any], *, without: AbstractSet[str] = frozenset()) -> list[str]:
    """Return one `name==version` a locked package, for pip's --constraint.

    A package locked in several versions has a marker on each; one whose marker differs by group needs none.
    """
    lines = []
    for package in lock["package"]:
        marker = package.get("markers")
        where = f" ; {marker}" if isinstance(marker, str) else ""
        if package["name"] not in without:
            lines.append(f"{package['name']}=={package['version']}{where}")
    return lines


def content_hash(pyproject: dict[str, Any]) -> str:
    """Return the fingerprint Poetry writes into a lock of this version (its `Locker._get_content_hash`)."""
    project = pyproject["project"]
    poetry = pyproject["tool"]["poetry"]
    relevant = {
        "project": {
            key: project[key] for key in ("requires-python", "dependencies", "optional-dependencies") if key in project
        },
        "dependency-groups": pyproject["dependency-groups"],
        "tool": {
            "poetry": {
                key: poetry[key]
                for key in ("dependencies", "source", "extras", "dev-dependencies", "group")
                if key in poetry
            }
        },
    }
    return sha256(json.dumps(relevant, sort_keys=True).encode()).hexdigest()


def out_of_step(pyproject: dict[str, Any], lock: dict[str, Any]) -> list[str]:
    """Return what is wrong with the lock, in sentences; nothing when it fits."""
    metadata = lock["metadata"]
    problems = []
    if metadata["lock-version"] != LOCK_VERSION:
        problems.append(f"poetry.lock has version {metadata['lock-version']}, here {LOCK_VERSION} is known.")
    if metadata["content-hash"] != content_hash(pyproject):
        problems.append("poetry.lock was made from another pyproject.toml: run make lock.")
    pinned = {package["name"] for package in lock["package"]}
    asked = of_program(pyproject) + of_groups(pyproject, list(pyproject["dependency-groups"]))
    missing = {normalised(requirement) for requirement in asked} - pinned
    return problems + [f"poetry.lock has no {name}: run make lock." for name in sorted(missing)]


def normalised(requirement: str) -> str:
    """Return the package a requirement names, spelled as in the lock (PEP 503)."""
    name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def write(file: Path, lines: list[str]) -> None:
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_pinned(file: Path, asked: list[str], lock: dict[str, Any]) -> None:
    """Write what is asked for as a requirements file, with the locked versions beside it."""
    pins = file.with_suffix(".constraints.txt")
    write(pins, constraints(lock))
    write(file, [f"--constraint {pins.name}", *asked])


def main(arguments: list[str]) -> int:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = tomllib.loads((ROOT / "poetry.lock").read_text(encoding="utf-8"))
    match arguments:
        case ["pins", file, *groups]:
            write_pinned(Path(file), of_program(pyproject) + of_groups(pyproject, groups), lock)
        case ["tools", file, *groups]:
            write_pinned(Path(file), of_groups(pyproject, groups), lock)
        case ["others", file]:
            own = {normalised(requirement) for requirement in of_program(pyproject)}
            write(Path(file), constraints(lock, without=own))
        case ["check"]:
            problems = out_of_step(pyproject, lock)
            print(*(problems or ["poetry.lock is in step with pyproject.toml."]), sep="\n")
            return 1 if problems else 0
        case _:
            sys.stderr.write(USAGE)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
