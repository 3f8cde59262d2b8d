"""What the README says of the program is what the program does."""

from __future__ import annotations

import re
from textwrap import dedent, indent
from typing import TYPE_CHECKING

from tests.helpers.running import REPO, Program

if TYPE_CHECKING:
    from pathlib import Path

README = (REPO / "README.md").read_text(encoding="utf-8")


def test_the_help_in_the_readme_is_the_programs(tmp_path: Path) -> None:
    said = Program(tmp_path / "instance")("--help").out
    assert indent(dedent(said).strip(), "    ") in README


def test_each_command_in_the_readme_exists(tmp_path: Path) -> None:
    known = Program(tmp_path / "instance")("--help").out
    for command in set(re.findall(r"python main\.py ([a-z][\w-]+)", README)):
        assert f"\n  {command}" in known


def test_each_make_target_in_the_readme_exists() -> None:
    makefile = (REPO / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`make ([\w-]+)`|^    make ([\w-]+)", README, re.MULTILINE)):
        assert f"\n{''.join(target)}:" in makefile


def test_the_pictures_and_files_it_names_are_there() -> None:
    for path in re.findall(r"\]\(((?!http)[\w./-]+)\)", README):
        assert (REPO / path).is_file()
