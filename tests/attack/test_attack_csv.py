"""Texts that begin as formulas do: no spreadsheet that opens the CSV computes them, and programs get them raw."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from jobsearch.posts import Stage, Term
from jobsearch.terminal import exports
from tests.helpers.builders import stated
from tests.helpers.recommendations import a_recommended
from tests.helpers.running import Program
from tests.helpers.trained_instances import a_gardener, train_on_gardeners

if TYPE_CHECKING:
    from pathlib import Path

SIGNS = ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\ufe66", "\ufe62", "\ufe63", "\ufe6b", "\u2212"]
BEFORE = ["", " ", "  ", "\u3000", "\u00a0", "\t", "\r", "\n", '"', "'", ' "', "x;", "x; ", 'x;"', 'x";']
HOSTILE = [f"{before}{sign}1+cmd|' /C calc'!A0" for before in BEFORE for sign in SIGNS] + ["\tx", "\rx", "\nx"]
TEXTS = ("position", "company", "location", "tags", "why", "note", "mention", "url", "apply_url", "hours", "evidence")
COMPUTED = re.compile(r"[\s\"']*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]|[\t\r\n]")


def of_texts(text: str) -> Any:
    """Return a recommended post with this text wherever a stranger or the user can put one."""
    return a_recommended(
        position=text,
        company=text,
        location=text,
        tags=(text, text),
        why=(Term(text, -0.12), Term(text, 0.5)),
        note=text,
        mention=text,
        url=text,
        apply_url=text,
        stage=Stage.APPLIED,
        facts=stated(hours=text, evidence={"hours": text}),
    )


def read(row: str, delimiter: str = ",") -> dict[str, str]:
    (found,) = csv.DictReader(io.StringIO(exports.csv_header() + row, newline=""), delimiter=delimiter)
    return found


def computed(cells: list[str]) -> list[str]:
    """Return the cells that a spreadsheet may compute: numbers are none, and what has an apostrophe first is a text."""
    return [cell for cell in cells if not cell.startswith("'") and COMPUTED.match(cell)]


def test_no_cell_begins_as_a_formula_does_whatever_the_separator() -> None:
    for text in HOSTILE:
        row = exports.csv_row(of_texts(text))
        assert computed(list(read(row).values())) == [], ascii(text)
        assert computed(row.split(";")) == [], ascii(text)


def test_a_program_that_asks_for_it_gets_every_text_as_it_is() -> None:
    for text in HOSTILE:
        cells = read(exports.csv_row(of_texts(text), raw=True))
        assert {name: cells[name] for name in TEXTS} == dict.fromkeys(TEXTS, text) | {
            "tags": f"{text};{text}",
            "why": f"{text} -0.12;{text} +0.50",
            "evidence": f"hours: {text}",
        }


def test_what_is_no_formula_stays_as_it_is() -> None:
    post = a_recommended(position="C++ & C# -- a=b @home", company="O'Neil + Söhne", tags=("c++", "a-b"), location="")
    assert exports.csv_row(post) == exports.csv_row(post, raw=True)


def test_both_commands_put_an_apostrophe_first_unless_asked_for_raw_values(tmp_path: Path) -> None:
    hostile = {"position": "=Gardener()", "company": "+Acme", "location": "@Rome", "tags": ("-garden", "outdoors")}
    program = Program(train_on_gardeners(tmp_path / "instance", a_gardener(101, **hostile)))
    for command in (("recommend", "--min-chance", 0), ("list", "--all")):
        cells, raw, asked = (program(*command, option).out for option in ("--csv", "--csv-raw", "--json"))
        cell, plain = (
            next(row for row in csv.DictReader(io.StringIO(text, newline="")) if row["id"] == "101")
            for text in (cells, raw)
        )
        post = next(post for post in json.loads(asked) if post["id"] == 101)
        assert [cell[name] for name in hostile] == ["'=Gardener()", "'+Acme", "'@Rome", "'-garden;outdoors"]
        assert [plain[name] for name in hostile] == ["=Gardener()", "+Acme", "@Rome", "-garden;outdoors"]
        assert (post["position"], post["tags"]) == (plain["position"], plain["tags"].split(";"))


def test_raw_values_are_a_format_like_any(tmp_path: Path) -> None:
    program = Program(tmp_path)
    for command in ("recommend", "list"):
        assert "can't both be printed" in program(command, "--csv", "--csv-raw", code=2).err
        assert "before what it might take for a formula" in " ".join(program(command, "--help").out.split())
